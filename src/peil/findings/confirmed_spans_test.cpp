// What somebody confirmed of a letter's words is what they say, also when a number is another
// since.
#include "peil/findings/confirmed_spans.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

constexpr const char* rise = "claim=rise measure=overall group=vr waves=\"2011 2013\"";

JudgedLetter judged(const std::string& text, const ConfirmedReadings& confirmed) {
  const Study study = printed_study();
  const auto letter = read_letter(text, "brief.nl.txt", study, {}, {}, confirmed);
  EXPECT_TRUE(letter.ok()) << letter.problems().front().message;
  return judge_letter(letter.value(), study, {});
}

ConfirmedReadings readings(std::vector<ConfirmedReading> all) {
  return {"brief.nl.txt.readings.toml", std::move(all)};
}

TEST(Confirmed, WordsThatNobodyCouldReadSayWhatWasConfirmed) {
  const std::string text = "Zij gingen van 7,4 naar 7,7, en dat telt.\n";
  const auto with = judged(text, readings({{"Zij gingen van 7,4 naar 7,7", rise, 1}}));
  ASSERT_EQ(with.claims.size(), 1u);
  EXPECT_TRUE(with.claims[0].confirmed);
  EXPECT_EQ(with.claims[0].kind, ClaimKind::Rise);
  EXPECT_EQ(with.claims[0].groups, std::vector<std::string>{"vr"});
  EXPECT_TRUE(with.not_read.empty());
  EXPECT_FALSE(with.marked);
}

TEST(Confirmed, AnotherNumberIsHeldAgainstThem) {
  const auto confirmed = readings({{"Zij gingen van 7,4 naar 7,7", rise, 1}});
  const auto now = judged("Zij gingen\nvan 7,4 naar 7,9.\n", confirmed);
  ASSERT_EQ(now.claims.size(), 1u);
  EXPECT_EQ(now.claims[0].verdict, Verdict::Contradicted);
}

// A year, or from where on a mark counts, is no figure that is held: another one is another claim.
TEST(Confirmed, AWholeNumberThatNothingHoldsIsAWord) {
  const std::string share = "claim=value measure=overall group=vr waves=2013 statistic=high";
  const auto confirmed = readings({{"Bij 63% was het een 8 of hoger in 2013", share, 1},
                                   {"Meting 2013, 934 mensen.", std::string(says_nothing), 2}});
  const auto is_confirmed = [&](const std::string& text) {
    const auto letter = judged(text, confirmed);
    return std::ranges::any_of(letter.claims, &JudgedClaim::confirmed);
  };
  EXPECT_TRUE(is_confirmed("Bij 63% was het een 8 of hoger in 2013.\n"));
  EXPECT_TRUE(is_confirmed("Bij 58 procent was het een 8 of hoger in 2013.\n") ||
              is_confirmed("Bij 58% was het een 8 of hoger in 2013.\n"));
  EXPECT_FALSE(is_confirmed("Bij 63% was het een 9 of hoger in 2013.\n"));
  EXPECT_FALSE(is_confirmed("Bij 63% was het een 8 of hoger in 2003.\n"));
  Problems problems;
  EXPECT_EQ(confirmed_spans("Meting 2013, 934 mensen.", confirmed, problems).size(), 1u);
  EXPECT_TRUE(confirmed_spans("Meting 2003, 934 mensen.", confirmed, problems).empty());
  EXPECT_TRUE(confirmed_spans("Meting 2013, 943 mensen.", confirmed, problems).empty());
}

TEST(Confirmed, OtherWordsAreReadByThemselves) {
  const auto confirmed = readings({{"Het totaaloordeel van BOAK bleef 7,2", rise, 1}});
  const auto now = judged("Het totaaloordeel van BOAK was in 2013 een 7,2.\n", confirmed);
  ASSERT_EQ(now.claims.size(), 1u);
  EXPECT_FALSE(now.claims[0].confirmed);
  EXPECT_EQ(now.claims[0].groups, std::vector<std::string>{"boak"});
  // A word is not part of a longer one.
  const auto longer = judged("Zijn gingen van 7,4 naar 7,77.\n", readings({{"n gingen", rise, 1}}));
  for (const JudgedClaim& claim : longer.claims) EXPECT_FALSE(claim.confirmed);
}

