#include <gtest/gtest.h>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

std::string plan(const std::string& keys) { return plan_of(analysis(keys)); }

const std::string frame =
    "id,h,x,y,below,blank\n1,a,10,1,1,1\n2,a,20,3,-2,\n3,b,30,3,3,3\n4,b,40,3,4,4\n5,c,50,5,5,5\n";

Results run_frame(const std::string& keys) { return run_plan(plan(keys), {{"d.csv", frame}}); }

std::string refusal(const std::string& keys) {
  const Results results = run_frame(keys);
  EXPECT_EQ(rows_of(results).size(), 1u);
  EXPECT_EQ(rows_of(results).front().quantity, "refused");
  return results.refusals.empty() ? "" : results.refusals.front();
}

// By hand: 2, 2 and 1 units; spread in the first only, S^2 = 2, so that one unit of each leaves
// (2/5)^2 (1 - 1/2) 2 / 1 = .16.
TEST(AllocationOfAPlan, GivesSizesAndTheErrorThatIsToBeExpected) {
  const std::string keys =
      R"("statistic": "allocation", "strata": ["h"], "least": 1, "study_variable": "y", )";
  const Results r = run_frame(keys + R"("n": 3)");
  EXPECT_EQ(value(r, "", "a", "n_h"), 1.0);
  EXPECT_EQ(value(r, "", "c", "n_h"), 1.0);
  EXPECT_NEAR(value(r, "y", "", "anticipated_se"), 0.4, 1e-15);
  const Results neyman = run_frame(keys + R"("n": 4, "method": "neyman")");
  EXPECT_EQ(value(neyman, "", "a", "n_h"), 2.0);
  EXPECT_EQ(value(neyman, "y", "", "anticipated_se"), 0.0);
}

TEST(AllocationOfAPlan, RefusesWhatCannotBe) {
  const std::string keys = R"("statistic": "allocation", "strata": ["h"], )";
  EXPECT_NE(refusal(keys + R"("n": 6)").find("the frame has 5"), std::string::npos);
  EXPECT_NE(refusal(keys + R"("n": 2)").find("at least two each take 5"), std::string::npos);
  EXPECT_NE(refusal(keys + R"("n": 5, "method": "neyman", "study_variable": "blank")")
                .find("blank in 1 row of the frame, first in row 2"),
            std::string::npos);
  EXPECT_NE(refusal(keys + R"("n": 5, "method": "power", "size": "below")").find("row 2"),
            std::string::npos);
  EXPECT_NE(refusal(keys + R"("n": 5, "method": "power", "size": "h")").find("no number"),
            std::string::npos);
}

TEST(AllocationOfAPlan, WrongKeysAreProblemsOfThePlanAllAtOnce) {
  EXPECT_EQ(
      codes(plan(R"("statistic": "allocation", "strata": [], "n": -6, "least": 5, "most": 4)")),
      "plan.missing-key plan.bad-value plan.bad-value");
  EXPECT_EQ(codes(plan(R"("statistic": "allocation", "strata": ["h"], "n": 4, "size": "x")")),
            "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("statistic": "allocation", "strata": ["h"], "n": 4,
                          "method": "power", "power": 1.5)")),
            "plan.bad-value");
  EXPECT_EQ(
      codes(plan(R"("statistic": "allocation", "strata": ["h"], "n": 4, "method": "neyman")")),
      "plan.missing-key");
}

// By hand, n = 3: 50 gives exactly 1; the others 2 x / 100.
TEST(InclusionOfAPlan, GivesEveryRowOrThoseAskedFor) {
  const Results r = run_frame(R"("statistic": "inclusion", "size": "x", "n": 3)");
  EXPECT_EQ(value(r, "", "", "n_certain"), 1.0);
  EXPECT_NEAR(value(r, "", "", "sum"), 3.0, 1e-15);
  EXPECT_NEAR(value(r, "", "3", "pi"), 0.6, 1e-15);
  const Results some = run_frame(R"("statistic": "inclusion", "size": "x", "n": 3, "rows": [3])");
  EXPECT_FALSE(find(some, "", "1", "pi"));
  EXPECT_NE(refusal(R"("statistic": "inclusion", "size": "x", "n": 3, "rows": [7])").find("row 7"),
            std::string::npos);
  EXPECT_NE(refusal(R"("statistic": "inclusion", "size": "below", "n": 3)").find("-2"),
            std::string::npos);
}

