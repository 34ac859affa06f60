#include "peil/report/open_items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"
#include "peil/study/report_entries.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

void tell(Study& study, std::string_view key, const std::string& words) {
  const std::string name = "account/" + std::string(key);
  study.report.texts.push_back({name, sample::text("report/" + name, words, words)});
}

std::vector<std::string> keys(const Study& study, bool of_aapor) {
  std::vector<std::string> all;
  for (const OpenItem& one : open_items(study, study.waves.back().name))
    if (one.of_aapor == of_aapor) all.push_back(one.key);
  return all;
}

// Of a wave that peil drew, with days, agency and mode.
Study drawn_study() {
  Study study = sample::study();
  Wave& last = study.waves.back();
  last.agency = "Bureau", last.mode = "web", last.dates_known = true;
  Plan plan;
  plan.wave = last.name;
  std::erase_if(study.plans, [&](const Plan& one) { return one.wave == last.name; });
  study.plans.push_back(plan);
  return study;
}

TEST(OpenItems, AreThoseThatOnlyPeopleCanTell) {
  const Study study = drawn_study();
  EXPECT_THAT(keys(study, true), ElementsAre("funding", "checks", "incentives", "reminders"));
  EXPECT_THAT(keys(study, false), ElementsAre("subcontractors", "purpose", "recruitment", "pretest",
                                              "editing", "confidentiality", "contact"));
}

TEST(OpenItems, AreAnsweredByWhyTheyAreNotKnown) {
  Study study = drawn_study();
  tell(study, "funding", "Not known, because the agency of the time is no more.");
  EXPECT_THAT(keys(study, true), Not(Contains("funding")));
}

TEST(OpenItems, OfAWaveHaveWhatItDoesNotSay) {
  Study study = drawn_study();
  Wave& last = study.waves.back();
  last.agency.clear(), last.mode.clear(), last.dates_known = false;
  EXPECT_THAT(keys(study, true), AllOf(Contains("agency"), Contains("mode"), Contains("dates")));
  for (const char* key : {"agency", "mode", "dates"}) tell(study, key, "Not public.");
  EXPECT_THAT(keys(study, true), ElementsAre("funding", "checks", "incentives", "reminders"));
}

TEST(OpenItems, OfASampleThatPeilDidNotDrawHaveFrameAndRecruitment) {
  Study study = drawn_study();
  study.plans.back().import.emplace();
  EXPECT_THAT(keys(study, true), AllOf(Contains("frame"), Contains("recruitment")));
  EXPECT_THAT(keys(study, false), Not(Contains("recruitment"))) << "once is enough";
}

TEST(OpenItems, AreNoneWhereTheAccountIsWhole) {
  Study study = drawn_study();
  for (const std::string_view key : study::account_keys) tell(study, key, "Known.");
  EXPECT_THAT(open_items(study, study.waves.back().name), IsEmpty());
}

TEST(OpenItems, AreNamedAsTheReportHasThem) {
  EXPECT_EQ((OpenItem{"list.dates", "dates"}).name(), "Dates (dates)");
}

// What people say of days that nobody knows stands where the days would.
TEST(OpenItems, OnceToldStandInTheListItself) {
  Study study = sample::study();
  study.waves.back().dates_known = false;
  tell(study, "dates", "Not public.");
  EXPECT_THAT(said_testing::section_of("disclosure", sample::three_waves(), study),
              HasSubstr("Dates | Not public. | "));
}

}  // namespace
}  // namespace peil::report
