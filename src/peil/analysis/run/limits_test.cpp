// Weights and answers near the limits of a double: what is not counted is refused in words, and
// what is counted is right. 1e200 gave a Wald test of 0 and 1e-200 a ratio without an error, both
// without a word.
#include <gmock/gmock.h>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using namespace analysis::testing;
using ::testing::HasSubstr;

// Eight people of one weight, with their answers times ten to a power.
std::string people(const std::string& weight, const std::string& power = "") {
  const char* const answers[] = {"1", "4", "2", "7", "5", "3", "6", "2"};
  std::string csv = "y,x,g,s,w\n";
  for (int i = 0; i < 8; ++i)
    csv += answers[i] + power + "," + answers[7 - i] + power + "," + "aabbabab"[i] + "," +
           "pqpqqpqp"[i] + "," + weight + "\n";
  return csv;
}

std::string refused(const std::string& keys, const std::string& csv,
                    const std::string& design = R"("weight": "w")") {
  const Results r = run_plan(plan_of(analysis(keys), design), {{"d.csv", csv}});
  return r.refusals.empty() ? "" : r.refusals.front();
}

constexpr const char* mean = R"("statistic": "mean", "variables": "y")";

TEST(Limits, AWeightThatCannotBeSquaredIsRefusedWithItsRow) {
  for (const char* weight : {"1e308", "1e200", "1.1e60", "9e-61", "1e-200", "1e-320"}) {
    for (const char* keys :
         {mean, R"("statistic": "ratio", "numerator": "y", "denominator": "x")",
          R"("statistic": "chi_square", "rows": "g", "columns": "s", "tests": ["Wald"])",
          R"("statistic": "drivers", "outcome": "y", "drivers": ["x"])",
          R"("statistic": "weights")", R"("statistic": "describe")"}) {
      EXPECT_THAT(refused(keys, people(weight)),
                  HasSubstr("Weights and numbers of people are 0, or lie between 1e-60 and 1e60."))
          << weight << " " << keys;
    }
  }
  EXPECT_THAT(refused(mean, people("1e+200")), HasSubstr("The weight of row 1 is 1e+200."));
}

// By hand: the mean of the answers is 30 / 8; their squares are 144, so the error of the mean is
// the root of (144 - 112.5) / 7 / 8.
TEST(Limits, UpToThereFiguresAreThoseOfEqualWeights) {
  for (const char* weight : {"1e60", "1", "1e-60"}) {
    const Results r =
        run_plan(plan_of(analysis(mean), R"("weight": "w")"), {{"d.csv", people(weight)}});
    EXPECT_DOUBLE_EQ(value(r, "y", "", "estimate"), 3.75) << weight;
    EXPECT_NEAR(value(r, "y", "", "se"), 0.75, 1e-12) << weight;
    const Results wald =
        run_plan(plan_of(analysis(R"("statistic": "chi_square", "rows": "g", "columns": "s",
                            "tests": ["Wald"])"),
                         R"("weight": "w")"),
                 {{"d.csv", people(weight)}});
    EXPECT_NEAR(value(wald, "", "", "Wald_F"), 7.0 / 3.0, 1e-9) << weight;  // R: svychisq
  }
}

TEST(Limits, AnswersThatCannotBeSquaredAreRefused) {
  for (const char* power : {"e155", "e-165", "e300", "e-300"}) {
    EXPECT_THAT(refused(mean, people("1", power)),
                HasSubstr("too far from 1 to be squared. Give them in another unit."))
        << power;
    EXPECT_NE(
        refused(R"("statistic": "difference", "variables": "y", "by": "g")", people("1", power)),
        "");
  }
  const Results r = run_plan(plan_of(analysis(mean)), {{"d.csv", people("1", "e-50")}});
  EXPECT_NEAR(value(r, "y", "", "se") / 1e-50, 0.75, 1e-12);
}

TEST(Limits, PeopleOfMarginsAndReplicateWeightsAreHeldAgainstThem) {
  EXPECT_THAT(refused(mean, people("1"), R"("weighting": [{"step": "rake", "margins":
      [{"columns": "g", "persons": {"a": 1e308, "b": 1e308}}]}])"),
              HasSubstr("Level 'a' has no valid number of people. Weights and numbers of people"));
  EXPECT_THAT(refused(R"("statistic": "estimates", "variables": "y")", people("1e200"),
                      R"("replicates": {"method": "jk1", "weights": {"columns": ["w", "w"]}})"),
              HasSubstr("Replicate weight 'w' of row 1 is 1e+200. Weights and numbers of people"));
}

TEST(Limits, AWeightThatAFitBringsThereIsRefused) {
  EXPECT_THAT(refused(mean, people("1"), R"("weighting": [{"step": "poststratify", "margin":
      {"columns": "g", "persons": {"a": 1e-60, "b": 10}}}])"),
              HasSubstr("Weighting gives row 1 the weight 2.5e-61."));
}

}  // namespace
}  // namespace peil::analysis
