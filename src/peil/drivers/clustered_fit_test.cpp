#include "peil/drivers/clustered_fit.h"

#include <gtest/gtest.h>

namespace peil::drivers {
namespace {

Variable look_at(const std::vector<double>& values) {
  Variable v;
  v.value = values;
  return v;
}

const std::vector<double> x{1, 2, 3, 4, 5}, y{2, 4, 5, 4, 5}, ones(5, 1.0);
const std::vector<std::uint32_t> cluster{3, 1, 3, 1, 1};

std::string problem(const std::vector<double>& outcome, const std::vector<double>& predictor,
                    const std::vector<double>& weight, const std::vector<std::uint32_t>& of) {
  const Variable one = look_at(predictor);
  const auto fit = clustered_fit(look_at(outcome), std::span(&one, 1), weight, of);
  return fit.ok() ? "" : fit.problems().front().code;
}

// The line through five points: 2.2 + 0.6 x.
TEST(ClusteredFit, FivePointsByHand) {
  const Variable one = look_at(x);
  const ClusteredFit fit = clustered_fit(look_at(y), std::span(&one, 1), ones, cluster).value();
  EXPECT_NEAR(fit.coefficient[0], 2.2, 1e-12);
  EXPECT_NEAR(fit.coefficient[1], 0.6, 1e-12);
  EXPECT_NEAR(fit.inverse(1, 1), 0.1, 1e-12);  // 1 / sum (x - 3)^2
  ASSERT_EQ(fit.clusters.size(), 2u);
  EXPECT_EQ(fit.clusters[0].y.size(), 3);  // cluster 1: rows 2, 4 and 5
  EXPECT_NEAR(fit.residual(fit.clusters[0])[0], 4.0 - 3.4, 1e-12);
  EXPECT_EQ(fit.rows, 5u);
}

// A weight of 2 is the row twice, of 0 no row.
TEST(ClusteredFit, WeighsItsRows) {
  const std::vector<double> twice{2, 1, 0, 1, 1}, long_x{1, 1, 2, 4, 5}, long_y{2, 2, 4, 4, 5};
  const Variable one = look_at(x), other = look_at(long_x);
  const ClusteredFit fit = clustered_fit(look_at(y), std::span(&one, 1), twice, cluster).value();
  const ClusteredFit longer = clustered_fit(look_at(long_y), std::span(&other, 1), ones,
                                            std::vector<std::uint32_t>{3, 3, 1, 1, 1})
                                  .value();
  EXPECT_NEAR(fit.coefficient[1], longer.coefficient[1], 1e-12);
  EXPECT_EQ(fit.rows, 4u);
}

TEST(ClusteredFit, WithoutAPredictorIsTheModelWithoutIt) {
  const Variable one = look_at(x);
  const ClusteredFit fit = clustered_fit(look_at(y), std::span(&one, 1), ones, cluster).value();
  const ClusteredFit mean = without(fit, 1);
  ASSERT_EQ(mean.coefficients(), 1u);
  EXPECT_NEAR(mean.coefficient[0], 4.0, 1e-12);
  EXPECT_NEAR(without(fit, 0).coefficient[0], 66.0 / 55.0, 1e-12);  // sum xy / sum x^2
}

TEST(ClusteredFit, TellsWhatItCannotFit) {
  EXPECT_EQ(problem(y, x, ones, {1, 1, 1, 1, 1}), "few-clusters.too-few");
  EXPECT_EQ(problem(y, {2, 2, 2, 2, 2}, ones, cluster), "few-clusters.dependent");
  EXPECT_EQ(problem(y, x, {1, 1, 0, 0, 0}, cluster), "few-clusters.too-few-rows");
  // A cluster of which every row has weight 0 is none.
  EXPECT_EQ(problem(y, x, {1, 0, 1, 0, 0}, {3, 1, 3, 1, 1}), "few-clusters.too-few-rows");
  EXPECT_EQ(problem({1, 2, 4, 4, 5}, x, {1, 1, 1, 1, 0}, {3, 3, 3, 3, 1}), "few-clusters.too-few");
}

}  // namespace
}  // namespace peil::drivers
