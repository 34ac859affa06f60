#include <algorithm>
#include <map>

#include "peil/findings/driver_first.h"
#include "peil/report/axis.h"
#include "peil/report/driver_parts.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

using findings::DriverLine;
using findings::DriversFound;
using findings::DriverTable;

std::string key_of(drivers::Quadrant quadrant) {
  return "drivers." + std::string(findings::quadrant_name(quadrant));
}

// One reporting group, or one theme of it.
class Part {
 public:
  Part(Pen& pen, const DriversFound& found, const DriverTable& table)
      : pen_(pen), found_(found), table_(table) {}

  Words group() const { return pen_.group(table_.model.group); }

  Words heading() const { return driver_heading(pen_, table_); }

  bool has_chart() const {
    return table_.crossing && std::ranges::all_of(table_.lines, [](const DriverLine& one) {
             return one.mean && one.importance;
           });
  }

  Panel panel() {
    Panel panel{group(), MatrixChart{}, sentence()};
    MatrixChart chart;
    chart.title = pen_.say("drivers.chart", {{"group", group()}});
    chart.description = panel.sentence;
    std::vector<double> across, up;
    for (const DriverLine& one : table_.lines) {
      const Words label = pen_.label(one.driver.label);
      chart.points.push_back({flat(label), label.front().language, one.mean->value,
                              one.importance->value, one.mean->interval, one.importance->interval});
      reach(*one.mean, across);
      reach(*one.importance, up);
    }
    const Scale scale = table_.model.scale.value_or(Scale{});
    chart.across_axis =
        axis(across, 0.5, {static_cast<double>(scale.from), static_cast<double>(scale.to)}, false,
             pen_.language());
    for (double& share : up) share /= 100.0;
    chart.up_axis = axis(up, 0.1, {0.0, 1.0}, true, pen_.language());
    for (MatrixPoint& point : chart.points) {
      point.up /= 100.0;
      if (point.up_interval)
        point.up_interval = {point.up_interval->low / 100.0, point.up_interval->high / 100.0};
    }
    chart.across_name = pen_.text("drivers.across");
    chart.up_name = pen_.text("drivers.up");
    chart.across_line = table_.crossing->performance;
    chart.up_line = table_.crossing->importance / 100.0;
    for (const auto corner : {drivers::Quadrant::FixFirst, drivers::Quadrant::KeepUp,
                              drivers::Quadrant::Monitor, drivers::Quadrant::Maintain})
      chart.corners.push_back(pen_.text(key_of(corner)));
    panel.chart = std::move(chart);
    return panel;
  }

  // Rows of the table of standing: name, mean, importance, where it stands.
  void add_rows(std::vector<PrintedRow>& rows, bool numbered) {
    std::size_t number = 0;
    for (const DriverLine& one : table_.lines) {
      ++number;
      const Words label = pen_.label(one.driver.label);
      std::vector<Words> cells{numbered ? plain(std::to_string(number) + ". ") + label : label};
      cells.push_back(one.mean ? pen_.mean(*one.mean, one.driver.scale) : why_no_mean(one));
      cells.push_back(one.mean ? pen_.mean_range(*one.mean, one.driver.scale) : plain("–"));
      if (!one.importance) {
        cells.push_back(why_not());
      } else {
        cells.push_back(pen_.percent(*one.importance));
        cells.push_back(pen_.percent_range(*one.importance));
        cells.push_back(driver_place(pen_, found_, table_, one));
      }
      rows.push_back({std::move(cells)});
    }
  }

  void add_contrasts(std::vector<PrintedRow>& rows, bool outcome) {
    const auto dash = [](const auto& figure, const auto& put) {
      return figure ? put(*figure) : plain("–");
    };
    for (const DriverLine& one : table_.lines) {
      std::vector<Words> cells{pen_.label(one.driver.label)};
      for (const auto& [part, contrast, equal] :
           {std::tuple("penalty", &one.penalty, &one.equal.penalty),
            std::tuple("reward", &one.reward, &one.equal.reward)}) {
        const std::string of = part;
        const auto put = [&](const findings::DriverContrast& c) { return pen_.contrast(c, of); };
        cells.push_back(dash(*contrast, put));
        if (outcome) cells.push_back(dash(*equal, put));
      }
      rows.push_back({std::move(cells)});
    }
  }

