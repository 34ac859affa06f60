#include "peil/estimate/rao_wu.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// A number below n from 32 random bits, each as likely: the bits times n, of which the high half;
// bits whose low half falls below 2^32 mod n are passed over (Lemire 2019, ACM TOMACS 29(1), 3).
struct Below {
  std::uint32_t n, refused;
  explicit Below(std::uint32_t limit) : n(limit), refused((0u - limit) % limit) {}
  std::uint64_t product(std::uint32_t bits) const { return std::uint64_t{bits} * n; }
  bool accepts(std::uint64_t product) const {
    return static_cast<std::uint32_t>(product) >= refused;
  }
};

}  // namespace

RaoWu::RaoWu(Units units, std::size_t replicates, std::string_view seed)
    : units_(std::move(units)), replicates_(replicates), seed_(seed) {
  for (std::size_t h = 0; h < units_.strata(); ++h) {
    Stratum& stratum = strata_.emplace_back(Stratum{units_.begin[h], units_.in(h)});
    if (stratum.units < 2) continue;
    const auto n = static_cast<double>(stratum.units);
    const double c = std::sqrt(units_.left[h]);
    stratum.kept = 1.0 - c;
    stratum.step = c * n / (n - 1.0);
  }
}

Result<RaoWu> RaoWu::of(const Design& design, std::size_t replicates, std::string_view seed) {
  expects(replicates >= 2, "RaoWu: at least two replicates");
  Units units = units_of(design);
  if (Problems found = lonely_problems(design, units); !found.empty()) return found;
  return RaoWu(std::move(units), replicates, seed);
}

Chance RaoWu::chance(std::size_t replicate) const {
  return {seed_, "replicate " + std::to_string(replicate + 1)};
}

// A unit of n is drawn more than 65,535 times by n - 1 draws with a chance far below 10^-100000.
void RaoWu::draw(Chance& chance, const Stratum& stratum, std::span<std::uint16_t> times) {
  expects(times.size() == stratum.units, "RaoWu: room for every unit of the stratum");
  std::ranges::fill(times, std::uint16_t{0});
  if (stratum.units < 2) return;
  const Below below(static_cast<std::uint32_t>(stratum.units));
  std::uint16_t* const at = times.data();
  std::size_t left = stratum.units - 1;
  while (left > 0) {
    const std::uint64_t bits = chance.bits();  // for two draws
    const std::uint64_t one = below.product(static_cast<std::uint32_t>(bits));
    const std::uint64_t other = below.product(static_cast<std::uint32_t>(bits >> 32));
    if (below.accepts(one)) {
      ++at[one >> 32];
      --left;
    }
    if (left > 0 && below.accepts(other)) {
      ++at[other >> 32];
      --left;
    }
  }
}

std::vector<double> RaoWu::factors(std::size_t replicate) const {
  std::vector<double> factor(units_.count, 1.0);
  Chance stream = chance(replicate);
  std::vector<std::uint16_t> times;
  for (const Stratum& stratum : strata_) {
    times.resize(stratum.units);
    draw(stream, stratum, times);
    for (std::size_t i = 0; i < stratum.units; ++i)
      factor[units_.unit[stratum.first + i]] = stratum.kept + stratum.step * times[i];
  }
  return factor;
}

double RaoWu::degrees_of_freedom() const {
  double free = 0.0;
  for (std::size_t h = 0; h < units_.strata(); ++h) {
    if (units_.left[h] > 0.0 && units_.in(h) > 1) free += static_cast<double>(units_.in(h)) - 1.0;
  }
  return std::min(free, static_cast<double>(replicates_) - 1.0);
}

}  // namespace peil::estimate
