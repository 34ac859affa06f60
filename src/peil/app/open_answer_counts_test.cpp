#include "peil/app/open_answer_counts.h"

#include <gtest/gtest.h>

#include "peil/app/answered_study.h"
#include "peil/app/testing/answered_world.h"

namespace peil::app {
namespace {

using testing::AnsweredWorld;

// Of 60, 34, 16 and 6 people every other one wrote something; the 34 in English.
TEST(OpenAnswerCounts, AreOfThoseWhoWroteSomethingByLanguage) {
  AnsweredWorld world;
  world.wrote = true;
  const auto answered = answered_study("study", "data", world.outside);
  ASSERT_TRUE(answered.ok());
  const auto& of = answered.value();
  const auto counts = open_answer_counts(of.study, *of.answers, of.waves.back());
  ASSERT_TRUE(counts.ok());
  ASSERT_EQ(counts.value().size(), 1u);
  const disclosure::ReleasedOpen& open = counts.value().front();
  EXPECT_EQ(open.item, "open");
  EXPECT_EQ(open.all.answers, 58u);
  ASSERT_EQ(open.languages.size(), 2u);
  EXPECT_EQ(open.languages[0].first, "en");
  EXPECT_EQ(open.languages[0].second.answers, 17u);
  EXPECT_EQ(open.languages[1].second.answers, 41u);
}

TEST(OpenAnswerCounts, OfAQuestionThatNobodyAnsweredAreHeld) {
  AnsweredWorld world;
  const auto answered = answered_study("study", "data", world.outside);
  const auto& of = answered.value();
  const auto counts = open_answer_counts(of.study, *of.answers, of.waves.back());
  ASSERT_EQ(counts.value().size(), 1u);
  EXPECT_EQ(counts.value().front().all.held, disclosure::Held::TooFew);
}

TEST(OpenAnswerCounts, AreNotToldOfOtherPeopleThanTheFigures) {
  AnsweredWorld world;
  world.wrote = true;
  const auto answered = answered_study("study", "data", world.outside);
  const auto& of = answered.value();
  world.more = 1;
  const auto now = world.outside.read_answers("data");
  const auto counts = open_answer_counts(of.study, *now, of.waves.back());
  ASSERT_FALSE(counts.ok());
  EXPECT_EQ(counts.problems().front().code, "results.changed");
  WaveResults unmet = of.waves.back();
  unmet.weighting.converged = false;
  EXPECT_EQ(open_answer_counts(of.study, *of.answers, unmet).problems().front().code,
            "weights.not-converged");
}

}  // namespace
}  // namespace peil::app