// By hand: running sums of 2 x / 150: .133, .4, .8, 1.333, 2; .5 and 1.5 take units 3 and 5.
TEST(SystematicOfAPlan, GivesItsUnitsTheirSumsAndExpandedTotals) {
  const Results r = run_frame(R"("statistic": "systematic", "size": "x", "n": 2, "start": 0.5,
      "sum": ["y"], "expand": {"score": "y"}, "key": "id")");
  EXPECT_EQ(value(r, "", "", "n"), 2.0);
  EXPECT_EQ(value(r, "", "", "sum_y"), 8.0);
  EXPECT_NEAR(value(r, "", "", "ht_total_score"), 3.0 / 0.4 + 5.0 / (2.0 / 3.0), 1e-13);
  EXPECT_NEAR(value(r, "", "5", "pi"), 2.0 / 3.0, 1e-15);
  EXPECT_FALSE(find(r, "", "4", "pi"));
}

TEST(SystematicOfAPlan, TakesItsStartFromASeedThatStandsInThePlan) {
  const std::string keys = R"("statistic": "systematic", "size": "x", "n": 2, "seed": ")";
  const Results a = run_frame(keys + "a\""), b = run_frame(keys + "b\"");
  EXPECT_EQ(value(a, "", "", "start"), value(run_frame(keys + "a\""), "", "", "start"));
  EXPECT_NE(value(a, "", "", "start"), value(b, "", "", "start"));
  const std::string sized = R"("statistic": "systematic", "size": "x", "n": 2)";
  EXPECT_EQ(codes(plan(sized)), "plan.bad-value");
  EXPECT_EQ(codes(plan(sized + R"(, "seed": "a", "start": 0.5)")), "plan.bad-value");
  EXPECT_EQ(codes(plan(sized + R"(, "start": 1)")), "plan.bad-value");
}

Results run_alone(const std::string& keys) {
  return run_plan(R"({"analyses": [{"id": "x", )" + keys + "}]}", {});
}
std::string codes_alone(const std::string& keys) {
  return codes(R"({"analyses": [{"id": "x", )" + keys + "}]}");
}

// Cochran (1977), 4.4-4.5, with his t = 2 as the confidence .9545: 400, and 356 of 3,200 islanders.
TEST(SampleSizeOfAPlan, IsThatOfAnyPopulationByItsName) {
  const std::string keys = R"("statistic": "sample_size", "confidence": 0.954499736103642,
      "share": {"p": 0.5, "margin": 0.05})";
  EXPECT_EQ(value(run_alone(keys), "", "", "n_prop"), 400.0);
  EXPECT_EQ(value(run_alone(keys + R"(, "populations": [3200])"), "", "3200", "n_prop"), 356.0);
  EXPECT_EQ(value(run_alone(keys + R"(, "populations": {"isle": 3200})"), "", "isle", "n_prop"),
            356.0);
  // 1.25 * 400, and 500 / (1 + 500 / 3200) = 432.4.
  const Results deff = run_alone(keys + R"(, "deff": 1.25, "populations": [3200])");
  EXPECT_EQ(value(deff, "", "3200", "n_prop"), 433.0);
}

// By hand: (1.959964 * 1.6 / 0.1)^2 = 983.4 at 95 percent, (2.575829 * 0.5 / 0.03)^2 = 1843.0
// at 99.
TEST(SampleSizeOfAPlan, AMeanAndAShareMayHaveEachItsConfidence) {
  const Results r = run_alone(R"("statistic": "sample_size", "mean": {"sd": 1.6, "margin": 0.1},
      "share": {"p": 0.5, "margin": 0.03, "confidence": 0.99})");
  EXPECT_EQ(value(r, "", "", "n_mean"), 984.0);
  EXPECT_EQ(value(r, "", "", "n_prop"), 1844.0);
}

TEST(SampleSizeOfAPlan, WrongNumbersAreProblemsOfThePlanAllAtOnce) {
  EXPECT_EQ(codes_alone(R"("statistic": "sample_size")"), "plan.missing-key");
  EXPECT_EQ(codes_alone(R"("statistic": "sample_size", "confidence": [0.95, 0.99],
      "mean": {"sd": 1, "margin": 1})"),
            "plan.wrong-type");
  EXPECT_EQ(codes_alone(R"("statistic": "sample_size",
      "mean": {"sd": 1, "margin": 1, "confidence": 95})"),
            "plan.bad-value");
  EXPECT_EQ(codes_alone(R"("statistic": "sample_size", "mean": {"sd": 0, "margin": -1},
                           "share": {"p": 1, "margin": 0.03}, "populations": [0.5])"),
            "plan.bad-value plan.bad-value plan.bad-value plan.bad-value");
}

