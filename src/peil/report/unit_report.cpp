#include "peil/report/unit_report.h"

#include <algorithm>
#include <map>
#include <utility>

#include "peil/base/contract.h"
#include "peil/language/texts.h"
#include "peil/report/labels.h"

namespace peil::report {
namespace {

using findings::Outcome;

Paragraph block_of(Words words, Paragraph::Role role = Paragraph::Role::Plain) {
  return {std::move(words), role};
}

bool is_of_units(const findings::CrossTable& table) {
  const bool means = std::ranges::all_of(table.rows, [](const findings::TableRow& row) {
    return row.statistic == TableStatistic::Mean;
  });
  return means && !table.rows.empty() && table.blocks.size() == 2 &&
         table.blocks.front().variables.empty() && table.blocks.back().variables.size() == 1 &&
         !table.blocks.back().is_by_wave() && !table.spec.letters;
}

}  // namespace

UnitReports::UnitReports(Pen& pen, const findings::CrossTable& table, Edition edition,
                         UnitsMade made)
    : pen_(pen),
      table_(table),
      edition_(std::move(edition)),
      made_(std::move(made)),
      told_(told_table(pen, table)),
      words_(pen, table, told_) {
  expects(is_of_units(table), "UnitReports: a table of means by everybody and one variable");
  edition_.others.clear();
}

Document UnitReports::overview() {
  const Words variable = labels::variable(pen_, made_.wave, made_.variable);
  Document d = frame(units_index(pen_.language()));
  d.title = pen_.say("units.overview.title", {{"title", pen_.label(pen_.study().title)},
                                              {"wave", plain(made_.wave)},
                                              {"variable", variable}});
  d.summary = told_of_all();
  d.sections.push_back(notes({}));
  return d;
}

Document UnitReports::page(std::size_t unit) {
  expects(unit < units(), "UnitReports: one of the units");
  Document d = frame(unit_file(unit, units(), pen_.language()));
  d.title = pen_.say("units.title", {{"unit", name_of(unit)},
                                     {"title", pen_.label(pen_.study().title)},
                                     {"wave", plain(made_.wave)}});
  d.furniture.others.insert(d.furniture.others.begin(), {pen_.language(), pen_.text("units.all"),
                                                         units_index(pen_.language())});
  d.summary = told_of_unit(unit);
  d.sections.push_back(notes(unit));
  return d;
}

// The same page in other languages lies beside it.
Document UnitReports::frame(const std::string& file) const {
  Document d = frame_of(pen_, edition_);
  if (table_.fictional) d.warning = pen_.text("fictional");
  UnitsMade made = made_;
  made.file = file;
  d.colophon = std::move(d.colophon) + plain(" ") + code(trace_of(made));
  for (const std::string& language : made_.languages) {
    if (language == pen_.language()) continue;
    d.furniture.others.push_back(
        {language, std::string(language::texts(language).form("report", "furniture.this-report")),
         file_in(file, language)});
  }
  return d;
}

std::string UnitReports::file_in(const std::string& file, const std::string& language) const {
  const std::string ending = "." + pen_.language() + ".html";
  return file.substr(0, file.size() - ending.size()) + "." + language + ".html";
}

Words UnitReports::name_of(std::size_t unit) const {
  const std::string& level = table_.blocks.back().columns[unit].levels.front();
  return labels::level(pen_, made_.wave, made_.variable, level);
}

// With its scale, where that is not the one that everybody knows.
Words UnitReports::item_of(std::size_t row) const {
  const findings::TableRow& of = table_.rows[row];
  const Words item = labels::item(pen_, made_.wave, of.item);
  if (!of.scale || of.scale->is_known()) return item;
  return item + plain(" (") + labels::statistic(pen_, "mean", of.scale) + plain(")");
}

PrintedRow UnitReports::row_of(Words name, TablePlace at) {
  if (!words_.is_shown(at)) return {{std::move(name), words_.why(at)}};
  const bool is_total = at.column == everybody;
  PrintedRow row{{std::move(name), words_.value(at), words_.range(at), words_.answers(at),
                  is_total ? plain("–") : words_.rest(at),
                  is_total ? plain("–") : words_.rest_verdict(at)}};
  if (!made_.before.empty()) row.cells.push_back(words_.change(at));
  return row;
}

Section UnitReports::told_of_unit(std::size_t unit) {
  Section section{"unit", pen_.text("units.section"), {}};
  const TablePlace overall{0, column_of(unit)};
  if (words_.is_shown(overall)) {
    section.blocks.push_back(block_of(words_.mark_sentence(overall), Paragraph::Role::Lead));
    section.blocks.push_back(block_of(words_.rest_sentence(overall)));
    if (!made_.before.empty()) section.blocks.push_back(block_of(words_.change_sentence(overall)));
  } else {
    bool any = false;
    for (std::size_t r = 0; r < table_.rows.size(); ++r)
      any = any || words_.is_shown({r, column_of(unit)});
    section.blocks.push_back(block_of(pen_.say("units.withheld", {{"why", words_.why(overall)}}),
                                      Paragraph::Role::Lead));
    section.blocks.push_back(
        block_of(pen_.say(any ? "units.withheld.some" : "units.withheld.none")));
  }
  section.blocks.push_back(items_of(unit));
  return section;
}

PrintedTable UnitReports::items_of(std::size_t unit) {
  PrintedTable table;
  table.caption = pen_.say("units.table", {{"unit", name_of(unit)}, {"wave", plain(made_.wave)}});
  table.columns = columns_after(pen_.say("column.item"));
  for (std::size_t r = 0; r < table_.rows.size(); ++r)
    table.rows.push_back(row_of(item_of(r), {r, column_of(unit)}));
  return table;
}

Section UnitReports::told_of_all() {
  Section section{"units", pen_.text("units.overview.section"), {}};
  std::size_t shown = 0;
  for (std::size_t unit = 0; unit < units(); ++unit) shown += is_withheld(unit) ? 0 : 1;
  section.blocks.push_back(
      block_of(pen_.say("units.overview.counts",
                        {{"variable", labels::variable(pen_, made_.wave, made_.variable)},
                         {"units", pen_.count(units())},
                         {"shown", pen_.count(shown)}}),
               Paragraph::Role::Lead));
  section.blocks.push_back(block_of(compared()));
  section.blocks.push_back(block_of(pen_.say("units.overview.order")));
  section.blocks.push_back(all_units());
  return section;
}

Words UnitReports::compared() const {
  std::size_t higher = 0, lower = 0, open = 0, others = 0;
  for (std::size_t unit = 0; unit < units(); ++unit) {
    const auto& rest = words_.cell({0, column_of(unit)}).rest;
    if (!rest)
      ++others;
    else if (rest->outcome() == Outcome::Rose)
      ++higher;
    else
      ++(rest->outcome() == Outcome::Fell ? lower : open);
  }
  return pen_.say("units.overview.apart", {{"higher", pen_.count(higher)},
                                           {"lower", pen_.count(lower)},
                                           {"open", pen_.count(open)},
                                           {"others", pen_.count(others)}});
}

PrintedTable UnitReports::all_units() {
  PrintedTable table;
  table.caption = pen_.say("units.overview.table", {{"wave", plain(made_.wave)}});
  table.columns = columns_after(pen_.say("units.column.unit"));
  table.rows.push_back(row_of(pen_.say("crosstab.everybody"), {0, everybody}));
  for (std::size_t unit = 0; unit < units(); ++unit) {
    table.rows.push_back(row_of(name_of(unit), {0, column_of(unit)}));
    table.rows.back().page = unit_file(unit, units(), pen_.language());
  }
  return table;
}

std::vector<PrintedColumn> UnitReports::columns_after(Words first) const {
  std::vector<PrintedColumn> columns{{std::move(first)},
                                     {pen_.say("column.mean"), true},
                                     {pen_.say("column.between"), true},
                                     {pen_.say("column.answers"), true},
                                     {pen_.say("units.column.rest"), true},
                                     {pen_.say("column.verdict")}};
  if (!made_.before.empty())
    columns.push_back({pen_.say("units.column.change", {{"wave", plain(made_.before)}})});
  return columns;
}

// How many figures of these columns stay inside, and by which rule.
Words UnitReports::held_note(std::size_t first, std::size_t columns, const char* key) const {
  std::map<disclosure::Held, std::size_t> held;
  std::size_t all = 0;
  for (std::size_t r = 0; r < table_.rows.size(); ++r) {
    for (std::size_t c = first; c < first + columns; ++c) {
      const findings::TableCell& cell = words_.cell({r, c});
      if (!cell.figure) ++held[cell.held.value_or(disclosure::Held::NoAnswers)], ++all;
    }
  }
  if (all == 0) return {};
  std::vector<Words> list;
  for (const auto& [why, n] : held)
    list.push_back(pen_.say("units.note.held-for", {{"n", pen_.count(n)}, {"why", pen_.why(why)}}));
  return pen_.say(key, {{"all", pen_.count(table_.rows.size() * columns)},
                        {"n", pen_.count(all)},
                        {"list", pen_.list(list)}});
}

// Of everything that was tested and held, whichever page it is; also of what one unit is held.
Section UnitReports::notes(std::optional<std::size_t> unit) {
  Section section{"notes", pen_.text("units.notes"), {}};
  BulletList list;
  const auto add = [&](Words words) {
    if (!words.empty()) list.items.push_back(std::move(words));
  };
  const findings::TableFamilies& tests = table_.families;
  const Words level = pen_.percent(table_.spec.level);
  if (tests.rest > 0)
    add(pen_.say("units.note.rest", {{"n", pen_.count(tests.rest)}, {"level", level}}));
  if (tests.changes > 0)
    add(pen_.say(
        "units.note.changes",
        {{"wave", plain(made_.before)}, {"n", pen_.count(tests.changes)}, {"level", level}}));
  add(pen_.say("units.note.gate", {{"n", pen_.count(units())}}));
  const Words held = held_note(column_of(0), units(), "units.note.held");
  add(held.empty() ? pen_.say("units.note.all-shown") : held);
  if (unit) add(held_note(column_of(*unit), 1, "units.note.held-here"));
  for (const std::string& note : told_.notes) {
    if (std::ranges::find(told_.of_tests, note) == told_.of_tests.end()) add(plain(note));
  }
  for (const std::string& note : told_.of_intervals) add(plain(note));
  add(pen_.note_of_signs());
  section.blocks.push_back(std::move(list));
  return section;
}

}  // namespace peil::report
