// In what a benchmark is known to compare: where the register has the words of the study.
#include "peil/findings/benchmark_steps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto people = Mismatch::Population, question = Mismatch::Question, mode = Mismatch::Mode;

const FigureName of_vr{"2013", "vr", "overall", "mean"}, of_boak{"2013", "boak", "overall", "mean"};

BenchmarkRow row_alike() {
  Study study = bare_study();
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 7.1);
  BenchmarkRow row = study.published.benchmarks.front();
  row.population = "BOAK", row.question = "Which mark do you give?", row.mode = "web";
  return row;
}

std::vector<Mismatch> open_of(const BenchmarkRow& row, const std::vector<FigureName>& marks,
                              const Study& study = bare_study()) {
  return not_known(row, marks, study);
}

TEST(BenchmarkNotKnown, IsWhatTheRegisterSaysInWordsOfItsOwn) {
  EXPECT_THAT(open_of(row_alike(), {of_boak}), IsEmpty());
  BenchmarkRow row = row_alike();
  row.population = "klanten";
  EXPECT_THAT(open_of(row, {of_boak}), ElementsAre(people));
  row.question = "Welk cijfer geeft u de dienst?";
  EXPECT_THAT(open_of(row, {of_boak}), ElementsAre(people, question));
  row = row_alike();
  row.question = "Welk cijfer geeft u?";  // in whichever language
  row.population = "Professionals";
  EXPECT_THAT(open_of(row, {of_boak}), IsEmpty());
}

TEST(BenchmarkNotKnown, IsWhoJudgedWhereOneOfTheGroupsIsAnother) {
  EXPECT_THAT(open_of(row_alike(), {of_vr}), ElementsAre(people));
  EXPECT_THAT(open_of(row_alike(), {of_vr, of_boak}), ElementsAre(people));
  EXPECT_THAT(open_of(row_alike(), {{"2013", "advocaten", "overall", "mean"}}),
              ElementsAre(people));
}

TEST(BenchmarkNotKnown, IsTheModeWhereEitherSideDoesNotSayIt) {
  BenchmarkRow row = row_alike();
  row.mode.clear();
  EXPECT_THAT(open_of(row, {of_boak}), ElementsAre(mode));
  Study study = bare_study();
  for (Wave& wave : study.waves) wave.mode.clear();
  EXPECT_THAT(open_of(row, {of_boak}, study), ElementsAre(mode));
  EXPECT_THAT(open_of(row_alike(), {of_boak}, study), ElementsAre(mode));
}

TEST(BenchmarkNotKnown, IsNothingThatTheStudySaysToDiffer) {
  BenchmarkRow row = row_alike();
  row.population = "burgers", row.mode.clear();
  row.differs_in = {people};
  EXPECT_THAT(open_of(row, {of_boak}), ElementsAre(mode));
}

// What the register vouches for is known; two modes that are named and are not one stay apart.
TEST(BenchmarkNotKnown, IsNothingThatTheStudyVouchesFor) {
  BenchmarkRow row = row_alike();
  row.population = "burgers", row.question = "eigen vraag";
  row.compares_in = {people};
  EXPECT_THAT(open_of(row, {of_boak}), ElementsAre(question));
  row.mode = "telefoon";
  row.compares_in = {mode};
  EXPECT_THAT(mismatches(row, "overall", "2013", bare_study()), ElementsAre(mode));
}

}  // namespace
}  // namespace peil::findings
