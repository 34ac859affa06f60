#include "peil/analysis/run/replicates.h"

#include <algorithm>
#include <optional>
#include <span>

#include "peil/analysis/weighting_chain.h"
#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/decimal_sign.h"
#include "peil/base/each.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

// More numbers than this are no sensible use of memory (1.6 GB).
constexpr std::size_t most_numbers = 200'000'000;

void use(Prepared& design, const weighting::Chained& chained) {
  const std::size_t rows = chained.weight.size();
  std::vector<std::uint8_t> weightless(rows, 0);
  design.weighted.base.clear();
  design.weighted.weight.clear();
  design.weighted.base.reserve(rows);
  design.weighted.weight.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const bool counts = chained.weight[row] > 0.0;
    weightless[row] = counts ? 0 : 1;
    design.weighted.base.emplace_back(counts ? chained.base[row] : 0.0);
    design.weighted.weight.emplace_back(counts ? chained.weight[row] : 0.0);
  }
  design.trimmed = chained.trimmed;
  const bool all = std::ranges::find(weightless, 1) == weightless.end();
  design.weightless = all ? std::vector<std::uint8_t>() : std::move(weightless);
}

// Texts by which rows of the two files find each other: the columns of the key, one after another.
std::vector<std::string> keys_of(const Table& table, const std::vector<std::string>& names) {
  std::vector<std::string> keys(table.rows);
  for (const std::string& name : names) {
    const Grouping by = grouping(*table.column(name));
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (by.level[row] == Grouping::outside)
        throw Refusal{
            "", "Key '" + name + "' is blank in row " + std::to_string(row + 1) + ".", {}};
      // The length keeps "a, b" with "c" from "a" with "b, c".
      const std::string& part = by.levels[by.level[row]];
      keys[row] += std::to_string(part.size()) + ":" + part;
    }
  }
  return keys;
}

// The key of a row as people read it: its values with commas.
std::string key_text(const Table& table, const std::vector<std::string>& names, std::size_t row) {
  std::vector<std::string> parts;
  for (const std::string& name : names) {
    const Grouping by = grouping(*table.column(name));
    parts.push_back(by.levels[by.level[row]]);
  }
  return "'" + join(parts, "', '") + "'";
}

// Row of the weights file for every row of the data.
std::vector<std::size_t> matched(const Table& data, const Table& weights,
                                 const std::vector<std::string>& key, const std::string& file) {
  std::map<std::string, std::size_t> place;
  const std::vector<std::string> theirs = keys_of(weights, key), ours = keys_of(data, key);
  for (std::size_t row = 0; row < theirs.size(); ++row) {
    if (!place.emplace(theirs[row], row).second)
      throw Refusal{"", file + " has key " + key_text(weights, key, row) + " twice.", {}};
  }
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < ours.size(); ++row) {
    const auto found = place.find(ours[row]);
    if (found == place.end())
      throw Refusal{
          "", file + " has no weights for key " + key_text(data, key, row) + " of the data.", {}};
    rows.push_back(found->second);
  }
  return rows;
}

// What to say of a column that should hold numbers: they may have the other decimal sign.
std::string no_numbers(const Column& column) {
  const bool sign = std::ranges::any_of(table::Cells(column).texts(),
                                        [](const std::string& w) { return other_sign(w, '.'); });
  return "Replicate weights '" + column.name + "' hold something that is no number." +
         (sign ? " If the file writes decimals with a comma, say \"decimal\": \",\" beside its "
                 "'file'."
               : "");
}

std::vector<std::vector<double>> given(const Prepared& design, const ReplicatePlan& plan,
                                       const std::map<std::string, Table>& tables) {
  const Table& source = plan.file.empty() ? *design.table : tables.at(data_of_file(plan.file));
  std::vector<std::size_t> row_of;
  if (!plan.file.empty()) row_of = matched(*design.table, source, plan.key, plan.file);
  const std::vector<double> base =
      plan.factors ? weights_of_rows(design) : std::vector<double>(design.table->rows, 1.0);
  std::vector<std::vector<double>> weight;
  bool inside = false;
  for (const Column& column : source.columns) {
    inside = inside || column.name == plan.first;
    if (!inside) continue;
    if (!column.numeric) throw Refusal{"", no_numbers(column), {}};
    const NumberColumn values = number_column(column);
    std::vector<double>& to = weight.emplace_back(design.table->rows, 0.0);
    for (std::size_t row = 0; row < to.size(); ++row) {
      const std::size_t from = row_of.empty() ? row : row_of[row];
      if (values.reason[from] != Absent::No || !Weight::countable(values.value[from])) {
        const bool number = values.reason[from] == Absent::No && values.value[from] > 0.0;
        throw Refusal{
            "",
            "Replicate weight '" + column.name + "' of row " + std::to_string(from + 1) +
                (number ? " is " + exact_text(values.value[from]) + ". " + Weight::countable_words
                        : std::string(" is blank or negative.")),
            {}};
      }
      const bool counts = design.weightless.empty() || design.weightless[row] == 0;
      to[row] = counts ? values.value[from] * base[row] : 0.0;
    }
    if (column.name == plan.last) return weight;
  }
  throw Refusal{"",
                "Column '" + plan.last + "' does not come after '" + plan.first +
                    "', so there is no run of replicate weights.",
                {}};
}

