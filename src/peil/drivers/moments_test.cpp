#include "peil/drivers/moments.h"

#include <cmath>

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/drivers/alpha.h"
#include "peil/drivers/correlation.h"

namespace peil::drivers {
namespace {

Variable look_at(const std::vector<double>& values, const std::vector<std::uint8_t>& blank) {
  Variable v;
  v.value = values;
  v.blank = blank;
  return v;
}

TEST(Moments, LeaveOutRowsThatAreBlankOrWithoutWeight) {
  const std::vector<double> a{1, 2, 3, 100, 5}, b{2, 1, 4, 100, 100};
  const std::vector<std::uint8_t> none, last{0, 0, 0, 0, 1};
  const Variable both[]{look_at(a, none), look_at(b, last)};
  const Moments m = moments(both, std::vector{1.0, 2.0, 1.0, 0.0, 1.0});
  EXPECT_EQ(m.rows, 3u);
  EXPECT_NEAR(m.mean[0], 2.0, 1e-15);             // (1 + 2*2 + 3) / 4
  EXPECT_NEAR(m.mean[1], 2.0, 1e-15);             // (2 + 2*1 + 4) / 4
  EXPECT_NEAR(m.at(0, 0), 1 + 0 + 1, 1e-15);      // sum w (a - 2)^2
  EXPECT_NEAR(m.at(0, 1), 0 + 0 + 1 * 2, 1e-15);  // sum w (a - 2)(b - 2)
}

TEST(Moments, BytesAndNumbersGiveTheSame) {
  Chance chance("bytes", "moments");
  std::vector<std::uint8_t> code_a(1000), code_b(1000);
  std::vector<double> a(1000), b(1000), weight(1000);
  for (std::size_t row = 0; row < 1000; ++row) {
    code_a[row] = static_cast<std::uint8_t>(1 + chance.below(10));
    code_b[row] = static_cast<std::uint8_t>(1 + chance.below(10));
    a[row] = code_a[row] * 0.5;
    b[row] = code_b[row] * 0.5;
    weight[row] = 0.5 + chance.share();
  }
  Variable bytes[2];
  for (int code = 1; code <= 10; ++code) bytes[0].number.push_back(code * 0.5);
  bytes[1].number = bytes[0].number;
  bytes[0].code = code_a;
  bytes[1].code = code_b;
  const Variable reals[]{look_at(a, {}), look_at(b, {})};
  const Moments one = moments(bytes, weight), other = moments(reals, weight);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(one.product[i], other.product[i], 1e-11);
}

TEST(Moments, AConstantIsTold) {
  const std::vector<double> a{0.1, 0.1, 0.1}, b{1, 2, 4};
  const Variable both[]{look_at(a, {}), look_at(b, {})};
  const Moments m = moments(both, std::vector{0.3, 0.3, 0.3});
  EXPECT_EQ(m.at(0, 0), 0.0);
  EXPECT_EQ(constant(m), std::vector<std::size_t>{0});
  EXPECT_FALSE(correlations(m));
}

TEST(Correlation, ByHand) {
  const std::vector<double> a{1, 2, 3, 4, 5}, b{2, 4, 5, 4, 5}, w(5, 1.0);
  EXPECT_NEAR(*pearson(look_at(a, {}), look_at(b, {}), w), 6 / std::sqrt(60.0), 1e-14);
  // Ranks of b: 1, 2.5, 4.5, 2.5, 4.5.
  EXPECT_NEAR(*spearman(look_at(a, {}), look_at(b, {}), w), 7 / std::sqrt(90.0), 1e-14);
}

TEST(Correlation, OfAConstantThereIsNone) {
  const std::vector<double> a{1, 2, 3}, b(3, 7.0), w(3, 1.0);
  EXPECT_FALSE(pearson(look_at(a, {}), look_at(b, {}), w));
  EXPECT_FALSE(spearman(look_at(a, {}), look_at(b, {}), w));
}

TEST(Correlation, OfNoRowsThereIsNone) {
  const std::vector<double> a{1, 2, 3}, w(3, 0.0);
  EXPECT_FALSE(pearson(look_at(a, {}), look_at(a, {}), w));
  EXPECT_FALSE(spearman(look_at(a, {}), look_at(a, {}), w));
}

TEST(Alpha, ItemsThatAgreeInAllHaveOne) {
  const std::vector<double> a{1, 2, 3, 9}, w(4, 1.0);
  const Variable three[]{look_at(a, {}), look_at(a, {}), look_at(a, {})};
  EXPECT_NEAR(*alpha(moments(three, w)), 1.0, 1e-14);
}

TEST(Alpha, TwoItemsByHand) {
  // Variances (sums of squares) 10 and 6, covariance 6: 2 (1 - 16 / 28).
  const std::vector<double> a{1, 2, 3, 4, 5}, b{2, 4, 5, 4, 5}, w(5, 1.0);
  const Variable two[]{look_at(a, {}), look_at(b, {})};
  EXPECT_NEAR(*alpha(moments(two, w)), 2 * (1 - 16.0 / 28), 1e-14);
  EXPECT_FALSE(alpha_without(moments(two, w), 0));
}

TEST(Alpha, OfASumThatNeverVariesThereIsNone) {
  const std::vector<double> a{1, 2, 3}, b{3, 2, 1}, w(3, 1.0);
  const Variable two[]{look_at(a, {}), look_at(b, {})};
  EXPECT_FALSE(alpha(moments(two, w)));
}

}  // namespace
}  // namespace peil::drivers
