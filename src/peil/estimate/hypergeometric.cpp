#include "peil/estimate/hypergeometric.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

// The chance of x + 1 over that of x.
double next_over(double x, double drawn, double marked, double all) {
  return (marked - x) * (drawn - x) / ((x + 1.0) * (all - marked - drawn + x + 1.0));
}

}  // namespace

double at_least(std::size_t found, std::size_t drawn, std::size_t marked, std::size_t all) {
  expects(marked <= all && drawn <= all, "at_least: parts of all");
  const std::size_t unmarked = all - marked;
  const std::size_t least = drawn > unmarked ? drawn - unmarked : 0;
  const std::size_t most = std::min(drawn, marked);
  expects(found >= least && found <= most, "at_least: a number that is possible");
  const auto d = static_cast<double>(drawn), m = static_cast<double>(marked);
  const auto n = static_cast<double>(all);
  // From the most likely number both ways, where terms only get smaller.
  const std::size_t peak =
      std::clamp(static_cast<std::size_t>((d + 1.0) * (m + 1.0) / (n + 2.0)), least, most);
  Sum tail, total;
  const auto add = [&](std::size_t x, double term) {
    total.add(term);
    if (x >= found) tail.add(term);
  };
  add(peak, 1.0);
  double term = 1.0;
  for (std::size_t x = peak; x < most && term > 0.0; ++x)
    add(x + 1, term *= next_over(static_cast<double>(x), d, m, n));
  term = 1.0;
  for (std::size_t x = peak; x > least && term > 0.0; --x)
    add(x - 1, term /= next_over(static_cast<double>(x - 1), d, m, n));
  return std::min(1.0, tail.value() / total.value());
}

double at_most(std::size_t found, std::size_t drawn, std::size_t marked, std::size_t all) {
  expects(found <= drawn && marked <= all, "at_most: a number that is possible");
  return at_least(drawn - found, drawn, all - marked, all);
}

}  // namespace peil::estimate
