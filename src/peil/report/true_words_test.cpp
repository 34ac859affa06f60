// Sentences about figures: each is printed where it is true, and not where it is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "peil/disclosure/released.h"
#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

// Two waves of one group of interest; the other group stays the same.
std::vector<WaveResults> tails_of(double low_before, double low_after, double high_before,
                                  double high_after, std::size_t answers) {
  sample::Maker a("2011"), b("2013");
  a.mark("vr", 7.3, low_before, high_before, answers, 0.04);
  b.mark("vr", 7.3, low_after, high_after, answers, 0.04);
  a.mark("boak", 7.0, 0.1, 0.4, 900, 0.04), b.mark("boak", 7.0, 0.1, 0.4, 900, 0.04);
  return {a.results, b.results};
}

double logit(double p) { return std::log(p / (1.0 - p)); }

TEST(TrueWords, IntervalsOfSharesAreCalledLogitIntervalsAndAre) {
  int shares = 0;
  const Study study = sample::study();
  const std::vector<WaveResults> waves = sample::three_waves();
  const disclosure::Released released = disclosure::release(study, waves);
  for (const auto& [name, figure] : released.figures()) {
    if (!name.is_share()) continue;
    // Equally long to both sides on the logit scale, which an interval that was cut off is not.
    const double p = logit(figure.estimate().value);
    EXPECT_NEAR(logit(figure.interval().high) - p, p - logit(figure.interval().low), 1e-9);
    ++shares;
  }
  EXPECT_GT(shares, 20);
  EXPECT_THAT(report_of(waves), AllOf(HasSubstr("Intervals of shares are logit intervals"),
                                      Not(HasSubstr("cut off at"))));
  EXPECT_THAT(report_of(waves, study, "nl"),
              AllOf(HasSubstr("logit-intervallen"), Not(HasSubstr("afgekapt"))));
}

void keys_of(const Words& words, std::set<std::string>& keys) {
  for (const TextRun& run : words) {
    if (run.kind == TextRun::Kind::Figure) keys.insert(run.number.key);
  }
}

TEST(TrueWords, MarginAndAnswersOfEveryFigureStandInTheLastTableAsIsSaid) {
  const Document d = compose(sample::study(), sample::three_waves(), {"en", "0.1.0", "abc"});
  EXPECT_THAT(said(d), AllOf(HasSubstr("stand in the last table of this report"),
                             Not(HasSubstr("Every figure stands with its margin"))));
  std::set<std::string> keys, listed;
  for (const Section& s : d.sections) {
    for (const Block& b : s.blocks) {
      const auto* table = std::get_if<PrintedTable>(&b);
      if (!table) continue;
      for (const PrintedRow& row : table->rows) {
        for (const Words& cell : row.cells) keys_of(cell, keys);
        if (&s != &d.sections.back()) continue;
        ASSERT_EQ(row.cells.size(), 5u);  // key, value, two bounds, answers
        for (const Words& cell : row.cells) EXPECT_NE(flat(cell), "");
        listed.insert(flat(row.cells.front()));
      }
    }
  }
  for (const Block& b : d.summary.blocks) {
    const auto* cards = std::get_if<Cards>(&b);
    for (std::size_t i = 0; cards != nullptr && i < cards->cards.size(); ++i)
      keys_of(cards->cards[i].tails, keys);
  }
  EXPECT_GT(keys.size(), 40u);
  for (const std::string& key : keys) EXPECT_TRUE(listed.contains(key)) << key;
}

TEST(TrueWords, ACardSaysOnHowManyAnswersItsMarkRests) {
  EXPECT_THAT(report_of(sample::three_waves()), HasSubstr("7.7 between 7.6 and 7.8 (934 answers)"));
}

TEST(TrueWords, NeitherShareIsMoreThanChanceWhereNeitherIs) {
  const std::string neither = section_of("tails", tails_of(.080, .085, .500, .505, 400));
  EXPECT_THAT(neither, AllOf(HasSubstr("Both shares are higher than in 2011"),
                             HasSubstr("but for neither is that more than chance")));
  const std::string one = section_of("tails", tails_of(.080, .085, .500, .600, 900));
  EXPECT_THAT(one, HasSubstr("for one of the two that is more than chance"));
  const std::string both = section_of("tails", tails_of(.08, .11, .50, .55, 4000));
  EXPECT_THAT(both, AllOf(HasSubstr("Both ends grew"), Not(HasSubstr("Both shares are higher"))));
  const std::string apart = section_of("tails", tails_of(.08, .07, .50, .55, 400));
  EXPECT_THAT(apart, Not(HasSubstr("Both shares are higher")));
}

