#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "peil/analysis/plan/reading.h"

#include "peil/analysis/plan/asked/adjust.h"
#include "peil/analysis/plan/asked/agreement.h"
#include "peil/analysis/plan/asked/allocation.h"
#include "peil/analysis/plan/asked/banner.h"
#include "peil/analysis/plan/asked/benchmark.h"
#include "peil/analysis/plan/asked/change.h"
#include "peil/analysis/plan/asked/chi_square.h"
#include "peil/analysis/plan/asked/correlation.h"
#include "peil/analysis/plan/asked/describe.h"
#include "peil/analysis/plan/asked/difference.h"
#include "peil/analysis/plan/asked/drivers.h"
#include "peil/analysis/plan/asked/equivalence.h"
#include "peil/analysis/plan/asked/estimates.h"
#include "peil/analysis/plan/asked/few_clusters.h"
#include "peil/analysis/plan/asked/means.h"
#include "peil/analysis/plan/asked/mix_effect.h"
#include "peil/analysis/plan/asked/pairwise.h"
#include "peil/analysis/plan/asked/power.h"
#include "peil/analysis/plan/asked/proportion.h"
#include "peil/analysis/plan/asked/quantile.h"
#include "peil/analysis/plan/asked/ratio.h"
#include "peil/analysis/plan/asked/regression.h"
#include "peil/analysis/plan/asked/sample_size.h"
#include "peil/analysis/plan/asked/selection.h"
#include "peil/analysis/plan/asked/share.h"
#include "peil/analysis/plan/asked/share_intervals.h"
#include "peil/analysis/plan/asked/standardised.h"
#include "peil/analysis/plan/asked/survival.h"
#include "peil/analysis/plan/asked/trend.h"
#include "peil/analysis/plan/asked/two_frames.h"
#include "peil/analysis/plan/asked/weights.h"

namespace peil::analysis {

/// What one analysis of a plan asks for: a value per kind of statistic, which can be compared,
/// printed and digested. A new statistic is one line here, and one in run/compute.h.
using Asked = std::variant<
    asked::Mean, asked::Total, asked::Estimates, asked::Share, asked::ChiSquare, asked::Pairwise,
    asked::Adjust, asked::Regression, asked::Drivers, asked::Correlation, asked::Priority,
    asked::PenaltyReward, asked::Alpha, asked::Survival, asked::LogRank, asked::RestrictedMean,
    asked::Kappa, asked::Krippendorff, asked::CategoryAgreement, asked::Proportion, asked::Quantile,
    asked::Ratio, asked::Difference, asked::Spread, asked::WeightsUsed, asked::Change, asked::Trend,
    asked::Equivalence, asked::Benchmark, asked::Allocated, asked::SampleSize, asked::Power,
    asked::Inclusion, asked::Systematic, asked::Describe, asked::Banner, asked::StandardisedMean,
    asked::MixEffect, asked::ShareIntervals, asked::TwoFrames, asked::FewClusters,
    asked::WildBootstrap, asked::RandomisationInference>;

/// One kind of statistic that a plan may ask for.
struct Statistic {
  std::string_view name;  ///< as in the plan: "mean"
  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  Asked (*read)(PlanKeys& keys, const std::string& id);
};

/// All of them, in the order of Asked.
std::span<const Statistic> statistics();

/// What is asked as JSON, every member by name: the same text for the same question, however the
/// plan spells it.
std::string canonical(const Asked& asked);

/// SHA-256 of the canonical text, as hexadecimal digits.
std::string digest(const Asked& asked);

}  // namespace peil::analysis
