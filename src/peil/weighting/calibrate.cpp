#include "peil/weighting/calibrate.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/weighting/margin_checks.h"

namespace peil::weighting {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Rounding leaves a gap of this size at most where a solution was found.
constexpr double rounding = 1e-9;

// Distinct combinations of levels and values; what a weight is multiplied by depends on these only.
struct Cells {
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

Cells cells_of(std::span<const Weight> start, std::span<const Margin> margins,
               std::span<const KnownTotal> totals) {
  Combinations rows(start.size());
  std::size_t columns = totals.size();
  for (const Margin& margin : margins) {
    std::vector<std::uint32_t> column(start.size());
    std::ranges::transform(margin.level, column.begin(),
                           [](LevelId id) { return static_cast<std::uint32_t>(id.index()); });
    rows.refine(column);
    columns += margin.levels.size();
  }
  for (const KnownTotal& total : totals) rows.refine(total.value);
  Cells cells;
  cells.of_row = rows.number();
  const auto count = static_cast<Index>(rows.count()), width = static_cast<Index>(columns);
  cells.x = MatrixXd::Zero(count, width);
  cells.target = VectorXd(width);
  const std::vector<std::uint32_t> sample = rows.sample_rows();
  Index first = 0;
  const std::vector<std::vector<double>> targets =
      margins.empty() ? std::vector<std::vector<double>>() : common_targets(margins);
  for (std::size_t m = 0; m < margins.size(); ++m) {
    for (Index c = 0; c < count; ++c) {
      const LevelId level = margins[m].level[sample[static_cast<std::size_t>(c)]];
      cells.x(c, first + static_cast<Index>(level.index())) = 1.0;
    }
    for (std::size_t k = 0; k < targets[m].size(); ++k) {
      cells.target[first++] = targets[m][k];
      cells.name.push_back(level_name(margins[m], k));
    }
  }
  for (const KnownTotal& total : totals) {
    for (Index c = 0; c < count; ++c)
      cells.x(c, first) = total.value[sample[static_cast<std::size_t>(c)]];
    cells.target[first++] = total.total;
    cells.name.push_back("the total of '" + total.name + "'");
  }
  std::vector<Sum> sums(rows.count());
  for (std::size_t row = 0; row < start.size(); ++row)
    sums[cells.of_row[row]].add(start[row].persons());
  cells.start = VectorXd(count);
  for (Index c = 0; c < count; ++c) cells.start[c] = sums[static_cast<std::size_t>(c)].value();
  return cells;
}

// Every column to length 1, so that small levels and large numbers are not taken for rounding.
void scale(Cells& cells) {
  cells.size = VectorXd(cells.x.cols());
  for (Index j = 0; j < cells.x.cols(); ++j) {
    const double largest = cells.x.col(j).cwiseAbs().maxCoeff();
    if (largest > 0.0) {
      const VectorXd one = cells.x.col(j) / largest;  // no square of 1e200
      const double length = largest * std::sqrt(one.cwiseAbs2().dot(cells.start));
      cells.x.col(j) /= length;
      cells.target[j] /= length;
    }
    const double there = cells.x.col(j).cwiseAbs().dot(cells.start);
    cells.size[j] = cells.target[j] != 0.0 ? std::abs(cells.target[j]) : there > 0.0 ? there : 1.0;
  }
}

struct Change {
  double g, slope;
};

Change change(double u, const CalibrateOptions& options) {
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

State state(const Cells& cells, VectorXd u, const CalibrateOptions& options) {
  State s{std::move(u), VectorXd(cells.start.size()), VectorXd(cells.start.size()), {}, 0.0};
  for (Index c = 0; c < s.u.size(); ++c) {
    const Change one = change(s.u[c], options);
    s.g[c] = one.g;
    s.slope[c] = one.slope;
  }
  const VectorXd weight = cells.start.cwiseProduct(s.g);
  s.gap = cells.target - cells.x.transpose() * weight;
  s.worst = s.gap.cwiseQuotient(cells.size).cwiseAbs().maxCoeff();
  return s;
}

VectorXd newton_step(const Cells& cells, const State& s) {
  const VectorXd weight = cells.start.cwiseProduct(s.slope);
  const MatrixXd cross = cells.x.transpose() * weight.asDiagonal() * cells.x;
  return cells.x * cross.completeOrthogonalDecomposition().solve(s.gap);
}

// The step, halved until the gap shrinks; the last one tried when it never does.
State next(const Cells& cells, const State& s, const CalibrateOptions& options) {
  VectorXd step = newton_step(cells, s);
  State tried = state(cells, s.u + step, options);
  for (int halved = 0; halved < 12 && tried.gap.norm() > s.gap.norm(); ++halved) {
    step *= 0.5;
    tried = state(cells, s.u + step, options);
  }
  return tried;
}

// Levels whose rows would need a mean change beyond the bounds: no weights can do that.
Problems out_of_reach(std::span<const Weight> start, std::span<const Margin> margins,
                      const Bounds& bounds) {
  Problems found;
  const std::vector<std::vector<double>> targets = common_targets(margins);
  for (std::size_t m = 0; m < margins.size(); ++m) {
    std::vector<Sum> sums(targets[m].size());
    for (std::size_t row = 0; row < start.size(); ++row)
      sums[margins[m].level[row].index()].add(start[row].persons());
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
                           number_text(needed, 4, "en") + " times on average.",
                       "Widen the bounds, or merge the level with one that is like it."});
    }
  }
  return found;
}

