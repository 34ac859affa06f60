// The letter that peil drafts says what the figures carry, in its own judge's eyes too.
#include "peil/report/draft_letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST_P(Draft, AGroupWithoutAMarkIsSaidToHaveNone) {
  const Study study = sample::study();
  std::vector<WaveResults> waves = sample::three_waves();
  for (auto& [name, estimate] : waves.back().estimates) {
    if (name.domain == "boak") estimate.answers = 4;
  }
  const LetterDraft draft = draft_of(study, waves, GetParam());
  const std::string text = markdown_of(draft.document, study.name);
  const std::string none = std::string(GetParam()) == "nl" ? "staat hier geen rapportcijfer"
                                                           : "No overall mark of Companies";
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

TEST(DraftLetter, NumbersAreBoundAndStandInItsTable) {
  const LetterDraft draft = draft_of(sample::study(), sample::three_waves(), "en");
  const std::string said = said_testing::said(draft.document);
  EXPECT_THAT(said, HasSubstr("The overall mark of Aliens and sponsors was 7.7 in 2013 (between"));
  EXPECT_THAT(said, HasSubstr("2013/vr/overall/mean@"));
  EXPECT_THAT(said, HasSubstr("[To be written here"));
  EXPECT_EQ(draft.document.sections.size(), 1u);
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
