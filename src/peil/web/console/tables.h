#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "peil/app/kept_results.h"
#include "peil/app/on_demand.h"
#include "peil/model/table_spec.h"
#include "peil/ports/workbook_writer.h"
#include "peil/web/console/results.h"
#include "peil/web/console/table_form.h"
#include "peil/web/console/words.h"
#include "peil/web/http.h"

namespace peil::web::console {

/// Tables of a specification that stands in the address (web/console/table_address.h), read by the
/// reader of files and worked out behind the same gate: pages with a form, and files to take along.
class Tables {
 public:
  /// All outlive this. `workbooks` may be nullptr: then there are no spreadsheets.
  Tables(app::KeptResults& kept, app::OnDemand& on_demand, Look look,
         const WorkbookWriter* workbooks);

  /// The table with its form; the form alone where nothing is asked; with all problems (422) where
  /// something is wrong.
  Shown page(const Words& words, const std::string& query);

  /// What the number at a place of the table rests on, row and column counted from 1. What page()
  /// would show where there is no table; nothing for a place that it does not have.
  ShownPage cell(const Words& words, const std::string& query, const std::string& row,
                 const std::string& column);

  /// The table as "csv", "json" or "xlsx", or its specification as "toml". What page() would show
  /// where there is none; nothing for another format.
  std::variant<std::monostate, TakenAlong, Shown> file(const Words& words, const std::string& query,
                                                       std::string_view format);

 private:
  using Book = std::shared_ptr<const app::ResultsBook>;
  /// What an address asks, as far as it can be answered.
  struct Asked {
    FormShown form;
    std::optional<TableSpec> spec{};
    app::OnDemand::Answer made{};  ///< nullptr: it is being worked out
  };
  Asked asked(const Book& book, const std::string& query);
  Shown shown(const Words& words, const Book& book, Asked asked) const;
  Html table(const Words& words, const app::ResultsBook& book, const findings::CrossTable& table,
             const std::string& query) const;

  app::KeptResults& kept_;
  app::OnDemand& on_demand_;
  Look look_;
  const WorkbookWriter* workbooks_;
};

/// Links by which the table of an address is taken along, in each of the formats.
Html table_files(const Words& words, const std::string& query,
                 const std::vector<std::string_view>& formats);

}  // namespace peil::web::console
