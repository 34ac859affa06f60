#include "peil/estimate/effect_size.h"

#include <cmath>

namespace peil::estimate {

std::optional<double> cohens_d(double difference, double sd, double other_sd) {
  const double pooled = std::sqrt((sd * sd + other_sd * other_sd) / 2.0);
  if (pooled <= 0.0) return {};
  return difference / pooled;
}

}  // namespace peil::estimate
