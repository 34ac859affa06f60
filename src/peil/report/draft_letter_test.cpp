// The letter that peil drafts says what the figures carry, in its own judge's eyes too.
#include "peil/report/draft_letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/driver_plan.h"
#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"
#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

LetterDraft draft_of(const Study& study, const std::vector<WaveResults>& waves,
                     const std::string& language) {
  return draft_letter(study, waves, {language, "0.1.0", "abc"});
}

JudgedLetter judged(const std::string& text, const LetterDraft& draft, const Study& study,
                    const std::vector<WaveResults>& waves) {
  const auto letter = findings::read_letter(text, "draft.md", study, {}, {},
                                            {"draft.md.readings.toml", draft.readings});
  EXPECT_TRUE(letter.ok()) << letter.problems().front().message;
  return findings::judge_letter(letter.value(), study, waves);
}

class Draft : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Languages, Draft, ::testing::Values("nl", "en"));

TEST_P(Draft, EverySentenceIsSupportedByTheFiguresAndNoneIsUnread) {
  const Study study = sample::study();
  const std::vector<WaveResults> waves = sample::three_waves();
  const LetterDraft draft = draft_of(study, waves, GetParam());
  const JudgedLetter letter = judged(markdown_of(draft.document, study.name), draft, study, waves);
  EXPECT_GT(letter.claims.size(), 3u);
  for (const JudgedClaim& claim : letter.claims)
    EXPECT_EQ(claim.verdict, Verdict::Supported) << claim.text << ": " << flat(claim.reason);
  for (const NotRead& unread : letter.not_read) ADD_FAILURE() << unread.text;
}

// 0.146 has p = 0.039, and is not shown among the steps of two groups: no interval, and no reason.
TEST_P(Draft, OfAChangeThatStandsOutByItselfAloneItSaysOnlyThatItIsNotShown) {
  const Study study = sample::study();
  std::vector<WaveResults> waves;
  for (const auto& [wave, mark] : {std::pair{"2009", 7.0}, {"2011", 7.0}, {"2013", 7.146}}) {
    sample::Maker maker(wave);
    maker.set("vr", "overall", "mean", mark, 0.05, 900);
    maker.set("boak", "overall", "mean", 7.0, 0.05, 900);
    waves.push_back(maker.results);
  }
  const LetterDraft draft = draft_of(study, waves, GetParam());
  const std::string text = markdown_of(draft.document, study.name);
  const bool dutch = std::string(GetParam()) == "nl";
  EXPECT_THAT(text, HasSubstr(dutch ? "is sinds 2011 niet aantoonbaar gestegen."
                                    : "has not demonstrably risen since 2011."));
  EXPECT_THAT(text, Not(HasSubstr(dutch ? "Op zichzelf" : "By itself")));
  const JudgedLetter letter = judged(text, draft, study, waves);
  for (const JudgedClaim& claim : letter.claims)
    EXPECT_EQ(claim.verdict, Verdict::Supported) << claim.text << ": " << flat(claim.reason);
  for (const NotRead& unread : letter.not_read) ADD_FAILURE() << unread.text;
}

TEST_P(Draft, SaysInWhatTheBenchmarkMayNotCompareBesideWhatItClaims) {
  const Study study = sample::study();
  const LetterDraft draft = draft_of(study, sample::three_waves(), GetParam());
  const std::string text = markdown_of(draft.document, study.name);
  EXPECT_THAT(text, HasSubstr(std::string(GetParam()) == "nl"
                                  ? "Niet bekend is of deze cijfers te vergelijken zijn"
                                  : "It is not known whether these marks compare"));
}

TEST_P(Draft, AGroupWithoutAMarkIsSaidToHaveNone) {
  const Study study = sample::study();
  std::vector<WaveResults> waves = sample::three_waves();
  for (auto& [name, estimate] : waves.back().estimates) {
    if (name.domain == "boak") estimate.answers = 4;
  }
  const LetterDraft draft = draft_of(study, waves, GetParam());
  const std::string text = markdown_of(draft.document, study.name);
  const std::string none = std::string(GetParam()) == "nl" ? "staat hier geen rapportcijfer"
                                                           : "No overall mark of companies";
  EXPECT_THAT(text, HasSubstr(none));
  const JudgedLetter letter = judged(text, draft, study, waves);
  for (const NotRead& unread : letter.not_read) ADD_FAILURE() << unread.text;
}

