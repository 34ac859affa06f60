#include "peil/analysis/run/replicate_figures.h"

#include <algorithm>
#include <optional>

#include "peil/analysis/run/bootstrap_values.h"
#include "peil/analysis/run/counted_rows.h"
#include "peil/analysis/run/replicates.h"
#include "peil/analysis/run/weighted_sums.h"
#include "peil/estimate/replicates.h"
#include "peil/estimate/row_statistics.h"

namespace peil::analysis {
namespace {

using Kind = ReplicateFigure::Kind;

// Rows of figures that stand in memory at a time: 24 bytes each.
constexpr std::size_t most_rows = 8'000'000;

// A figure for one domain, and what was found.
struct Wanted {
  const ReplicateFigure* figure;
  const Common* common;
  const DomainAsked* domain;
  const Split* parts;
  std::size_t level = 0;  // 0: everybody
  std::optional<double> whole{};
  std::size_t answers = 0;
  estimate::ReplicateValues values{};
};

estimate::Rows rows_of(const Run& run, const Prepared& design, const Wanted& wanted) {
  return counted_rows(run, design, *wanted.parts, *wanted.domain, wanted.figure->variable,
                      wanted.figure->divisor);
}

estimate::OfWeights statistic_of(Kind kind, estimate::Rows& rows) {
  if (kind == Kind::Total) return estimate::total_of(rows);
  return kind == Kind::Median ? estimate::median_of(rows) : estimate::ratio_of(rows);
}

// Row by row, as many figures at a time as there is room for.
void find_by_rows(const Run& run, const Prepared& design, std::vector<Wanted*> wanted) {
  const std::vector<double> weight = weights_of_rows(design);
  while (!wanted.empty()) {
    std::vector<estimate::Rows> rows;
    std::size_t together = 0;
    while (rows.size() < wanted.size() && together < most_rows)
      together += rows.emplace_back(rows_of(run, design, *wanted[rows.size()])).row.size();
    std::vector<estimate::OfWeights> statistics;
    for (std::size_t i = 0; i < rows.size(); ++i)
      statistics.push_back(statistic_of(wanted[i]->figure->kind, rows[i]));
    auto values = estimate::values_of(*design.replicates, statistics, run.threads());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      wanted[i]->answers = rows[i].row.size();
      if (!rows[i].row.empty()) wanted[i]->whole = statistics[i](weight);
      wanted[i]->values = std::move(values[i]);
    }
    wanted.erase(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(rows.size()));
  }
}

void find_by_cells(const Run& run, const Prepared& design, const Grouping* by,
                   std::span<Wanted* const> wanted) {
  if (wanted.empty()) return;
  BootstrapValues sums(run, design, by);
  std::vector<BootstrapValues::Value> values;
  for (const Wanted* one : wanted) {
    const ReplicateFigure& figure = *one->figure;
    values.push_back(figure.kind == Kind::Ratio   ? sums.ratio(figure.variable, figure.divisor)
                     : figure.kind == Kind::Total ? sums.total(figure.variable)
                                                  : sums.mean(figure.variable));
  }
  sums.draw(run.threads());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    wanted[i]->whole = sums.whole(values[i], wanted[i]->level);
    wanted[i]->answers = sums.answers(values[i], wanted[i]->level);
    wanted[i]->values = sums.replicates(values[i], wanted[i]->level);
  }
}

void add_one(Run& run, const Prepared& design, const Wanted& wanted) {
  const Common& common = *wanted.common;
  const std::string &name = wanted.figure->name, &level = wanted.domain->level;
  if (!wanted.whole) return run.add(nobody_cell(name, *wanted.domain));
  estimate::Replicated found =
      estimate::replicated(*wanted.whole, wanted.values, *design.replicates);
  if (found.without) {
    throw Refusal{name, "In replicate " + std::to_string(*found.without + 1) + " nobody of " +
                            (level.empty() ? std::string("the sample") : "'" + level + "'") +
                            " with an answer is left, so " + name +
                            " has no error from replicates there."};
  }
  found.estimate.answers = wanted.answers;
  Cell cell = estimate_cell(common, name, *wanted.domain, found.estimate);
  if (wanted.figure->kind == Kind::Median) {
    const auto ends = estimate::percentile_interval(found.values, common.confidence);
    cell.add("percentile_low", ends->low);
    cell.add("percentile_high", ends->high);
  }
  run.add(std::move(cell));
}

std::vector<Wanted> everything(std::span<const ReplicateFigure> figures, const Common& common,
                               const Split& parts, bool levels) {
  std::vector<Wanted> wanted;
  for (const ReplicateFigure& figure : figures) {
    for (std::size_t d = 0; d < parts.domains.size(); ++d)
      wanted.push_back({&figure, &common, &parts.domains[d], &parts, levels ? d + 1 : 0});
  }
  return wanted;
}

}  // namespace

void add_replicate_figures(Run& run, const Prepared& design, const Common& everybody,
                           const Common& by, std::span<const ReplicateFigure> figures) {
  const Split whole = split(design, everybody);
  std::optional<Split> apart;
  if (!by.by.empty()) apart = split(design, by);
  std::vector<Wanted> wanted = everything(figures, everybody, whole, false);
  if (apart) std::ranges::copy(everything(figures, by, *apart, true), std::back_inserter(wanted));
  std::vector<Wanted*> cells, rows;
  for (Wanted& one : wanted) {
    const bool by_cells =
        design.bootstrap && design.bootstrap->by_cells && one.figure->kind != Kind::Median;
    (by_cells ? cells : rows).push_back(&one);
  }
  Grouping levels;
  if (apart && !cells.empty()) levels = domain_of_rows(*apart);
  find_by_cells(run, design, apart ? &levels : nullptr, cells);
  find_by_rows(run, design, rows);
  for (const Wanted& one : wanted) add_one(run, design, one);
}

}  // namespace peil::analysis