 private:
  static void reach(const findings::DriverFigure& figure, std::vector<double>& to) {
    to.push_back(figure.value);
    if (figure.interval) to.push_back(figure.interval->low), to.push_back(figure.interval->high);
  }

  // Why the model of this part has no figures.
  Words why_not() const {
    for (const findings::DriverHeld& held : table_.held) {
      if (held.analysis == findings::importance_id(table_.model)) return pen_.why(held.why);
    }
    return pen_.say("drivers.refused");
  }
  Words why_no_mean(const DriverLine& one) const {
    for (const findings::DriverHeld& held : table_.held) {
      if (held.analysis == findings::means_id(table_.model.group) &&
          held.column == one.driver.column)
        return pen_.why(held.why);
    }
    return pen_.say("drivers.refused");
  }

  Words sentence() {
    const auto first = first_lines(pen_, found_, table_);
    std::map<std::size_t, std::vector<const DriverLine*>> alike;
    for (const DriverLine& one : table_.lines) {
      if (one.inseparable) alike[*one.inseparable].push_back(&one);
    }
    Words words = first.empty() ? pen_.say("drivers.none-first")
                                : pen_.say("drivers.first", {{"list", driver_names(pen_, first)}});
    if (!findings::can_be_first(table_, found_.tables, pen_.study().rules.confidence))
      words = std::move(words) + pen_.say("drivers.few-draws", {{"n", pen_.count(table_.draws)}});
    for (const auto& [number, lines] : alike) {
      if (lines.size() > 1)
        words = std::move(words) +
                pen_.say("drivers.inseparable", {{"list", driver_names(pen_, lines)}});
    }
    if (table_.r_squared) {
      words =
          std::move(words) + pen_.say("drivers.explains", {{"share", pen_.share(*table_.r_squared)},
                                                           {"n", pen_.count(table_.answers)}});
    }
    return words;
  }

  Pen& pen_;
  const DriversFound& found_;
  const DriverTable& table_;
};

std::vector<const DriverTable*> of_group(const DriversFound& found, const std::string& group) {
  std::vector<const DriverTable*> all;
  for (const DriverTable& table : found.tables.tables) {
    if (table.model.group == group) all.push_back(&table);
  }
  return all;
}

PrintedTable standing(Pen& pen, const DriversFound& found, const ReportingGroup& group) {
  PrintedTable table;
  table.caption = pen.say("drivers.table", {{"group", pen.label(group.label)}});
  table.columns = {{pen.say("column.aspect")},        {pen.say("column.mean"), true},
                   {pen.say("column.between"), true}, {pen.say("column.importance"), true},
                   {pen.say("column.between"), true}, {pen.say("column.place")}};
  const auto parts = of_group(found, group.name);
  for (const DriverTable* one : parts) {
    Part part(pen, found, *one);
    if (parts.size() > 1)
      table.rows.push_back(
          {{one->model.of_themes ? pen.say("drivers.by-theme") : part.heading()}, true});
    part.add_rows(table.rows, one == parts.front() && part.has_chart());
  }
  return table;
}

PrintedTable contrasts(Pen& pen, const DriversFound& found, const ReportingGroup& group) {
  const bool outcome = found.plan.outcome == findings::OutcomeKnown::Yes;
  PrintedTable table;
  table.caption = pen.say(outcome ? "drivers.more-outcome" : "drivers.more",
                          {{"group", pen.label(group.label)}});
  table.summary = pen.text(outcome ? "drivers.more-outcome" : "drivers.more",
                           {{"group", pen.label(group.label)}});
  table.columns = {{pen.say("column.aspect")}};
  for (const char* side : {"column.low-answer", "column.high-answer"}) {
    table.columns.push_back({pen.say(side), true});
    if (outcome) table.columns.push_back({pen.say("column.equal"), true});
  }
  const auto parts = of_group(found, group.name);
  for (const DriverTable* one : parts) {
    Part part(pen, found, *one);
    if (parts.size() > 1)
      table.rows.push_back(
          {{one->model.of_themes ? pen.say("drivers.by-theme") : part.heading()}, true});
    part.add_contrasts(table.rows, outcome);
  }
  return table;
}

