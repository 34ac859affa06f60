#include "peil/weighting/calibrate.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/weighting/cells.h"
#include "peil/weighting/margin_checks.h"
#include "peil/weighting/not_positive.h"

namespace peil::weighting {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Rounding leaves a gap of this size at most where a solution was found.
constexpr double rounding = 1e-9;

// A step of Newton may overshoot on its way: no weight is multiplied by more than this power of e.
constexpr double most_exponent = 100.0;

// The equations: distinct combinations of levels and values, on which alone depends what a weight
// is multiplied by.
struct System {
  MatrixXd x;                     // cells x (dummies of all margins, then numbers), scaled
  VectorXd start;                 // sum of the weights in each cell
  VectorXd target;                // one per column, scaled like x
  VectorXd size;                  // per column: what a gap is measured against, scaled
  std::vector<std::string> name;  // per column, for problems
  std::vector<std::uint32_t> of_row;
};

std::string level_name(const Margin& margin, std::size_t level) {
  return "margin '" + margin.name + "', level '" + margin.levels[level] + "'";
}

// The dummies of the margins in the first columns of x, with their targets and names.
Index add_margins(System& system, std::span<const Margin> margins,
                  std::span<const std::uint32_t> sample) {
  if (margins.empty()) return 0;
  Index first = 0;
  const std::vector<std::vector<double>> targets = common_targets(margins);
  for (std::size_t m = 0; m < margins.size(); ++m) {
    for (Index c = 0; c < system.x.rows(); ++c) {
      const LevelId level = margins[m].level[sample[static_cast<std::size_t>(c)]];
      system.x(c, first + static_cast<Index>(level.index())) = 1.0;
    }
    for (std::size_t k = 0; k < targets[m].size(); ++k) {
      system.target[first++] = targets[m][k];
      system.name.push_back(level_name(margins[m], k));
    }
  }
  return first;
}

System system_of(std::span<const Weight> start, const Cells& cells, std::span<const Margin> margins,
                 std::span<const KnownTotal> totals) {
  Combinations rows(start.size());
  rows.refine(cells.key);
  for (const KnownTotal& total : totals) rows.refine(total.value);
  std::size_t columns = totals.size();
  for (const Margin& margin : margins) columns += margin.levels.size();
  System system;
  system.of_row = rows.number();
  const auto count = static_cast<Index>(rows.count()), width = static_cast<Index>(columns);
  system.x = MatrixXd::Zero(count, width);
  system.target = VectorXd(width);
  const std::vector<std::uint32_t> sample = rows.sample_rows();
  Index first = add_margins(system, margins, sample);
  for (const KnownTotal& total : totals) {
    for (Index c = 0; c < count; ++c)
      system.x(c, first) = total.value[sample[static_cast<std::size_t>(c)]];
    system.target[first++] = total.total;
    system.name.push_back("the total of '" + total.name + "'");
  }
  std::vector<Sum> sums(rows.count());
  for (std::size_t row = 0; row < start.size(); ++row)
    sums[system.of_row[row]].add(start[row].persons());
  system.start = VectorXd(count);
  for (Index c = 0; c < count; ++c) system.start[c] = sums[static_cast<std::size_t>(c)].value();
  return system;
}

// Every column to length 1, so that small levels and large numbers are not taken for rounding.
void scale(System& system) {
  system.size = VectorXd(system.x.cols());
  for (Index j = 0; j < system.x.cols(); ++j) {
    const double largest = system.x.col(j).cwiseAbs().maxCoeff();
    if (largest > 0.0) {
      const VectorXd one = system.x.col(j) / largest;  // no square of 1e200
      const double length = largest * std::sqrt(one.cwiseAbs2().dot(system.start));
      system.x.col(j) /= length;
      system.target[j] /= length;
    }
    const double there = system.x.col(j).cwiseAbs().dot(system.start);
    system.size[j] = system.target[j] != 0.0 ? std::abs(system.target[j])
                     : there > 0.0           ? there
                                             : 1.0;
  }
}

struct Change {
  double g, slope;
};

Change change(double u, const CalibrateOptions& options) {
  if (options.distance == Distance::Raking) {
    const double g = std::exp(std::min(u, most_exponent));
    return {g, g};
  }
  if (!options.bounds) return {1.0 + u, 1.0};
  const auto [low, high] = *options.bounds;
  if (options.distance == Distance::Linear) {
    const double g = std::clamp(1.0 + u, low, high);
    return {g, g == 1.0 + u ? 1.0 : 0.0};
  }
  const double steep = (high - low) / ((1.0 - low) * (high - 1.0));
  const double v = steep * u + std::log((1.0 - low) / (high - 1.0));
  const double share = v >= 0.0 ? 1.0 / (1.0 + std::exp(-v)) : std::exp(v) / (1.0 + std::exp(v));
  return {low + (high - low) * share, steep * (high - low) * share * (1.0 - share)};
}

struct State {
  VectorXd u, g, slope, gap;
  double worst = 0.0;
};

State state(const System& system, VectorXd u, const CalibrateOptions& options) {
  State s{std::move(u), VectorXd(system.start.size()), VectorXd(system.start.size()), {}, 0.0};
  for (Index c = 0; c < s.u.size(); ++c) {
    const Change one = change(s.u[c], options);
    s.g[c] = one.g;
    s.slope[c] = one.slope;
  }
  const VectorXd weight = system.start.cwiseProduct(s.g);
  s.gap = system.target - system.x.transpose() * weight;
  s.worst = s.gap.cwiseQuotient(system.size).cwiseAbs().maxCoeff();
  return s;
}

VectorXd newton_step(const System& system, const State& s) {
  const VectorXd weight = system.start.cwiseProduct(s.slope);
  const MatrixXd cross = system.x.transpose() * weight.asDiagonal() * system.x;
  return system.x * cross.completeOrthogonalDecomposition().solve(s.gap);
}

// The step, halved until the gap shrinks; the last one tried when it never does.
State next(const System& system, const State& s, const CalibrateOptions& options) {
  VectorXd step = newton_step(system, s);
  State tried = state(system, s.u + step, options);
  for (int halved = 0; halved < 12 && tried.gap.norm() > s.gap.norm(); ++halved) {
    step *= 0.5;
    tried = state(system, s.u + step, options);
  }
  return tried;
}

// Levels whose rows would need a mean change beyond the bounds: no weights can do that.
Problems out_of_reach(const Cells& by_margin, std::span<const Margin> margins,
                      const Bounds& bounds) {
  Problems found;
  const std::vector<std::vector<double>> targets = common_targets(margins);
  for (std::size_t m = 0; m < margins.size(); ++m) {
    std::vector<Sum> sums(targets[m].size());
    for (std::size_t c = 0; c < by_margin.count(); ++c)
      sums[by_margin.level[m][c]].add(by_margin.start[c]);
    for (std::size_t k = 0; k < sums.size(); ++k) {
      if (targets[m][k] <= 0.0) continue;
      const double needed = targets[m][k] / sums[k].value();
      if (needed >= bounds.low * (1.0 - rounding) && needed <= bounds.high * (1.0 + rounding))
        continue;
      found.push_back({"calibrate.out-of-reach", "margin '" + margins[m].name + "'", 0, 0,
                       "Level '" + margins[m].levels[k] + "' cannot reach " +
                           exact_text(targets[m][k]) +
                           " people within the bounds: its weights "
                           "would have to change by " +
                           number_text(needed, 4) + " times on average.",
                       "Widen the bounds, or merge the level with one that is like it."});
    }
  }
  return found;
}

Problems no_solution(const System& system, const State& s) {
  Index worst = 0;
  if (!s.gap.allFinite()) {
    return {{"calibrate.no-solution", "", 0, 0, "The numbers are too large to be calibrated on.",
             "Give them in a larger unit."}};
  }
  s.gap.cwiseQuotient(system.size).cwiseAbs().maxCoeff(&worst);
  const double gap = s.gap[worst] / system.size[worst];
  return {{"calibrate.no-solution", system.name[static_cast<std::size_t>(worst)], 0, 0,
           "No weights meet all margins and totals at once: this one stays " +
               number_text(100.0 * std::abs(gap), 4) + " percent too " +
               (gap > 0.0 ? "low" : "high") + ".",
           "Widen the bounds, merge levels, or leave a margin out."}};
}

void check_shape(std::span<const Weight> start, std::span<const Margin> margins,
                 std::span<const KnownTotal> totals, const CalibrateOptions& options) {
  expects(!start.empty() && margins.size() + totals.size() > 0,
          "calibrate: at least one row and one margin or total");
  for (const Margin& margin : margins) {
    expects(margin.level.size() == start.size(), "calibrate: one level per row in every margin");
    expects(margin.levels.size() == margin.persons.size(), "calibrate: one count per level");
  }
  for (const KnownTotal& total : totals) {
    expects(total.value.size() == start.size() && std::isfinite(total.total),
            "calibrate: one value per row for every total");
    expects(std::ranges::all_of(total.value, [](double v) { return std::isfinite(v); }),
            "calibrate: finite values");
  }
  expects(!options.rows || options.rows->empty() || options.rows->size() == start.size(),
          "calibrate: a number for every row");
  expects(options.distance != Distance::Logit || options.bounds, "calibrate: logit has bounds");
  expects(options.distance != Distance::Raking || !options.bounds, "calibrate: raking has none");
  expects(!options.bounds || (options.bounds->low >= 0.0 && options.bounds->low < 1.0 &&
                              options.bounds->high > 1.0),
          "calibrate: bounds below and above 1");
}

}  // namespace