TEST_P(Draft, ADigitThatIsChangedInItIsContradicted) {
  const Study study = sample::study();
  const std::vector<WaveResults> waves = sample::three_waves();
  const LetterDraft draft = draft_of(study, waves, GetParam());
  const std::string text = markdown_of(draft.document, study.name);
  const std::string mark = std::string(GetParam()) == "nl" ? "7,7" : "7.7";
  std::size_t tried = 0;
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    std::string changed = text;
    changed[at] = '5';
    const JudgedLetter letter = judged(changed, draft, study, waves);
    const bool told = std::ranges::any_of(letter.claims, [](const JudgedClaim& claim) {
      return claim.verdict == Verdict::Contradicted;
    });
    EXPECT_TRUE(told) << changed.substr(at > 60 ? at - 60 : 0, 90);
    ++tried;
  }
  EXPECT_GT(tried, 0u);
}

// Within a theme four are rated high and one is to be improved; the matrix has no place for one.
findings::DriversFound drivers_of_staff() {
  static const Study study = sample::study();
  findings::DriversFound found{"2013", findings::driver_plan(study, "2013"), {}};
  findings::DriverTable table;
  table.model.group = "vr", table.model.theme = "staff";
  table.model.label = sample::text("question/staff/label", "Medewerkers", "Staff");
  table.draws = 500;
  const auto add = [&](const char* item, double mean, double high,
                       std::optional<drivers::Quadrant> quadrant) {
    findings::DriverLine line;
    line.driver.column = item;
    for (const MatrixRow& row : study.form("2013").questions[1].rows)
      if (row.name == item) line.driver.label = row.label;
    line.mean = findings::DriverFigure{mean, Interval{mean - 0.1, mean + 0.1}, 900, "key"};
    line.importance = findings::DriverFigure{25.0, Interval{20.0, 30.0}, 900, "key"};
    line.important = 0.5, line.high = high, line.quadrant = quadrant;
    if (quadrant) line.probability = 1.0;
    table.lines.push_back(std::move(line));
  };
  add("vriendelijk", 4.31, 1.0, drivers::Quadrant::KeepUp);
  add("deskundig", 4.12, 1.0, {});
  add("luistert", 4.02, 1.0, drivers::Quadrant::Maintain);
  add("proactief", 3.32, 1.0, drivers::Quadrant::Maintain);
  add("consistent", 3.61, 0.0, drivers::Quadrant::FixFirst);
  found.tables.tables.push_back(std::move(table));
  return found;
}

TEST_P(Draft, OnlyWhatStandsAboveAllAspectsIsCalledGoodWithoutItsTheme) {
  const Study study = sample::study();
  const std::vector<WaveResults> waves = sample::three_waves();
  const findings::DriversFound drivers = drivers_of_staff();
  const LetterDraft draft =
      draft_letter(study, waves, {GetParam(), "0.1.0", "abc", {}, nullptr, &drivers});
  const std::string text = markdown_of(draft.document, study.name);
  const bool dutch = std::string(GetParam()) == "nl";
  EXPECT_THAT(
      text,
      HasSubstr(dutch ? "Goed gewaardeerd door vreemdelingen en referenten, vergeleken met alle 6 "
                        "onderdelen: ‘Vriendelijkheid van de medewerker’ en ‘Er wordt naar mij "
                        "geluisterd’."
                      : "Highly valued by aliens and sponsors, compared with all 6 aspects: "
                        "‘Friendliness of the staff’ and ‘I am listened to’."));
  EXPECT_THAT(
      text, HasSubstr(dutch ? "Vergeleken met de andere onderdelen van ‘Medewerkers’ komt als "
                              "verbeterpunt voor vreemdelingen en referenten naar voren: ‘De "
                              "boodschap is overal dezelfde’."
                            : "Compared with the other aspects of ‘Staff’, in need of improvement "
                              "for aliens and sponsors: ‘The message is the same everywhere’."));
  const auto letter = findings::read_letter(text, "draft.md", study, {}, {},
                                            {"draft.md.readings.toml", draft.readings});
  ASSERT_TRUE(letter.ok());
  for (const JudgedClaim& claim :
       findings::judge_letter(letter.value(), study, waves, GetParam(), &drivers).claims)
    EXPECT_EQ(claim.verdict, Verdict::Supported) << claim.text << ": " << flat(claim.reason);
}

