#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// How long one case lasted. An open case has lasted `time` so far.
struct Duration {
  double time = 0.0;  ///< days; 0 or more
  bool closed = false;
  double weight = 1.0;    ///< above 0
  std::uint32_t row = 0;  ///< where it came from
};

/// What happened at one time at which a case was closed.
struct SurvivalStep {
  double time = 0.0;
  double at_risk = 0.0;    ///< weight of the cases that had lasted this long, closed now included
  double closed = 0.0;     ///< weight of those closed now
  double survival = 1.0;   ///< share that lasts longer
  double greenwood = 0.0;  ///< sum of d / (n (n - d)) so far; meaningless once survival is 0
};

/// The share of cases that last longer than a time (Kaplan & Meier): falls at the times at which
/// cases are closed; open cases count for as long as they have lasted. A case still open at t is
/// at risk at t.
///
/// Source  Kaplan & Meier (1958), JASA 53(282), 457-481; docs/methods/lead-times.md.
class SurvivalCurve {
 public:
  /// Contract  at least one case; every time finite and 0 or more, every weight above 0.
  explicit SurvivalCurve(std::vector<Duration> cases);

  std::span<const SurvivalStep> steps() const { return steps_; }
  std::size_t cases() const { return cases_.size(); }
  std::size_t closed() const { return closed_; }
  double longest() const { return cases_.back().time; }  ///< open or closed
  bool equal_weights() const {
    return cases_.front().weight == heaviest_ && lightest_ == heaviest_;
  }

  /// Share that lasts longer than t. Beyond the longest case it is not known unless it is 0: there
  /// it is the last known share (known_at tells).
  double survival(double t) const;
  bool known_at(double t) const;

  /// Greenwood's (1926) error, for equal weights; nothing once no case is left.
  std::optional<double> greenwood_error(double t) const;
  /// What each case, per unit of its weight, adds to the share at t (infinitesimal jackknife).
  std::vector<double> influence(double t) const;
  /// Root of the sum of (weight x influence)^2; nothing once no case is left.
  std::optional<double> robust_error(double t) const;

  /// Time by which a share `p` of the cases is closed: the least t with survival(t) <= 1 - p. Where
  /// the curve runs level at exactly 1 - p, the middle of that piece (as a median of an even
  /// number); its beginning when no later case was closed. Nothing when that is beyond the longest
  /// case.
  std::optional<double> quantile(double p) const;

  /// Mean of min(time, horizon): the area under the curve. Nothing when the curve is not known so
  /// far.
  std::optional<double> restricted_mean(double horizon) const;
  /// Its error by Greenwood's argument, for equal weights.
  std::optional<double> restricted_mean_error(double horizon) const;
  /// What each case, per unit of its weight, adds to the restricted mean.
  std::vector<double> restricted_mean_influence(double horizon) const;

  std::span<const Duration> in_order() const { return cases_; }  ///< as influence() gives them

 private:
  std::ptrdiff_t last_step(double t) const;
  std::vector<double> area_after(double horizon) const;

  std::vector<Duration> cases_;  // by time
  std::vector<SurvivalStep> steps_;
  std::size_t closed_ = 0;
  double lightest_ = 0.0, heaviest_ = 0.0;
};

enum class SurvivalScale : std::uint8_t { Log, Plain, LogLog };

/// Interval of a share that lasts, normal on the scale asked for and kept within 0 and 1. Nothing
/// where the scale has no value: a share of 0, and 1 too for LogLog.
std::optional<Interval> survival_interval(double survival, double error, SurvivalScale scale,
                                          double confidence);

/// Interval of a quantile: where the interval of the curve passes 1 - p (Brookmeyer & Crowley
/// 1982). An end that lies beyond the longest case is absent. For equal weights.
struct TimeInterval {
  std::optional<double> low, high;
};
TimeInterval quantile_interval(const SurvivalCurve& curve, double p, SurvivalScale scale,
                               double confidence);

/// Whether groups close their cases at the same pace (Mantel 1966; Peto & Peto 1972), unweighted.
struct LogRank {
  double chi_square = 0.0;
  double degrees_of_freedom = 0.0;
  double p = 1.0;
  std::vector<double> observed, expected;  ///< closed cases per group
};

/// Nothing with fewer than two groups that could have been told apart.
/// Contract  one group per case; weights are not looked at.
std::optional<LogRank> log_rank(std::span<const Duration> cases,
                                std::span<const std::uint32_t> group, std::size_t groups);

}  // namespace peil::estimate