Result<Calibrated> calibrate(std::span<const Weight> start, std::span<const Margin> margins,
                             std::span<const KnownTotal> totals, const CalibrateOptions& options) {
  check_shape(start, margins, totals, options);
  const Cells by_margin = cells_of(start, margins);
  if (!margins.empty()) {
    Problems found = margin_problems(margins, rows_by_level(by_margin, margins));
    if (found.empty() && options.bounds) found = out_of_reach(by_margin, margins, *options.bounds);
    if (!found.empty()) return found;
  }
  System system = system_of(start, by_margin, margins, totals);
  scale(system);
  State s = state(system, VectorXd::Zero(system.start.size()), options);
  Calibrated result;
  int stalled = 0;  // steps without a smaller gap: rounding, or no solution
  while (s.worst > options.tolerance && stalled < 20 && result.steps < options.most_steps) {
    State tried = next(system, s, options);
    ++result.steps;
    const bool better = tried.worst < s.worst;
    stalled = better ? 0 : stalled + 1;
    if (!better && s.worst <= rounding) break;
    s = std::move(tried);
  }
  if (!(s.worst <= std::max(rounding, options.tolerance))) return no_solution(system, s);
  result.largest_gap = s.worst;
  if (s.g.minCoeff() <= 0.0) {
    std::vector<double> g;
    for (const std::uint32_t c : system.of_row) g.push_back(s.g[static_cast<Index>(c)]);
    return Problems{not_positive(g, margins, totals, options.rows)};
  }
  result.weight.reserve(start.size());
  for (std::size_t row = 0; row < start.size(); ++row)
    result.weight.emplace_back(start[row].persons() * s.g[static_cast<Index>(system.of_row[row])]);
  return result;
}

}  // namespace peil::weighting
