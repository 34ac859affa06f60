// What a report says of how its figures came about: each sentence where it is true.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

TEST(MethodWords, NobodyIsSaidToBeExcludedOrUnheardWhoIsNot) {
  Study study = sample::study();
  auto waves = sample::three_waves();
  const char *nobody = "Nobody was excluded beforehand.", *excluded = "Excluded beforehand: adres";
  EXPECT_THAT(section_of("method", waves, study),
              AllOf(HasSubstr(excluded), Not(HasSubstr(nobody)), Not(HasSubstr("do not speak"))));
  study.plans[0].exclusions.clear();
  waves.back().weighting.unheard = {{"", "vreemdelingen/granted", 120.0, 3},
                                    {"uitkomst", "ingetrokken", 40.0, 0}};
  EXPECT_THAT(section_of("method", waves, study),
              AllOf(HasSubstr(nobody), Not(HasSubstr("Excluded")),
                    HasSubstr("In 2013 nobody answered of vreemdelingen/granted (120 people) and "
                              "uitkomst: ingetrokken (40 people); the figures do not speak for "
                              "these people.")));
}

TEST(MethodWords, AWaveOfWhichOnlyACustomerGroupWasPrintedHasPrintedMarks) {
  Study study = sample::study();
  study.published.marks = {
      {"2009", study.customer_groups[0].name, "overall", PrintedMark(7.1), {}, {}, "letter"}};
  const auto waves = two_waves_of_one(7.0, 7.2);
  const std::string text = section_of("method", waves, study);
  EXPECT_THAT(text, HasSubstr("The margin of 2009: of that wave only printed marks are known."));
  EXPECT_THAT(text, Not(HasSubstr("The outcome of 2009")));
  study.published.marks[0].margin = PrintedMargin{0.2, {}};
  EXPECT_THAT(section_of("method", waves, study), Not(HasSubstr("2009: ")));
}

TEST(MethodWords, AnImportIsWeightedByItsFileNotByTheChanceOfBeingDrawn) {
  Study study = sample::study();
  EXPECT_THAT(section_of("method", sample::three_waves(), study),
              HasSubstr("Weighted by the chance of being drawn. Then adjusted until known counts "
                        "agreed by: klantgroep and uitkomst."));
  study.plans[0].import = ImportPlan{};
  std::vector<WaveResults> waves = sample::three_waves();
  waves.back().weighting.margins.clear();
  EXPECT_THAT(section_of("method", waves, study),
              AllOf(HasSubstr("The file has no weights: every answer counted equally beforehand. "
                              "Not adjusted to known counts."),
                    Not(HasSubstr("chance of being drawn"))));
  study.plans[0].import->weight = "gewicht";
  EXPECT_THAT(section_of("method", waves, study),
              HasSubstr("Weighted with the weights of the file (column gewicht). Not adjusted"));
  EXPECT_THAT(section_of("response", waves, study),
              HasSubstr("every row of the file counts as started and completed"));
  EXPECT_THAT(section_of("response", waves), Not(HasSubstr("row of the file")));
}

TEST(MethodWords, WhoIsInSeveralGroupsIsSaidToCountOnce) {
  Study study = sample::study();
  EXPECT_THAT(section_of("method", sample::three_waves(), study), Not(HasSubstr("counts once")));
  study.plans[0].also_in = "other_groups";
  EXPECT_THAT(section_of("method", sample::three_waves(), study),
              HasSubstr("Whoever is in several customer groups (other_groups) counts once in a "
                        "figure about those groups together."));
}

TEST(MethodWords, WeightsThatDidNotConvergeDidNotMeetTheKnownCounts) {
  std::vector<WaveResults> waves = sample::three_waves();
  waves.back().weighting.converged = false;
  EXPECT_THAT(section_of("method", waves), AllOf(HasSubstr("The known counts were not met."),
                                                 Not(HasSubstr("until known counts agreed"))));
}

TEST(MethodWords, WavesOfAPanelAreNotCalledIndependentWithoutMore) {
  const char* assumed = "drawn independently of each other";
  EXPECT_THAT(section_of("method", sample::three_waves()), HasSubstr(assumed + std::string(". ")));
  Study study = sample::study();
  study.plans[0].panel = "customers";
  EXPECT_THAT(section_of("method", sample::three_waves(), study),
              HasSubstr(assumed + std::string("; between waves of one panel, people who are in "
                                              "both are taken into account.")));
}

TEST(MethodWords, OneWaveIsNoRepeatedSurvey) {
  EXPECT_THAT(section_of("disclosure", sample::three_waves()),
              HasSubstr("Repeated survey of customers, in 2007, 2009, 2011 and 2013."));
  Study study = sample::study();
  study.waves = {study.waves.back()};
  study.breaks.clear(), study.published.marks.clear();
  const std::string one = section_of("disclosure", {sample::three_waves().back()}, study);
  EXPECT_THAT(one, AllOf(HasSubstr("Survey of customers, in 2013."), Not(HasSubstr("Repeated"))));
}

TEST(MethodWords, FewClustersAreToldWhetherErrorsKnowThemOrNot) {
  std::vector<WaveResults> waves = sample::three_waves();
  const char* narrow = "its margins may be too narrow";
  waves.back().clusters = {30, false, false};
  EXPECT_THAT(section_of("method", waves), Not(HasSubstr(narrow)));
  waves.back().clusters = {9, false, false};
  EXPECT_THAT(section_of("method", waves),
              HasSubstr("Of wave 2013 people came into the sample in only 9 clusters, without "
                        "strata: its margins may be too narrow."));
  waves.back().clusters = {9, true, false};  // by strata
  EXPECT_THAT(section_of("method", waves), Not(HasSubstr(narrow)));
  waves.back().clusters = {9, false, true};
  EXPECT_THAT(
      section_of("method", waves),
      AllOf(HasSubstr("those for few clusters (Bell and McCaffrey)"), Not(HasSubstr(narrow)),
            HasSubstr("the error of a low or high answer may be too small")));
}

}  // namespace
}  // namespace peil::report
