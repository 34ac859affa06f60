#include "peil/estimate/benchmark.h"

#include <gtest/gtest.h>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

TEST(AgainstBenchmark, AFixedOneAddsNoError) {
  const Estimate d = against_benchmark({7.4, 0.06, 900, 890.0}, 7.1);
  EXPECT_NEAR(d.value, 0.3, 1e-12);
  EXPECT_DOUBLE_EQ(*d.standard_error, 0.06);
  EXPECT_EQ(d.degrees_of_freedom, 890.0);
}

TEST(AgainstBenchmark, AnEstimatedOneAddsItsOwnAsAnotherSample) {
  EXPECT_NEAR(*against_benchmark({7.4, 0.06, 900, 890.0}, 7.1, 0.08).standard_error, 0.1, 1e-12);
}

TEST(AgainstBenchmark, HasNoErrorWhenTheMarkHasNone) {
  EXPECT_FALSE(against_benchmark({7.4, {}, 900, 0.0}, 7.1, 0.08).standard_error);
  EXPECT_THROW((void)against_benchmark({7.4, 0.06, 900, 890.0}, 7.1, -0.1), ContractError);
}

}  // namespace
}  // namespace peil::estimate