TEST_P(Draft, TheLowestOfAllAspectsAreNamedTheLowestFirst) {
  const LetterDraft draft = draft_of(sample::study(), sample::three_waves(), GetParam());
  const std::string text = markdown_of(draft.document, "ind");
  const bool dutch = std::string(GetParam()) == "nl";
  const auto low =
      text.find(dutch ? "‘De totale tijd van mijn aanvraag’ kreeg van vreemdelingen en "
                        "referenten een 2,94"
                      : "‘The total time of my application’ got 2.94 from aliens and "
                        "sponsors");
  const auto next = text.find(dutch ? "informeert mij uit zichzelf’ kreeg van vreemdelingen"
                                    : "‘I am informed without asking’ got 3.32 from aliens");
  ASSERT_NE(low, std::string::npos);
  ASSERT_NE(next, std::string::npos);
  EXPECT_LT(low, next);
  EXPECT_THAT(text, Not(HasSubstr(dutch ? "overal dezelfde’ kreeg" : "everywhere’ got")));
}

TEST(DraftLetter, ASentenceThatLeansOnAnotherIsOfItsGroupOnlyBehindThat) {
  const Study study = sample::study();
  const std::vector<WaveResults> waves = sample::three_waves();
  const LetterDraft draft = draft_of(study, waves, "en");
  std::size_t leaning = 0;
  for (const ConfirmedReading& one : draft.readings) {
    if (!one.words.starts_with("It ") || one.claims == "nothing") continue;
    EXPECT_NE(one.after, "") << one.words;
    ++leaning;
  }
  EXPECT_GT(leaning, 2u);
}

// Both groups went the same way: their sentences differ in digits alone.
TEST_P(Draft, OfTwoGroupsThatMovedAlikeEverySentenceIsOfItsOwn) {
  const Study study = sample::study();
  std::vector<WaveResults> waves;
  for (const auto& [wave, up] : {std::pair{"2009", 0.0}, {"2011", 0.4}, {"2013", 0.8}}) {
    sample::Maker maker(wave);
    maker.set("vr", "overall", "mean", 6.8 + up, 0.04, 900);
    maker.set("boak", "overall", "mean", 7.2 + up * 1.2, 0.04, 900);
    waves.push_back(maker.results);
  }
  const LetterDraft draft = draft_of(study, waves, GetParam());
  const JudgedLetter letter = judged(markdown_of(draft.document, study.name), draft, study, waves);
  EXPECT_GT(letter.claims.size(), 5u);
  for (const JudgedClaim& claim : letter.claims)
    EXPECT_EQ(claim.verdict, Verdict::Supported) << claim.text << ": " << flat(claim.reason);
}

TEST(DraftLetter, GroupsStandInSentencesAsWordsDoAndNoServiceNeedsAnArticle) {
  const std::string text =
      markdown_of(draft_of(sample::study(), sample::three_waves(), "en").document, "ind");
  EXPECT_THAT(text, HasSubstr("In the 2013 wave customers were asked what they think of the "
                              "service (commissioned by: Immigration and Naturalisation Service; "
                              "carried out by: TNS NIPO; from 1 September 2013 to"));
  EXPECT_THAT(text, Not(HasSubstr("of Aliens")));
  EXPECT_THAT(text, HasSubstr("the 7.1 of the benchmark ‘Kwaliteit van de"));
}

// "partner organisations" by itself speaks of others than whom the sentence is about.
TEST(DraftLetter, AGroupWhoseNameWouldBeTakenForOthersKeepsItsCapital) {
  Study study = sample::study();
  study.reporting_groups[1].label.in["en"] = "Companies, lawyers and partner organisations";
  const std::vector<WaveResults> waves = sample::three_waves();
  const LetterDraft draft = draft_of(study, waves, "en");
  const std::string text = markdown_of(draft.document, study.name);
  EXPECT_THAT(text, HasSubstr("The overall mark of Companies, lawyers and partner organisations"));
  EXPECT_THAT(text, HasSubstr("The overall mark of aliens and sponsors"));
  for (const JudgedClaim& claim : judged(text, draft, study, waves).claims)
    EXPECT_EQ(claim.verdict, Verdict::Supported) << claim.text << ": " << flat(claim.reason);
}

