// Handling times from the administration, and targets that somebody set.
#include <fmt/format.h>

#include <set>
#include <tuple>

#include "peil/base/text.h"
#include "peil/study/published_parts.h"

namespace peil::study {
namespace {

constexpr double most_days = 100'000.0;

// A name that no question has needs a label; so does one that nobody could ask after.
void check_label(const TomlTable& table, const HandlingTime& time, const Draft& draft) {
  if (!time.label.empty() || time.measure.empty() || table.entry("label")) return;
  const NameList& items = items_of_wave(draft, time.wave);
  if (!items.unknown(time.measure)) return;
  table.problems().add(
      "published.label-missing", table.at("measure"),
      fmt::format("'{}' is no question of the study and has no label.", time.measure),
      "Add label = \"...\": what the cases are. " + did_you_mean(time.measure, items.names));
}

void check_one_number(const TomlTable& table, bool misspelt) {
  const bool share = table.entry("percent") != nullptr, days = table.entry("days") != nullptr;
  if (share != days || (!share && misspelt)) return;
  table.problems().add("published.neither-share-nor-days", table.at(),
                       share ? "This [[handling]] has a percent and days."
                             : "This [[handling]] has neither a percent nor days.",
                       "Write percent = 94 for the share decided within the term, or days = 42 for "
                       "the mean; one [[handling]] each.");
}

void check_term(const TomlTable& table) {
  if (!table.entry("percent") || table.entry("term")) return;
  table.problems().add("published.term-missing", table.at("percent"),
                       "A share decided within the term does not say which term.",
                       "Add term = \"...\" as the source has it: within the term that was "
                       "extended is not within that of the law.");
}

// Names that the target is for, all there.
std::vector<std::string> take_names(const TomlTable& table, std::string_view key,
                                    const NameList& known, std::string_view code,
                                    std::string_view what) {
  std::vector<std::string> names;
  for (const auto& [name, at] : table.texts(key, Need::May)) {
    names.push_back(name);
    if (!known.unknown(name)) continue;
    table.problems().add(std::string(code), at,
                         fmt::format("The study has no {} '{}'.", what, name),
                         did_you_mean(name, known.names));
  }
  return names;
}

bool is_of_cases(const Target& target) {
  return target.statistic == "in-time" || target.statistic == "days";
}

NameList measures_of(const Target& target, const Draft& draft) {
  NameList known;
  if (!is_of_cases(target)) return items_of_wave(draft, "");
  for (const HandlingTime& time : draft.study.published.handling) {
    if (time.statistic == target.statistic &&
        std::ranges::find(known.names, time.measure) == known.names.end())
      known.names.push_back(time.measure);
  }
  return known;
}

void check_measure(const TomlTable& table, const Target& target, const Draft& draft) {
  const NameList known = measures_of(target, draft);
  const bool none = is_of_cases(target) && known.names.empty();
  if (!target.measure.empty() && none) {
    table.problems().add("published.unknown-measure", table.at("measure"),
                         fmt::format("There is no [[handling]] with '{}'.", target.statistic),
                         "Add the handling times that the target is for.");
    return;
  }
  check_known(table, "measure", target.measure, known, "published.unknown-measure",
              is_of_cases(target) ? "handling time" : "question");
}

// The numbers that the statistic can have: the ends of its scale, percents, days.
void check_value(const TomlTable& table, const Target& target, const Draft& draft) {
  if (!table.entry("value")) return;
  double least = 0.0, most = target.statistic == "days" ? most_days : 100.0;
  if (target.statistic == "mean") {
    const auto scale = scale_of(draft.study.form(""), target.measure);
    if (!scale) return;
    least = scale->from, most = scale->to;
  }
  if (target.value >= least && target.value <= most) return;
  table.problems().add(
      "published.target-out-of-range", table.at("value"),
      fmt::format("The target {} does not lie from {} to {}.", exact_text(target.value),
                  exact_text(least), exact_text(most)),
      "Write the number that was set, in marks, percents or days as the statistic has them.");
}

}  // namespace

void read_handling_times(const TomlTable& file, Draft& draft) {
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  for (const TomlNode* node : file.tables("handling", Need::May)) {
    const std::size_t before = file.problems().count();
    const TomlTable table(
        *node, file.problems(), "a [[handling]]",
        {"wave", "group", "measure", "label", "percent", "days", "term", "source"});
    const bool misspelt = file.problems().count() > before;
    const PrintedOf of = take_printed_of(table, draft);
    const auto measure = table.name("measure", Need::Must);
    const auto percent = take_printed(table, "percent", Need::May, 0.0, 100.0);
    const auto days = take_printed(table, "days", Need::May, 0.0, most_days);
    const HandlingTime time{of.wave,
                            of.group,
                            measure.value_or(""),
                            table.text("label", Need::May).value_or(""),
                            table.entry("days") ? "days" : "in-time",
                            (days ? days : percent).value_or(PrintedNumber{}),
                            table.text("term", Need::May).value_or(""),
                            of.source};
    check_label(table, time, draft);
    check_one_number(table, misspelt);
    if (!misspelt) check_term(table);
    if (of.read && measure && !seen.insert({of.wave, of.group, *measure, time.statistic}).second)
      table.problems().add("published.duplicate", table.at(),
                           fmt::format("The {} of '{}' for '{}' in wave '{}' is given twice.",
                                       time.statistic == "days" ? "handling time" : "share in time",
                                       *measure, of.group, of.wave),
                           "Take one of the two out.");
    draft.study.published.handling.push_back(time);
  }
}

void read_targets(const TomlTable& file, Draft& draft) {
  std::set<std::string> seen;
  for (const TomlNode* node : file.tables("target", Need::May)) {
    const TomlTable table(
        *node, file.problems(), "a [[target]]",
        {"name", "label", "measure", "statistic", "value", "waves", "groups", "source"});
    const auto name = table.name("name", Need::Must, true);
    Target target;
    target.name = name.value_or("");
    target.label = table.text("label", Need::Must).value_or("");
    target.measure = table.text("measure", Need::Must).value_or("");
    const auto statistic =
        table.word("statistic", Need::May, {"mean", "low", "high", "in-time", "days"});
    target.statistic = statistic.value_or("mean");
    target.value = table.number("value", Need::Must, 0.0, most_days).value_or(0.0);
    target.waves = take_names(table, "waves", draft.waves, "published.unknown-wave", "wave");
    target.groups =
        take_names(table, "groups", groups_of(draft), "published.unknown-group", "group");
    target.source = table.text("source", Need::Must).value_or("");
    if (statistic || !table.entry("statistic")) {
      check_measure(table, target, draft);
      check_value(table, target, draft);
    }
    if (name && !seen.insert(*name).second)
      table.problems().add("published.duplicate", table.at("name"),
                           fmt::format("There are two targets '{}'.", *name),
                           "Give each target a name of its own.");
    draft.study.published.targets.push_back(target);
  }
}

}  // namespace peil::study
