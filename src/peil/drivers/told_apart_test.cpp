// What importance and penalties may say of made-up people whose truth is known.
#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/chance.h"
#include "peil/drivers/importance_bootstrap.h"
#include "peil/drivers/lmg.h"
#include "peil/drivers/moments.h"
#include "peil/drivers/penalty_reward.h"

namespace peil::drivers {
namespace {

using Columns = std::vector<std::vector<double>>;

Variable seen(const std::vector<double>& values, const std::string& name = "x") {
  Variable v;
  v.name = name;
  v.value = values;
  return v;
}

Design sample_of(std::size_t rows) {
  Design design;
  design.strata = {{"all", {}}};
  design.stratum.assign(rows, StratumId(0));
  design.weight.assign(rows, Weight(1.0));
  return design;
}

// An outcome, the first column, and its drivers, as people in whom they hang together.
struct MadeUp {
  Columns columns;
  std::vector<double> weight;

  std::vector<Variable> all() const {
    std::vector<Variable> seen_all;
    for (const auto& column : columns) seen_all.push_back(seen(column));
    return seen_all;
  }
  std::vector<double> correlation() const { return correlations(moments(all(), weight)).value(); }
  Drawn drawn(std::size_t replicates, const std::string& seed) const {
    const auto everything = all();
    const auto bootstrap = estimate::RaoWu::of(sample_of(weight.size()), replicates, seed).value();
    return bootstrap_importance(everything[0], std::span(everything).subspan(1), weight, bootstrap,
                                {});
  }
};

// Two drivers with a correlation of 0.98 that matter alike, and a third that stands by itself.
TEST(ToldApart, TwinsHaveEqualSharesAndOneNumber) {
  Chance chance("twins", "equal");
  const double own = std::sqrt(1.0 / 0.98 - 1.0);
  MadeUp made{Columns(4), std::vector<double>(1000, 1.0)};
  for (std::size_t row = 0; row < made.weight.size(); ++row) {
    const double common = chance.normal();
    const double a = common + own * chance.normal(), b = common + own * chance.normal();
    const double c = chance.normal();
    made.columns[0].push_back(0.5 * a + 0.5 * b + 0.4 * c + chance.normal());
    made.columns[1].push_back(a), made.columns[2].push_back(b), made.columns[3].push_back(c);
  }
  const std::vector<double> r = made.correlation();
  EXPECT_NEAR(r[1 * 4 + 2], 0.98, 0.01);
  const Importance found = lmg(r);
  EXPECT_NEAR(found.share[0], found.share[1], 0.02);
  EXPECT_NEAR(*percent_of(found.share[0], found.r_squared),
              *percent_of(found.share[1], found.r_squared), 2.0);
  const auto group = inseparable(found.share, made.drawn(200, "seed"), r, 0.95);
  EXPECT_EQ(group[0], group[1]);
  EXPECT_NE(group[0], group[2]);
}

// A term that is kept gives nothing; one that is missed costs a point and a half.
TEST(ToldApart, ATermMissedCostsAndATermKeptGivesNothing) {
  Chance chance("term", "missed");
  std::vector<double> term, other, outcome;
  for (int row = 0; row < 900; ++row) {
    term.push_back(1.0 + static_cast<double>(chance.below(10)));
    other.push_back(1.0 + static_cast<double>(chance.below(10)));
    const double cost = term.back() <= 5.0 ? -1.5 : 0.0;
    outcome.push_back(7.5 + cost + 0.1 * other.back() + chance.normal());
  }
  const std::vector<Variable> drivers{seen(term, "term"), seen(other, "other")};
  const auto found = penalty_reward(
      seen(outcome, "mark"), drivers, {1, 5}, {8, 10}, std::vector<double>(term.size(), 1.0),
      estimate::classes_of(sample_of(term.size())), estimate::LonelyPsu::Fail);
  ASSERT_TRUE(found.ok());
  const PenaltyReward& of_term = found.value()[0];
  ASSERT_TRUE(of_term.penalty.standard_error && of_term.reward.standard_error);
  EXPECT_NEAR(of_term.penalty.value, -1.5, 3.0 * *of_term.penalty.standard_error);
  EXPECT_LT(of_term.penalty.p.value(), 1e-6);
  EXPECT_NEAR(of_term.reward.value, 0.0, 3.0 * *of_term.reward.standard_error);
}

}  // namespace
}  // namespace peil::drivers
