#include "peil/cli/drivers_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/drivers_cells.h"
#include "peil/cli/percent_words.h"
#include "peil/cli/text_table.h"
#include "peil/findings/driver_first.h"
#include "peil/language/numbers.h"
#include "peil/model/pipes.h"

namespace peil::cli {
namespace {

using findings::DriverFigure;
using findings::DriverLine;
using findings::DriverTable;

constexpr std::size_t widest_label = 48;
constexpr const char* afterwards =
    "Added afterwards: this rests on something that is not as it was locked before the wave closed "
    "(peil plan show).\n";

class Writing {
 public:
  explicit Writing(const app::DriversOfStudy& drivers)
      : study_(drivers.study),
        plan_(drivers.found.plan),
        found_(drivers.found.tables),
        wave_(drivers.found.wave) {}

  std::string all() {
    text_ =
        fmt::format("{}, wave {}: what goes together with the overall mark.\n", study_.name, wave_);
    if (found_.fictional) text_ += "Fictional data: the answers were made up by peil simulate.\n";
    text_ +=
        "Importance is derived from differences between people: those who are more satisfied with "
        "an aspect give\nanother overall mark than those who are less. That the one brings about "
        "the other does not follow.\n";
    if (const std::string why = why_not_standardised(plan_.outcome); !why.empty())
      text_ += why + "\n";
    for (const DriverTable& table : found_.tables) add(table);
    add_changes();
    add_left_out();
    for (const std::string& sentence : found_.refusals) text_ += "Refused: " + sentence + '\n';
    return text_;
  }

 private:
  std::string text_of(const LocalText& label) const {
    return without_pipes(label.at(study_.source_language));
  }

  std::string group_name(const std::string& group) const {
    const ReportingGroup* found = study_.reporting_group(group);
    return found == nullptr ? "Everybody" : text_of(found->label);
  }

  void add(const DriverTable& table) {
    const findings::DriverModel& model = table.model;
    text_ += '\n' + group_name(model.group);
    if (!model.theme.empty()) text_ += ": " + text_of(model.label);
    if (model.of_themes) text_ += ", by theme";
    text_ += '\n';
    if (table.r_squared) {
      text_ += fmt::format(
          "{} to all of them; together they go with {} of the differences in the mark.\n",
          counted(table.answers, "person answered", "people answered"),
          percent_words(table.r_squared->value, 0));
    }
    if (table.added_afterwards) text_ += afterwards;
    if (table.draws > 0 && !findings::can_be_first(table, found_, study_.rules.confidence))
      text_ += fmt::format(
          "With {} draws of the bootstrap nothing can be called first to improve: they are too "
          "few.\n",
          table.draws);
    add_lines(table);
    add_at_equal(table);
    add_contrasts(table);
    add_stated(table);
    add_inseparable(table);
    add_twins(table);
    add_missing(table);
    add_flips(table);
    add_held(table);
  }

  void add_lines(const DriverTable& table) {
    TextTable lines;
    lines.row({"aspect", "mean", "importance %", "label (probability)"});
    for (const DriverLine& line : table.lines) {
      const bool first = findings::is_first(line, table, found_, study_.rules.confidence);
      lines.row({cut(text_of(line.driver.label), widest_label), put(line.mean, 2),
                 put(line.importance, 1), label_of(line.quadrant, line.probability, first)});
    }
    text_ += lines.text();
  }

  // Of everybody the standard is themselves, so that there is no other mean.
  void add_at_equal(const DriverTable& table) {
    if (plan_.outcome != findings::OutcomeKnown::Yes) return;
    TextTable lines;
    lines.row({"at equal outcomes of the case", "mean", "importance %", "label (probability)",
               "importance % beside the outcome"});
    for (const DriverLine& line : table.lines)
      lines.row({"  " + cut(text_of(line.driver.label), widest_label), put(line.standardised, 2),
                 put(line.equal.importance, 1),
                 label_of(line.equal.quadrant, line.equal.probability, false),
                 put(line.importance_beside_outcome, 1)});
    text_ += lines.text();
    for (const DriverLine& line : table.lines) {
      if (line.differs_at_equal())
        text_ += fmt::format("'{}' is called '{}', and at equal outcomes '{}'.\n",
                             text_of(line.driver.label), place_words(line.quadrant, false),
                             place_words(line.equal.quadrant, false));
    }
  }

  void add_contrasts(const DriverTable& table) {
    if (std::ranges::none_of(table.lines,
                             [](const DriverLine& line) { return line.penalty.has_value(); }))
      return;
    TextTable lines;
    const bool equal = plan_.outcome == findings::OutcomeKnown::Yes;
    std::vector<std::string> head{"the overall mark goes with", "a low answer", "a high answer"};
    if (equal) head.insert(head.end(), {"low, equal outcomes", "high, equal outcomes"});
    lines.row(head);
    for (const DriverLine& line : table.lines) {
      std::vector<std::string> cells{"  " + cut(text_of(line.driver.label), widest_label),
                                     put(line.penalty), put(line.reward)};
      if (equal) cells.insert(cells.end(), {put(line.equal.penalty), put(line.equal.reward)});
      lines.row(std::move(cells));
    }
    text_ += lines.text();
  }