// The figures of the first table, each with the same at equal outcomes of the case.
PrintedTable at_equal(Pen& pen, const DriversFound& found, const ReportingGroup& group) {
  PrintedTable table;
  table.caption = pen.say("drivers.equal", {{"group", pen.label(group.label)}});
  table.summary = pen.text("drivers.equal", {{"group", pen.label(group.label)}});
  table.columns = {{pen.say("column.aspect")},      {pen.say("column.mean"), true},
                   {pen.say("column.equal"), true}, {pen.say("column.importance"), true},
                   {pen.say("column.equal"), true}, {pen.say("column.place")},
                   {pen.say("column.equal")}};
  const auto parts = of_group(found, group.name);
  for (const DriverTable* one : parts) {
    if (parts.size() > 1)
      table.rows.push_back(
          {{one->model.of_themes ? pen.say("drivers.by-theme") : driver_heading(pen, *one)}, true});
    add_rows_at_equal(pen, *one, table.rows);
  }
  return table;
}

Words outcome_words(Pen& pen, const DriversFound& found) {
  switch (found.plan.outcome) {
    case findings::OutcomeKnown::NotNamed:
      return pen.say("drivers.no-outcome");
    case findings::OutcomeKnown::NotInWave:
      return pen.say("drivers.no-outcome-in-wave");
    case findings::OutcomeKnown::Yes:
      break;
  }
  return pen.say("drivers.outcome");
}

}  // namespace

Section drivers(Pen& pen, const DriversFound& found) {
  Section section{"drivers", pen.text("drivers.title"), {}};
  const auto& tables = found.tables.tables;
  Panels panels;
  std::vector<Words> remarks;
  for (const DriverTable& table : tables) {
    if (pen.study().reporting_group(table.model.group) == nullptr) continue;
    Part part(pen, found, table);
    if (table.model.theme.empty() && part.has_chart()) panels.panels.push_back(part.panel());
    add_driver_remarks(pen, found, table, remarks);
  }
  const bool of_themes =
      std::ranges::any_of(tables, [](const DriverTable& table) { return table.model.of_themes; });
  Words reading = pen.say("drivers.reading");
  if (of_themes) reading = std::move(reading) + pen.say("drivers.themes");
  section.blocks.push_back(Paragraph{std::move(reading)});
  section.blocks.push_back(
      Paragraph{pen.say("drivers.places", {{"sure", pen.percent(pen.study().rules.confidence)}})});
  if (!panels.panels.empty()) section.blocks.push_back(std::move(panels));
  for (const ReportingGroup& group : pen.study().reporting_groups) {
    if (of_group(found, group.name).empty()) continue;
    section.blocks.push_back(standing(pen, found, group));
    if (found.plan.outcome == findings::OutcomeKnown::Yes)
      section.blocks.push_back(at_equal(pen, found, group));
    section.blocks.push_back(contrasts(pen, found, group));
  }
  for (const findings::DriverChange& one : found.tables.changes) {
    const ReportingGroup* group = pen.study().reporting_group(one.group);
    if (group == nullptr) continue;
    remarks.push_back(pen.say("drivers.change", {{"group", pen.label(group->label)},
                                                 {"before", plain(found.plan.before)},
                                                 {"change", pen.difference(one.change)},
                                                 {"mix", pen.difference(one.mix)},
                                                 {"within", pen.difference(one.within)}}));
  }
  if (!remarks.empty()) section.blocks.push_back(BulletList{std::move(remarks)});
  section.blocks.push_back(Paragraph{outcome_words(pen, found), Paragraph::Role::Note});
  for (Words& words : aspects_left_out(pen, found))
    section.blocks.push_back(Paragraph{std::move(words), Paragraph::Role::Note});
  return section;
}

}  // namespace peil::report
