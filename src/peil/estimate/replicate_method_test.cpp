#include "peil/estimate/replicate_method.h"

#include <gtest/gtest.h>

#include "peil/base/contract.h"
#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

using Method = ReplicateMethod;

// Two strata of two PSUs, of two rows each.
Design pairs() {
  Design design;
  design.strata = {{"a", {}}, {"b", {}}};
  for (std::uint32_t row = 0; row < 8; ++row) {
    design.stratum.emplace_back(row / 4);
    design.psu.emplace_back(row / 2);
    design.weight.emplace_back(1.0);
  }
  return design;
}

// What R's svrepdesign takes for R replicates: (R-1)/R, 1, 1/R, 1/(R (1-k)^2), 1/(R-1).
TEST(UsualScale, IsTheOneOfTheMethod) {
  EXPECT_EQ(usual_scale(Method::Jk1, 10, 0.0), 0.9);
  EXPECT_EQ(usual_scale(Method::Jkn, 10, 0.0), 1.0);
  EXPECT_EQ(usual_scale(Method::Brr, 8, 0.0), 0.125);
  EXPECT_EQ(usual_scale(Method::Fay, 8, 0.5), 0.5);
  EXPECT_EQ(usual_scale(Method::Bootstrap, 101, 0.0), 0.01);
  EXPECT_THROW(usual_scale(Method::Jk1, 1, 0.0), ContractError);
}

// Without a finite population the scale of replicates that are made here is the usual one too.
TEST(UsualScale, IsTheOneThatMadeReplicatesHave) {
  for (const Method method : {Method::Jkn, Method::Brr, Method::Fay}) {
    const ReplicateFactors made = factors_of(method, pairs(), 0.3).value();
    EXPECT_NEAR(made.scale,
                usual_scale(method, made.factor.size(), method == Method::Fay ? 0.3 : 0.0), 1e-15);
  }
  const ReplicateFactors jk1 = factors_of(Method::Jk1, testing::simple_design(5), 0.0).value();
  EXPECT_NEAR(jk1.scale, usual_scale(Method::Jk1, 5, 0.0), 1e-15);
}

TEST(MostReplicates, AreNoFewerThanAreMade) {
  for (const Method method : {Method::Jkn, Method::Brr, Method::Fay})
    EXPECT_GE(most_replicates(method, pairs()),
              factors_of(method, pairs(), 0.5).value().factor.size());
  EXPECT_EQ(most_replicates(Method::Jkn, pairs()), 4u);
  EXPECT_EQ(most_replicates(Method::Jk1, testing::simple_design(5)), 5u);
}

TEST(TimesFactors, GiveEveryRowThatOfItsPsu) {
  const std::vector<PsuId> psu{PsuId(1), PsuId(0), PsuId(1)};
  EXPECT_EQ(times_factors({2.0, 3.0, 5.0}, std::vector{0.0, 2.0}, psu),
            (std::vector{4.0, 0.0, 10.0}));
  EXPECT_EQ(times_factors({2.0, 3.0}, std::vector{0.5, 1.0}, {}), (std::vector{1.0, 3.0}));
}

TEST(FactorsOf, ABootstrapIsDrawnElsewhere) {
  EXPECT_THROW(factors_of(Method::Bootstrap, pairs(), 0.0), ContractError);
}

}  // namespace
}  // namespace peil::estimate
