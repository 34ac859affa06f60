#include "peil/sampling/sample_size.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"

namespace peil::sampling {
namespace {

constexpr double hair = 1e-9;

}  // namespace

double interviews_for_variance(double of_one_answer, double allowed,
                               std::optional<double> population) {
  expects(of_one_answer >= 0.0 && allowed > 0.0, "interviews_for_variance: a variance to reach");
  const double n0 = of_one_answer / allowed;
  if (!population) return n0;
  expects(*population > 0.0, "interviews_for_variance: people in the population");
  if (!std::isfinite(n0)) return *population;
  return n0 / (1.0 + n0 / *population);
}

double interviews_for_margin(double of_one_answer, double margin, double z,
                             std::optional<double> population) {
  expects(margin > 0.0 && z > 0.0, "interviews_for_margin: a margin to reach");
  return interviews_for_variance(of_one_answer, std::pow(margin / z, 2.0), population);
}

double margin_of_interviews(double of_one_answer, double interviews, double z,
                            std::optional<double> population) {
  expects(of_one_answer >= 0.0 && interviews > 0.0 && z > 0.0,
          "margin_of_interviews: interviews that are held");
  const double left = population ? std::max(0.0, 1.0 - interviews / *population) : 1.0;
  return z * std::sqrt(of_one_answer) * std::sqrt(left / interviews);
}

std::size_t whole_interviews(double interviews) {
  expects(interviews >= 0.0 && interviews < 1e15, "whole_interviews: a number that can be counted");
  return static_cast<std::size_t>(std::ceil(interviews - hair));
}

}  // namespace peil::sampling
