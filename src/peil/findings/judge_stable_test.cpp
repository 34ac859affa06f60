// Claims that a mark stayed the same, on printed marks and on answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::HasSubstr;

constexpr const char* claim =
    "[bleef gelijk]{claim=stable measure=overall group=vr waves=\"2009 2011\" margin=";

Study printed(double first, double last, std::optional<std::size_t> answers = {}) {
  Study study = bare_study();
  publish(study, "2009", "vr", first, answers, answers ? std::optional(1.5) : std::nullopt);
  publish(study, "2011", "vr", last, answers, answers ? std::optional(1.5) : std::nullopt);
  return study;
}

Verdict verdict(const Study& study, const std::string& margin) {
  return judged_claim(claim + margin + "}", study).verdict;
}

// Two printed marks of 7.3 differ by anything from -0.1 to 0.1. The error of the difference is
// sqrt(2 * 1.5^2 / n): 0.015 for 20,000 interviews, 0.106 for 400; times 1.96.
TEST(StableInPrint, CountsRoundingAndChanceWhenTheInterviewsAreKnown) {
  EXPECT_EQ(verdict(printed(7.3, 7.3, 20000), "0.2"), Verdict::Supported);
  EXPECT_EQ(verdict(printed(7.3, 7.3, 20000), "0.12"), Verdict::NotDemonstrable);  // 0.129
  EXPECT_EQ(verdict(printed(7.3, 7.3, 400), "0.2"), Verdict::NotDemonstrable);
  EXPECT_EQ(verdict(printed(7.3, 7.9, 20000), "0.2"), Verdict::Contradicted);
}

TEST(StableInPrint, IsPartlyWhenOnlyRoundingIsKnown) {
  EXPECT_EQ(verdict(printed(7.3, 7.3), "0.2"), Verdict::Partly);
  EXPECT_EQ(verdict(printed(7.3, 7.3), "0.05"), Verdict::NotDemonstrable);
  EXPECT_EQ(verdict(printed(7.3, 7.9), "0.2"), Verdict::Contradicted);
}

TEST(StableInPrint, IsNotTestedOnFewerInterviewsThanTheStudyTestsOn) {
  EXPECT_EQ(verdict(printed(7.3, 7.3, 29), "3"), Verdict::NotTestable);
}

TEST(StableInPrint, SaysSoInBothLanguages) {
  const std::string text = std::string(claim) + "0.2}";
  EXPECT_THAT(flat(judged_claim(text, printed(7.3, 7.3)).reason),
              HasSubstr("blijft het gedrukte verschil binnen 0,2"));
  EXPECT_THAT(flat(judged_claim(text, printed(7.3, 7.3), {}, "letter.en.md").reason),
              HasSubstr("the printed difference stays within 0.2"));
  EXPECT_THAT(flat(judged_claim(text, printed(7.3, 7.3, 20000)).reason),
              HasSubstr("blijft het verschil binnen 0,2 (−0,13 tot +0,13)"));
}

// Answers in one wave, print in the other: 0.05 of rounding, and both errors.
TEST(Stable, MixesAnswersAndPrint) {
  Study study = bare_study();
  publish(study, "2009", "vr", 7.3, 20000, 1.5);
  std::vector<WaveResults> waves{wave_of("2011")};
  answered(waves[0], "vr", 7.3, 20000);
  EXPECT_EQ(judged_claim(std::string(claim) + "0.1}", study, waves).verdict, Verdict::Supported);
  EXPECT_EQ(judged_claim(std::string(claim) + "0.07}", study, waves).verdict,
            Verdict::NotDemonstrable);
}

}  // namespace
}  // namespace peil::findings