  void add_stated(const DriverTable& table) {
    using enum findings::StatedAgainstDerived;
    for (const DriverLine& line : table.lines) {
      if (!line.stated) continue;
      text_ += fmt::format("Stated importance of '{}': {}", text_of(line.driver.label),
                           put(line.stated, 2));
      const auto found = line.stated_against_derived;
      text_ += found == StatedMore    ? "; people call it important, their marks do not go with it"
               : found == DerivedMore ? "; people do not call it important, their marks go with it"
               : found == Unclear     ? "; whether that agrees with the derived one is unclear"
                                      : "";
      text_ += ".\n";
    }
  }

  void add_inseparable(const DriverTable& table) {
    std::map<std::size_t, std::vector<std::string>> groups;
    for (const DriverLine& line : table.lines) {
      if (line.inseparable)
        groups[*line.inseparable].push_back("'" + text_of(line.driver.label) + "'");
    }
    for (const auto& [number, labels] : groups) {
      if (labels.size() > 1)
        text_ += "By importance these cannot be told apart: " + join(labels, ", ") + ".\n";
    }
  }

  void add_twins(const DriverTable& table) {
    for (const DriverLine& line : table.lines) {
      if (!line.twins || !line.importance || !line.importance_without_twins) continue;
      std::vector<std::string> others;
      for (const DriverLine& other : table.lines) {
        if (&other != &line && other.twins == line.twins)
          others.push_back("'" + text_of(other.driver.label) + "'");
      }
      text_ += fmt::format(
          "'{}' says nearly the same as {}: its importance is {:.1f} %, and {:.1f} % where that is "
          "left out. Read them as one.\n",
          text_of(line.driver.label), join(others, ", "), line.importance->value,
          line.importance_without_twins->value);
    }
  }

  void add_missing(const DriverTable& table) {
    for (const DriverLine& line : table.lines) {
      if (const auto part = table.missing(line))
        text_ += fmt::format(
            "'{}': {} answered it, of {} who gave a mark; of {:.0f} % it is missing. Weighed are "
            "only the {} who answered everything.\n",
            text_of(line.driver.label), line.mean->answers, table.marked, 100.0 * *part,
            table.answers);
    }
  }

  void add_flips(const DriverTable& table) {
    for (const DriverLine& line : table.lines) {
      for (const findings::OtherLabel& flip : line.flips) {
        text_ += fmt::format(
            "With the lines at {}, '{}' would be called '{}'.\n",
            flip.lines == findings::LinesAt::Medians ? "the medians" : "the middle of the scale",
            text_of(line.driver.label), place_words(flip.quadrant, false));
      }
    }
  }

  void add_held(const DriverTable& table) {
    std::map<disclosure::Held, std::size_t> counts;
    for (const findings::DriverHeld& held : table.held) {
      if (held.why != disclosure::Held::NoAnswers) ++counts[held.why];
    }
    for (const auto& [why, count] : counts)
      text_ += fmt::format("{} held back: {}.\n", counted(count, "figure was", "figures were"),
                           disclosure::because(why, found_.least_shown));
  }

  void add_changes() {
    if (!found_.changes.empty()) text_ += '\n';
    const auto text = [](double value) {
      return language::signed_number(value, 2, language::of_messages());
    };
    const auto put = [&](const DriverFigure& figure) {
      if (!figure.interval) return text(figure.value);
      return text(figure.value) + " (" + text(figure.interval->low) + " to " +
             text(figure.interval->high) + ")";
    };
    for (const findings::DriverChange& one : found_.changes)
      text_ += fmt::format(
          "{}: since {} the mark of people with an outcome changed by {}; {} of it goes with other "
          "outcomes, {} is left at equal outcomes.\n",
          group_name(one.group), plan_.before, put(one.change), put(one.mix), put(one.within));
    if (std::ranges::any_of(found_.changes, [](const findings::DriverChange& one) {
          return one.change.added_afterwards;
        }))
      text_ += afterwards;
  }

  void add_left_out() {
    using Why = findings::AspectLeftOut::Why;
    static const std::map<Why, const char*> words{
        {Why::SomeGroups, "not asked of every customer group of it"},
        {Why::OnCondition, "asked only after certain answers"},
        {Why::Alone, "there is nothing to weigh it against"},
        {Why::NoSpread, "everybody who is weighed gave the same answer"},
        {Why::TooMany, "its theme holds more aspects than can be weighed"}};
    std::map<std::pair<std::string, Why>, std::vector<std::string>> lists;
    for (const findings::AspectLeftOut& one : plan_.left_out)
      lists[{one.group, one.why}].push_back("'" + text_of(one.aspect.label) + "'");
    if (!lists.empty()) text_ += '\n';
    for (const auto& [of, labels] : lists)
      text_ += fmt::format("{}, left out ({}): {}.\n", group_name(of.first), words.at(of.second),
                           join(labels, ", "));
  }

  const Study& study_;
  const findings::DriverPlan& plan_;
  const findings::DriverTables& found_;
  const std::string& wave_;
  std::string text_;
};

}  // namespace

std::string why_not_standardised(findings::OutcomeKnown outcome) {
  switch (outcome) {
    case findings::OutcomeKnown::NotNamed:
      return "Nothing is standardised for the outcome of the case: the study does not say which "
             "variable that is (outcome = \"...\" in study.toml).";
    case findings::OutcomeKnown::NotInWave:
      return "Nothing is standardised for the outcome of the case: this wave does not know it.";
    case findings::OutcomeKnown::Yes:
      break;
  }
  return {};
}

std::string drivers_text(const app::DriversOfStudy& drivers) { return Writing(drivers).all(); }

}  // namespace peil::cli
