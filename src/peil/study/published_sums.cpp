// What print says of a whole and of its parts has to add up: where it does not, one of the numbers
// was copied wrongly, or print is wrong and must not be built upon.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "peil/base/text.h"
#include "peil/study/published_parts.h"

namespace peil::study {
namespace {

constexpr const char* code = "published.parts-differ";
constexpr const char* look_again =
    "Look at the print again. Where print itself has it so, leave the table out, or ask its maker "
    "which number is right.";
constexpr std::int64_t most_counted = 1'000'000'000;

// Names of the parts whose sum a group is; none where it has none.
std::vector<std::string> parts_of(const std::string& group, const Study& study) {
  std::vector<std::string> parts;
  if (group == "all") {
    for (const ReportingGroup& one : study.reporting_groups) parts.push_back(one.name);
    return parts;
  }
  for (const CustomerGroup& one : study.customer_groups) {
    if (one.reporting_group == group) parts.push_back(one.name);
  }
  return parts;
}

struct NumberOfPeople {
  const char* key;
  std::optional<std::size_t> PublishedResponse::* of;
};
constexpr NumberOfPeople numbers[] = {{"invited", &PublishedResponse::invited},
                                      {"answered", &PublishedResponse::answered},
                                      {"complete", &PublishedResponse::complete}};

void check_number(const PrintedResponse& whole, const std::vector<const PrintedResponse*>& parts,
                  const NumberOfPeople& number) {
  const auto total = whole.response.*number.of;
  if (!total) return;
  std::size_t sum = 0;
  for (const PrintedResponse* part : parts) {
    const auto people = part->response.*number.of;
    if (!people) return;
    sum += *people;
  }
  if (sum == *total) return;
  std::vector<std::string> names;
  for (const PrintedResponse* part : parts) names.push_back("'" + part->response.group + "'");
  whole.table.problems().add(
      code, whole.table.at(number.key),
      fmt::format("'{}' of '{}' is {} in wave '{}', and that of {} together {}.", number.key,
                  whole.response.group, *total, whole.response.wave, join(names, " and "), sum),
      look_again);
}

// A whole number for every part; none where one could not be read.
std::optional<std::int64_t> sum_of_parts(const TomlTable& table) {
  const TomlNode* node = table.table("parts", Need::Must);
  if (node == nullptr) return {};
  const TomlTable parts(*node, table.problems(), "parts", {}, true);
  if (parts.entries().empty()) {
    table.problems().add("value.empty", node->at, "'parts' has no numbers.",
                         "Write the numbers that print adds up: parts = { name = 12, ... }.");
    return {};
  }
  std::int64_t sum = 0;
  bool all = true;
  for (const Entry& entry : parts.entries()) {
    const auto n = parts.whole(entry.key, Need::May, 0, most_counted);
    all = all && n.has_value();
    sum += n.value_or(0);
  }
  return all ? std::optional(sum) : std::nullopt;
}

}  // namespace

void check_response_adds_up(const std::vector<PrintedResponse>& all, const Draft& draft) {
  if (!draft.reporting_groups.complete || !draft.customer_groups.complete) return;
  std::map<std::pair<std::string, std::string>, const PrintedResponse*> by;
  for (const PrintedResponse& one : all) by[{one.response.wave, one.response.group}] = &one;
  for (const PrintedResponse& whole : all) {
    std::vector<const PrintedResponse*> parts;
    const auto names = parts_of(whole.response.group, draft.study);
    for (const std::string& name : names) {
      const auto part = by.find({whole.response.wave, name});
      if (part != by.end()) parts.push_back(part->second);
    }
    if (names.empty() || parts.size() < names.size()) continue;
    for (const NumberOfPeople& number : numbers) check_number(whole, parts, number);
  }
}

void check_shares_add_up(const std::vector<PrintedPercent>& all, const Draft& draft) {
  using Whole = std::tuple<std::string, std::string, std::string>;
  std::map<Whole, std::vector<const PrintedPercent*>> wholes;
  for (const PrintedPercent& one : all) {
    if (one.share.statistic.starts_with("share:"))
      wholes[{one.share.wave, one.share.group, one.share.measure}].push_back(&one);
  }
  for (const auto& [of, parts] : wholes) {
    const auto& [wave, group, measure] = of;
    const Questionnaire& form = draft.study.form(wave);
    const auto at = form.find(measure);
    if (!at || form.questions[*at].type != QuestionType::SelectOne) continue;
    double least = 0.0, most = 0.0, printed = 0.0;
    for (const PrintedPercent* part : parts) {
      least += part->share.percent.from(), most += part->share.percent.below();
      printed += part->share.percent.value;
    }
    const bool complete = parts.size() == form.questions[*at].choices.size();
    if (least <= 100.0 + 1e-9 && (!complete || most >= 100.0 - 1e-9)) continue;
    parts.back()->table.problems().add(
        code, parts.back()->table.at("percent"),
        fmt::format("The shares of '{}' for '{}' in wave '{}' add up to {}, and rounding alone "
                    "does not make that of 100.",
                    measure, group, wave, exact_text(printed)),
        look_again);
  }
}

void read_counts(const TomlTable& file, const Draft& draft) {
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const TomlNode* node : file.tables("count", Need::May)) {
    const TomlTable table(*node, file.problems(), "a [[count]]",
                          {"name", "wave", "group", "total", "parts", "source"});
    const PrintedOf of = take_printed_of(table, draft);
    const auto name = table.name("name", Need::Must);
    const auto total = table.whole("total", Need::Must, 0, most_counted);
    const auto sum = sum_of_parts(table);
    if (of.read && name && !seen.insert({*name, of.wave, of.group}).second)
      table.problems().add("published.duplicate", table.at(),
                           fmt::format("The count '{}' for '{}' in wave '{}' is given twice.",
                                       *name, of.group, of.wave),
                           "Take one of the two out.");
    if (!total || !sum || *total == *sum) continue;
    table.problems().add(code, table.at("total"),
                         fmt::format("The total of '{}' is {}, and its parts add up to {}.",
                                     name.value_or("count"), *total, *sum),
                         look_again);
  }
}

}  // namespace peil::study