// Everybody was asked and everybody answered: 300 of 300, without an error of the sample.
std::vector<WaveResults> census() {
  sample::Maker a("2011"), b("2013");
  for (sample::Maker* m : {&a, &b}) {
    m->results.fictional = false;
    m->response("vreemdelingen", 300, 300, 300);
    m->set("vr", "overall", "mean", m == &a ? 7.0 : 7.2, 0.0, 300);
    m->set("boak", "overall", "mean", 7.0, 0.0, 300);
    for (const char* group : {"vr", "boak"}) m->set(group, "overall", "sd", 1.5, 0.0, 300);
  }
  return {a.results, b.results};
}

TEST(TrueWords, ACensusIsNotCalledTooFewAnswersNorAFigureThatIsNotShown) {
  const std::string text = report_of(census());
  EXPECT_THAT(text,
              HasSubstr("Change since 2011 not tested: everybody approached took part, in both "
                        "waves\nThe difference is +0.20.\n"));
  EXPECT_THAT(text, Not(HasSubstr("fewer than 30 answers")));
  EXPECT_THAT(text, Not(HasSubstr("is not shown.\n")));
}

TEST(TrueWords, WhereEverybodyAnsweredTheFiguresHaveNoMargin) {
  const char *none = "The figures have no margin.",
             *chance = "The margins have a confidence of 95%";
  EXPECT_THAT(report_of(census(), study_of_one()), AllOf(HasSubstr(none), Not(HasSubstr(chance))));
  EXPECT_THAT(report_of(census()), AllOf(HasSubstr(chance), Not(HasSubstr(none))));

  const char *no_chance = "no figure has a margin of chance",
             *covers = "Margins cover only the chance of the sample";
  EXPECT_THAT(report_of(census(), study_of_one()),
              AllOf(HasSubstr(no_chance), Not(HasSubstr(covers))));
  EXPECT_THAT(report_of(census()), AllOf(HasSubstr(covers), Not(HasSubstr(no_chance))));
}

TEST(TrueWords, AnIntervalWithoutWidthIsNoCensusWhereSomeDidNotAnswer) {
  std::vector<WaveResults> waves = census();
  for (WaveResults& w : waves) w.response.front().drawn = 400;
  const std::string text = report_of(waves);
  EXPECT_THAT(text, HasSubstr("Change since 2011 not tested: no margin can be computed\n"
                              "The difference is +0.20.\n"));
  EXPECT_THAT(text, Not(HasSubstr("everybody approached took part")));
}

TEST(TrueWords, WhereEverybodyAnsweredNobodyElseIsSpokenOf) {
  const std::string text = report_of(census());
  EXPECT_THAT(text, HasSubstr("All 300 customers approached completed the questionnaire."));
  EXPECT_THAT(text, Not(HasSubstr("what the others think")));
  EXPECT_THAT(text, Not(HasSubstr("What those who did not take part think")));
  EXPECT_THAT(report_of(sample::three_waves()), HasSubstr("what the others think is not known"));
}

TEST(TrueWords, MadeUpAnswersBesideAPrintedMarkAreNoReplication) {
  Study study = sample::study();
  study.fictional = false;
  study.published.marks.push_back({"2013", "vr", "overall", PrintedMark(7.7), {}, {}, "Kamerstuk"});
  std::vector<WaveResults> waves = sample::three_waves();
  const std::string made_up = section_of("trend", waves, study);
  EXPECT_THAT(made_up, HasSubstr("made-up answers; of the real wave 7.7 was printed"));
  EXPECT_THAT(made_up, AllOf(HasSubstr("made-up answers |"), Not(HasSubstr("this computation"))));
  for (WaveResults& w : waves) w.fictional = false;
  const std::string real = section_of("trend", waves, study);
  EXPECT_THAT(real, HasSubstr("this computation; printed at the time: 7.7"));
  EXPECT_THAT(real, Not(HasSubstr("made-up")));
}

// 0.2 at 90% is 0.2 * 1.959964 / 1.644854 = 0.238 at the 95% of the study.
TEST(TrueWords, AMarginThatWasPrintedStandsBesideItsMark) {
  Study study = sample::study();
  study.published.marks = {{"2009", "vr", "overall", PrintedMark(7.3), {}, {}, "letter"}};
  const auto waves = tails_of(.1, .1, .5, .5, 900);
  EXPECT_THAT(section_of("trend", waves, study),
              AllOf(HasSubstr("7.3 | unknown"), HasSubstr("and without a margin")));
  study.published.marks[0].margin = PrintedMargin{0.2, {}};
  EXPECT_THAT(section_of("trend", waves, study),
              AllOf(HasSubstr("7.3 | 7.1 – 7.5"), HasSubstr("a margin only where")));
  study.published.marks[0].margin = PrintedMargin{0.3, 0.9};  // 0.357: 6.943 to 7.657
  EXPECT_THAT(section_of("trend", waves, study), HasSubstr("7.3 | 6.9 – 7.7"));
}