// "It rose" of another group is another claim.
TEST(Confirmed, WordsThatSpeakOfThoseBeforeThemAreConfirmedBehindThoseAlone) {
  ConfirmedReading one{"Het steeg van 7,4 naar 7,7", rise, 1, "oordeel van vreemdelingen"};
  const auto of = [&](const std::string& group) {
    const auto letter =
        judged("Wij vroegen het oordeel van " + group + ".\n\n- Het steeg van 7,4 naar 7,7.\n",
               readings({one}));
    return std::ranges::any_of(letter.claims, &JudgedClaim::confirmed);
  };
  EXPECT_FALSE(of("vreemdelingen"));  // a full stop is part of what stands before
  one.after = "oordeel van vreemdelingen.";
  EXPECT_TRUE(of("vreemdelingen"));
  EXPECT_FALSE(of("advocaten"));
}

TEST(Confirmed, WordsBeforeOthersAreThoseOfTheLetterAsItIs) {
  EXPECT_EQ(words_before("Een 7,4 in 2011.\nHet steeg.\n", 2, "Het steeg"), "Een 7,4 in 2011.");
  EXPECT_EQ(words_before("Het steeg. Ook dit: het steeg. Het steeg.", 1, "het steeg"),
            "Het steeg. Ook dit:");
  EXPECT_EQ(words_before("Het steeg.", 1, "Het steeg"), "");
  EXPECT_EQ(words_before("Het steeg.", 1, "Het daalde"), "");
}

TEST(Confirmed, OfASentenceThatSaysNothingNothingIsMade) {
  const std::string text = "Het totaaloordeel van BOAK was in 2013 een 7,9.\n";
  ASSERT_EQ(judged(text, {}).claims.size(), 1u);
  const auto now = judged(text, readings({{text, std::string(says_nothing), 1}}));
  EXPECT_TRUE(now.claims.empty());
  EXPECT_TRUE(now.not_read.empty());
  EXPECT_FALSE(now.unbound.empty());  // its numbers stay in sight
}

TEST(Confirmed, WhatIsWrongInThemIsToldWithTheirFileAndLine) {
  const Study study = printed_study();
  const auto problems_of = [&](const std::string& says) {
    const auto letter = read_letter("Zij gingen van 7,4 naar 7,7.\n", "brief.nl.txt", study, {}, {},
                                    readings({{"Zij gingen", says, 8}}));
    return letter.ok() ? Problems{} : letter.problems();
  };
  ASSERT_EQ(problems_of("claim=rise measure=overal group=vr waves=\"2011 2013\"").size(), 1u);
  const Problem wrong =
      problems_of("claim=rise measure=overal group=vr waves=\"2011 2013\"").front();
  EXPECT_EQ(wrong.code, "claim.unknown-measure");
  EXPECT_EQ(wrong.where, "brief.nl.txt.readings.toml");
  EXPECT_EQ(wrong.line, 8u);
  ASSERT_FALSE(problems_of("").empty());
  EXPECT_EQ(problems_of("").front().code, "readings.no-claim");
  ASSERT_FALSE(problems_of("claim=rise} [x]{claim=fall").empty());
}

TEST(Confirmed, AClaimIsWrittenAsItIsRead) {
  const Study study = printed_study();
  for (const std::string& braces :
       {std::string(rise),
        std::string("claim=stable measure=overall group=vr waves=\"2011 2013\" margin=0.2"),
        std::string(
            "claim=above measure=overall group=\"vr boak\" waves=2013 benchmark=land by=0.5"),
        std::string("claim=above measure=overall group=vr waves=2013 benchmark=land by=large"),
        std::string("claim=rhythm since=2005 every=2"),
        std::string("claim=coverage groups=\"vreemdelingen advocaten\" waves=2013"),
        std::string("claim=highest measure=luisteren group=vr waves=2013 among=aspects"),
        std::string("claim=value measure=overall group=vr waves=2013 statistic=high"),
        std::string("claim=response group=vr waves=2013 statistic=\"invited rate\"")}) {
    const auto letter = read_letter("[Van 40% naar 7,7]{" + braces + "}", "brief.nl.md", study);
    ASSERT_TRUE(letter.ok()) << braces << letter.problems().front().message;
    EXPECT_EQ(braces_of(letter.value().claims.front()), braces);
  }
}

}  // namespace
}  // namespace peil::findings
