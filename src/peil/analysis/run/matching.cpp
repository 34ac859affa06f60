#include "peil/analysis/run/matching.h"

#include <algorithm>
#include <map>

#include "peil/base/text.h"

namespace peil::analysis {
namespace {

// Numbers names in the order in which they come.
class Numbers {
 public:
  std::uint32_t of(const std::string& name) {
    return place_.try_emplace(name, static_cast<std::uint32_t>(place_.size())).first->second;
  }
  std::size_t count() const { return place_.size(); }

 private:
  std::map<std::string, std::uint32_t> place_;
};

// Where a person of the sample stands, in words that both waves have in common.
struct Place {
  std::size_t row = 0;
  std::string stratum, cluster;
};
using People = std::map<std::string, Place>;

// The names in a column, row by row: numbers are written alike however the file writes them.
std::vector<std::string> names(const Prepared& design, const std::string& column) {
  const Column& found = *design.table->column(column);
  Grouping by = grouping(found);
  if (found.numeric) {
    for (std::string& level : by.levels) level = exact_text(*decimal_number(level));
  }
  std::vector<std::string> result;
  for (std::size_t row = 0; row < by.level.size(); ++row) {
    if (by.level[row] == Grouping::outside) {
      throw Refusal{"", "Column '" + column + "' is blank in row " + std::to_string(row + 1) +
                            " of design '" + design.name +
                            "': without it nobody knows whether that is a unit of the other wave."};
    }
    result.push_back(by.levels[by.level[row]]);
  }
  return result;
}

std::vector<std::string> clusters_of(const Run& run, const Prepared& design) {
  const DesignPlan& plan = run.plan().designs.at(design.name);
  if (plan.clusters.size() > 1) {
    throw Refusal{"", "Design '" + design.name +
                          "' has clusters of two stages: waves that share people can be compared "
                          "for clusters of one stage only."};
  }
  return plan.clusters.empty() ? std::vector<std::string>() : names(design, plan.clusters.front());
}

People people(const Prepared& design, const std::vector<std::string>& unit,
              const std::vector<std::string>& cluster) {
  People result;
  for (std::size_t row = 0; row < unit.size(); ++row) {
    const std::string& stratum = design.design.strata[design.design.stratum[row].index()].name;
    const auto [at, fresh] = result.try_emplace(
        unit[row], Place{row, stratum, cluster.empty() ? std::string() : cluster[row]});
    if (fresh) continue;
    throw Refusal{"", "Unit '" + unit[row] + "' occurs twice in design '" + design.name +
                          "', in rows " + std::to_string(at->second.row + 1) + " and " +
                          std::to_string(row + 1) + ". A unit has one row in a wave."};
  }
  return result;
}

void check_panel(const std::string& unit, const Place& before, const Place& after) {
  if (before.stratum == after.stratum && before.cluster == after.cluster) return;
  const auto words = [](const Place& p) {
    return "stratum '" + p.stratum + "'" +
           (p.cluster.empty() ? std::string() : ", cluster '" + p.cluster + "'");
  };
  throw Refusal{"", "Unit '" + unit + "' changed from " + words(before) + " to " + words(after) +
                        ". A panel keeps the strata and clusters of its draw; with samples "
                        "'overlapping' they may differ."};
}

void check_people(const People& before, const People& after, const Prepared& one,
                  const Prepared& other, Samples samples) {
  std::size_t both = 0;
  for (const auto& [unit, place] : before) {
    const auto found = after.find(unit);
    if (found == after.end()) continue;
    ++both;
    if (samples == Samples::Panel) check_panel(unit, place, found->second);
  }
  if (both > 0) return;
  throw Refusal{"", "No unit of design '" + one.name + "' is in design '" + other.name +
                        "': the samples are independent. Say \"samples\": \"independent\", or "
                        "look whether the units are written alike."};
}

estimate::NumberedRows numbered(const Prepared& design, const std::vector<std::string>& unit,
                                const std::vector<std::string>& cluster, Numbers& strata,
                                Numbers& units) {
  estimate::NumberedRows result;
  for (std::size_t row = 0; row < unit.size(); ++row) {
    const Stratum& stratum = design.design.strata[design.design.stratum[row].index()];
    const std::uint32_t h = strata.of(stratum.name);
    result.stratum.push_back(h);
    result.unit.push_back(units.of(
        cluster.empty() ? unit[row] : std::to_string(h) + std::string("\n") + cluster[row]));
    if (result.population.size() <= h) result.population.resize(h + 1);
    result.population[h] = stratum.population;
  }
  return result;
}

}  // namespace

MatchedWaves match(const Run& run, const Prepared& before, const Prepared& after,
                   const std::string& unit, Samples samples) {
  const std::vector<std::string> unit_before = names(before, unit), unit_after = names(after, unit);
  const std::vector<std::string> cluster_before = clusters_of(run, before),
                                 cluster_after = clusters_of(run, after);
  if (cluster_before.empty() != cluster_after.empty()) {
    throw Refusal{"", "One of the designs '" + before.name + "' and '" + after.name +
                          "' has clusters and the other has none: their units cannot be matched."};
  }
  check_people(people(before, unit_before, cluster_before),
               people(after, unit_after, cluster_after), before, after, samples);
  Numbers strata, units;
  MatchedWaves result{numbered(before, unit_before, cluster_before, strata, units),
                      numbered(after, unit_after, cluster_after, strata, units)};
  result.before.population.resize(strata.count());
  result.after.population.resize(strata.count());
  if (samples == Samples::Panel) {  // one draw: a stratum that only one wave has rows of counts too
    for (std::size_t h = 0; h < strata.count(); ++h) {
      if (!result.before.population[h]) result.before.population[h] = result.after.population[h];
    }
  }
  return result;
}

}  // namespace peil::analysis
