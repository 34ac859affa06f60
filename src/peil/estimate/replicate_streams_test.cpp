// Whether the replicates of a bootstrap are drawn independently of each other. A generator whose
// replicates share their numbers gives means that look fine and errors that are far too small.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>

#include "peil/base/chance.h"
#include "peil/estimate/rao_wu.h"

namespace peil::estimate {
namespace {

using Stream = std::function<std::uint64_t(std::uint64_t)>;  // from n: a number below n
using StreamOf = std::function<Stream(std::size_t)>;         // per replicate, from 1

Design strata_of(std::initializer_list<std::uint32_t> sizes) {
  Design design;
  std::uint32_t h = 0;
  for (const std::uint32_t size : sizes) {
    design.strata.push_back({"s" + std::to_string(h), std::nullopt});
    for (std::uint32_t i = 0; i < size; ++i) {
      design.stratum.emplace_back(h);
      design.weight.emplace_back(1.0);
    }
    ++h;
  }
  return design;
}

// Marks without a pattern that a generator could share.
std::vector<double> marks(std::size_t n) {
  Chance chance("marks", "replicate streams");
  std::vector<double> y(n);
  for (double& mark : y) mark = 1.0 + static_cast<double>(chance.below(10));
  return y;
}

// The factors of Rao & Wu without a finite population, whatever the generator: rows of a stratum
// lie together in the design.
std::vector<std::vector<double>> rao_wu_by(const Design& design, std::size_t replicates,
                                           const StreamOf& stream_of) {
  std::vector<std::size_t> size(design.strata.size(), 0);
  for (const StratumId h : design.stratum) ++size[h.index()];
  std::vector<std::vector<double>> factors;
  for (std::size_t r = 1; r <= replicates; ++r) {
    const Stream below = stream_of(r);
    std::vector<double>& factor = factors.emplace_back();
    for (const std::size_t n : size) {
      std::vector<double> mine(n, 0.0);
      const auto step = static_cast<double>(n) / static_cast<double>(n - 1);
      for (std::size_t draw = 1; draw < n; ++draw) mine[below(n)] += step;
      factor.insert(factor.end(), mine.begin(), mine.end());
    }
  }
  return factors;
}

Stream named(const std::string& seed, std::size_t r) {
  return [chance = Chance(seed, "replicate " + std::to_string(r))](std::uint64_t n) mutable {
    return chance.below(n);
  };
}

// The mistake: the same splitmix64, started at the replicate's number times its own increment, so
// that every replicate is the one before it, one number further on.
Stream shifted(std::size_t r) {
  __extension__ using Wide = unsigned __int128;
  constexpr std::uint64_t increment = 0x9E3779B97F4A7C15u;
  return [state = static_cast<std::uint64_t>(r) * increment](std::uint64_t n) mutable {
    std::uint64_t z = state += increment;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return static_cast<std::uint64_t>((static_cast<Wide>(z) * n) >> 64);
  };
}

// sum over strata of n/(n-1) sum (y - mean)^2 / n^2 of all: the textbook variance of the mean of a
// sample with equal weights (no finite population).
double textbook_error(const Design& design, const std::vector<double>& y) {
  double variance = 0.0;
  for (std::size_t h = 0; h < design.strata.size(); ++h) {
    double n = 0.0, sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      if (design.stratum[i].index() != h) continue;
      n += 1.0, sum += y[i], squares += y[i] * y[i];
    }
    variance += n / (n - 1.0) * (squares - sum * sum / n);
  }
  return std::sqrt(variance) / static_cast<double>(y.size());
}

// What the replicates look like: the mean of each, against what independence asks.
struct Look {
  double mean_gap;     // of their mean from that of the sample, in true standard errors
  double error_ratio;  // of their spread about the sample's mean to the true standard error
  double neighbours;   // largest correlation of a replicate with one up to five further on
  bool independent(std::size_t replicates) const {
    // Four standard errors of a standard deviation and of a correlation: chance gives more once in
    // sixteen thousand times.
    const auto r = static_cast<double>(replicates);
    return std::abs(error_ratio - 1.0) < 4.0 / std::sqrt(2.0 * r) &&
           neighbours < 4.0 / std::sqrt(r);
  }
};

Look look_at(const Design& design, const std::vector<double>& y,
             const std::vector<std::vector<double>>& factors) {
  const auto n = static_cast<double>(y.size());
  const double mean = std::accumulate(y.begin(), y.end(), 0.0) / n;
  std::vector<double> gap;
  for (const auto& factor : factors)
    gap.push_back(std::inner_product(factor.begin(), factor.end(), y.begin(), 0.0) / n - mean);
  const auto r = static_cast<double>(gap.size());
  const double true_error = textbook_error(design, y);
  const double square = std::inner_product(gap.begin(), gap.end(), gap.begin(), 0.0) / r;
  const double middle = std::accumulate(gap.begin(), gap.end(), 0.0) / r;
  double largest = 0.0;
  for (std::size_t lag = 1; lag <= 5; ++lag) {
    double together = 0.0;
    for (std::size_t i = lag; i < gap.size(); ++i)
      together += (gap[i] - middle) * (gap[i - lag] - middle);
    largest = std::max(largest, std::abs(together / (r * (square - middle * middle))));
  }
  return {middle / true_error, std::sqrt(square - middle * middle) / true_error, largest};
}

constexpr std::size_t replicates = 400;

std::vector<std::vector<double>> bootstrap(const Design& design, std::size_t count,
                                           std::string_view seed) {
  const RaoWu drawn = RaoWu::of(design, count, seed).value();
  std::vector<std::vector<double>> factors;
  for (std::size_t r = 0; r < count; ++r) factors.push_back(drawn.factors(r));
  return factors;
}

// Each draws on a stream of its own; what is made of the draws must be the same: factors that are
// whole steps and add up to the units of their stratum.
TEST(ReplicateStreams, TheLoopOfTheseTestsMakesTheFactorsOfTheBootstrap) {
  const Design design = strata_of({40, 60});
  const auto own = rao_wu_by(design, 20, [](std::size_t r) { return named("seed", r); });
  for (const auto& factors : {own, bootstrap(design, 20, "seed")}) {
    for (const std::vector<double>& factor : factors) {
      EXPECT_NEAR(std::accumulate(factor.begin(), factor.begin() + 40, 0.0), 40.0, 1e-11);
      EXPECT_NEAR(std::accumulate(factor.begin() + 40, factor.end(), 0.0), 60.0, 1e-11);
      const double times = factor[7] * 39.0 / 40.0;
      EXPECT_NEAR(times, std::round(times), 1e-12);
    }
  }
}

TEST(ReplicateStreams, AreIndependentForEverySizeOfSample) {
  for (const std::uint32_t half : {100u, 1000u, 4000u}) {
    const Design design = strata_of({half, half});
    const std::vector<double> y = marks(2 * half);
    const Look look = look_at(design, y, bootstrap(design, replicates, "wave 2013"));
    EXPECT_TRUE(look.independent(replicates))
        << half << ": ratio " << look.error_ratio << ", neighbours " << look.neighbours;
    EXPECT_LT(std::abs(look.mean_gap), 4.0 / std::sqrt(double{replicates}));
  }
}

TEST(ReplicateStreams, OfAGeneratorThatIsShiftedPerReplicateAreCaughtByTheSameCheck) {
  double smallest = 1.0;
  for (const std::uint32_t half : {100u, 1000u, 4000u}) {
    const Design design = strata_of({half, half});
    const std::vector<double> y = marks(2 * half);
    const Look look = look_at(design, y, rao_wu_by(design, replicates, shifted));
    EXPECT_FALSE(look.independent(replicates)) << half;
    EXPECT_GT(look.neighbours, 0.8) << half;
    // What hides it: the mean over the replicates lies where one bootstrap mean may lie.
    EXPECT_LT(std::abs(look.mean_gap), 3.0) << half;
    smallest = std::min(smallest, look.error_ratio);
  }
  EXPECT_LT(smallest, 0.5);  // an error less than half of the true one
}

}  // namespace
}  // namespace peil::estimate
