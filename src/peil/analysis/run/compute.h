#pragma once

#include "peil/analysis/plan/asked.h"
#include "peil/analysis/run/run.h"

namespace peil::analysis {

/// From what is asked to who computes it: one file of run/statistics/ each. They throw Refusal when
/// the data do not allow it.
void compute(Run& run, const asked::Mean& asked);
void compute(Run& run, const asked::Total& asked);
void compute(Run& run, const asked::Estimates& asked);
void compute(Run& run, const asked::Share& asked);
void compute(Run& run, const asked::ChiSquare& asked);
void compute(Run& run, const asked::Pairwise& asked);
void compute(Run& run, const asked::Adjust& asked);
void compute(Run& run, const asked::Regression& asked);
void compute(Run& run, const asked::Drivers& asked);
void compute(Run& run, const asked::Correlation& asked);
void compute(Run& run, const asked::Priority& asked);
void compute(Run& run, const asked::PenaltyReward& asked);
void compute(Run& run, const asked::Alpha& asked);
void compute(Run& run, const asked::Survival& asked);
void compute(Run& run, const asked::LogRank& asked);
void compute(Run& run, const asked::RestrictedMean& asked);
void compute(Run& run, const asked::Kappa& asked);
void compute(Run& run, const asked::Krippendorff& asked);
void compute(Run& run, const asked::CategoryAgreement& asked);
void compute(Run& run, const asked::Proportion& asked);
void compute(Run& run, const asked::Quantile& asked);
void compute(Run& run, const asked::Ratio& asked);
void compute(Run& run, const asked::Difference& asked);
void compute(Run& run, const asked::Spread& asked);
void compute(Run& run, const asked::WeightsUsed& asked);
void compute(Run& run, const asked::Change& asked);
void compute(Run& run, const asked::Trend& asked);
void compute(Run& run, const asked::Equivalence& asked);
void compute(Run& run, const asked::Benchmark& asked);
void compute(Run& run, const asked::Allocated& asked);
void compute(Run& run, const asked::SampleSize& asked);
void compute(Run& run, const asked::Power& asked);
void compute(Run& run, const asked::Inclusion& asked);
void compute(Run& run, const asked::Systematic& asked);
void compute(Run& run, const asked::Describe& asked);
void compute(Run& run, const asked::Banner& asked);
void compute(Run& run, const asked::StandardisedMean& asked);
void compute(Run& run, const asked::MixEffect& asked);
void compute(Run& run, const asked::ShareIntervals& asked);
void compute(Run& run, const asked::TwoFrames& asked);
void compute(Run& run, const asked::FewClusters& asked);
void compute(Run& run, const asked::WildBootstrap& asked);
void compute(Run& run, const asked::RandomisationInference& asked);

}  // namespace peil::analysis