// Weights of replicates that are kept, before any weighting step.
estimate::Replicates kept(const Prepared& design, const ReplicatePlan& plan,
                          const std::map<std::string, Table>& tables) {
  estimate::Replicates result;
  result.mse = plan.mse;
  if (!plan.first.empty()) {
    result.weight = given(design, plan, tables);
    const std::size_t count = result.weight.size();
    if (count < 2) throw Refusal{"", "One column of weights is no replication.", {}};
    result.scale =
        plan.scale > 0.0 ? plan.scale : estimate::usual_scale(plan.method, count, plan.fay);
    result.rscales = plan.rscales.size() == 1
                         ? std::vector<double>(result.weight.size(), plan.rscales.front())
                         : plan.rscales;
    if (result.rscales.empty()) result.rscales.assign(result.weight.size(), 1.0);
    if (result.rscales.size() != result.weight.size()) {
      throw Refusal{"",
                    "There are " + counted(result.weight.size(), "replicate") +
                        ", but 'rscales' has " + counted(result.rscales.size(), "number") + ".",
                    {}};
    }
    return result;
  }
  if (estimate::most_replicates(plan.method, design.design) * design.table->rows > most_numbers) {
    throw Refusal{"",
                  "So many replicates of so many rows do not fit in memory. Use a bootstrap "
                  "with fewer replicates.",
                  {}};
  }
  const auto factors = estimate::factors_of(plan.method, design.design, plan.fay);
  if (!factors.ok()) refuse(factors.problems());
  const std::vector<double> base = weights_of_rows(design);
  for (const std::vector<double>& factor : factors.value().factor)
    result.weight.push_back(estimate::times_factors(base, factor, design.design.psu));
  result.scale = factors.value().scale;
  result.rscales = factors.value().rscales;
  return result;
}

std::vector<double> weighted_again(const weighting::Chain& chain, std::span<const double> start,
                                   std::size_t replicate) {
  try {
    return applied(chain, start).weight;
  } catch (Refusal& refusal) {
    refusal.sentence = "Replicate " + std::to_string(replicate + 1) + ": " + refusal.sentence;
    throw;
  }
}

// The bootstrap of a design whose weights before any step are `start`.
void draw(Prepared& design, const ReplicatePlan& plan, const std::optional<weighting::Chain>& chain,
          const std::vector<double>& start) {
  Result<estimate::RaoWu> draws = estimate::RaoWu::of(design.design, plan.draws, plan.seed);
  if (!draws.ok()) refuse(draws.problems());
  const auto raking = chain ? weighting::only_rakes(*chain) : weighting::RakeOptions{};
  const bool all = std::ranges::none_of(start, [](double w) { return w <= 0.0; });
  design.bootstrap = Bootstrap{std::move(draws).value(), start,
                               raking.value_or(weighting::RakeOptions{}), raking && all};
  estimate::Replicates replicates;
  replicates.rscales.assign(plan.draws, 1.0);
  replicates.scale = estimate::usual_scale(plan.method, plan.draws, plan.fay);
  replicates.mse = plan.mse;
  replicates.degrees_of_freedom = design.bootstrap->draws.degrees_of_freedom();
  // The design stays where it is for as long as its replicates are asked for.
  replicates.made = [&design, chain](std::size_t r) {
    std::vector<double> weight = estimate::times_factors(
        design.bootstrap->weight, design.bootstrap->draws.factors(r), design.design.psu);
    return chain ? weighted_again(*chain, weight, r) : weight;
  };
  design.replicates = std::move(replicates);
}

}  // namespace

std::vector<double> weights_of_rows(const Prepared& design) {
  std::vector<double> weight;
  weight.reserve(design.weighted.weight.size());
  for (std::size_t row = 0; row < design.weighted.weight.size(); ++row) {
    const bool counts = design.weightless.empty() || design.weightless[row] == 0;
    weight.push_back(counts ? design.weighted.weight[row].persons() : 0.0);
  }
  return weight;
}

void weigh_and_replicate(Prepared& design, const DesignPlan& plan,
                         const std::map<std::string, Table>& tables, int threads) {
  std::optional<estimate::Replicates> replicates;
  const bool drawn = plan.replicates && plan.replicates->draws > 0;
  if (plan.replicates && !drawn) replicates = kept(design, *plan.replicates, tables);
  const std::vector<double> start = weights_of_rows(design);
  std::optional<weighting::Chain> chain;
  if (!plan.weighting.empty()) {
    chain = chain_of(plan.weighting, *design.table, tables, start);
    use(design, applied(*chain, start, threads));
    design.weighted.margins = chain->margins;
    design.weighted.totals = chain->totals;
  }
  if (drawn) return draw(design, *plan.replicates, chain, start);
  if (!replicates) return;
  if (chain && plan.replicates->reweight) {
    for_each_of(replicates->weight.size(), threads, [&](std::size_t r, std::size_t) {
      replicates->weight[r] = weighted_again(*chain, replicates->weight[r], r);
    });
  }
  replicates->degrees_of_freedom = estimate::rank_less_one(replicates->weight);
  design.replicates = std::move(replicates);
}

}  // namespace peil::analysis
