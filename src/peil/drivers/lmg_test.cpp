#include "peil/drivers/lmg.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/drivers/relative_weights.h"

namespace peil::drivers {
namespace {

// Correlations of an outcome and drivers that share `common` factors, seeded.
std::vector<double> random_correlation(std::size_t width, const std::string& seed) {
  Chance chance(seed, "correlation");
  const std::size_t factors = 3;
  std::vector<double> loading(width * factors);
  for (double& l : loading) l = chance.normal();
  std::vector<double> c(width * width);
  for (std::size_t i = 0; i < width; ++i)
    for (std::size_t j = 0; j < width; ++j) {
      c[i * width + j] = i == j ? 1.0 : 0.0;
      for (std::size_t f = 0; f < factors; ++f)
        c[i * width + j] += loading[i * factors + f] * loading[j * factors + f];
    }
  std::vector<double> r(c.size());
  for (std::size_t i = 0; i < width; ++i)
    for (std::size_t j = 0; j < width; ++j)
      r[i * width + j] = c[i * width + j] / std::sqrt(c[i * width + i] * c[j * width + j]);
  return r;
}

// R-squared of a set of drivers by Gaussian elimination with pivoting: another road than lmg's.
double r_squared(const std::vector<double>& r, std::size_t width, std::vector<std::size_t> set) {
  const std::size_t n = set.size();
  std::vector<std::vector<double>> a(n, std::vector<double>(n + 1));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) a[i][j] = r[(set[i] + 1) * width + set[j] + 1];
    a[i][n] = r[set[i] + 1];
  }
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k; i < n; ++i)
      if (std::abs(a[i][k]) > std::abs(a[best][k])) best = i;
    std::swap(a[k], a[best]);
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k) continue;
      const double part = a[i][k] / a[k][k];
      for (std::size_t j = k; j <= n; ++j) a[i][j] -= part * a[k][j];
    }
  }
  double sum = 0.0;
  // Rows were swapped along with their right-hand sides; column k is variable set[k].
  for (std::size_t k = 0; k < n; ++k) sum += a[k][n] / a[k][k] * r[set[k] + 1];
  return sum;
}

// The definition: the mean increase over all orders of entry.
std::vector<double> by_orders(const std::vector<double>& r, std::size_t drivers) {
  std::vector<std::size_t> order(drivers);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> share(drivers, 0.0);
  double orders = 0.0;
  do {
    double before = 0.0;
    for (std::size_t i = 0; i < drivers; ++i) {
      const double now = r_squared(
          r, drivers + 1, {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(i) + 1});
      share[order[i]] += now - before;
      before = now;
    }
    orders += 1.0;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& s : share) s /= orders;
  return share;
}

TEST(Lmg, TwoDriversByHand) {
  const Importance found = lmg(std::vector{1.0, 0.6, 0.5, 0.6, 1.0, 0.3, 0.5, 0.3, 1.0});
  const double r2 = 0.43 / 0.91;  // (0.36 + 0.25 - 2 * 0.6 * 0.5 * 0.3) / (1 - 0.09)
  EXPECT_NEAR(found.r_squared, r2, 1e-14);
  EXPECT_NEAR(found.share[0], (0.36 + r2 - 0.25) / 2, 1e-14);
  EXPECT_NEAR(found.share[1], (0.25 + r2 - 0.36) / 2, 1e-14);
  EXPECT_NEAR(found.alone[0], 0.36, 1e-15);
  EXPECT_NEAR(found.last[0], r2 - 0.25, 1e-14);
}

TEST(Lmg, IsTheMeanOverAllOrdersOfEntry) {
  for (const std::string seed : {"a", "b", "c", "d"}) {
    const auto r = random_correlation(6, seed);
    const Importance found = lmg(r);
    const auto expected = by_orders(r, 5);
    for (std::size_t j = 0; j < 5; ++j) EXPECT_NEAR(found.share[j], expected[j], 1e-12) << seed;
  }
}

