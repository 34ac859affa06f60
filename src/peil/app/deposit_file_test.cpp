#include "peil/app/deposit_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/study/testing/study_builder.h"

namespace peil::app {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

Questionnaire form() {
  using namespace study::testing;
  return StudyBuilder("small")
      .questions({mark("overall"), select_one("age").choices({"young", "old"})})
      .value()
      .questionnaire;
}

const std::string whole = R"(publisher_uri = "https://example.org/id/dienst"
publisher_name = "De Dienst"
contact_mail = "opendata@example.org"
licence = "http://creativecommons.org/publicdomain/zero/1.0/"
landing_page = "https://example.org/onderzoek"
identifier = "https://example.org/id/onderzoek"
theme = "GOVE"
quasi_identifiers = ["age"]
)";

std::vector<std::string> wrong(const std::string& text) {
  std::vector<std::string> codes;
  const auto read = read_deposit_file("deposit.toml", text, form());
  if (read.ok()) return codes;
  for (const Problem& p : read.problems()) codes.push_back(p.code);
  return codes;
}

TEST(DepositFile, SaysWhoseTheDataAre) {
  const auto read = read_deposit_file(
      "deposit.toml", whole + "spatial = \"https://example.org/nl\"\nissued = 2014-04-14\n",
      form());
  ASSERT_TRUE(read.ok());
  const report::DepositAbout& about = read.value();
  EXPECT_EQ(about.publisher_name, "De Dienst");
  EXPECT_EQ(about.landing_page, "https://example.org/onderzoek/") << "files lie below it";
  EXPECT_EQ(about.spatial, "https://example.org/nl");
  EXPECT_EQ(about.issued, read_day("2014-04-14"));
  EXPECT_THAT(about.quasi_identifiers, ElementsAre("age"));
}

TEST(DepositFile, SaysUnderWhichDutyOfTheOpenGovernmentActAndSinceWhen) {
  const std::string adopted = "woo_adopted = 2014-04-01\n";
  const std::string category = "woo_category = \"onderzoeksrapporten\"\n";
  std::string listed = whole;
  listed.replace(listed.find("https://example.org/id/dienst"), 29,
                 "https://identifier.overheid.nl/tooi/id/oorg/oorg10000");
  const auto read = read_deposit_file("deposit.toml", listed + category + adopted, form());
  ASSERT_TRUE(read.ok());
  ASSERT_TRUE(read.value().woo.has_value());
  EXPECT_EQ(read.value().woo->category.label, "onderzoeksrapporten");
  EXPECT_EQ(read.value().woo->adopted, *read_day("2014-04-01"));
  EXPECT_FALSE(read_deposit_file("deposit.toml", listed, form()).value().woo.has_value());
  EXPECT_THAT(wrong(listed + category), ElementsAre("deposit.woo"));
  EXPECT_THAT(wrong(listed + adopted), ElementsAre("deposit.woo"));
  EXPECT_THAT(wrong(listed + "woo_category = \"beschikkingen\"\n" + adopted),
              ElementsAre("deposit.woo"));
  EXPECT_THAT(wrong(whole + category + adopted), ElementsAre("deposit.woo")) << "no list has it";
}

TEST(DepositFile, TellsEverythingThatIsWrongAtOnce) {
  EXPECT_THAT(wrong(R"(publisher_uri = "example.org"
publisher_name = " "
contact_mail = "opendata at example.org"
licence = "http://a b"
landing_page = "ftp://example.org/"
identifier = "https://example.org/<x>"
theme = "GOV"
quasi_identifiers = ["overall", "ages"]
colour = "blue"
)"),
              UnorderedElementsAre("deposit.iri", "value.empty", "deposit.mail", "deposit.iri",
                                   "deposit.iri", "deposit.iri", "deposit.theme",
                                   "deposit.question", "deposit.question", "key.unknown"));
}

TEST(DepositFile, AsksForTheQuestionsThatMakePeopleKnownAndTakesNoneForAnAnswer) {
  const std::string without = whole.substr(0, whole.find("quasi_identifiers"));
  EXPECT_THAT(wrong(without), ElementsAre("key.missing"));
  EXPECT_TRUE(wrong(without + "quasi_identifiers = []\n").empty());
}

TEST(DepositFile, TakesAddressesOfTheWebAlone) {
  for (const char* address :
       {"https://", "https:///x", "mailto:a@example.org", "https://a.org/\\\"x"}) {
    std::string text = whole;
    const std::string from = "https://example.org/id/dienst";
    text.replace(text.find(from), from.size(), address);
    EXPECT_THAT(wrong(text), ElementsAre("deposit.iri")) << address;
  }
}

}  // namespace
}  // namespace peil::app
