#include <gmock/gmock.h>

#include <cmath>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using ::testing::HasSubstr;
using testing::plan_of;
using testing::run_plan;
using testing::value;

std::string plan(const std::string& more = "", const std::string& keys = "") {
  return plan_of(analysis(R"("statistic": "mix_effect", "before": "a", "after": "b",
                             "variables": ["y"], "over": "c")" +
                          more),
                 {{"a", keys}, {"b", keys}});
}

// As in estimate/mix_effect_test: change 2.5, of which mix 1.5 and within 1.
const std::map<std::string, std::string> files{{"a.csv", "c,h,y\nk,1,2\nk,1,4\nm,1,8\nm,1,10\n"},
                                               {"b.csv", "c,h,y\nk,1,4\nm,1,9\nm,1,10\nm,2,11\n"}};

TEST(MixEffectOfAPlan, PartsSumToTheChange) {
  const Results r = run_plan(plan(), files);
  EXPECT_NEAR(value(r, "y", "change", "estimate"), 2.5, 1e-12);
  EXPECT_NEAR(value(r, "y", "mix", "estimate"), 1.5, 1e-12);
  EXPECT_NEAR(value(r, "y", "within", "estimate"), 1.0, 1e-12);
  EXPECT_NEAR(value(r, "y", "k", "mix_k") + value(r, "y", "m", "mix_k"), 1.5, 1e-12);
  EXPECT_NEAR(value(r, "y", "k", "within_k") + value(r, "y", "m", "within_k"), 1.0, 1e-12);
  EXPECT_NEAR(value(r, "y", "m", "share_2"), 0.75, 1e-12);
  const auto square = [&](const char* level) { return std::pow(value(r, "y", level, "se"), 2.0); };
  EXPECT_NEAR(square("mix") + square("within") + 2.0 * value(r, "y", "", "cov_mix_within"),
              square("change"), 1e-12);
}

// The same change as that of the statistic that knows no classes.
TEST(MixEffectOfAPlan, TheChangeIsThatOfTheWaves) {
  const Results r = run_plan(plan(), files);
  const Results change = run_plan(
      plan_of(analysis(R"("statistic": "change", "before": "a", "after": "b", "variables": ["y"])"),
              {{"a"}, {"b"}}),
      files);
  for (const char* quantity : {"estimate", "se", "df", "p", "ci_low"})
    EXPECT_NEAR(value(r, "y", "change", quantity), value(change, "y", "", quantity), 1e-12);
}

TEST(MixEffectOfAPlan, RefusesAClassThatAWaveDoesNotHave) {
  const std::map<std::string, std::string> gone{{"a.csv", "c,y\nk,2\nk,4\nm,8\n"},
                                                {"b.csv", "c,y\nk,4\nk,9\n"}};
  const Results r = run_plan(plan(), gone);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("'m'"));
  EXPECT_FALSE(find(r, "y", "mix", "estimate"));
  // Rows it has, but no answers.
  const Results silent =
      run_plan(plan(), {{"a.csv", "c,y\nk,2\nk,4\nm,8\n"}, {"b.csv", "c,y\nk,4\nk,9\nm,\n"}});
  ASSERT_EQ(silent.refusals.size(), 1u);
  EXPECT_THAT(silent.refusals[0], HasSubstr("nobody of 'm'"));
}

TEST(MixEffectOfAPlan, ALonelyStratumIsNamedInTheWaveThatHasIt) {
  const Results r = run_plan(plan("", R"("strata": ["h"])"), files);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("stratum '2'"));
}

TEST(MixEffectOfAPlan, AWaveOfWhichAllAnswersAreAlikeGivesNoTest) {
  const Results r =
      run_plan(plan(), {{"a.csv", "c,y\nk,2\nk,4\nm,8\nm,9\n"}, {"b.csv", "c,y\nk,7\nk,7\nm,7\n"}});
  EXPECT_EQ(value(r, "y", "change", "no_spread"), 1.0);
  EXPECT_FALSE(find(r, "y", "change", "se"));
  EXPECT_FALSE(find(r, "y", "within", "p"));
}

TEST(MixEffectOfAPlan, AClassCalledAsAPartIsIsRefused) {
  const Results r = run_plan(plan(), {{"a.csv", "c,y\nmix,2\nmix,4\nm,8\nm,9\n"},
                                      {"b.csv", "c,y\nmix,4\nmix,9\nm,7\nm,8\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("is called 'mix'"));
}

TEST(MixEffectOfAPlan, WrongKeysAreProblemsOfThePlan) {
  EXPECT_EQ(codes(plan()), "");
  for (const char* wrong :
       {R"(, "by": ["h"])", R"(, "levels": ["k"])", R"(, "classes": ["k", "k"])"})
    EXPECT_EQ(codes(plan(wrong)), "plan.bad-value") << wrong;
  EXPECT_EQ(codes(plan_of(analysis(R"("statistic": "mix_effect", "before": "a", "after": "a",
                                      "variables": ["y"], "over": "c")"),
                          {{"a"}, {"b"}})),
            "plan.bad-value");
  EXPECT_EQ(codes(plan_of(analysis(R"("statistic": "mix_effect", "before": "a", "after": "b",
                                      "variables": ["y"])"),
                          {{"a"}, {"b"}})),
            "plan.missing-key");
}

}  // namespace
}  // namespace peil::analysis
