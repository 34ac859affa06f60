// Shares that are known only from print: values, changes, and what their chance is known from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

void publish_share(Study& study, const std::string& wave, PrintedNumber percent,
                   std::optional<std::size_t> answers = {},
                   std::optional<PrintedMargin> margin = {}) {
  study.published.shares.push_back(
      {wave, "vr", "overall", "high", percent, answers, margin, "print"});
}

Study with_shares(double before, double after, std::optional<std::size_t> answers = {},
                  std::optional<PrintedMargin> margin = {}) {
  Study study = bare_study();
  publish_share(study, "2011", {before, 0}, answers, margin);
  publish_share(study, "2013", {after, 0}, answers, margin);
  return study;
}

JudgedClaim value(const std::string& words, const Study& study) {
  return judged_claim(
      marked(words, "claim=value measure=overall group=vr waves=2013 statistic=high"), study);
}

JudgedClaim changed(const std::string& kind, const Study& study, const std::string& more = "",
                    const std::string& name = "letter.nl.md") {
  return judged_claim(marked(words_of(kind), "claim=" + kind +
                                                " measure=overall group=vr waves=\"2011 2013\" "
                                                "statistic=high" +
                                                more),
                      study, {}, name);
}

// 62% is anything from 61.5 up to 62.5: it does not say that 62.4% is wrong, nor that it is right.
TEST(ValueOfAPrintedShare, IsWhatWasPrinted) {
  const Study study = with_shares(55, 62);
  EXPECT_EQ(value("62% is tevreden", study).verdict, Verdict::Supported);
  EXPECT_EQ(value("62,4% is tevreden", study).verdict, Verdict::NotDemonstrable);
  const JudgedClaim wrong = value("63% is tevreden", study);
  EXPECT_EQ(wrong.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(wrong.reason), HasSubstr("62% in 2013"));
  EXPECT_THAT(flat(*wrong.would_be_true),
              HasSubstr("Het aandeel met 8 of hoger bij het totaaloordeel van vreemdelingen en "
                        "referenten was 62% in 2013"));
}

TEST(ValueOfAPrintedShare, KeepsItsDecimalAndKnowsItsEnds) {
  Study study = bare_study();
  publish_share(study, "2013", {62.5, 1});
  EXPECT_EQ(value("62,5% is tevreden", study).verdict, Verdict::Supported);
  EXPECT_EQ(value("62,4% is tevreden", study).verdict, Verdict::Contradicted);
  study.published.shares.front().percent = {0, 0};
  EXPECT_EQ(value("0% is tevreden", study).verdict, Verdict::Supported);
  study.published.shares.front().percent = {100, 0};
  EXPECT_EQ(value("100% is tevreden", study).verdict, Verdict::Supported);
}

TEST(ValueOfAPrintedShare, IsNotThatOfAnotherEndGroupOrWave) {
  const Study study = with_shares(55, 62);
  const auto verdict = [&](const std::string& attributes) {
    return judged_claim(marked("62%", "claim=value measure=overall " + attributes), study).verdict;
  };
  EXPECT_EQ(verdict("group=vr waves=2013 statistic=low"), Verdict::NotTestable);
  EXPECT_EQ(verdict("group=boak waves=2013 statistic=high"), Verdict::NotTestable);
  EXPECT_EQ(verdict("group=vr waves=2009 statistic=high"), Verdict::NotTestable);
}

// 55% to 65% is at least 9 points. The largest variances of 400 answers: 0.545 * 0.455 / 400 and
// 0.645 * 0.355 / 400, an error of 3.453 points; 9 is 2.606 of them (p = 0.009).
TEST(RiseOfAPrintedShare, IsShownWhereTheNumbersOfAnswersAreKnown) {
  const JudgedClaim c = changed("rise", with_shares(55, 65, 400));
  EXPECT_EQ(c.verdict, Verdict::Supported);
  EXPECT_THAT(flat(c.reason), HasSubstr("Van 55% in 2011 naar 65% in 2013 is een stijging van 9 "
                                        "tot 11 procentpunt, meer dan toeval"));
  EXPECT_EQ(changed("fall", with_shares(55, 65, 400)).verdict, Verdict::Contradicted);
  EXPECT_EQ(changed("fall", with_shares(65, 55, 400)).verdict, Verdict::Supported);
}

// As points 55 and 62 differ by 7, which is 2.02 errors (p = 0.043); as what was printed by 6 at
// least, 1.73 errors (p = 0.083).
TEST(RiseOfAPrintedShare, IsOfIntervalsNotOfPoints) {
  const JudgedClaim c = changed("rise", with_shares(55, 62, 400));
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);
  EXPECT_THAT(flat(c.reason), HasSubstr("tussen +6 en +8 procentpunt; bij 400 en 400 interviews"));
}

