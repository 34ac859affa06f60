#include "peil/study/published_parts.h"

#include <fmt/format.h>

#include <cmath>

#include "peil/base/text.h"

namespace peil::study {

NameList groups_of(const Draft& draft) {
  NameList all = draft.reporting_groups;
  all.names.insert(all.names.end(), draft.customer_groups.names.begin(),
                   draft.customer_groups.names.end());
  all.names.emplace_back("all");
  all.complete = all.complete && draft.customer_groups.complete;
  return all;
}

void check_known(const TomlTable& table, std::string_view key, const std::string& name,
                 const NameList& list, std::string_view code, std::string_view what) {
  if (name.empty() || !list.unknown(name)) return;
  table.problems().add(std::string(code), table.at(key),
                       fmt::format("The study has no {} '{}'.", what, name),
                       did_you_mean(name, list.names));
}

PrintedOf take_printed_of(const TomlTable& table, const Draft& draft) {
  const auto wave = table.text("wave", Need::Must), group = table.text("group", Need::Must);
  const PrintedOf of{wave.value_or(""), group.value_or(""),
                     table.text("source", Need::Must).value_or(""), wave && group};
  check_known(table, "wave", of.wave, draft.waves, "published.unknown-wave", "wave");
  check_known(table, "group", of.group, groups_of(draft), "published.unknown-group", "group");
  return of;
}

std::optional<std::size_t> take_people(const TomlTable& table, std::string_view key,
                                       std::int64_t least) {
  const auto n = table.whole(key, Need::May, least, 1'000'000'000);
  return n ? std::optional(static_cast<std::size_t>(*n)) : std::nullopt;
}

std::optional<PrintedMargin> take_margin(const TomlTable& table, double most, bool may_be_whole) {
  const auto half = table.number("margin", Need::May, 0.001, most);
  const auto confidence = table.number("confidence", Need::May, 0.5, 0.999);
  if (table.entry("confidence") && !table.entry("margin")) {
    table.problems().add("published.confidence-alone", table.at("confidence"),
                         "There is a confidence here, and no margin that it is of.",
                         "Write the margin that was printed with it, or take it out.");
  }
  if (!half) return {};
  const bool whole = std::holds_alternative<std::int64_t>(table.entry("margin")->node.value);
  return PrintedMargin{*half, confidence, whole && may_be_whole ? 0 : 1};
}

std::optional<PrintedNumber> take_printed(const TomlTable& table, std::string_view key, Need need,
                                          double least, double most) {
  const auto value = table.number(key, need, least, most);
  if (!value) return {};
  const bool whole = std::holds_alternative<std::int64_t>(table.entry(key)->node.value);
  if (std::abs(*value * 10.0 - std::round(*value * 10.0)) > 1e-6) {
    table.problems().add(
        "published.number-not-as-printed", table.at(key),
        fmt::format("'{}' is {} and has more than one decimal.", key, exact_text(*value)),
        "Write it as it was printed, whole or with one decimal: it stands for an interval.");
    return {};
  }
  return PrintedNumber{*value, whole ? 0 : 1};
}

}  // namespace peil::study
