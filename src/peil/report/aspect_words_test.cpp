// What is said of the aspects of the service: each sentence where it is true.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

std::vector<WaveResults> with_aspects(std::vector<const char*> items) {
  sample::Maker b("2013");
  b.response("vreemdelingen", 300, 300, 300);
  for (const char* item : items) {
    b.set("vr", item, "mean", 4.0, 0.05, 300).set("vr", item, "sd", 1.0, 0.0, 300);
  }
  return {b.results};
}

TEST(AspectWords, OneAspectIsNeitherHighestNorLowest) {
  EXPECT_THAT(section_of("aspects", with_aspects({"luistert"}), study_of_one()),
              AllOf(HasSubstr("Aliens and sponsors: I am listened to: 4.00.\n"),
                    Not(HasSubstr("Highest"))));
  EXPECT_THAT(section_of("aspects", with_aspects({"luistert", "deskundig"}), study_of_one()),
              HasSubstr("Highest is"));
}

TEST(AspectWords, TheEndsOfAScaleAreNamedWhereTheyHaveNames) {
  Study study = study_of_one();
  const auto waves = with_aspects({"luistert"});
  EXPECT_THAT(section_of("aspects", waves, study),
              HasSubstr("Means on a scale of 1 (very dissatisfied) to 5 (very satisfied), from "
                        "high to low.\n"));
  study.questionnaire.questions[1].low = {};
  EXPECT_THAT(section_of("aspects", waves, study),
              HasSubstr("Means on a scale of 1 to 5, from high to low.\n"));
}

}  // namespace
}  // namespace peil::report