// R 4.2.2: power.t.test, and for shares pnorm or pt with the variances of both shares.
TEST(PowerOfAPlan, GivesTheOneThatIsLeftOut) {
  const std::string keys = R"("statistic": "power", )";
  EXPECT_NEAR(value(run_alone(keys + R"("sd": 1.6, "n": 700, "difference": [0.2])"), "", "700|0.2",
                    "power"),
              0.646900254004, 1e-10);
  EXPECT_EQ(
      value(run_alone(keys + R"("sd": 1.5, "difference": 0.1, "power": 0.8)"), "", "0.1|0.8", "n"),
      3533.0);
  EXPECT_EQ(value(run_alone(keys + R"("sd": 1.5, "difference": 0.1, "power": 0.8,
                                      "compare": "fixed")"),
                  "", "0.1|0.8", "n"),
            1768.0);
  EXPECT_NEAR(
      value(run_alone(keys + R"("sd": 1.6, "n": 400, "power": 0.8)"), "", "400|0.8", "difference"),
      0.317345273122599, 1e-9);
}

TEST(PowerOfAPlan, KnowsThatTheErrorOfAShareGoesWithTheShare) {
  const std::string keys = R"("statistic": "power", "p": 0.7, "difference": 0.05, "power": 0.8,
      "distribution": "normal")";
  EXPECT_EQ(value(run_alone(keys), "", "0.05|0.8", "n"), 1248.0);
  EXPECT_EQ(value(run_alone(keys + R"(, "compare": "fixed")"), "", "0.05|0.8", "n"), 589.0);
  const Results both = run_alone(R"("statistic": "power", "p": 0.8, "n": 1000, "power": 0.8)");
  EXPECT_NEAR(value(both, "", "1000|0.8", "difference"), 0.0476607380676, 1e-9);
  EXPECT_NEAR(value(both, "", "1000|0.8", "difference_down"), 0.052337851776, 1e-9);
  const Results fall =
      run_alone(R"("statistic": "power", "p": 0.8, "n": 1000, "difference": -0.05)");
  EXPECT_NEAR(value(fall, "", "1000|-0.05", "power"), 0.764531543938443, 1e-10);
}

TEST(PowerOfAPlan, RefusesTheRowThatCannotBeReachedAndGivesTheOthers) {
  const Results r = run_alone(R"("statistic": "power", "sd": 1.5, "difference": [0.2, 0.1],
      "power": 0.8, "held": 900)");
  EXPECT_EQ(value(r, "", "0.2|0.8", "n"), 869.0);
  EXPECT_EQ(value(r, "", "0.1|0.8", "refused"), 1.0);
  ASSERT_EQ(r.refusals.size(), 1u);
}

TEST(PowerOfAPlan, WrongKeysAreProblemsOfThePlanAllAtOnce) {
  const auto wrong = [](const std::string& keys) {
    return codes_alone(R"("statistic": "power", )" + keys);
  };
  EXPECT_EQ(wrong(R"("sd": -1, "n": 0, "difference": 0, "deff": 0)"),
            "plan.bad-value plan.bad-value plan.bad-value plan.bad-value");
  EXPECT_EQ(wrong(R"("sd": 1, "p": 0.5, "n": 9, "power": 0.8)"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("n": 9, "power": 0.8)"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("sd": 1, "n": 9)"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("sd": 1, "n": 9, "difference": 1, "power": 0.8)"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("sd": 1, "n": 9, "power": 0.02)"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("p": 0.9, "n": 9, "difference": 0.1)"), "plan.bad-value");
  EXPECT_EQ(wrong(R"("sd": 1, "n": 90, "difference": 1, "populations": [200, 50])"),
            "plan.bad-value");
  EXPECT_EQ(wrong(R"("sd": 1, "n": 9, "difference": 1, "held": 90, "compare": "fixed")"),
            "plan.bad-value");
  EXPECT_EQ(wrong(R"("sd": 1, "n": 9, "difference": 1, "held": 90, "populations": 50)"),
            "plan.bad-value");
}

}  // namespace
}  // namespace peil::analysis
