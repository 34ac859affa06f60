#include "peil/study/study_file.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <regex>
#include <set>

#include "peil/base/zone.h"
#include "peil/language/texts.h"
#include "peil/study/background_file.h"
#include "peil/study/precision_file.h"
#include "peil/study/report_entries.h"

namespace peil::study {
namespace {

// The name of a table of a list, kept in `list`; reports a repeat.
std::string take_name(const TomlTable& table, NameList& list, std::string_view of,
                      bool digit_first = false) {
  const auto name = table.name("name", Need::Must, digit_first);
  if (!name) return list.complete = false, "";
  if (list.has(*name)) {
    table.problems().add("name.duplicate", table.at("name"),
                         fmt::format("There are two {} called '{}'.", of, *name),
                         "Give one of them another name.");
  } else {
    list.names.push_back(*name);
  }
  return *name;
}

bool is_language(const std::string& code) {
  static const std::regex form("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  return code.size() <= 35 && std::regex_match(code, form) &&
         *uloc_getISO3Language(code.c_str()) != '\0';
}

void read_direction(const TomlTable& table, Language& language) {
  const auto direction = table.word("direction", Need::May, {"ltr", "rtl"});
  language.right_to_left = direction == "rtl";
  if (table.has("direction") && !direction) return;
  const bool expected = uloc_isRightToLeft(language.code.c_str()) != 0;
  if (language.right_to_left == expected) return;
  table.problems().add("language.direction", table.at("direction"),
                       fmt::format("'{}' is written from {}.", language.code,
                                   expected ? "right to left" : "left to right"),
                       fmt::format("Write direction = \"{}\".", expected ? "rtl" : "ltr"));
}

void read_languages(const TomlTable& file, Draft& draft) {
  for (const TomlNode* node : file.tables("language", Need::Must)) {
    const TomlTable table(*node, file.problems(), "a [[language]]", {"code", "name", "direction"});
    const auto code = table.text("code", Need::Must);
    Language language{code.value_or(""), table.text("name", Need::Must).value_or(""), false};
    if (!code) {
      draft.languages.complete = false;
      continue;
    }
    if (draft.languages.has(*code)) {
      table.problems().add("name.duplicate", table.at("code"),
                           fmt::format("There are two languages '{}'.", *code),
                           "Take one of them out.");
      continue;
    }
    draft.languages.names.push_back(*code);
    if (!is_language(*code)) {
      table.problems().add("language.unknown", table.at("code"),
                           fmt::format("No language has the code '{}'.", *code),
                           "Use the code of ISO 639, as in nl, en, ar, ti.");
      continue;
    }
    read_direction(table, language);
    draft.study.languages.push_back(std::move(language));
  }
  const std::string& source = draft.study.source_language;
  std::ranges::stable_partition(draft.study.languages,
                                [&](const Language& l) { return l.code == source; });
  if (!source.empty() && draft.languages.unknown(source) && !draft.languages.names.empty()) {
    file.problems().add("language.source-missing", file.at("source_language"),
                        fmt::format("The source language '{}' is not among the languages.", source),
                        "Add a [[language]] for it.");
  }
}

void check_not_reserved(const TomlTable& table, const std::string& name) {
  if (name != "all") return;
  table.problems().add("name.reserved", table.at("name"),
                       "A group cannot be called 'all': that is everybody together.",
                       "Give the group another name.");
}

void read_groups(const TomlTable& file, Draft& draft) {
  for (const TomlNode* node : file.tables("reporting_group", Need::Must)) {
    const TomlTable table(*node, file.problems(), "a [[reporting_group]]", {"name", "label"});
    ReportingGroup group;
    group.name = take_name(table, draft.reporting_groups, "reporting groups");
    group.label = take_text(draft, table, "label", "group/" + group.name, Need::Must);
    check_not_reserved(table, group.name);
    draft.study.reporting_groups.push_back(std::move(group));
  }
  for (const TomlNode* node : file.tables("customer_group", Need::Must)) {
    const TomlTable table(*node, file.problems(), "a [[customer_group]]",
                          {"name", "label", "reporting_group"});
    CustomerGroup group;
    group.name = take_name(table, draft.customer_groups, "customer groups");
    group.label = take_text(draft, table, "label", "group/" + group.name, Need::Must);
    check_not_reserved(table, group.name);
    if (draft.reporting_groups.has(group.name) && !group.name.empty()) {
      table.problems().add(
          "name.duplicate", table.at("name"),
          fmt::format("'{}' is the name of a reporting group as well.", group.name),
          "Give one of the two another name: a figure has to say which it is of.");
    }
    group.reporting_group = table.text("reporting_group", Need::Must).value_or("");
    draft.reporting_group_of.push_back(
        {group.reporting_group, {table.problems().file(), table.at("reporting_group")}});
    draft.study.customer_groups.push_back(std::move(group));
  }
}

void check_order(const Wave& before, const Wave& wave, const TomlTable& table) {
  if (wave.from < before.from) {
    table.problems().add(
        "wave.out-of-order", table.at("from"),
        fmt::format("Wave '{}' begins on {}, before wave '{}' above it ({}).", wave.name,
                    day_text(wave.from), before.name, day_text(before.from)),
        "Put the waves in order of time.");
  } else if (wave.from <= before.to) {
    table.problems().add(
        "wave.overlap", table.at("from"),
        fmt::format("Wave '{}' begins on {}, and wave '{}' lasts until {}.", wave.name,
                    day_text(wave.from), before.name, day_text(before.to)),
        "Correct one of the dates: fieldworks do not overlap.");
  }
}

void read_waves(const TomlTable& file, Draft& draft) {
  std::optional<Wave> before;
  for (const TomlNode* node : file.tables("wave", Need::Must)) {
    const TomlTable table(*node, file.problems(), "a [[wave]]",
                          {"name", "from", "to", "dates_known", "agency", "mode"});
    Wave wave;
    wave.name = take_name(table, draft.waves, "waves", true);
    const auto from = table.day("from", Need::Must);
    const auto to = table.day("to", Need::Must);
    wave.agency = table.text("agency", Need::May).value_or("");
    wave.mode = table.text("mode", Need::May).value_or("");
    wave.dates_known = table.yes("dates_known", true);
    if (from && to) {
      wave.from = *from, wave.to = *to;
      if (*to < *from) {
        table.problems().add("wave.ends-before-it-starts", table.at("to"),
                             fmt::format("Wave '{}' ends on {}, before it begins on {}.", wave.name,
                                         day_text(*to), day_text(*from)),
                             "Correct one of the two dates.");
      } else {
        if (before) check_order(*before, wave, table);
        before = wave;
      }
    }
    draft.study.waves.push_back(std::move(wave));
  }
}

void read_breaks(const TomlTable& file, Draft& draft) {
  std::set<std::string> seen;
  for (const TomlNode* node : file.tables("break", Need::May)) {
    const TomlTable table(*node, file.problems(), "a [[break]]",
                          {"wave", "kind", "text", "comparable", "items"});
    Break found;
    found.wave = table.text("wave", Need::Must).value_or("");
    found.kind = table
                     .word("kind", Need::Must,
                           {"agency", "questionnaire", "mode", "law", "it", "organisation"})
                     .value_or("");
    std::string key = "break/" + found.wave + "-" + found.kind;
    const std::string all = key;
    for (const auto& [item, at] : table.texts("items", Need::May)) {
      if (found.items.empty()) key += "/" + item;
      found.items.push_back(item);
      draft.break_items.push_back({item, {table.problems().file(), at}});
      if (!found.wave.empty() && !seen.insert(all + "/" + item).second) {
        table.problems().add("break.duplicate", at,
                             fmt::format("Two breaks of the kind '{}' at wave '{}' name '{}'.",
                                         found.kind, found.wave, item),
                             "Name it in one of them.");
      }
    }
    found.text = take_text(draft, table, "text", key, Need::Must);
    found.comparable = table.yes("comparable", true);
    draft.break_waves.push_back({found.wave, {table.problems().file(), table.at("wave")}});
    const bool whole = found.items.empty();
    if (whole && !found.wave.empty() && !found.kind.empty() && !seen.insert(key).second) {
      table.problems().add("break.duplicate", table.at(),
                           fmt::format("There are two breaks of the kind '{}' at wave '{}'.",
                                       found.kind, found.wave),
                           "Put both in one text.");
    }
    draft.study.breaks.push_back(std::move(found));
  }
}

void read_rules(const TomlTable& file, Rules& rules) {
  const TomlNode* node = file.table("rules", Need::May);
  if (node == nullptr) return;
  const TomlTable table(
      *node, file.problems(), "[rules]",
      {"confidence", "least_shown", "least_tested", "dominance", "assumed_sd", "correction"});
  // A mark from 1 to 10 cannot spread more than half its range.
  constexpr double largest_sd = 4.5;
  if (const auto x = table.number("confidence", Need::May, 0.5, 0.999)) rules.confidence = *x;
  if (const auto n = table.whole("least_shown", Need::May, 1, 1'000'000))
    rules.least_shown = static_cast<std::size_t>(*n);
  if (const auto n = table.whole("least_tested", Need::May, 2, 1'000'000))
    rules.least_tested = static_cast<std::size_t>(*n);
  if (const auto x = table.number("dominance", Need::May, 0.0, 1.0)) rules.dominance = *x;
  if (const auto x = table.number("assumed_sd", Need::May, 0.1, largest_sd)) rules.assumed_sd = *x;
  if (const auto word =
          table.word("correction", Need::May, {"holm", "benjamini-hochberg", "bonferroni", "none"}))
    rules.correction = *word;
}

}  // namespace

namespace {

void read_time_zone(const TomlTable& file, Study& study) {
  const auto zone = file.text("time_zone", Need::May);
  if (!zone) return;
  if (is_time_zone(*zone)) {
    study.time_zone = *zone;
    return;
  }
  file.problems().add("time-zone.unknown", file.at("time_zone"),
                      fmt::format("'{}' is no time zone.", *zone),
                      "Name a place of the IANA tables, as \"Europe/Amsterdam\".");
}

void read_outcome(const TomlTable& file, Draft& draft) {
  OutcomeOfCase& outcome = draft.study.outcome;
  outcome.variable = file.text("outcome", Need::May).value_or("");
  outcome.classes = only_texts(file.texts("outcome_classes", Need::May));
  draft.outcome = {file.problems().file(), file.at("outcome")};
  if (outcome.classes.empty() || !outcome.variable.empty()) return;
  file.problems().add("outcome.no-variable", file.at("outcome_classes"),
                      "The study names classes of an outcome, and not what they are classes of.",
                      "Name the question or design variable: outcome = \"...\".");
}

}  // namespace

void read_study_file(const TomlNode& root, FileProblems& problems, Draft& draft) {
  const TomlTable file(
      root, problems, "study.toml",
      {"name",       "title",           "organisation", "minutes",         "help",
       "time_zone",  "source_language", "overall",      "outcome",         "outcome_classes",
       "background", "fictional",       "language",     "reporting_group", "customer_group",
       "wave",       "break",           "rules",        "precision",       "report"});
  Study& study = draft.study;
  study.name = file.name("name", Need::Must).value_or("");
  study.source_language =
      file.word("source_language", Need::Must, language::written()).value_or("");
  study.title = take_text(draft, file, "title", "study/title", Need::Must);
  study.organisation = take_text(draft, file, "organisation", "study/organisation", Need::Must);
  constexpr int most_minutes = 240;
  if (const auto n = file.whole("minutes", Need::May, 1, most_minutes))
    study.minutes = static_cast<int>(*n);
  study.help = take_text(draft, file, "help", "study/help", Need::May);
  read_time_zone(file, study);
  study.overall = file.text("overall", Need::Must).value_or("");
  draft.overall = {problems.file(), file.at("overall")};
  read_outcome(file, draft);
  read_background(file, draft);
  study.fictional = file.yes("fictional");
  read_languages(file, draft);
  read_groups(file, draft);
  read_waves(file, draft);
  read_breaks(file, draft);
  read_rules(file, study.rules);
  read_precision(file, study.rules.precision);
  read_report(file, draft);
}

}  // namespace peil::study
