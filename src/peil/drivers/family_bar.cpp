#include "peil/drivers/family_bar.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"

namespace peil::drivers {
namespace {

constexpr std::size_t thousand = 1000;

// What a rounded number may be off in a comparison that should hold exactly.
constexpr double rounding = 1e-9;

// Draws, one more than there are counted, that may lie elsewhere.
double allowed(std::size_t draws, std::size_t family, double confidence) {
  expects(family > 0 && confidence > 0.0 && confidence < 1.0, "a family, and a confidence");
  return (1.0 - confidence) * static_cast<double>(draws + 1) / static_cast<double>(family) +
         rounding;
}

}  // namespace

bool holds_in_family(double part, std::size_t draws, std::size_t family, double confidence) {
  expects(part >= 0.0 && part <= 1.0, "holds_in_family: a part of the draws");
  const double elsewhere = std::round((1.0 - part) * static_cast<double>(draws));
  return elsewhere + 1.0 <= allowed(draws, family, confidence);
}

double least_part(std::size_t draws, std::size_t family, double confidence) {
  if (draws == 0) return 1.0;
  const double elsewhere = std::max(0.0, std::floor(allowed(draws, family, confidence)) - 1.0);
  return (static_cast<double>(draws) - elsewhere) / static_cast<double>(draws);
}

bool enough_draws(std::size_t draws, std::size_t family, double confidence) {
  return allowed(draws, family, confidence) >= 1.0;
}

std::size_t draws_for(std::size_t family, double confidence) {
  std::size_t draws = thousand;
  while (draws < most_draws && allowed(draws, family, confidence) < 2.0) draws += thousand;
  return draws;
}

}  // namespace peil::drivers
