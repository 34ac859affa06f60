#include "peil/analysis/plan/planning_keys.h"

#include <algorithm>
#include <string>

#include "peil/analysis/plan/whole_keys.h"

namespace peil::analysis {

double above_zero(Keys& keys, std::string_view key) {
  const double given = keys.required_number(key);
  if (given > 0.0) return given;
  const Node* node = keys.node().member(key);
  if (node != nullptr && node->kind == Node::Kind::Number)
    keys.wrong(key, "plan.bad-value", "'" + std::string(key) + "' must be above 0.",
               "Write a number above 0.");
  return 1.0;
}

double probability(Keys& keys, std::string_view key) {
  const double given = keys.required_number(key);
  if (given > 0.0 && given < 1.0) return given;
  const Node* node = keys.node().member(key);
  if (node != nullptr && node->kind == Node::Kind::Number)
    keys.wrong(key, "plan.bad-value", "'" + std::string(key) + "' must lie between 0 and 1.",
               "Write 0.5 for 50 percent.");
  return 0.5;
}

double read_confidence(Keys& keys) {
  const double given = keys.number("confidence", 0.95);
  if (given > 0.0 && given < 1.0) return given;
  keys.wrong("confidence", "plan.bad-value", "'confidence' must lie between 0 and 1.",
             "Write 0.95 for 95 percent.");
  return 0.95;
}

std::vector<double> counts_of(Keys& keys, std::string_view key) {
  std::vector<double> given = keys.numbers(key);
  if (std::ranges::all_of(given, [](double n) { return is_count(n, 1.0); })) return given;
  keys.wrong(key, "plan.bad-value",
             "'" + std::string(key) + "' holds whole numbers of 1 or more, at most 10^11.",
             "Write 2500 or [400, 2500].");
  return {1.0};
}

}  // namespace peil::analysis
