#include <gtest/gtest.h>

#include "peil/study/broken.h"
#include "peil/study/testing/published.h"

namespace peil::study {
namespace {

using Said = std::vector<std::string>;

const auto with = testing::with_published;
const auto said = testing::mistakes_of_published;

std::string count(const std::string& numbers, const std::string& group = "all") {
  return "[[count]]\nname = \"klachten\"\nwave = \"2011\"\ngroup = \"" + group + "\"\n" + numbers +
         "source = \"x\"\n";
}

// A row of complaints in print: 566 in all, and subjects that make 516.
TEST(PublishedCounts, WhosePartsMakeAnotherNumberStopTheBuild) {
  const std::string row = count("total = 566\nparts = { bejegening = 120, duur = 396 }\n");
  EXPECT_EQ(said(row), Said{"published.parts-differ 5:9"});
  EXPECT_EQ(with(row).problems().front().message,
            "The total of 'klachten' is 566, and its parts add up to 516.");
  EXPECT_TRUE(with(count("total = 516\nparts = { bejegening = 120, duur = 396 }\n")).ok());
}

TEST(PublishedCounts, SayEveryMistakeAtOnceWithItsPlace) {
  const std::string right = "total = 1\nparts = { a = 1 }\n";
  EXPECT_EQ(said(count(right) + count(right)), Said{"published.duplicate 8:1"});
  EXPECT_EQ(said(count(right) + count(right, "vr")), Said{});
  EXPECT_EQ(said(count("parts = { a = 1 }\n")), Said{"key.missing 1:1"});
  EXPECT_EQ(said(count("total = 1\n")), Said{"key.missing 1:1"});
  EXPECT_EQ(said(count("total = 1\nparts = { }\n")), Said{"value.empty 6:9"});
  EXPECT_EQ(said(count("total = 1\nparts = { a = 1.5 }\n")), Said{"value.wrong-type 6:15"});
  EXPECT_EQ(said(count("total = -1\nparts = { a = 1 }\n")), Said{"value.out-of-range 5:9"});
}

std::string response(const std::string& group, const std::string& numbers) {
  return "[[response]]\nwave = \"2011\"\ngroup = \"" + group + "\"\n" + numbers +
         "source = \"x\"\n";
}

TEST(PublishedResponseSums, OfAllPartsOfAGroupAddsUpToThatOfTheGroup) {
  const std::string parts = response("vreemdelingen", "invited = 300\nanswered = 80\n") +
                            response("referenten", "invited = 216\nanswered = 20\n");
  EXPECT_TRUE(with(parts + response("vr", "invited = 516\nanswered = 100\n")).ok());
  const std::string wrong = parts + response("vr", "invited = 566\nanswered = 100\n");
  EXPECT_EQ(said(wrong), Said{"published.parts-differ 16:11"});
  EXPECT_EQ(with(wrong).problems().front().message,
            "'invited' of 'vr' is 566 in wave '2011', and that of 'vreemdelingen' and 'referenten' "
            "together 516.");
  EXPECT_EQ(said(response("vr", "complete = 10\n") + response("boak", "complete = 5\n") +
                 response("all", "complete = 16\n")),
            Said{"published.parts-differ 14:12"});
}

TEST(PublishedResponseSums, OfSomePartsOnlyIsNotAddedUp) {
  EXPECT_TRUE(
      with(response("vreemdelingen", "invited = 300\n") + response("vr", "invited = 200\n")).ok());
  EXPECT_TRUE(with(response("vreemdelingen", "invited = 300\n") +
                   response("referenten", "answered = 7\n") + response("vr", "invited = 200\n"))
                  .ok());
}

std::string share(const std::string& choice, const std::string& percent) {
  return "[[share]]\nwave = \"2011\"\ngroup = \"vr\"\nmeasure = \"uitkomst\"\nstatistic = "
         "\"share:" +
         choice + "\"\npercent = " + percent + "\nsource = \"x\"\n";
}

TEST(PublishedShareSums, OfAllAnswersMakeUpAHundredWithinTheirRounding) {
  EXPECT_TRUE(with(share("granted", "62") + share("refused", "38")).ok());
  EXPECT_TRUE(with(share("granted", "62") + share("refused", "37")).ok());  // halves cut off
  EXPECT_TRUE(with(share("granted", "62")).ok());
  EXPECT_EQ(said(share("granted", "62") + share("refused", "36")),
            Said{"published.parts-differ 13:11"});
  EXPECT_EQ(said(share("granted", "62.0") + share("refused", "37.8")),
            Said{"published.parts-differ 13:11"});
  const std::string more = share("granted", "66") + share("refused", "50");
  EXPECT_EQ(said(more), Said{"published.parts-differ 13:11"});
  EXPECT_NE(with(more).problems().front().message.find("add up to 116"), std::string::npos);
}

}  // namespace
}  // namespace peil::study