TEST(DraftLetter, IsALetterWithoutAHeadingOfItsOwn) {
  EXPECT_EQ(draft_of(sample::study(), sample::three_waves(), "en").document.summary.title, "");
}

TEST(DraftLetter, NumbersAreBoundAndStandInItsTable) {
  const LetterDraft draft = draft_of(sample::study(), sample::three_waves(), "en");
  const std::string said = said_testing::said(draft.document);
  EXPECT_THAT(said, HasSubstr("The overall mark of aliens and sponsors was 7.7 in 2013 (between"));
  EXPECT_THAT(said, HasSubstr("2013/vr/overall/mean@"));
  EXPECT_THAT(said, HasSubstr("[To be written here"));
  EXPECT_EQ(draft.document.sections.size(), 1u);
}

// 8.9 of 30 people with an error of 0.8: the interval of 7.27 to 10.53 prints "10.0".
TEST_P(Draft, AnIntervalThatPassesTheEndOfTheScaleIsThatOfPrintInItsJudgesEyes) {
  const Study study = sample::study();
  sample::Maker maker("2013");
  maker.set("vr", "overall", "mean", 8.9, 0.8, 30).set("boak", "overall", "mean", 2.0, 0.8, 30);
  const std::vector<WaveResults> waves{maker.results};
  const LetterDraft draft = draft_of(study, waves, GetParam());
  const std::string text = markdown_of(draft.document, study.name);
  const bool dutch = std::string(GetParam()) == "nl";
  EXPECT_THAT(text, HasSubstr(dutch ? "en 10,0)" : "and 10.0)"));
  EXPECT_THAT(text, HasSubstr(dutch ? "(tussen 1,0 en" : "(between 1.0 and"));
  const JudgedLetter letter = judged(text, draft, study, waves);
  EXPECT_GE(letter.claims.size(), 2u);
  for (const JudgedClaim& claim : letter.claims)
    EXPECT_EQ(claim.verdict, Verdict::Supported) << claim.text << ": " << flat(claim.reason);
  for (const NotRead& unread : letter.not_read) ADD_FAILURE() << unread.text;
}

// 7.02 and 7.01 both print 7.0: neither risen nor fallen is what a reader sees.
TEST_P(Draft, OfTwoMarksThatPrintTheSameItSaysThatNothingChanged) {
  const Study study = sample::study();
  std::vector<WaveResults> waves;
  for (const auto& [wave, mark] : {std::pair{"2011", 7.02}, {"2013", 7.01}}) {
    sample::Maker maker(wave);
    maker.set("vr", "overall", "mean", mark, 0.05, 900);
    maker.set("boak", "overall", "mean", mark, 0.05, 900);
    waves.push_back(maker.results);
  }
  const LetterDraft draft = draft_of(study, waves, GetParam());
  const std::string text = markdown_of(draft.document, study.name);
  const bool dutch = std::string(GetParam()) == "nl";
  EXPECT_THAT(text, HasSubstr(dutch ? "Het is sinds 2011 niet aantoonbaar veranderd."
                                    : "It has not demonstrably changed since 2011."));
  EXPECT_THAT(text, Not(HasSubstr(dutch ? "aantoonbaar gedaald" : "demonstrably fallen")));
  const JudgedLetter letter = judged(text, draft, study, waves);
  for (const JudgedClaim& claim : letter.claims)
    EXPECT_EQ(claim.verdict, Verdict::Supported) << claim.text << ": " << flat(claim.reason);
  for (const NotRead& unread : letter.not_read) ADD_FAILURE() << unread.text;
}

TEST(DraftLetter, OfWhatDidNotMoveItSaysNoMoreThanThat) {
  std::vector<WaveResults> waves;
  for (const char* wave : {"2011", "2013"}) {
    sample::Maker maker(wave);
    maker.set("vr", "overall", "mean", 7.0, 0.05, 900);
    maker.set("boak", "overall", "mean", 7.0, 0.05, 900);
    waves.push_back(maker.results);
  }
  const LetterDraft draft = draft_of(sample::study(), waves, "en");
  const std::string text = markdown_of(draft.document, "ind");
  EXPECT_THAT(text, HasSubstr("not demonstrably"));
  EXPECT_THAT(text, Not(HasSubstr("by more than chance.")));
}

}  // namespace
}  // namespace peil::report
