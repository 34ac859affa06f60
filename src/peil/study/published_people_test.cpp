#include <gtest/gtest.h>

#include "peil/study/broken.h"
#include "peil/study/testing/published.h"

namespace peil::study {
namespace {

using Said = std::vector<std::string>;

const auto with = testing::with_published;
const auto said = testing::mistakes_of_published;

std::string share(const std::string& more) {
  return "[[share]]\nwave = \"2011\"\ngroup = \"vr\"\nmeasure = \"overall\"\n" + more +
         "source = \"x\"\n";
}

TEST(PublishedShares, AreReadWithTheDecimalsThatWerePrinted) {
  const auto study = with(share("statistic = \"high\"\npercent = 62\nanswers = 400\n") +
                          share("statistic = \"low\"\npercent = 8.5\nmargin = 3\n"
                                "confidence = 0.9\n"));
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  const auto& shares = study.value().published.shares;
  ASSERT_EQ(shares.size(), 2u);
  EXPECT_EQ(shares[0].statistic, "high");
  EXPECT_EQ(shares[0].percent.from(), 61.5);
  EXPECT_EQ(shares[0].percent.below(), 62.5);
  EXPECT_EQ(shares[0].answers, 400u);
  EXPECT_FALSE(shares[0].margin);
  EXPECT_EQ(shares[1].percent.decimals, 1);
  EXPECT_NEAR(shares[1].percent.from(), 8.45, 1e-12);
  EXPECT_EQ(shares[1].margin->half, 3.0);
  EXPECT_EQ(shares[1].margin->confidence, 0.9);
  EXPECT_EQ(shares[1].margin->least_decimals, 0);
}

TEST(PublishedShares, SayEveryMistakeAtOnceWithItsPlace) {
  const std::string high = "statistic = \"high\"\npercent = 62\n";
  EXPECT_EQ(said(share("statistic = \"high\"\npercent = 62.55\n")),
            Said{"published.number-not-as-printed 6:11"});
  EXPECT_EQ(said(share("statistic = \"high\"\npercent = 162\n")), Said{"value.out-of-range 6:11"});
  EXPECT_EQ(said(share("statistic = \"high\"\npercent = -1\n")), Said{"value.out-of-range 6:11"});
  EXPECT_EQ(said(share("statistic = \"high\"\n")), Said{"key.missing 1:1"});
  EXPECT_EQ(said(share("statistic = \"top\"\npercent = 62\n")),
            Said{"published.unknown-statistic 5:13"});
  EXPECT_EQ(said(share("statistic = \"share:ja\"\npercent = 62\n")),
            Said{"published.unknown-statistic 5:13"});
  EXPECT_EQ(said(share(high + "confidence = 0.9\n")), Said{"published.confidence-alone 7:14"});
  EXPECT_EQ(said(share(high) + share(high)), Said{"published.duplicate 8:1"});
  EXPECT_EQ(said("[[share]]\nwave = \"2012\"\ngroup = \"vt\"\nmeasure = \"overal\"\n"
                 "statistic = \"high\"\npercent = 101\nanswers = 0\nsource = \"x\"\n"),
            (Said{"published.unknown-wave 2:8", "published.unknown-group 3:9",
                  "published.unknown-measure 4:11", "value.out-of-range 6:11",
                  "value.out-of-range 7:11"}));
}

std::string response(const std::string& more) {
  return "[[response]]\nwave = \"2011\"\ngroup = \"all\"\n" + more + "source = \"x\"\n";
}

TEST(PublishedResponse, HasWhatWasPrintedOfIt) {
  const auto study =
      with(response("invited = 1200\nanswered = 325\ncomplete = 300\nrate = 27\n") +
           "[[response]]\nwave = \"2011\"\ngroup = \"vr\"\nrate = 27.1\nsource = \"x\"\n");
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  const auto& response = study.value().published.response;
  ASSERT_EQ(response.size(), 2u);
  EXPECT_EQ(response[0].invited, 1200u);
  EXPECT_EQ(response[0].answered, 325u);
  EXPECT_EQ(response[0].complete, 300u);
  EXPECT_EQ(response[0].rate->from(), 26.5);
  EXPECT_FALSE(response[1].invited);
  EXPECT_EQ(response[1].rate->decimals, 1);
}

TEST(PublishedResponse, SaysEveryMistakeAtOnceWithItsPlace) {
  EXPECT_EQ(said(response("invited = 1200\nanswered = 1325\n")),
            Said{"published.answered-above-invited 5:12"});
  EXPECT_EQ(said(response("invited = 1200\nanswered = 325\ncomplete = 326\n")),
            Said{"published.complete-above-answered 6:12"});
  EXPECT_EQ(said(response("invited = 1200\ncomplete = 1201\n")),
            Said{"published.complete-above-answered 5:12"});
  EXPECT_EQ(said(response("")), Said{"published.response-empty 1:1"});
  EXPECT_EQ(said(response("invitd = 1200\n")), Said{"key.unknown 4:1"});
  EXPECT_EQ(said(response("rate = 127\n")), Said{"value.out-of-range 4:8"});
  EXPECT_EQ(said(response("rate = 27.15\n")), Said{"published.number-not-as-printed 4:8"});
  EXPECT_EQ(said(response("rate = 27\n") + response("invited = 5\n")),
            Said{"published.duplicate 6:1"});
  EXPECT_EQ(said("[[response]]\nwave = \"2012\"\ngroup = \"iedereen\"\ninvited = 10\n"
                 "answered = 11\nsource = \"x\"\n"),
            (Said{"published.unknown-wave 2:8", "published.unknown-group 3:9",
                  "published.answered-above-invited 5:12"}));
}

}  // namespace
}  // namespace peil::study
