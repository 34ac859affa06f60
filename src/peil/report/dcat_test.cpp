#include "peil/report/dcat.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/base/digest.h"
#include "peil/report/deposit_testing.h"

namespace peil::report {
namespace {

using ::testing::HasSubstr;
using testing::LaidOpen;
using ::testing::Not;

DepositTexts texts() {
  DepositTexts all;
  for (const DepositFile& file : deposit_files())
    all.emplace(file.name, "text of " + std::string(file.name));
  return all;
}

TEST(Dcat, HasADistributionForEveryFileWithData) {
  const LaidOpen of;
  const std::string turtle = dcat_dataset(of.deposit(), texts());
  for (const DepositFile& file : deposit_files()) {
    const std::string part =
        "<https://example.org/id/open-2013#" + std::string(file.name) + "> a dcat:Distribution";
    if (!file.is_data) {
      EXPECT_THAT(turtle, Not(HasSubstr(part)));
      continue;
    }
    EXPECT_THAT(turtle, HasSubstr(part));
    EXPECT_THAT(turtle, HasSubstr("dcat:distribution <https://example.org/id/open-2013#" +
                                  std::string(file.name) + ">"));
    EXPECT_THAT(turtle, HasSubstr(sha256("text of " + std::string(file.name))));
  }
}

TEST(Dcat, WritesTextsSoThatNothingEndsThemEarly) {
  LaidOpen of;
  of.about.publisher_name = "The \"Service\" \\ of\nall";
  EXPECT_THAT(dcat_dataset(of.deposit(), texts()),
              HasSubstr(R"(foaf:name "The \"Service\" \\ of\nall")"));
}

TEST(Dcat, LeavesOutWhatIsNotKnown) {
  LaidOpen of;
  for (Wave& wave : of.opened.study.waves) wave.dates_known = false;
  const std::string turtle = dcat_dataset(of.deposit(), texts());
  for (const char* word : {"dct:temporal", "dct:spatial", "dct:issued"})
    EXPECT_THAT(turtle, Not(HasSubstr(word)));
}

TEST(Dcat, SaysThatDataAreMadeUp) {
  LaidOpen of;
  EXPECT_THAT(dcat_dataset(of.deposit(), texts()), Not(HasSubstr("fictional")));
  of.opened.results.fictional = true;
  EXPECT_THAT(dcat_dataset(of.deposit(), texts()), HasSubstr("(fictional data"));
}

}  // namespace
}  // namespace peil::report
