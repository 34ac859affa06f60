#include "peil/study/plan_cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/base/counted.h"
#include "peil/base/text.h"

namespace peil::study {
namespace {

constexpr std::int64_t most_cases = 1'000'000'000;

// Every number of a table, by its key.
std::map<std::string, std::size_t> read_numbers(const TomlTable& table) {
  std::map<std::string, std::size_t> numbers;
  for (const Entry& entry : table.entries()) {
    if (const auto n = table.whole(entry.key, Need::May, 0, most_cases))
      numbers[entry.key] = static_cast<std::size_t>(*n);
  }
  return numbers;
}

void check_names(const TomlTable& strata, const Plan& plan) {
  for (const Entry& entry : strata.entries()) {
    const auto parts = static_cast<std::size_t>(std::ranges::count(entry.key, '/')) + 1;
    if (plan.strata.empty() || parts == plan.strata.size()) continue;
    strata.problems().add(
        "plan.stratum-name", entry.at,
        fmt::format("'{}' has {}, and the strata are made of {}.", entry.key,
                    counted(parts, "part"), counted(plan.strata.size(), "column")),
        fmt::format("Write a value of each of them: {}.", join(plan.strata, "/")));
  }
}

void check_reasons(const TomlTable& excluded, const Plan& plan) {
  std::vector<std::string> known;
  for (const Exclusion& rule : plan.exclusions) known.push_back(rule.reason);
  for (const Entry& entry : excluded.entries()) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    excluded.problems().add("plan.cases-reason", entry.at,
                            fmt::format("No [[exclude]] has the reason '{}'.", entry.key),
                            known.empty() ? "Take it out." : did_you_mean(entry.key, known));
  }
}

}  // namespace

void read_cases(const TomlTable& file, Plan& plan) {
  const TomlNode* node = file.table("cases", Need::May);
  if (node == nullptr) return;
  const TomlTable table(*node, file.problems(), "[cases]", {"strata", "excluded", "tolerance"});
  plan.cases.tolerance = table.number("tolerance", Need::May, 0.0, 0.5).value_or(0.0);
  if (const TomlNode* strata = table.table("strata", Need::Must)) {
    const TomlTable names(*strata, file.problems(), "[cases.strata]", {}, true);
    if (names.entries().empty())
      file.problems().add("value.empty", strata->at, "[cases.strata] has no numbers.",
                          "Write the number of cases of every stratum.");
    plan.cases.strata = read_numbers(names);
    check_names(names, plan);
  }
  if (const TomlNode* excluded = table.table("excluded", Need::May)) {
    const TomlTable names(*excluded, file.problems(), "[cases.excluded]", {}, true);
    plan.cases.excluded = read_numbers(names);
    check_reasons(names, plan);
  }
}

}  // namespace peil::study
