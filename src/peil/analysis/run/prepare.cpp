#include "peil/analysis/run/prepare.h"

#include <algorithm>

#include "peil/analysis/run/stages.h"
#include "peil/base/decimal_sign.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

void read_weights(const DesignPlan& plan, const Table& table, const std::string& file, Prepared& to,
                  Problems& found) {
  to.design.weight.reserve(table.rows);
  if (plan.weight.empty()) {
    to.design.weight.assign(table.rows, Weight(plan.constant_weight));
    return;
  }
  const table::Cells column(table::column_of(table, plan.weight));
  if (!column.numeric()) {
    found.push_back(
        {"design.bad-weight", file, 0, 0,
         "Column '" + plan.weight + "' holds something that is no number.",
         std::ranges::any_of(column.texts(),
                             [](const std::string& w) { return other_sign(w, '.'); })
             ? "If the file writes decimals with a comma, say \"decimal\": \",\" with its "
               "data in the plan."
             : "Weights are numbers of 0 or more."});
    return;
  }
  std::size_t bad = 0;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const std::optional<double> w = column.number(row);
    if (!w || !Weight::countable(*w)) {
      if (bad++ == 0) {
        found.push_back(
            {"design.bad-weight", file, 0, 0,
             "The weight of row " + std::to_string(row + 1) + " is " +
                 (w ? exact_text(*w) : "blank") + ".",
             w && *w > 0.0 ? Weight::countable_words : "Weights are numbers of 0 or more."});
      }
      continue;
    }
    if (*w == 0.0) {
      to.weightless.resize(table.rows, 0);
      to.weightless[row] = 1;
    }
    to.design.weight.emplace_back(*w);
  }
}

// A column of analysis/wave/wave_data.cpp: sets of lists, each as a number in words.
std::vector<std::uint64_t> sets_in(const Table& table, const std::string& name) {
  const Grouping by = grouping(*table.column(name));
  std::vector<std::uint64_t> of_level, result;
  for (const std::string& level : by.levels) of_level.push_back(std::stoull(level));
  for (const std::uint32_t level : by.level) result.push_back(of_level.at(level));
  return result;
}

estimate::LonelyPsu lonely_of(const std::string& word, bool in_domain) {
  using estimate::LonelyPsu;
  if (word == "remove") return LonelyPsu::Remove;
  if (word == "certainty") return LonelyPsu::Certainty;
  if (word == "adjust") return in_domain ? LonelyPsu::AdjustInDomain : LonelyPsu::Adjust;
  if (word == "average") return in_domain ? LonelyPsu::AverageInDomain : LonelyPsu::Average;
  return LonelyPsu::Fail;
}

}  // namespace

Result<Prepared> prepare(const DesignPlan& plan, const std::string& name, const Table& table,
                         const std::string& file) {
  Prepared result;
  result.name = name;
  result.table = &table;
  result.lonely = lonely_of(plan.lonely_psu, plan.lonely_in_domain);
  Problems found;
  read_strata(plan, table, file, result.design, found);
  if (!found.empty()) return found;
  read_weights(plan, table, file, result, found);
  read_stages(plan, table, file, result.design, found);
  if (!found.empty()) return found;
  result.design.few_clusters = plan.few_clusters;
  if (!plan.lists.empty())
    result.design.lists = {sets_in(table, plan.drawn_from), sets_in(table, plan.lists)};
  result.weighted.base = result.design.weight;
  result.weighted.weight = result.design.weight;
  return result;
}

}  // namespace peil::analysis
