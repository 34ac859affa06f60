#include "peil/drivers/regression.h"

#include <cmath>

#include <gtest/gtest.h>

#include "peil/drivers/penalty_reward.h"

namespace peil::drivers {
namespace {

Variable look_at(const std::string& name, const std::vector<double>& values) {
  Variable v;
  v.name = name;
  v.value = values;
  return v;
}

estimate::Classes simple_sample(std::size_t rows) {
  Design design;
  design.strata = {{"all", {}}};
  design.stratum.assign(rows, StratumId(0));
  design.weight.assign(rows, Weight(1.0));
  return estimate::classes_of(design);
}

const std::vector<double> x5{1, 2, 3, 4, 5}, y5{2, 4, 5, 4, 5}, one5(5, 1.0);

TEST(Regression, FivePointsByHand) {
  const Variable x = look_at("x", x5);
  const auto found = fit(look_at("y", y5), std::span(&x, 1), one5);
  ASSERT_TRUE(found.ok());
  const Fit& f = found.value();
  EXPECT_NEAR(f.coefficient[0], 2.2, 1e-14);
  EXPECT_NEAR(f.coefficient[1], 0.6, 1e-14);
  EXPECT_NEAR(f.r_squared, 0.6, 1e-14);
  const Errors errors = ols_errors(f);
  EXPECT_EQ(errors.degrees_of_freedom, 3.0);
  EXPECT_NEAR(*errors.coefficient[1].standard_error, std::sqrt(0.8 / 10), 1e-14);
  EXPECT_NEAR(*errors.coefficient[0].standard_error, std::sqrt(0.8 * (1.0 / 5 + 9.0 / 10)), 1e-14);
  EXPECT_NEAR(*errors.coefficient[1].p, 0.124027, 1e-6);  // t = 2.12132 with 3 degrees of freedom
}

// Longley's (1967) data and the certified values of the Statistical Reference Datasets of the US
// National Institute of Standards and Technology: predictors that nearly determine each other.
TEST(Regression, LongleyAsCertified) {
  const std::vector<double> y{60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761,
                              66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551};
  const std::vector<std::vector<double>> x{
      {83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2,
       115.7, 116.9},
      {234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769,
       444546, 482704, 502601, 518173, 554894},
      {2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806,
       4007},
      {1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572,
       2827},
      {107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445,
       121950, 123366, 125368, 127852, 130081},
      {1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961,
       1962}};
  std::vector<Variable> predictors;
  for (const auto& values : x) predictors.push_back(look_at("x", values));
  const auto found = fit(look_at("y", y), predictors, std::vector<double>(16, 1.0));
  ASSERT_TRUE(found.ok());
  const std::vector<double> value{-3482258.63459582, 15.0618722713733,  -0.0358191792925910,
                                  -2.02022980381683, -1.03322686717359, -0.0511041056535807,
                                  1829.15146461355};
  const std::vector<double> error{890420.383607373,  84.9149257747669,  0.0334910077722432,
                                  0.488399681651699, 0.214274163161675, 0.226073200069370,
                                  455.478499142212};
  const Errors errors = ols_errors(found.value());
  for (std::size_t k = 0; k < value.size(); ++k) {
    EXPECT_NEAR(errors.coefficient[k].value / value[k], 1.0, 1e-9) << k;
    EXPECT_NEAR(*errors.coefficient[k].standard_error / error[k], 1.0, 1e-9) << k;
  }
  EXPECT_NEAR(found.value().r_squared, 0.995479004577296, 1e-12);
}

TEST(Regression, ADesignOfRowsGivesTheSandwich) {
  const Variable x = look_at("x", x5);
  const auto found = fit(look_at("y", y5), std::span(&x, 1), one5);
  const Errors errors = design_errors(found.value(), simple_sample(5), estimate::LonelyPsu::Fail);
  // Slope: sum of ((x - 3) e)^2 / 10^2 times n/(n-1); residuals -0.8 0.6 1 -0.6 -0.2.
  const double middle = 4 * 0.64 + 0.36 + 0.36 + 4 * 0.04;
  EXPECT_NEAR(*errors.coefficient[1].standard_error, std::sqrt(1.25 * middle) / 10, 1e-14);
  EXPECT_EQ(errors.degrees_of_freedom, 3.0);  // 5 units - 1 stratum - 1 predictor
}

TEST(Regression, WeightsCountAsRows) {
  const std::vector<double> x{1, 2, 3, 4}, y{1, 3, 2, 5}, w{1, 2, 1, 3};
  const std::vector<double> xs{1, 2, 2, 3, 4, 4, 4}, ys{1, 3, 3, 2, 5, 5, 5};
  const Variable a = look_at("x", x), b = look_at("x", xs);
  const auto one = fit(look_at("y", y), std::span(&a, 1), w);
  const auto other = fit(look_at("y", ys), std::span(&b, 1), std::vector<double>(7, 1.0));
  EXPECT_NEAR(one.value().coefficient[1], other.value().coefficient[1], 1e-14);
  EXPECT_NEAR(one.value().coefficient[0], other.value().coefficient[0], 1e-14);
}

TEST(Regression, VeryLargeValuesKeepTheirSlope) {
  const double far = 1e15;
  const std::vector<double> x{far + 1, far + 2, far + 3, far + 4, far + 5};
  const Variable v = look_at("x", x);
  const auto found = fit(look_at("y", y5), std::span(&v, 1), one5);
  ASSERT_TRUE(found.ok());
  EXPECT_NEAR(found.value().coefficient[1], 0.6, 1e-12);
}

TEST(Regression, TellsWhatItCannotFit) {
  const std::vector<double> flat(5, 3.0), twice{2, 4, 6, 8, 10};
  const Variable x = look_at("x", x5), c = look_at("c", flat);
  const Variable both[]{x, look_at("twice", twice)};
  EXPECT_EQ(fit(look_at("y", y5), std::span(&c, 1), one5).problems().front().code,
            "regression.constant");
  EXPECT_EQ(fit(look_at("y", flat), std::span(&x, 1), one5).problems().front().code,
            "regression.constant");
  const auto dependent = fit(look_at("y", y5), both, one5);
  EXPECT_EQ(dependent.problems().front().code, "regression.dependent");
  EXPECT_NE(dependent.problems().front().message.find("'twice'"), std::string::npos);
  EXPECT_EQ(fit(look_at("y", y5), std::span(&x, 1), std::vector{1.0, 1.0, 0.0, 0.0, 0.0})
                .problems()
                .front()
                .code,
            "regression.too-few-rows");
  for (const double unit : {1e200, 1e-200}) {
    const std::vector<double> far{unit, 2 * unit, 3 * unit, 4 * unit, 5 * unit};
    const Variable v = look_at("far", far);
    EXPECT_EQ(fit(look_at("y", y5), std::span(&v, 1), one5).problems().front().code,
              "regression.too-large");
  }
}

TEST(Regression, ALonelyStratumGivesNoError) {
  Design design;
  design.strata = {{"a", {}}, {"b", {}}};
  design.stratum = {StratumId(0), StratumId(0), StratumId(0), StratumId(0), StratumId(1)};
  design.weight.assign(5, Weight(1.0));
  const Variable x = look_at("x", x5);
  const auto found = fit(look_at("y", y5), std::span(&x, 1), one5);
  const auto errors =
      design_errors(found.value(), estimate::classes_of(design), estimate::LonelyPsu::Fail);
  EXPECT_FALSE(errors.coefficient[1].standard_error);
}

TEST(PenaltyReward, IsTheGapToTheAnswersInBetween) {
  const std::vector<double> driver{1, 2, 5, 6, 9, 10}, outcome{3, 5, 7, 8, 8, 8};
  const Variable d = look_at("d", driver);
  const auto found =
      penalty_reward(look_at("y", outcome), std::span(&d, 1), {1, 4}, {8, 10},
                     std::vector<double>(6, 1.0), simple_sample(6), estimate::LonelyPsu::Fail);
  ASSERT_TRUE(found.ok());
  EXPECT_NEAR(found.value()[0].penalty.value, 4.0 - 7.5, 1e-13);
  EXPECT_NEAR(found.value()[0].reward.value, 8.0 - 7.5, 1e-13);
  EXPECT_TRUE(found.value()[0].penalty.standard_error);
}

TEST(PenaltyReward, WithoutLowAnswersThereIsNoContrast) {
  const std::vector<double> driver{5, 5, 5, 6, 9, 10}, outcome{3, 5, 7, 8, 8, 8};
  const Variable d = look_at("d", driver);
  const auto found =
      penalty_reward(look_at("y", outcome), std::span(&d, 1), {1, 4}, {8, 10},
                     std::vector<double>(6, 1.0), simple_sample(6), estimate::LonelyPsu::Fail);
  ASSERT_FALSE(found.ok());
  EXPECT_NE(found.problems().front().message.find("d low"), std::string::npos);
}

}  // namespace
}  // namespace peil::drivers