Problems no_solution(const Cells& cells, const State& s) {
  Index worst = 0;
  if (!s.gap.allFinite()) {
    return {{"calibrate.no-solution", "", 0, 0, "The numbers are too large to be calibrated on.",
             "Give them in a larger unit."}};
  }
  s.gap.cwiseQuotient(cells.size).cwiseAbs().maxCoeff(&worst);
  const double gap = s.gap[worst] / cells.size[worst];
  return {{"calibrate.no-solution", cells.name[static_cast<std::size_t>(worst)], 0, 0,
           "No weights meet all margins and totals at once: this one stays " +
               number_text(100.0 * std::abs(gap), 4, "en") + " percent too " +
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
  expects(options.distance == Distance::Linear || options.bounds, "calibrate: logit has bounds");
  expects(!options.bounds || (options.bounds->low >= 0.0 && options.bounds->low < 1.0 &&
                              options.bounds->high > 1.0),
          "calibrate: bounds below and above 1");
}

}  // namespace

Result<Calibrated> calibrate(std::span<const Weight> start, std::span<const Margin> margins,
                             std::span<const KnownTotal> totals, const CalibrateOptions& options) {
  check_shape(start, margins, totals, options);
  if (!margins.empty()) {
    Problems found = margin_problems(margins);
    if (found.empty() && options.bounds) found = out_of_reach(start, margins, *options.bounds);
    if (!found.empty()) return found;
  }
  Cells cells = cells_of(start, margins, totals);
  scale(cells);
  State s = state(cells, VectorXd::Zero(cells.start.size()), options);
  Calibrated result;
  int stalled = 0;  // steps without a smaller gap: rounding, or no solution
  while (s.worst > options.tolerance && stalled < 20 && result.steps < options.most_steps) {
    State tried = next(cells, s, options);
    ++result.steps;
    const bool better = tried.worst < s.worst;
    stalled = better ? 0 : stalled + 1;
    if (!better && s.worst <= rounding) break;
    s = std::move(tried);
  }
  if (!(s.worst <= std::max(rounding, options.tolerance))) return no_solution(cells, s);
  result.largest_gap = s.worst;
  if (s.g.minCoeff() <= 0.0) {
    std::vector<double> g;
    for (const std::uint32_t c : cells.of_row) g.push_back(s.g[static_cast<Index>(c)]);
    const auto bad = std::ranges::count_if(g, [](double one) { return one <= 0.0; });
    return Problems{{"calibrate.negative-weight", "", 0, 0,
                     "Calibration gives " + std::to_string(bad) +
                         " rows a weight of 0 or less, the lowest " +
                         number_text(s.g.minCoeff(), 4, "en") + " times what it was.",
                     "Give bounds with a lower one above 0, or use logit."}};
  }
  result.weight.reserve(start.size());
  for (std::size_t row = 0; row < start.size(); ++row)
    result.weight.emplace_back(start[row].persons() * s.g[static_cast<Index>(cells.of_row[row])]);
  return result;
}

}  // namespace peil::weighting
