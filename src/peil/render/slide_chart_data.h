#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "peil/model/workbook.h"

namespace peil::render {

/// What a chart is made of: the columns of the sheet that lies behind it, and the same values as
/// the chart itself keeps them, so that both are always alike.
class ChartData {
 public:
  /// Columns; `head` stands above and names the series. Gives the number of the column.
  std::size_t add(std::string head, std::vector<std::string> texts);
  std::size_t add(std::string head, std::vector<std::optional<double>> numbers);

  /// `c:tx`; nothing where the column has no head.
  void put_head(pugi::xml_node series, std::size_t column) const;
  /// The values of a column inside a new child `name`, such as "c:val".
  void put_values(pugi::xml_node parent, const char* name, std::size_t column) const;

  Workbook workbook(const std::string& title) const;

 private:
  struct Column {
    std::string head;
    bool is_text = false;
    std::vector<SheetCell> cells;
  };
  std::string place(std::size_t column, std::size_t first_row, std::size_t last_row) const;

  std::vector<Column> columns_;
};

}  // namespace peil::render
