#include "peil/findings/letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "peil/findings/letter_markup.h"
#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::ElementsAre;

Letter read(const std::string& text) { return letter_of(text, printed_study()); }

std::string rise(const std::string& words) {
  return "[" + words + "]{claim=rise measure=overall group=vr waves=\"2009 2011\"}";
}

TEST(Letter, TakesSpansOverLinesWithTrueLineNumbers) {
  const Letter l = read(
      "---\ntitle: Brief\nstudy: ind\n---\n\nTekst\nen [het oordeel\nsteeg van 7,3 "
      "in 2009\nnaar 7,4 in 2011]{claim=rise\nmeasure=overall group=vr "
      "waves='2009 2011'}.\n");
  ASSERT_EQ(l.claims.size(), 1u);
  EXPECT_EQ(l.claims[0].line, 7u);
  EXPECT_EQ(l.claims[0].text, "het oordeel steeg van 7,3 in 2009 naar 7,4 in 2011");
  EXPECT_THAT(l.claims[0].waves, ElementsAre("2009", "2011"));
  ASSERT_EQ(l.numbers.size(), 4u);
  EXPECT_EQ(l.numbers[0].line, 8u);
  EXPECT_EQ(l.numbers[3].line, 9u);
}

TEST(Letter, OfCodeNothingIsRead) {
  const std::string words = "Het totaaloordeel van BOAK was in 2013 een 7,9.";
  EXPECT_EQ(read(words).claims.size(), 1u);
  const Letter code = read("Voorbeeld:\n\n```\n" + words + "\n```\n");
  EXPECT_TRUE(code.claims.empty());
  EXPECT_TRUE(code.not_read.empty());
}

TEST(Letter, TakesNestedAndEscapedBracketsAsText) {
  const Letter l = read(rise("het oordeel (zie [bijlage] en \\[sic\\]) steeg"));
  ASSERT_EQ(l.claims.size(), 1u);
  EXPECT_EQ(l.claims[0].text, "het oordeel (zie [bijlage] en \\[sic\\]) steeg");
}

TEST(Letter, TakesAClaimWithinAClaim) {
  const Letter l = read(
      "[Het steeg naar [een 7,4]{claim=value measure=overall group=vr waves=2011}]"
      "{claim=rise measure=overall group=vr waves=\"2009 2011\"}");
  ASSERT_EQ(l.claims.size(), 2u);
  EXPECT_EQ(l.claims[0].kind, ClaimKind::Rise);
  EXPECT_EQ(l.claims[0].text, "Het steeg naar [een 7,4]");
}

TEST(Letter, DoesNotTakeLinksFootnotesCodeAndStyledWordsForClaims) {
  const Letter l = read(
      "Zie [het rapport](https://example.org/2013/7,4 \"titel\"), [noot][n] en een voetnoot[^12].\n"
      "`[x]{claim=rise}` en [klein]{.smallcaps} <b id=\"3\">vet</b> <!-- 99 -->\n\n"
      "```\n[x]{claim=fall}\n```\n\n    [y]{claim=rise}\n\n[^12]: een noot met 8\n[n]: "
      "https://example.org/5\n1. eerste punt\n");
  EXPECT_TRUE(l.claims.empty());
  ASSERT_EQ(l.numbers.size(), 1u);
  EXPECT_EQ(l.numbers[0].text, "8");
}

TEST(Letter, TakesClaimsInListsThatAreIndented) {
  EXPECT_EQ(read("- punt\n\n    " + rise("het steeg") + "\n").claims.size(), 1u);
}

TEST(Letter, HasTheLanguageOfItsFrontMatterThenItsNameThenTheStudy) {
  const Study study = printed_study();
  const auto language = [&](const std::string& text, const std::string& name) {
    return read_letter(text, name, study).value().language;
  };
  EXPECT_EQ(language("---\nlang: en-GB\n---\nText", "letter.nl.md"), "en");
  EXPECT_EQ(language("Text", "letter.en.md"), "en");
  EXPECT_EQ(language("Text", "letter.md"), "nl");
  EXPECT_EQ(read_letter("Text", "letter.md", study, "en").value().language, "en");
}

// ---- what somebody may have written into it

TEST(Letter, ReadsSignsThatNeverCloseInTheirTime) {
  // Each took time with the square of its length: a hundred kilobytes of braces 18 seconds.
  const auto begun = std::chrono::steady_clock::now();
  for (const char* part : {"{", "[", "[^", "](", "`a``a```a", "<a", "<!--", "][", "1. ", "]{a"}) {
    std::string paragraph;
    while (paragraph.size() < 60'000) paragraph += part;
    std::string text;
    for (int i = 0; i < 8; ++i) text += paragraph + "\n\n";
    Problems problems;
    (void)read_markup(text, "letter", problems);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(60));
}

TEST(Letter, WhatIsNoLetterIsRefusedByItsSize) {
  const auto code = [](const std::string& text) {
    Problems problems;
    (void)read_markup(text, "letter", problems);
    return problems.empty() ? "" : problems.front().code;
  };
  EXPECT_EQ(code(std::string(70'000, 'x')), "letter.too-large");
  std::string long_letter;
  while (long_letter.size() < (5u << 20)) long_letter += "Een alinea.\n\n";
  EXPECT_EQ(code(long_letter), "letter.too-large");
}

TEST(Letter, AClaimWithSignsThatNobodySeesIsAMistake) {
  const auto codes = [](const std::string& text) {
    Problems problems;
    (void)read_markup(text, "letter", problems);
    std::vector<std::string> all;
    for (const Problem& p : problems) all.push_back(p.code);
    return all;
  };
  EXPECT_THAT(codes(rise("het steeg van 7,\u200B3 naar 7,4")), ElementsAre("claim.hidden-sign"));
  EXPECT_THAT(codes(rise("het steeg naar \u202E4,7\u202C")),
              ElementsAre("letter.hidden-sign", "claim.hidden-sign"));
  EXPECT_THAT(codes("Het oordeel is een \u20662,7\u2069.\n"), ElementsAre("letter.hidden-sign"));
  // The first sign that nobody sees does not hide the next one.
  EXPECT_THAT(codes("Klanttevre\u200Bden: een \u202E7,2.\n"), ElementsAre("letter.hidden-sign"));
  EXPECT_THAT(codes(rise("het klanttevredenheids\u00ADonderzoek steeg")), ElementsAre());
}

}  // namespace
}  // namespace peil::findings