TEST(Lmg, SharesAddUpToRSquaredAndAreNotNegative) {
  for (std::size_t width : {2u, 9u, 13u}) {
    const Importance found = lmg(random_correlation(width, std::to_string(width)));
    EXPECT_NEAR(std::accumulate(found.share.begin(), found.share.end(), 0.0), found.r_squared,
                1e-12);
    for (const double share : found.share) EXPECT_GE(share, 0.0);
  }
}

TEST(Lmg, TheOrderOfTheDriversDoesNotMatter) {
  const std::size_t width = 8;
  const auto r = random_correlation(width, "order");
  std::vector<double> turned(r.size());
  const auto to = [&](std::size_t i) { return i == 0 ? 0 : width - i; };
  for (std::size_t i = 0; i < width; ++i)
    for (std::size_t j = 0; j < width; ++j) turned[to(i) * width + to(j)] = r[i * width + j];
  const Importance one = lmg(r), other = lmg(turned);
  for (std::size_t j = 0; j + 1 < width; ++j)
    EXPECT_NEAR(one.share[j], other.share[width - 2 - j], 1e-13);
}

TEST(Lmg, TwinsShareWhatEitherWouldHave) {
  // Driver 2 is driver 1 once more; driver 3 stands alone.
  const Importance found = lmg(
      std::vector{1.0, 0.6, 0.6, 0.4, 0.6, 1.0, 1.0, 0.0, 0.6, 1.0, 1.0, 0.0, 0.4, 0.0, 0.0, 1.0});
  EXPECT_NEAR(found.r_squared, 0.52, 1e-14);
  EXPECT_NEAR(found.share[0], 0.18, 1e-14);
  EXPECT_NEAR(found.share[1], 0.18, 1e-14);
  EXPECT_NEAR(found.share[2], 0.16, 1e-14);
  EXPECT_NEAR(found.last[0], 0.0, 1e-14);
}

TEST(Lmg, TwentyDriversOfEqualCorrelationHaveEqualShares) {
  const std::size_t width = most_drivers + 1;
  std::vector<double> r(width * width, 0.5);
  for (std::size_t i = 0; i < width; ++i) r[i * width + i] = 1.0;
  const Importance found = lmg(r);
  // R2 = p a^2 / (1 + (p - 1) b) for correlations a with the outcome and b among p drivers.
  EXPECT_NEAR(found.r_squared, 20 * 0.25 / 10.5, 1e-12);
  for (const double share : found.share) EXPECT_NEAR(share, found.r_squared / 20, 1e-12);
}

TEST(Lmg, EqualSharesShareTheirRank) {
  EXPECT_EQ(ranks_from_largest(std::vector{0.1, 0.3, 0.1, 0.05}, 1e-9),
            (std::vector{2.5, 1.0, 2.5, 4.0}));
}

TEST(RelativeWeights, TwoDriversByHand) {
  // With two drivers the square root has (s + t) / 2 on and (s - t) / 2 off its diagonal, s and t
  // the roots of 1 + r and 1 - r.
  const double s = std::sqrt(1.3), t = std::sqrt(0.7);
  const double on = (s + t) / 2, off = (s - t) / 2;
  const double in_on = (1 / s + 1 / t) / 2, in_off = (1 / s - 1 / t) / 2;
  const double b1 = in_on * 0.6 + in_off * 0.5, b2 = in_off * 0.6 + in_on * 0.5;
  const auto found = relative_weights(std::vector{1.0, 0.6, 0.5, 0.6, 1.0, 0.3, 0.5, 0.3, 1.0});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->epsilon[0], on * on * b1 * b1 + off * off * b2 * b2, 1e-14);
  EXPECT_NEAR(found->epsilon[0] + found->epsilon[1], 0.43 / 0.91, 1e-14);
  EXPECT_NEAR(found->r_squared, 0.43 / 0.91, 1e-14);
}

TEST(RelativeWeights, TwinsHaveNone) {
  EXPECT_FALSE(relative_weights(std::vector{1.0, 0.6, 0.6, 0.6, 1.0, 1.0, 0.6, 1.0, 1.0}));
}

}  // namespace
}  // namespace peil::drivers
