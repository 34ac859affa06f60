#include "peil/analysis/run/stages.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "peil/base/combinations.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"
#include "peil/table/columns.h"
#include "peil/table/crossed.h"

namespace peil::analysis {
namespace {

using table::column_of;
using table::grouping;

// Populations are whole numbers; a fraction written with ten digits gives them back this closely.
constexpr double rounding = 1e-9;

// Tells the first row in which a column of the design is blank.
void find_blank(const Grouping& by, const std::string& file, Problems& found) {
  const auto blank = std::ranges::find(by.level, Grouping::outside);
  if (blank == by.level.end()) return;
  found.push_back({"design.blank", file, 0, 0,
                   "Column '" + by.name + "' of the design is blank in row " +
                       std::to_string(blank - by.level.begin() + 1) + " of the data.",
                   "Every row needs a stratum, a cluster and a weight."});
}

// Rows by the combinations of columns of a design, in which no row may be blank.
Grouping combined(const Table& table, const std::vector<std::string>& names,
                  const std::string& file, Problems& found) {
  std::vector<Grouping> parts;
  for (const std::string& name : names) {
    parts.push_back(grouping(column_of(table, name)));
    find_blank(parts.back(), file, found);
  }
  return table::crossed(parts);
}

template <class Id>
std::vector<std::uint32_t> places(const std::vector<Id>& ids) {
  std::vector<std::uint32_t> column(ids.size());
  std::ranges::transform(ids, column.begin(),
                         [](Id id) { return static_cast<std::uint32_t>(id.index()); });
  return column;
}

template <class Id>
std::vector<Id> numbered(const std::vector<std::uint32_t>& outer, const Grouping& inner) {
  Combinations pairs(outer.size());
  pairs.refine(outer);
  pairs.refine(inner.level);
  std::vector<Id> ids;
  ids.reserve(outer.size());
  for (const std::uint32_t number : pairs.number()) ids.emplace_back(number);
  return ids;
}

void check_not_nested(const Grouping& clusters, const Design& design, const std::string& file,
                      Problems& found) {
  std::vector<std::uint32_t> home(clusters.levels.size(), Grouping::outside);
  for (std::size_t row = 0; row < clusters.level.size(); ++row) {
    const std::uint32_t cluster = clusters.level[row];
    const auto h = static_cast<std::uint32_t>(design.stratum[row].index());
    if (home[cluster] != Grouping::outside && home[cluster] != h) {
      found.push_back({"design.cluster-in-two-strata", file, 0, 0,
                       "Cluster '" + clusters.levels[cluster] + "' lies in two strata.",
                       "Set \"nested\": true when numbers restart in every stratum."});
      return;
    }
    home[cluster] = h;
  }
}

void check_stages(const DesignPlan& plan, const std::string& file, Problems& found) {
  const std::size_t stages = std::max<std::size_t>(plan.clusters.size(), 1);
  if (plan.fpc_meaning == FpcMeaning::None) return;
  if (plan.fpc.size() != stages) {
    found.push_back({"design.fpc-stages", file, 0, 0,
                     "The design has " + std::to_string(stages) + " stage(s) of clusters and " +
                         std::to_string(plan.fpc.size()) + " column(s) of fpc.",
                     "Give one fpc column per stage. Where every unit of a cluster was taken, name "
                     "the first stage only."});
  } else if (stages == 2 && plan.replicates && plan.replicates->first.empty()) {
    found.push_back(
        {"design.replicates-of-two-stages", file, 0, 0,
         "Replicates made from a design follow its first stage; this one has the fpc of "
         "two.",
         "Leave out 'replicates', or the fpc (errors are then a little too wide)."});
  }
}

// Units drawn in every stratum: `unit` and `stratum` by row; without units the rows count.
std::vector<std::size_t> counts(const std::vector<std::uint32_t>& unit,
                                const std::vector<std::uint32_t>& stratum, std::size_t strata) {
  std::vector<std::size_t> result(strata, 0);
  std::vector<std::uint8_t> seen(unit.size(), 0);
  for (std::size_t row = 0; row < stratum.size(); ++row) {
    std::uint8_t fresh = 1;
    if (!unit.empty()) {
      fresh = seen[unit[row]] == 0 ? 1 : 0;
      seen[unit[row]] = 1;
    }
    result[stratum[row]] += fresh;
  }
  return result;
}

// What one row says of its stratum; nothing when it cannot be.
std::optional<double> population(std::optional<double> given, bool fraction, double drawn) {
  if (!given || *given <= 0.0) return {};
  const double result = fraction ? drawn / *given : *given;
  if (!std::isfinite(result) || result < drawn * (1.0 - rounding)) return {};
  return result;
}

Problem bad_fpc(const std::string& what, const std::string& file) {
  return {"design.bad-fpc",
          file,
          0,
          0,
          what,
          "Say in the plan whether the column holds populations or fractions, one for a stratum."};
}

std::string impossible(const std::string& name, std::optional<double> given, bool fraction,
                       std::size_t drawn) {
  return name + ": " + (given ? exact_text(*given) : std::string("a blank")) + " cannot be the " +
         (fraction ? "fraction sampled." : "population of " + counted(drawn, "sampled unit") + ".");
}

// The populations of the strata of one stage, from its column.
void read_fpc(const Column& column, bool fraction, const std::string& file, const std::string& kind,
              const std::vector<std::uint32_t>& unit, const std::vector<std::uint32_t>& stratum,
              std::vector<Stratum>& strata, Problems& found) {
  if (!column.numeric) {
    found.push_back(
        bad_fpc("Column '" + column.name + "' holds something that is no number.", file));
    return;
  }
  const table::Cells cells(column);
  const std::vector<std::size_t> drawn = counts(unit, stratum, strata.size());
  for (std::size_t row = 0; row < stratum.size(); ++row) {
    Stratum& of = strata[stratum[row]];
    const std::optional<double> given = cells.number(row);
    const std::optional<double> known =
        population(given, fraction, static_cast<double>(drawn[stratum[row]]));
    if (!known) {
      found.push_back(bad_fpc(
          impossible(kind + " '" + of.name + "'", given, fraction, drawn[stratum[row]]), file));
      return;
    }
    if (of.population && std::abs(*of.population - *known) > rounding * *known) {
      found.push_back(bad_fpc(kind + " '" + of.name + "' has two populations, " +
                                  exact_text(std::min(*of.population, *known)) + " and " +
                                  exact_text(std::max(*of.population, *known)) + ".",
                              file));
      return;
    }
    if (!of.population) of.population = known;
  }
}

// A stratum per PSU, for the units drawn in it.
SecondStage second_stage(const Grouping& clusters, const Grouping& units, const Design& design) {
  SecondStage result{numbered<SsuId>(places(design.psu), units), {}};
  for (std::size_t row = 0; row < design.psu.size(); ++row) {
    const std::size_t psu = design.psu[row].index();
    if (psu >= result.psu.size()) result.psu.resize(psu + 1);
    result.psu[psu].name = clusters.levels[clusters.level[row]];
  }
  return result;
}

}  // namespace

void read_strata(const DesignPlan& plan, const Table& table, const std::string& file, Design& to,
                 Problems& found) {
  if (plan.strata.empty()) {
    to.strata.push_back({"all", {}});
    to.stratum.assign(table.rows, StratumId(0));
    return;
  }
  const Grouping strata = combined(table, plan.strata, file, found);
  if (!found.empty()) return;
  for (const std::string& level : strata.levels) to.strata.push_back({level, {}});
  for (const std::uint32_t level : strata.level) to.stratum.emplace_back(level);
}

void read_stages(const DesignPlan& plan, const Table& table, const std::string& file, Design& to,
                 Problems& found) {
  check_stages(plan, file, found);
  if (!found.empty()) return;
  const bool fpc = plan.fpc_meaning != FpcMeaning::None;
  const bool fraction = plan.fpc_meaning == FpcMeaning::Fraction;
  if (!plan.clusters.empty()) {
    const Grouping clusters = combined(table, {plan.clusters.front()}, file, found);
    std::optional<Grouping> units;
    if (plan.clusters.size() > 1) units = combined(table, {plan.clusters[1]}, file, found);
    if (!found.empty()) return;
    if (!plan.nested) check_not_nested(clusters, to, file, found);
    to.psu = numbered<PsuId>(places(to.stratum), clusters);
    if (units && fpc) to.second = second_stage(clusters, *units, to);
  }
  if (!fpc || !found.empty()) return;
  read_fpc(column_of(table, plan.fpc.front()), fraction, file, "Stratum", places(to.psu),
           places(to.stratum), to.strata, found);
  if (!to.second || !found.empty()) return;
  read_fpc(column_of(table, plan.fpc[1]), fraction, file, "Cluster", places(to.second->unit),
           places(to.psu), to.second->psu, found);
}

}  // namespace peil::analysis
