#include "peil/app/judge_letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/app/testing/outside.h"
#include "peil/findings/letter_testing.h"
#include "peil/ports/testing/memory_stores.h"

namespace peil::app {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// The study of the letter of 2014, with waves 2011 and 2013 collected elsewhere.
Study study_with_answers() {
  Study study = findings::printed_study();
  for (const char* wave : {"2011", "2013"}) {
    Plan plan;
    plan.wave = wave;
    plan.import.emplace();
    study.plans.push_back(plan);
  }
  return study;
}

/// `low` people who give a 7 and `high` who give an 8.
void answer(ResponseStore& store, const std::string& wave, const std::string& group, int low,
            int high) {
  static const std::string version = findings::bare_study().questionnaire.version;
  std::vector<Respondent> people;
  std::vector<PageEvent> events;
  for (int i = 0; i < low + high; ++i) {
    Respondent who;
    who.id = wave + group + std::to_string(i);
    who.wave = wave;
    who.group = group;
    who.stratum = "all";
    people.push_back(who);
    PageEvent event;
    event.respondent = who.id;
    event.page = "oordeel";
    event.post = who.id;
    event.answers["overall"] = std::int64_t{i < low ? 7 : 8};
    event.language = "nl";
    event.version = version;
    event.last = true;
    events.push_back(std::move(event));
  }
  store.import_wave(people, events);
}

Result<JudgedLetter> judge(const std::string& letter, const Study& study,
                           const ResponseStore* store) {
  return judge_letter(study, {"brief.nl.md", letter, {}, store, "test"});
}

JudgedClaim first(const std::string& letter, const Study& study, const ResponseStore* store) {
  const auto judged = judge(letter, study, store);
  EXPECT_TRUE(judged.ok()) << judged.problems()[0].message;
  return judged.value().claims.at(0);
}

const std::string rise = "Het [steeg]{claim=rise measure=overall group=vr waves=\"2011 2013\"}.";

TEST(JudgeLetter, RestsOnTheAnswersOfTheWavesThatItSpeaksOf) {
  const Study study = study_with_answers();
  peil::testing::MemoryResponseStore store;
  answer(store, "2011", "vreemdelingen", 600, 400);  // 7.4
  answer(store, "2013", "vreemdelingen", 300, 700);  // 7.7, error of the difference 0.021
  EXPECT_EQ(first(rise, study, nullptr).verdict, Verdict::Partly);
  const JudgedClaim c = first(rise, study, &store);
  EXPECT_EQ(c.verdict, Verdict::Supported);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("stijging van 0,30"), Not(HasSubstr("verzonnen"))));
}

TEST(JudgeLetter, SaysThatAnswersAreMadeUp) {
  const Study study = study_with_answers();
  peil::testing::MemoryResponseStore store;
  store.set_fictional();
  answer(store, "2011", "vreemdelingen", 600, 400);
  answer(store, "2013", "vreemdelingen", 300, 700);
  EXPECT_THAT(flat(first(rise, study, &store).reason), HasSubstr("verzonnen"));
}

TEST(JudgeLetter, UsesPrintForAWaveWithoutAnswers) {
  const Study study = study_with_answers();
  peil::testing::MemoryResponseStore store;
  answer(store, "2013", "vreemdelingen", 300, 700);
  const JudgedClaim c = first(rise, study, &store);
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason), HasSubstr("Voor 2011 is alleen het gedrukte cijfer bekend."));
}

TEST(JudgeLetter, HoldsCoverageAgainstTheLastStoredWave) {
  const Study study = study_with_answers();
  peil::testing::MemoryResponseStore store;
  answer(store, "2011", "vreemdelingen", 30, 30);
  const JudgedClaim c =
      first("[Allen]{claim=coverage groups=\"vreemdelingen referenten advocaten ketenpartners\"}",
            study, &store);
  EXPECT_EQ(c.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(c.reason), HasSubstr("In 2011 is niemand benaderd van: referenten, advocaten en "
                                        "ketenpartners."));
}

TEST(JudgeLetter, PassesOnWhatIsWrongWithAWaveThatItNeeds) {
  Study study = study_with_answers();
  study.plans.pop_back();
  peil::testing::MemoryResponseStore store;
  answer(store, "2013", "vreemdelingen", 300, 700);
  const auto judged = judge(rise, study, &store);
  ASSERT_FALSE(judged.ok());
  EXPECT_EQ(judged.problems()[0].code, "wave.no-plan");
}

}  // namespace
}  // namespace peil::app
