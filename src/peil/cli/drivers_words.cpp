#include "peil/cli/drivers_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/text_table.h"
#include "peil/language/numbers.h"

namespace peil::cli {
namespace {

using findings::DriverFigure;
using findings::DriverLine;
using findings::DriverTable;

constexpr std::size_t widest_label = 48;
constexpr const char* afterwards =
    "Added afterwards: this rests on something that is not as it was locked before the wave closed "
    "(peil plan show).\n";

std::string label_words(drivers::Quadrant quadrant) {
  switch (quadrant) {
    case drivers::Quadrant::FixFirst:
      return "fix first";
    case drivers::Quadrant::KeepUp:
      return "keep up";
    case drivers::Quadrant::Monitor:
      return "monitor";
    case drivers::Quadrant::Maintain:
      break;
  }
  return "maintain";
}

std::string put(const std::optional<DriverFigure>& figure, int decimals) {
  if (!figure) return "-";
  if (!figure->interval) return fmt::format("{:.{}f}", figure->value, decimals);
  return fmt::format("{:.{}f} ({:.{}f} to {:.{}f})", figure->value, decimals, figure->interval->low,
                     decimals, figure->interval->high, decimals);
}

std::string put(const std::optional<findings::DriverContrast>& contrast) {
  if (!contrast) return "-";
  return fmt::format("{:+.2f} (se {:.2f})", contrast->value, contrast->standard_error);
}

std::string label_of(const DriverLine& line) {
  if (line.quadrant)
    return fmt::format("{} ({:.2f})", label_words(*line.quadrant), line.probability.value_or(1.0));
  return line.unclear() ? fmt::format("unclear ({:.2f})", *line.probability) : "-";
}

std::string cut(const std::string& text, std::size_t most) {
  if (code_points(text) <= most) return text;
  std::string short_text;
  std::size_t signs = 0;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && ++signs >= most) break;
    short_text += c;
  }
  return short_text + "…";
}

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
  std::string text_of(const LocalText& label) const { return label.at(study_.source_language); }

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
          "{} to all of them; together they go with {:.0f} % of the differences in the mark.\n",
          counted(table.answers, "person answered", "people answered"),
          100.0 * table.r_squared->value);
    }
    if (table.added_afterwards) text_ += afterwards;
    add_lines(table);
    add_contrasts(table);
    add_stated(table);
    add_inseparable(table);
    add_flips(table);
    add_held(table);
  }

  void add_lines(const DriverTable& table) {
    TextTable lines;
    const bool standardised = plan_.outcome == findings::OutcomeKnown::Yes;
    std::vector<std::string> head{"aspect", "mean", "importance %", "label (probability)"};
    if (standardised) {
      if (table.model.group != "all") head.insert(head.begin() + 2, "mean, equal outcomes");
      head.emplace_back("importance % beside the outcome");
    }
    lines.row(head);
    for (const DriverLine& line : table.lines) {
      std::vector<std::string> cells{cut(text_of(line.driver.label), widest_label),
                                     put(line.mean, 2), put(line.importance, 1), label_of(line)};
      if (standardised) {
        if (table.model.group != "all") cells.insert(cells.begin() + 2, put(line.standardised, 2));
        cells.push_back(put(line.importance_beside_outcome, 1));
      }
      lines.row(std::move(cells));
    }
    text_ += lines.text();
  }

  void add_contrasts(const DriverTable& table) {
    if (std::ranges::none_of(table.lines,
                             [](const DriverLine& line) { return line.penalty.has_value(); }))
      return;
    TextTable lines;
    lines.row({"the overall mark goes with", "a low answer", "a high answer"});
    for (const DriverLine& line : table.lines)
      lines.row({"  " + cut(text_of(line.driver.label), widest_label), put(line.penalty),
                 put(line.reward)});
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

  void add_flips(const DriverTable& table) {
    for (const DriverLine& line : table.lines) {
      for (const findings::OtherLabel& flip : line.flips) {
        text_ += fmt::format(
            "With the lines at {}, '{}' would be called '{}'.\n",
            flip.lines == findings::LinesAt::Medians ? "the medians" : "the middle of the scale",
            text_of(line.driver.label), label_words(flip.quadrant));
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
