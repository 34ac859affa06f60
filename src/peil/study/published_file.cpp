#include "peil/study/published_file.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "peil/base/text.h"
#include "peil/study/published_parts.h"

namespace peil::study {
namespace {

// A mark of one decimal; "7" alone would be another interval than "7.0".
PrintedMark take_mark(const TomlTable& table, const Scale& scale) {
  const PrintedMark none(scale.from);
  if (const Entry* entry = table.entry("mark")) {
    if (const auto* whole = std::get_if<std::int64_t>(&entry->node.value)) {
      table.problems().add(
          "published.mark-not-as-printed", entry->node.at,
          fmt::format("The mark {} has no decimal, and a printed mark has one.", *whole),
          fmt::format("Write {}.0 if that is what was printed.", *whole));
      return none;
    }
  }
  const auto mark = table.number("mark", Need::Must, scale.from, scale.to);
  if (!mark) return none;
  if (std::abs(*mark * 10.0 - std::round(*mark * 10.0)) > 1e-6) {
    table.problems().add(
        "published.mark-not-as-printed", table.at("mark"),
        fmt::format("The mark {} has more than one decimal.", exact_text(*mark)),
        "Write it as it was printed, with one decimal: it stands for an interval.");
    return none;
  }
  return PrintedMark(*mark);
}

// No answers spread more than half at one end and half at the other.
std::optional<double> take_sd(const TomlTable& table, const Scale& scale) {
  return table.number("sd", Need::May, 0.01, (scale.to - scale.from) / 2.0 + 0.01);
}

// Half of the printed interval is another way to know the error than sd and answers are.
void check_one_error(const TomlTable& table) {
  if (!table.entry("margin") || !table.entry("sd")) return;
  table.problems().add("published.margin-and-sd", table.at("margin"),
                       "A mark has a margin or an sd, not both.",
                       "Keep the margin, since it holds for the sample as it was drawn.");
}

// That of a benchmark; marks where it cannot be read, or goes further than a printed mark does.
Scale take_scale(const TomlTable& table) {
  const auto scale = read_scale(table.text("scale", Need::May).value_or(""));
  const bool printed = scale && scale->to <= PrintedMark::highest;
  return printed ? *scale : Scale{};
}

void check_measure(const TomlTable& table, const std::string& measure, const std::string& wave,
                   const Draft& draft) {
  const EarlierNames* earlier = earlier_names(draft, wave);
  check_known(table, "measure", measure, items_of_wave(draft, wave), "published.unknown-measure",
              "question");
  const Questionnaire& form = draft.study.form(wave);
  const auto at = form.find(measure);
  if (!at || scale_of(form.questions[*at])) return;
  const auto& untyped = earlier == nullptr ? draft.untyped : earlier->untyped;
  if (std::ranges::find(untyped, form.questions[*at].name) != untyped.end()) return;
  table.problems().add("published.measure-not-a-mark", table.at("measure"),
                       fmt::format("'{}' is not answered with a mark or on a scale.", measure),
                       "Name a question of the type mark or scale, or a row of a matrix.");
}

void read_marks(const TomlTable& file, Draft& draft) {
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const TomlNode* node : file.tables("mark", Need::May)) {
    const TomlTable table(
        *node, file.problems(), "a [[mark]]",
        {"wave", "group", "measure", "mark", "answers", "sd", "margin", "confidence", "source"});
    const PrintedOf of = take_printed_of(table, draft);
    const auto measure = table.text("measure", Need::Must);
    const Scale scale = scale_of(draft.study.form(of.wave), measure.value_or("")).value_or(Scale{});
    const PublishedMark mark{of.wave,
                             of.group,
                             measure.value_or(""),
                             take_mark(table, scale),
                             take_people(table, "answers"),
                             take_sd(table, scale),
                             of.source,
                             take_margin(table, scale.to - scale.from)};
    check_one_error(table);
    if (measure) check_measure(table, *measure, mark.wave, draft);
    if (of.read && measure && !seen.insert({of.wave, of.group, *measure}).second) {
      table.problems().add("published.duplicate", table.at(),
                           fmt::format("The mark of '{}' for '{}' in wave '{}' is given twice.",
                                       *measure, of.group, of.wave),
                           "Take one of the two out.");
    }
    draft.study.published.marks.push_back(mark);
  }
}

std::set<Mismatch> take_aspects(const TomlTable& table, std::string_view key,
                                std::string_view does) {
  std::set<Mismatch> all;
  for (const auto& [word, place] : table.texts(key, Need::May)) {
    const auto known = differs_in_words().find(word);
    if (known != differs_in_words().end()) {
      all.insert(known->second);
      continue;
    }
    table.problems().add(
        "value.not-one-of", place,
        fmt::format("'{}' is nothing that a benchmark is said to {} in.", word, does),
        "Write mode, population or question; level, scale and year are compared "
        "by themselves.");
  }
  return all;
}

// What is vouched for has its reason, and nothing is said both ways.
void check_vouching(const TomlTable& table, const BenchmarkRow& row) {
  const bool vouches = table.entry("compares_in") != nullptr;
  if (vouches && table.entry("compares_because") == nullptr)
    table.problems().add("published.compares-without-reason", table.at("compares_in"),
                         "The benchmark is said to compare, and not who says so or why.",
                         "Add compares_because = \"...\": the page that says it, or how it was "
                         "found out.");
  if (!vouches && table.entry("compares_because") != nullptr)
    table.problems().add("published.reason-alone", table.at("compares_because"),
                         "There is a reason here, and nothing that it is the reason of.",
                         "Add compares_in = [\"population\"] (or question, mode), or take it out.");
  for (const auto& [word, what] : differs_in_words()) {
    if (row.compares_in.contains(what) && row.differs_in.contains(what))
      table.problems().add(
          "published.compares-and-differs", table.at("compares_in"),
          fmt::format("The benchmark is said to compare and to differ in '{}'.", word),
          "Take it out of one of the two.");
  }
}

void read_benchmarks(const TomlTable& file, Draft& draft) {
  for (const TomlNode* node : file.tables("benchmark", Need::May)) {
    const TomlTable table(
        *node, file.problems(), "a [[benchmark]]",
        {"name", "label", "level", "year", "mark", "population", "question", "scale", "answers",
         "sd", "source", "mode", "differs_in", "compares_in", "compares_because"});
    const auto text = [&](std::string_view key) {
      return table.text(key, Need::Must).value_or("");
    };
    const std::string name = table.name("name", Need::Must).value_or("");
    const auto level = table.word("level", Need::Must, {"government", "chain", "organisation"});
    const BenchmarkLevel read = level == "government" ? BenchmarkLevel::Government
                                : level == "chain"    ? BenchmarkLevel::Chain
                                                      : BenchmarkLevel::Organisation;
    const Scale scale = take_scale(table);
    const auto may = [&](std::string_view key) { return table.text(key, Need::May).value_or(""); };
    draft.study.published.benchmarks.push_back(
        {name, text("label"), read, text("year"), take_mark(table, scale), text("population"),
         text("question"), text("scale"), take_people(table, "answers"), take_sd(table, scale),
         text("source"), may("mode"), take_aspects(table, "differs_in", "differ"),
         take_aspects(table, "compares_in", "compare"), may("compares_because")});
    check_vouching(table, draft.study.published.benchmarks.back());
  }
}

}  // namespace

const std::map<std::string, Mismatch>& differs_in_words() {
  static const std::map<std::string, Mismatch> words{{"mode", Mismatch::Mode},
                                                     {"population", Mismatch::Population},
                                                     {"question", Mismatch::Question}};
  return words;
}

void read_published_file(const TomlNode& root, FileProblems& problems, Draft& draft) {
  const TomlTable file(root, problems, "published.toml",
                       {"mark", "benchmark", "share", "response", "target", "handling", "count"});
  read_marks(file, draft);
  read_benchmarks(file, draft);
  read_published_shares(file, draft);
  read_published_response(file, draft);
  read_handling_times(file, draft);
  read_targets(file, draft);
  read_counts(file, draft);
}

}  // namespace peil::study
