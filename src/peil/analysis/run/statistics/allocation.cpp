#include "peil/analysis/run/statistics/allocation.h"

#include <cmath>

#include "peil/analysis/plan/whole_keys.h"
#include "peil/analysis/run/frame_rows.h"
#include "peil/analysis/run/put.h"
#include "peil/base/sum.h"
#include "peil/sampling/allocation.h"

namespace peil::analysis {
namespace {

struct Asked {
  std::string id, design;
  std::vector<std::string> strata;
  std::string size;            // power: column of sizes; empty: every unit counts 1
  std::string study_variable;  // may be empty
  sampling::AllocationRule rule;
};

// Two passes per stratum: the mean, then the squares about it.
void add_sd(std::vector<sampling::KnownStratum>& strata, const Grouping& by,
            const std::vector<double>& value) {
  std::vector<Sum> total(strata.size()), squares(strata.size());
  for (std::size_t row = 0; row < value.size(); ++row) total[by.level[row]].add(value[row]);
  for (std::size_t row = 0; row < value.size(); ++row) {
    const std::uint32_t h = by.level[row];
    const double off = value[row] - total[h].value() / static_cast<double>(strata[h].units);
    squares[h].add(off * off);
  }
  for (std::size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].units > 1)
      strata[h].sd = std::sqrt(squares[h].value() / static_cast<double>(strata[h].units - 1));
  }
}

// A size below 0 in one row would be hidden by the others of its stratum.
void add_sizes(std::vector<sampling::KnownStratum>& strata, const Grouping& by,
               const std::vector<double>& size, const std::string& column) {
  std::vector<Sum> total(strata.size());
  for (std::size_t row = 0; row < size.size(); ++row) {
    if (size[row] < 0.0)
      throw Refusal{column, "The size of row " + std::to_string(row + 1) + " of the frame is " +
                                "below 0. A size is a number of 0 or more."};
    total[by.level[row]].add(size[row]);
  }
  for (std::size_t h = 0; h < strata.size(); ++h) strata[h].size = total[h].value();
}

std::vector<sampling::KnownStratum> known_strata(const Asked& asked, const Table& frame,
                                                 const Grouping& by) {
  std::vector<sampling::KnownStratum> strata;
  for (const std::string& name : by.levels) strata.push_back({name, 0, 0.0, 0.0});
  for (const std::uint32_t h : by.level) ++strata[h].units, strata[h].size += 1.0;
  if (!asked.size.empty()) add_sizes(strata, by, frame_numbers(frame, asked.size), asked.size);
  if (!asked.study_variable.empty()) add_sd(strata, by, frame_numbers(frame, asked.study_variable));
  return strata;
}

void allocate(Run& run, const Asked& asked) {
  const Table& frame = frame_of(run, asked.design);
  const Grouping by = frame_groups(frame, asked.strata);
  const std::vector<sampling::KnownStratum> strata = known_strata(asked, frame, by);
  const auto sizes = sampling::allocated(asked.rule, strata, "");
  if (!sizes.ok()) refuse("", sizes.problems());
  for (std::size_t h = 0; h < strata.size(); ++h)
    put(run, asked.id, "", by.name, strata[h].name, "n_h", static_cast<double>(sizes.value()[h]));
  if (asked.study_variable.empty()) return;
  const auto error = sampling::anticipated_error(strata, sizes.value());
  if (!error) return;
  if (!std::isfinite(*error))
    throw Refusal{asked.study_variable, "The values of '" + asked.study_variable +
                                            "' are too large for their squares to be added up."};
  put(run, asked.id, asked.study_variable, "", "", "anticipated_se", *error);
}

Allocation method_of(const std::string& word) {
  if (word == "equal") return Allocation::Equal;
  if (word == "neyman") return Allocation::Neyman;
  if (word == "power") return Allocation::Power;
  return Allocation::Proportional;
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked;
  asked.id = id;
  asked.design = keys.design();
  asked.strata = keys.columns("strata", asked.design);
  if (asked.strata.empty()) (void)keys.required_texts("strata");
  asked.rule.method = method_of(
      keys.one_of("method", {"proportional", "equal", "neyman", "power"}, "proportional"));
  asked.rule.total = required_whole(keys, "n");
  asked.rule.least = whole(keys, "least", 0).value_or(asked.rule.least);
  asked.rule.most = whole(keys, "most", 1);
  if (asked.rule.most && *asked.rule.most < asked.rule.least)
    keys.wrong("most", "plan.bad-value",
               "'most' is " + std::to_string(*asked.rule.most) + " and the least of a stratum " +
                   std::to_string(asked.rule.least) + ".",
               "Raise 'most', or lower 'least' (2 where the plan does not say).");
  if (keys.has("size")) asked.size = keys.column("size", asked.design);
  const bool needs_spread = asked.rule.method == Allocation::Neyman;
  if (needs_spread || keys.has("study_variable"))
    asked.study_variable = keys.column("study_variable", asked.design);
  asked.rule.power = keys.number("power", 0.5);
  if (asked.rule.power < 0.0 || asked.rule.power > 1.0)
    keys.wrong("power", "plan.bad-value", "'power' must lie from 0 to 1.",
               "0 is equal, 1 in proportion to size, 0.5 the root.");
  const auto no_meaning = [&](const char* key) {
    if (keys.has(key) && asked.rule.method != Allocation::Power)
      keys.wrong(key, "plan.bad-value",
                 std::string("'") + key + "' has a meaning with method 'power' only.",
                 "Take it out, or write \"method\": \"power\".");
  };
  no_meaning("size"), no_meaning("power");
  return [asked](Run& run) { allocate(run, asked); };
}

}  // namespace

const Statistic allocation_statistic{"allocation", read};

}  // namespace peil::analysis
