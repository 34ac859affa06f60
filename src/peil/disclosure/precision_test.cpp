#include "peil/disclosure/precision.h"

#include <gtest/gtest.h>

#include <cmath>

namespace peil::disclosure {
namespace {

using Miss = PrecisionStandard::Miss;

Rules rules(Miss shares, Miss means = Miss::Nothing) {
  Rules rules;
  rules.precision.shares = shares, rules.precision.means = means;
  return rules;
}

const FigureName share{"2013", "vr", "overall", "high"}, mean{"2013", "vr", "overall", "mean"};

// A share of a simple random sample of so many; `answers` of a design that is worth fewer.
Precision judged(double p, double effective, std::size_t answers = 0) {
  Estimate e{p, std::sqrt(p * (1.0 - p) / effective),
             answers == 0 ? static_cast<std::size_t>(effective) : answers, 0.0};
  e.degrees_of_freedom = static_cast<double>(e.answers) - 1.0;
  if (p == 0.0 || p == 1.0) e.standard_error = 0.0, e.alike = effective;
  return precision_of(share, e, Scale{}, rules(Miss::Flag));
}

// Clopper & Pearson (1934): 50 of 100 0.398-0.602; 20 of 40 0.338-0.662; 5 of 100 0.016-0.113;
// 10 of 1000 0.0048-0.0183.
TEST(Precision, OfAShareFollowsItsEffectiveAnswersAndTheWidthOfItsInterval) {
  EXPECT_EQ(judged(0.5, 100), Precision::Met);
  EXPECT_EQ(judged(0.5, 40), Precision::TooWide);
  EXPECT_EQ(judged(0.5, 29), Precision::FewEffective);
  EXPECT_EQ(judged(0.5, 29, 200), Precision::FewEffective) << "many answers, but of few clusters";
  EXPECT_EQ(judged(0.05, 100), Precision::RelativelyWide);
  EXPECT_EQ(judged(0.95, 100), Precision::RelativelyWide) << "by what is left of 1";
  EXPECT_EQ(judged(0.01, 1000), Precision::Met) << "narrower than 0.05 may be any share";
}

// 1 - 0.025^(1/72) = 0.0499, and with 71 0.0506.
TEST(Precision, OfNoneNeedsAnIntervalThatIsNarrowForAnyShare) {
  EXPECT_EQ(judged(0.0, 72), Precision::Met);
  EXPECT_EQ(judged(0.0, 71), Precision::RelativelyWide);
  EXPECT_EQ(judged(1.0, 71), Precision::RelativelyWide);
  EXPECT_EQ(judged(0.0, 29), Precision::FewEffective);
}

// A sample that is better than a simple one is worth no more than its answers.
TEST(Precision, CountsNoMoreAnswersThanThereAre) {
  EXPECT_EQ(judged(0.5, 500, 29), Precision::FewEffective);
}

TEST(Precision, OfACensusIsMet) {
  const Estimate all{0.4, 0.0, 50, 40.0};
  EXPECT_EQ(precision_of(share, all, Scale{}, rules(Miss::Flag)), Precision::Met);
}

// 2 * 1.96 * 0.127 = 0.498; on 1 to 5 a width of 0.22 is 0.5 in marks.
TEST(Precision, OfAMeanIsTheWidthOfItsIntervalInMarks) {
  const Rules flag = rules(Miss::Nothing, Miss::Flag);
  const auto of = [&](double error, const std::optional<Scale>& scale) {
    return precision_of(mean, {7.2, error, 400, 1e9}, scale, flag);
  };
  EXPECT_EQ(of(0.127, Scale{}), Precision::Met);
  EXPECT_EQ(of(0.128, Scale{}), Precision::TooWide);
  EXPECT_EQ(of(0.056, Scale{1, 5}), Precision::Met);
  EXPECT_EQ(of(0.057, Scale{1, 5}), Precision::TooWide);
  EXPECT_EQ(of(99.0, std::nullopt), Precision::NotJudged) << "an amount has no marks";
  EXPECT_EQ(precision_of(share, {0.5, 0.4, 400, 399}, Scale{}, flag), Precision::NotJudged);
}

// 60 of 200 points are 0.30: 2 * 1.96 * 15.31 = 60.01.
TEST(Precision, OfARecommendScoreIsItsWidthOnItsOwnLength) {
  const FigureName score{"2013", "vr", "recommend", "nps"};
  const auto of = [&](double error, std::size_t answers) {
    return precision_of(score, {0.0, error, answers, 1e9}, Scale{0, 10, true}, rules(Miss::Flag));
  };
  EXPECT_EQ(of(15.30, 400), Precision::Met);
  EXPECT_EQ(of(15.31, 400), Precision::TooWide);
  EXPECT_EQ(of(1.0, 29), Precision::FewEffective);
}

TEST(Precision, IsNobodysBusinessWithoutAStandard) {
  EXPECT_EQ(precision_of(share, {0.5, 0.4, 12, 11}, Scale{}, Rules{}), Precision::NotJudged);
}

}  // namespace
}  // namespace peil::disclosure