TEST(TrueWords, DaysThatOnlyHoldAPlaceInTimeAreNotPrinted) {
  Study study = sample::study();
  EXPECT_THAT(report_of(sample::three_waves(), study),
              HasSubstr("Fieldwork 1 September 2013 to 30 November 2013"));
  for (Wave& w : study.waves) w.dates_known = false;
  const std::string text = report_of(sample::three_waves(), study);
  EXPECT_THAT(text, AllOf(HasSubstr("Dates of fieldwork not recorded"),
                          HasSubstr("2011: dates not recorded; mode: web"),
                          Not(HasSubstr("September")), Not(HasSubstr("November"))));
}

TEST(TrueWords, ACustomerGroupThatIsAWholeReportingGroupIsNotRepeated) {
  const char* alone =
      "A customer group that is the only one of its reporting group is not repeated";
  Study study = sample::study();
  EXPECT_THAT(section_of("groups", sample::three_waves(), study), Not(HasSubstr(alone)));
  std::erase_if(study.customer_groups,
                [](const CustomerGroup& g) { return g.name == "referenten"; });
  const std::string groups = section_of("groups", sample::three_waves(), study);
  EXPECT_THAT(groups, AllOf(HasSubstr(alone), Not(HasSubstr("Aliens |"))));
}

// ---- counts

// Two waves of one reporting group and one customer group with these means.
TEST(TrueWords, OneIsNotCalledSeveral) {
  const auto one = two_waves_of_one(7.0, 7.2);
  EXPECT_THAT(section_of("changes", one, study_of_one()),
              AllOf(HasSubstr("the steps of the reporting groups (earlier ones too; 1 in all)."),
                    Not(HasSubstr("1 steps")), Not(HasSubstr("ustomer groups ("))));
  EXPECT_THAT(
      section_of("changes", sample::three_waves()),
      ContainsRegex("the steps of the reporting groups \\(earlier ones too; [2-9] in all\\) "
                    "and, apart from those, the customer groups \\([2-9] in all\\)\\."));
  Study bonferroni = study_of_one();
  bonferroni.rules.correction = "none";
  EXPECT_THAT(section_of("changes", one, bonferroni),
              HasSubstr("the steps of the reporting groups (earlier ones too; 1 in all)."));
}

TEST(TrueWords, OneChangeOfAShareIsNotTestedTogetherWithOthers) {
  sample::Maker a("2011"), b("2013");
  a.mark("vr", 7.0, 0.1, 0.5, 900, 0.04), b.mark("vr", 7.2, 0.1, 0.5, 900, 0.04);
  b.results.estimates.erase({"2013", "vr", "overall", "low"});
  EXPECT_THAT(section_of("tails", {a.results, b.results}, study_of_one()),
              AllOf(HasSubstr("One change since the wave before could be tested"),
                    Not(HasSubstr("The 1 changes"))));
  EXPECT_THAT(section_of("tails", two_waves_of_one(7.0, 7.2), study_of_one()),
              HasSubstr("The changes since the wave before (2 in all) are tested together"));
}

JudgedLetter letter_on(bool answers, bool print) {
  JudgedLetter letter;
  letter.language = "nl", letter.words = "en";
  letter.on_answers = answers, letter.on_print = print;
  return letter;
}

TEST(TrueWords, ALetterWasHeldAgainstWhatItWasHeldAgainst) {
  const auto section = [](const JudgedLetter& letter) {
    const Document d =
        compose(sample::study(), sample::three_waves(), {"en", "0.1.0", "abc", {}, &letter});
    return said(d.sections.at(d.sections.size() - 2));
  };
  EXPECT_THAT(section(letter_on(true, false)), HasSubstr("held against the stored answers."));
  EXPECT_THAT(section(letter_on(false, true)), HasSubstr("held against printed marks."));
  EXPECT_THAT(section(letter_on(true, true)),
              HasSubstr("held against the stored answers and printed marks."));
  EXPECT_THAT(section(letter_on(false, false)),
              HasSubstr("held against what the design of the survey says."));
}

TEST(TrueWords, NothingIsSaidOfABenchmarkThatALetterBelowContradicts) {
  EXPECT_THAT(section_of("trend", sample::three_waves()), Not(HasSubstr("therefore not tested")));
}

}  // namespace
}  // namespace peil::report
