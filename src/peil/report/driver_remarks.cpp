#include <map>

#include "peil/findings/driver_first.h"
#include "peil/report/driver_parts.h"

namespace peil::report {
namespace {

using findings::AspectLeftOut;
using findings::DriverLine;
using findings::DriversFound;
using findings::DriverTable;
using findings::StatedAgainstDerived;

std::string key_of(drivers::Quadrant quadrant) {
  return "drivers." + std::string(findings::quadrant_name(quadrant));
}

// What a place is called of an aspect by itself.
Words alone(const Pen& pen, const std::optional<drivers::Quadrant>& quadrant) {
  if (!quadrant) return pen.say("drivers.unclear");
  return pen.say(*quadrant == drivers::Quadrant::FixFirst ? "drivers.important-low"
                                                          : key_of(*quadrant));
}

const char* key_of(AspectLeftOut::Why why) {
  switch (why) {
    case AspectLeftOut::Why::SomeGroups:
      return "drivers.left-out.some-groups";
    case AspectLeftOut::Why::OnCondition:
      return "drivers.left-out.on-condition";
    case AspectLeftOut::Why::Alone:
      return "drivers.left-out.alone";
    case AspectLeftOut::Why::NoSpread:
      return "drivers.left-out.no-spread";
    case AspectLeftOut::Why::TooMany:
      break;
  }
  return "drivers.left-out.too-many";
}

class Remarks {
 public:
  Remarks(Pen& pen, const DriversFound& found, const DriverTable& table, std::vector<Words>& to)
      : pen_(pen), found_(found), table_(table), to_(to) {}

  void all() {
    add_first_of_theme();
    for (const DriverLine& one : table_.lines) {
      add_stated(one);
      add_missing(one);
    }
    add_flips(findings::LinesAt::Medians, "drivers.flip-medians");
    add_flips(findings::LinesAt::ScaleMiddle, "drivers.flip-middle");
    add_at_equal();
    add_one_sided();
    add_twins();
  }

 private:
  Words group() const { return pen_.group(table_.model.group); }

  Words aspect(const DriverLine& one) const { return pen_.label(one.driver.label); }

  void add_first_of_theme() {
    const auto first = first_lines(pen_, found_, table_);
    if (!table_.model.theme.empty() && !first.empty())
      to_.push_back(pen_.say("drivers.first-in-theme", {{"group", group()},
                                                        {"theme", driver_heading(pen_, table_)},
                                                        {"list", driver_names(pen_, first)}}));
  }

  void add_stated(const DriverLine& one) {
    const auto said = [&] { return pen_.mean(*one.stated, one.driver.stated_scale); };
    if (one.stated_against_derived == StatedAgainstDerived::StatedMore)
      to_.push_back(pen_.say("drivers.stated-more",
                             {{"group", group()}, {"aspect", aspect(one)}, {"stated", said()}}));
    if (one.stated_against_derived == StatedAgainstDerived::DerivedMore)
      to_.push_back(pen_.say("drivers.derived-more",
                             {{"group", group()}, {"aspect", aspect(one)}, {"stated", said()}}));
  }

  Words elsewhere(const DriverLine& one, const std::optional<drivers::Quadrant>& place) const {
    return pen_.say("drivers.elsewhere", {{"aspect", aspect(one)}, {"place", alone(pen_, place)}});
  }

  void add_list(const char* key, const std::vector<Words>& list) {
    if (!list.empty())
      to_.push_back(pen_.say(key, {{"group", group()}, {"list", pen_.list(list)}}));
  }

  // All that would stand elsewhere in one sentence. No label, and so none that hangs on the lines.
  void add_flips(findings::LinesAt lines, const char* key) {
    std::vector<Words> list;
    for (const DriverLine& one : table_.lines) {
      if (!one.quadrant) continue;
      for (const findings::OtherLabel& flip : one.flips)
        if (flip.lines == lines) list.push_back(elsewhere(one, flip.quadrant));
    }
    add_list(key, list);
  }

  void add_at_equal() {
    std::vector<Words> list;
    for (const DriverLine& one : table_.lines)
      if (one.differs_at_equal()) list.push_back(elsewhere(one, one.equal.quadrant));
    add_list("drivers.differs-at-equal", list);
  }

  // Of a low answer it is shown that the mark is another one, of a high answer it is not, or the
  // other way round; among the two of every aspect of the table. No difference of the two is
  // tested, and none is told.
  void add_one_sided() {
    const double bar =
        (1.0 - pen_.study().rules.confidence) / (2.0 * static_cast<double>(table_.lines.size()));
    std::vector<const DriverLine*> only_low, only_high;
    for (const DriverLine& one : table_.lines) {
      if (!one.penalty || !one.reward || !one.penalty->p || !one.reward->p) continue;
      const bool low = *one.penalty->p <= bar && one.penalty->value < 0.0,
                 high = *one.reward->p <= bar && one.reward->value > 0.0;
      if (low && !high) only_low.push_back(&one);
      if (high && !low) only_high.push_back(&one);
    }
    for (const auto& [key, lines] :
         {std::pair("drivers.only-low", &only_low), std::pair("drivers.only-high", &only_high)}) {
      if (!lines->empty())
        to_.push_back(pen_.say(key, {{"group", group()}, {"list", driver_names(pen_, *lines)}}));
    }
  }