TEST(RiseOfAPrintedShare, WithoutAnswersAndMarginIsNeverSupported) {
  const JudgedClaim c = changed("rise", with_shares(20, 80));
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("niet te zeggen zonder de aantallen interviews"),
                                    HasSubstr("of de marges")));
  EXPECT_EQ(changed("rise", with_shares(62, 62)).verdict, Verdict::NotDemonstrable);
}

// A margin of 2 points may have been 2.5: two errors of 1.276 are 1.804, and 55% to 59% is 3 at
// least, 1.663 of them. Printed as 2.0 it is at most 2.05: 1.479, and 3 is 2.028 of them.
TEST(RiseOfAPrintedShare, TakesAWholeMarginAsTheLargestThatRoundsToIt) {
  const JudgedClaim whole = changed("rise", with_shares(55, 59, {}, PrintedMargin{2, {}, 0}));
  EXPECT_EQ(whole.verdict, Verdict::NotDemonstrable);
  EXPECT_THAT(flat(whole.reason), HasSubstr("een marge van 2 procentpunt in 2011"));
  EXPECT_EQ(changed("rise", with_shares(55, 59, {}, PrintedMargin{2, {}, 1})).verdict,
            Verdict::Supported);
}

// z^2 (v1 + v2) / d^2 with z = 1.959964. 55% and 58%: 3.841459 * (0.247975 + 0.244375) / 0.0009 =
// 2101.5. Both 55%: at most one point, 3.841459 * 2 * 0.247975 / 0.0001 = 19051.7.
TEST(InterviewsForAShare, FollowFromTheSpreadThatItHasItself) {
  const JudgedClaim c = changed("rise", with_shares(55, 58, 400), "", "letter.en.md");
  EXPECT_EQ(c.interviews_needed, 2102u);
  EXPECT_THAT(flat(c.reason), HasSubstr("a difference of 3 percentage points takes 2,102"));
  const JudgedClaim equal = changed("rise", with_shares(55, 55, 400), "", "letter.en.md");
  EXPECT_EQ(equal.interviews_needed, 19052u);
  EXPECT_THAT(flat(equal.reason), HasSubstr("a difference of at most 1 percentage point takes"));
}

// 55% to 58% of 10,000 answers is 2 to 4 points, with chance 0.6 to 5.4 (1.96 * 0.7017 = 1.375).
TEST(StableShare, IsWithinAMarginInPercentagePoints) {
  const Study study = with_shares(55, 58, 10000);
  EXPECT_EQ(changed("stable", study, " margin=6").verdict, Verdict::Supported);
  EXPECT_EQ(changed("stable", study, " margin=5").verdict, Verdict::NotDemonstrable);
  EXPECT_EQ(changed("stable", study, " margin=0.5").verdict, Verdict::Contradicted);
}

TEST(Shares, OfAnswersGoBeforeThoseOfPrintAndTheDifferenceIsTold) {
  const Study study = with_shares(55, 62);
  std::vector<WaveResults> waves{wave_of("2013")};
  waves[0].estimates[{"2013", "vr", "overall", "high"}] = {0.642, 0.02, 600, 599};
  const JudgedLetter l =
      judged(marked("64%", "claim=value measure=overall group=vr waves=2013 statistic=high"), study,
             waves);
  EXPECT_EQ(l.claims[0].verdict, Verdict::Supported);
  ASSERT_EQ(l.notes.size(), 1u);
  EXPECT_THAT(flat(l.notes[0]), AllOf(HasSubstr("64%"), HasSubstr("gepubliceerd is 62%")));
  waves[0].estimates.begin()->second.value = 0.6245;
  EXPECT_TRUE(
      judged(marked("62%", "claim=value measure=overall group=vr waves=2013 statistic=high"), study,
             waves)
          .notes.empty());
}

TEST(Shares, OfAChoiceAreClaimedByItsName) {
  Study study = bare_study();
  Question q;
  q.name = "kanaal";
  q.type = QuestionType::SelectOne;
  q.label = {"", {{"nl", "Hoe had u contact?"}, {"en", "How were you in contact?"}}};
  q.choices = {{"balie", {"", {{"nl", "Balie"}, {"en", "Desk"}}}, {}}};
  study.questionnaire.questions.push_back(q);
  study.published.shares.push_back(
      {"2013", "all", "kanaal", "share:balie", {31, 0}, 800, {}, "print"});
  const std::string of = "claim=value measure=kanaal group=all waves=2013 statistic=share:balie";
  const JudgedClaim c = judged_claim(marked("31% ging langs", of), study);
  EXPECT_EQ(c.verdict, Verdict::Supported);
  EXPECT_THAT(flat(c.reason), HasSubstr("het aandeel met ‘Balie’ bij ‘Hoe had u contact?’"));
  EXPECT_EQ(judged_claim(marked("32% ging langs", of), study).verdict, Verdict::Contradicted);
  const auto unknown = read_letter(
      marked("31%", "claim=value measure=kanaal group=all waves=2013 statistic=share:telefoon"),
      "letter.nl.md", study);
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.problems()[0].code, "claim.no-such-statistic");
}

}  // namespace
}  // namespace peil::findings
