#include "peil/analysis/plan/words.h"

namespace peil::analysis {

std::string_view word_of(estimate::Degrees kind) {
  if (kind == estimate::Degrees::OfDomain) return "domain";
  return "design";
}

std::string_view word_of(estimate::Replacement kind) {
  if (kind == estimate::Replacement::Without) return "without";
  return "with";
}

std::string_view word_of(estimate::ShareInterval kind) {
  if (kind == estimate::ShareInterval::Wald) return "wald";
  if (kind == estimate::ShareInterval::Logit) return "logit";
  if (kind == estimate::ShareInterval::CappedBeta) return "beta_capped";
  if (kind == estimate::ShareInterval::Wilson) return "wilson";
  return "beta";
}

std::string_view word_of(estimate::QuantileRule kind) {
  if (kind == estimate::QuantileRule::Math) return "math";
  return "school";
}

std::string_view word_of(estimate::SurvivalScale kind) {
  if (kind == estimate::SurvivalScale::Log) return "log";
  if (kind == estimate::SurvivalScale::Plain) return "plain";
  return "loglog";
}

std::string_view word_of(coding::PairWeights kind) {
  if (kind == coding::PairWeights::Unweighted) return "unweighted";
  if (kind == coding::PairWeights::Linear) return "linear";
  return "quadratic";
}

std::string_view word_of(coding::Metric kind) {
  if (kind == coding::Metric::Nominal) return "nominal";
  if (kind == coding::Metric::Ordinal) return "ordinal";
  return "interval";
}

std::string_view word_of(Allocation kind) {
  if (kind == Allocation::Given) return "given";
  if (kind == Allocation::Proportional) return "proportional";
  if (kind == Allocation::Equal) return "equal";
  if (kind == Allocation::Neyman) return "neyman";
  return "power";
}

std::string_view word_of(Samples kind) {
  if (kind == Samples::Independent) return "independent";
  if (kind == Samples::Panel) return "panel";
  return "overlapping";
}

std::string_view word_of(asked::PowerAsks kind) {
  if (kind == asked::PowerAsks::Interviews) return "n";
  if (kind == asked::PowerAsks::Difference) return "difference";
  return "power";
}

std::string_view word_of(asked::Banner::Show kind) {
  if (kind == asked::Banner::Show::Columns) return "columns";
  if (kind == asked::Banner::Show::Pairs) return "pairs";
  return "rest";
}

std::string_view word_of(estimate::Standard kind) {
  if (kind == estimate::Standard::Estimated) return "estimated";
  return "known";
}

std::string_view word_of(asked::TwoFrames::Estimator kind) {
  using enum asked::TwoFrames::Estimator;
  if (kind == Fixed) return "fixed";
  if (kind == Multiplicity) return "multiplicity";
  if (kind == Expected) return "expected";
  return "optimal";
}

}  // namespace peil::analysis
