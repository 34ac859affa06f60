#include "peil/report/table_workbook.h"

#include <algorithm>
#include <functional>

#include "peil/base/text.h"

namespace peil::report {
namespace {

using findings::CrossTable;
using findings::TableCell;
using findings::TableRow;
using findings::TableTest;

constexpr double label_width = 46.0, column_width = 14.0;
constexpr std::size_t heading_rows = 3;

SheetFormat format_of(const TableRow& row) {
  if (row.share) return SheetFormat::Percent;
  const int decimals = decimals_of(row);
  return decimals == 0   ? SheetFormat::Decimals0
         : decimals == 1 ? SheetFormat::Decimals1
                         : SheetFormat::Decimals2;
}

SheetFormat difference_format(const TableRow& row) {
  if (row.share) return SheetFormat::Points;
  return row.statistic == TableStatistic::Score ? SheetFormat::Signed1 : SheetFormat::Signed2;
}

class Laying {
 public:
  Laying(Pen& pen, const CrossTable& table)
      : pen_(pen), table_(table), told_(told_table(pen, table)) {}

  LaidTable laid() {
    Sheet sheet{pen_.text("crosstab.sheet"), {}, heading_rows, 1, {label_width}};
    rows_ = &sheet.rows;
    lay_heading();
    for (std::size_t r = 0; r < table_.rows.size(); ++r) lay(r);
    rows_->emplace_back();
    for (const std::string& note : told_.notes) rows_->push_back({{note, {}, SheetFormat::Note}});
    sheet.widths.resize(1 + told_.columns.size(), column_width);
    figures_.resize(sheet.rows.size());
    return {{told_.title, false, {std::move(sheet)}}, std::move(figures_)};
  }

 private:
  void lay_heading() {
    rows_->push_back({{told_.title, {}, SheetFormat::Heading}});
    std::vector<SheetCell> blocks{{}}, columns{{}};
    std::size_t at = 0;
    for (std::size_t b = 0; b < table_.blocks.size(); ++b) {
      const auto& of_block = table_.blocks[b].columns;
      blocks.push_back({told_.blocks[b], {}, SheetFormat::Heading, of_block.size()});
      for (const findings::TableColumn& column : of_block) {
        const std::string letter =
            of_block.size() > 1 && !column.letter.empty() ? " (" + column.letter + ")" : "";
        columns.push_back({told_.columns[at++] + letter, {}, SheetFormat::Heading});
      }
    }
    rows_->push_back(std::move(blocks));
    rows_->push_back(std::move(columns));
  }

  // A line with a cell for every column that has one; none where no column does.
  void line(std::size_t r, const std::string& label,
            const std::function<SheetCell(const TableCell&)>& cell) {
    std::vector<SheetCell> cells{{label, {}, SheetFormat::Text}};
    bool any = false;
    for (const TableCell& one : table_.cells[r]) {
      cells.push_back(cell(one));
      any = any || cells.back().number || !cells.back().text.empty();
    }
    if (any) rows_->push_back(std::move(cells));
  }

  void lay(std::size_t r) {
    const TableRow& row = table_.rows[r];
    if (r == 0 || !table_.rows[r - 1].same_item(row)) {
      rows_->push_back({{told_.items[r], {}, SheetFormat::Heading}});
      lay_bases(r);
    }
    const std::size_t above = rows_->size();
    std::size_t at = 0;
    line(r, told_.rows[r], [&](const TableCell& cell) -> SheetCell {
      const std::size_t c = at++;
      if (cell.figure) return {"", cell.figure->estimate.value, format_of(row)};
      return {told_.held[r][c], {}, SheetFormat::Note};
    });
    if (rows_->size() > above) {
      figures_.resize(rows_->size());
      figures_.back() = r;
    }
    line(r, indented("crosstab.interval"), [&](const TableCell& cell) -> SheetCell {
      return {interval(row, cell), {}, SheetFormat::Note};
    });
    line(r, indented("crosstab.letters"),
         [](const TableCell& cell) -> SheetCell { return {join(cell.higher_than, " ")}; });
    line(r, indented("crosstab.rest"),
         [&](const TableCell& cell) { return difference(row, cell.rest); });
    lay_change(r);
  }

  void lay_bases(std::size_t r) {
    line(r, indented("crosstab.base"), [](const TableCell& cell) -> SheetCell {
      if (!cell.figure) return {};
      return {"", static_cast<double>(cell.figure->estimate.answers), SheetFormat::Count};
    });
    line(r, indented("crosstab.weighted"), [](const TableCell& cell) -> SheetCell {
      if (!cell.figure) return {};
      return {"", cell.figure->base, SheetFormat::Count};
    });
    line(r, indented("crosstab.effective"), [](const TableCell& cell) -> SheetCell {
      if (!cell.figure) return {};
      return {"", cell.figure->effective, SheetFormat::Count};
    });
  }

  void lay_change(std::size_t r) {
    const TableRow& row = table_.rows[r];
    const Words wave = plain(table_.spec.before);
    line(r, "   " + pen_.text("crosstab.before", {{"wave", wave}}),
         [&](const TableCell& cell) -> SheetCell {
           if (!cell.step) return {};
           return {"", cell.step->before.estimate.value, format_of(row)};
         });
    line(r, "   " + pen_.text("crosstab.change", {{"wave", wave}}), [&](const TableCell& cell) {
      return difference(row, cell.step ? cell.step->change : std::nullopt);
    });
  }

  std::string indented(std::string_view key) const { return "   " + pen_.text(key); }

  std::string interval(const TableRow& row, const TableCell& cell) const {
    if (!cell.figure || !cell.figure->interval) return "";
    const auto print = [&](double value) { return printed_value(row, value, pen_.language()); };
    const Interval& ends = *cell.figure->interval;
    return flat(
        pen_.say("range", {{"low", plain(print(ends.low))}, {"high", plain(print(ends.high))}}));
  }

  SheetCell difference(const TableRow& row, const std::optional<TableTest>& test) const {
    if (!test) return {};
    return {"", test->difference.value, difference_format(row), 1, test->shown};
  }

  Pen& pen_;
  const CrossTable& table_;
  ToldTable told_;
  std::vector<std::vector<SheetCell>>* rows_ = nullptr;
  std::vector<std::optional<std::size_t>> figures_;  // by row of the sheet
};

}  // namespace

LaidTable laid_table(Pen& pen, const CrossTable& table) { return Laying(pen, table).laid(); }

Workbook table_workbook(Pen& pen, const CrossTable& table) { return laid_table(pen, table).book; }

}  // namespace peil::report
