// The items of ISO 20252 and AAPOR: what the study says, and "not recorded" only where it does not.
#include "peil/report/standard_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"
#include "peil/study/report_entries.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Study study_that_tells() {
  Study study = sample::study();
  for (const std::string_view key : study::account_keys) {
    const std::string name = "account/" + std::string(key);
    study.report.texts.push_back({name, sample::text("report/" + name, "Het " + std::string(key),
                                                     "The " + std::string(key) + ".")});
  }
  return study;
}

std::string lists_said(const Study& study, const std::vector<WaveResults>& waves) {
  return said_testing::section_of("disclosure", waves, study);
}

TEST(StandardList, WhatPeopleToldStandsInBothListsAndNothingIsNotRecorded) {
  const std::string text = lists_said(study_that_tells(), sample::three_waves());
  EXPECT_THAT(text, AllOf(HasSubstr("Sponsor: The client. Paid by: The funding."),
                          HasSubstr("Checks on fieldwork: The checks."),
                          HasSubstr("Incentives: The incentives. Reminders: The reminders."),
                          HasSubstr("Subcontractors | The subcontractors. | "),
                          HasSubstr("Sampling frame | The frame. Above, under ‘Population’. | "),
                          Not(HasSubstr("ot recorded"))));
}

TEST(StandardList, WhatNobodyToldIsNotRecorded) {
  const std::string text = lists_said(sample::study(), sample::three_waves());
  EXPECT_THAT(text,
              AllOf(HasSubstr("Client | Immigration and Naturalisation Service. | "),
                    HasSubstr("Conducted by | TNS NIPO. | "),
                    HasSubstr("Subcontractors | not recorded. | "),
                    HasSubstr("Checks on fieldwork: not recorded."),
                    HasSubstr("Questionnaire | In the chapter ‘Method’, under ‘The questions as "
                              "they were asked’. | ")));
}

// 2400 + 1200 + 1500 + 800 + 2800 + 60 approached; 610 + 302 + 402 + 260 + 246 + 9 to the end.
TEST(StandardList, TheResponseIsCountedForWhoeverReadsIt) {
  EXPECT_THAT(lists_said(sample::study(), sample::three_waves()),
              HasSubstr("1,829 of 8,760 people approached answered to the end (21%)"));
}

TEST(StandardList, OwnTextsOfTheAccountStandInNoChapterByThemselves) {
  const std::string text = said_testing::report_of(sample::three_waves(), study_that_tells(), "en");
  EXPECT_THAT(text, Not(HasSubstr("The pretest.\nThe")));
  const auto first = text.find("The pretest");
  EXPECT_EQ(first, text.rfind("The pretest"));
}

}  // namespace
}  // namespace peil::report