  void add_missing(const DriverLine& one) {
    const auto part = table_.missing(one);
    if (!part) return;
    to_.push_back(pen_.say("drivers.missing", {{"group", group()},
                                               {"aspect", aspect(one)},
                                               {"n", pen_.count(one.mean->answers)},
                                               {"marked", pen_.count(table_.marked)},
                                               {"share", pen_.percent(*part)},
                                               {"weighed", pen_.count(table_.answers)}}));
  }

  void add_twins() {
    std::map<std::size_t, std::vector<const DriverLine*>> twins;
    for (const DriverLine& one : table_.lines) {
      if (one.twins && one.importance && one.importance_without_twins)
        twins[*one.twins].push_back(&one);
    }
    for (const auto& [number, lines] : twins) {
      if (lines.size() < 2) continue;
      std::vector<Words> parts;
      for (const DriverLine* one : lines)
        parts.push_back(
            pen_.say("drivers.twin",
                     {{"aspect", pen_.label(one->driver.label)},
                      {"share", pen_.percent(*one->importance)},
                      {"alone", pen_.percent(*one->importance_without_twins, "without-twins")}}));
      to_.push_back(pen_.say(
          "drivers.twins",
          {{"group", group()}, {"list", driver_names(pen_, lines)}, {"parts", pen_.list(parts)}}));
    }
  }

  Pen& pen_;
  const DriversFound& found_;
  const DriverTable& table_;
  std::vector<Words>& to_;
};

}  // namespace

Words driver_heading(Pen& pen, const DriverTable& table) {
  return table.model.theme.empty() ? pen.group(table.model.group) : pen.label(table.model.label);
}

Words driver_place(const Pen& pen, const DriversFound& found, const DriverTable& table,
                   const DriverLine& line) {
  if (!line.quadrant) return pen.say(line.unclear() ? "drivers.unclear" : "none");
  if (findings::is_first(line, table, found.tables, pen.study().rules.confidence))
    return pen.say(key_of(*line.quadrant));
  return alone(pen, line.quadrant);
}

Words driver_names(const Pen& pen, const std::vector<const DriverLine*>& lines) {
  std::vector<Words> all;
  for (const DriverLine* one : lines)
    all.push_back(plain("“") + pen.label(one->driver.label) + plain("”"));
  return pen.list(all);
}

std::vector<const DriverLine*> first_lines(const Pen& pen, const DriversFound& found,
                                           const DriverTable& table) {
  std::vector<const DriverLine*> first;
  for (const DriverLine& one : table.lines) {
    if (findings::is_first(one, table, found.tables, pen.study().rules.confidence))
      first.push_back(&one);
  }
  return first;
}

void add_driver_remarks(Pen& pen, const DriversFound& found, const DriverTable& table,
                        std::vector<Words>& to) {
  Remarks(pen, found, table, to).all();
}

void add_rows_at_equal(Pen& pen, const DriverTable& table, std::vector<PrintedRow>& rows) {
  const auto why = [&]() -> Words {
    for (const findings::DriverHeld& held : table.held) {
      if (held.analysis == findings::equal_importance_id(table.model)) return pen.why(held.why);
    }
    return plain("–");
  };
  for (const DriverLine& one : table.lines) {
    const auto mean = [&](const std::optional<findings::DriverFigure>& figure) {
      return figure ? pen.mean(*figure, one.driver.scale) : plain("–");
    };
    const auto percent = [&](const std::optional<findings::DriverFigure>& figure) {
      return figure ? pen.percent(*figure) : plain("–");
    };
    const bool there = one.equal.importance.has_value();
    const bool placed = one.equal.probability.has_value();
    rows.push_back({{pen.label(one.driver.label), mean(one.mean), mean(one.standardised),
                     percent(one.importance), there ? percent(one.equal.importance) : why(),
                     one.probability ? alone(pen, one.quadrant) : plain("–"),
                     placed ? alone(pen, one.equal.quadrant) : plain("–")}});
  }
}

std::vector<Words> aspects_left_out(Pen& pen, const DriversFound& found) {
  std::vector<Words> items;
  for (const ReportingGroup& group : pen.study().reporting_groups) {
    std::map<AspectLeftOut::Why, std::vector<Words>> lists;
    for (const AspectLeftOut& one : found.plan.left_out) {
      if (one.group == group.name)
        lists[one.why].push_back(plain("“") + pen.label(one.aspect.label) + plain("”"));
    }
    for (const auto& [why, labels] : lists)
      items.push_back(
          pen.say(key_of(why), {{"group", pen.label(group.label)}, {"list", pen.list(labels)}}));
  }
  return items;
}

}  // namespace peil::report
