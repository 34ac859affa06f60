#include "peil/reading/plain_letter.h"

#include <gtest/gtest.h>

#include "peil/base/text.h"
#include "peil/reading/numbers.h"
#include "peil/study/testing/study_builder.h"

namespace peil::reading {
namespace {

Study service() {
  using namespace study::testing;
  Study study = StudyBuilder("service")
                    .reporting_group("inwoners", "Inwoners")
                    .customer_group("huurders", "Huurders")
                    .customer_group("kopers", "Kopers")
                    .reporting_group("ondernemers", "Ondernemers")
                    .customer_group("winkels", "Winkels")
                    .waves({"2019", "2021", "2023"})
                    .overall("overall")
                    .questions({mark("overall").label("Welk cijfer geeft u de dienstverlening?"),
                                mark("website").label("Welk cijfer geeft u de website?"),
                                mark("telefoon").label("Welk cijfer geeft u de telefoon?")})
                    .value();
  study.published.benchmarks.push_back({"meting",
                                        "Landelijke Meting",
                                        BenchmarkLevel::Organisation,
                                        "2023",
                                        PrintedMark(7.0),
                                        "",
                                        "",
                                        "1-10",
                                        {},
                                        {},
                                        ""});
  return study;
}

struct Read {
  PlainLetter letter;
  std::vector<NumberInText> numbers;

  // "2 overall inwoners 2021,2023 7,1 7,5": its kind and what it is about.
  std::vector<std::string> all() const {
    std::vector<std::string> told;
    for (const Claim& c : letter.claims) {
      std::string one = (c.denied ? "not " : "") + kind(c.kind) + ": " + join(c.measures, ",") +
                        " " + join(c.groups, ",") + " " + join(c.waves, ",");
      for (const std::size_t n : c.numbers) one += " " + numbers[n].text;
      told.push_back(one);
    }
    return told;
  }

  static std::string kind(ClaimKind kind) {
    switch (kind) {
      case ClaimKind::Value:
        return "value";
      case ClaimKind::Rise:
        return "rise";
      case ClaimKind::Fall:
        return "fall";
      case ClaimKind::Stable:
        return "stable";
      case ClaimKind::Above:
        return "above";
      case ClaimKind::Below:
        return "below";
      case ClaimKind::Coverage:
        return "coverage";
      case ClaimKind::Rhythm:
        return "rhythm";
      case ClaimKind::Effect:
        return "effect";
      case ClaimKind::GroupAbove:
        return "group-above";
      case ClaimKind::GroupBelow:
        return "group-below";
      case ClaimKind::Highest:
        return "highest";
      case ClaimKind::Lowest:
        return "lowest";
      case ClaimKind::Share:
        return "share";
      default:
        return "other";
    }
  }
};

Read read(const std::string& text) {
  Read r;
  r.numbers = numbers_in(text, "nl");
  r.letter = read_plain(text, r.numbers, service(), "2023", "nl");
  return r;
}

using List = std::vector<std::string>;

TEST(PlainLetter, AMarkIsOfTheNewestWaveUnlessTheWordsSayOtherwise) {
  EXPECT_EQ(read("Inwoners geven de dienstverlening een 7,5.").all(),
            List{"value: overall inwoners 2023 7,5"});
  EXPECT_EQ(read("In 2021 gaven inwoners een 7,1.").all(),
            List{"value: overall inwoners 2021 2021 7,1"});
  EXPECT_EQ(read("Twee jaar geleden gaven inwoners een 7,1.").all(),
            List{"value: overall inwoners 2021 7,1"});
}

TEST(PlainLetter, AChangeIsFromTheWaveBefore) {
  EXPECT_EQ(read("De website is volgens ondernemers verbeterd.").all(),
            List{"rise: website ondernemers 2021,2023"});
  EXPECT_EQ(read("Het oordeel van inwoners daalde sinds 2019.").all(),
            List{"fall: overall inwoners 2019,2023 2019"});
  EXPECT_EQ(read("Het oordeel van inwoners is niet gestegen.").all(),
            List{"not rise: overall inwoners 2021,2023"});
}

TEST(PlainLetter, PronounsMeanWhatWasSpokenOfLast) {
  EXPECT_EQ(read("Inwoners geven de website een 7,6. Dat was in 2021 een 7,0.").all(),
            (List{"value: website inwoners 2023 7,6", "value: website inwoners 2021 2021 7,0"}));
  EXPECT_EQ(
      read("Inwoners geven de website een 7,6.\n\n# Iets anders\n\nDat was een 7,0.").all().size(),
      1U);
}

TEST(PlainLetter, AHeadingEndsWhatWasSpokenOf) {
  EXPECT_EQ(read("Inwoners geven de website een 7,6. Dat is hoger.").all().size(), 2U);
  EXPECT_EQ(read("Inwoners geven de website een 7,6.\n# Iets anders\nDat is hoger.").all().size(),
            1U);
}

TEST(PlainLetter, ASentenceIsCutWhereANewStatementBegins) {
  EXPECT_EQ(
      read("Inwoners geven een 7,5, en ondernemers blijven daarbij achter.").all(),
      (List{"value: overall inwoners 2023 7,5", "group-below: overall ondernemers,inwoners 2023"}));
  EXPECT_EQ(read("Het oordeel van inwoners steeg van een 7,1 naar een 7,5.").all().size(), 1U);
}

TEST(PlainLetter, GroupsAndBenchmarksAreHeldBesideEachOther) {
  EXPECT_EQ(read("Inwoners zijn tevredener dan ondernemers.").all(),
            List{"group-above: overall inwoners,ondernemers 2023"});
  EXPECT_EQ(read("Inwoners oordelen hoger dan de 7,0 uit de Landelijke Meting.").all(),
            List{"above: overall inwoners 2023 7,0"});
}

TEST(PlainLetter, WhatIsSaidOfTheSurveyItself) {
  EXPECT_EQ(read("Huurders, kopers en winkels zijn uitgenodigd.").all(),
            List{"coverage:  huurders,kopers,winkels 2023"});
  EXPECT_EQ(read("Wij doen dit onderzoek elke twee jaar.").all(), List{"rhythm:   "});
}

TEST(PlainLetter, CausesSharesAndSuperlativesAreNoMarks) {
  EXPECT_EQ(read("Dankzij de cursus zijn inwoners tevredener.").all(),
            List{"effect: overall inwoners 2021,2023"});
  EXPECT_EQ(read("Acht van de tien inwoners geven een 7 of hoger.").all(),
            List{"share: overall inwoners 2023"});
  EXPECT_EQ(read("De website kreeg van inwoners het hoogste cijfer.").all(),
            List{"highest: website inwoners 2023"});
}

TEST(PlainLetter, QuestionsPlansAndOtherNumbersClaimNothing) {
  for (const char* words :
       {"Is de website verbeterd?", "Wij willen een 8 halen.", "De formatie was 9,6 fte.",
        "Kom naar kamer 2.17.", "In 2022 verleenden wij 1.906 vergunningen.",
        "Het kost 1,8 miljoen euro."})
    EXPECT_EQ(read(words).all(), List{}) << words;
}

TEST(PlainLetter, AYearWithoutAWaveIsNotRead) {
  const Read r = read("In 2012 gaven inwoners een 7,0.");
  EXPECT_EQ(r.all(), List{});
  ASSERT_EQ(r.letter.not_read.size(), 1U);
  EXPECT_EQ(r.letter.not_read.front().why, "unread.wave");
}

// A mark that nothing was held against must not pass without a word.
TEST(PlainLetter, EveryMarkIsJudgedOrListed) {
  for (const char* words :
       {"Het rapport vermeldt een 9,8.", "Wij willen dat inwoners ons straks een 9,8 geven.",
        "| Inwoners | 9,8 |", "Het cijfer van inwoners ging op en neer naar een 9,8."}) {
    const Read r = read(words);
    EXPECT_EQ(r.letter.claims.size() + r.letter.not_read.size(), 1U) << words;
  }
}

TEST(PlainLetter, RowsOfATableAreMarksOfTheWavesAboveThem) {
  EXPECT_EQ(read("Inwoners gaven deze cijfers.\n\n| Onderdeel | 2023 | 2021 |\n|---|---|---|\n"
                 "| Website | 7,6 | 7,0 |\n")
                .all(),
            List{"value: website inwoners 2021,2023 7,0 7,6"});
}

List leftover(const std::string& text) {
  const Read r = read(text);
  return r.letter.claims.empty() ? List{"no claim"} : r.letter.claims.front().leftover;
}

TEST(PlainLetter, TellsWhichWordsCouldTurnAClaimAndWereNotUsed) {
  EXPECT_EQ(leftover("Inwoners geven een 7,5."), List{});
  EXPECT_EQ(leftover("Het oordeel van inwoners is niet gestegen."), List{});
  EXPECT_EQ(leftover("Inwoners geven niet alleen een 7,5."), (List{"niet", "alleen"}));
  EXPECT_EQ(leftover("Het oordeel van inwoners steeg met een kwart."), List{"kwart"});
  EXPECT_EQ(leftover("Het oordeel van inwoners steeg voor de derde keer op rij."),
            (List{"derde", "keer", "voor de derde keer", "op rij"}));
  EXPECT_EQ(leftover("Dat het oordeel van inwoners steeg, klopt niet."),
            (List{"klopt", "niet", "klopt niet"}));
}

TEST(PlainLetter, AmountsInWordsAreNumbers) {
  EXPECT_EQ(read("Het oordeel van inwoners steeg met een tiende.").all(),
            List{"rise: overall inwoners 2021,2023 een tiende"});
  EXPECT_EQ(read("Het oordeel van inwoners steeg een kwart punt.").all(),
            List{"rise: overall inwoners 2021,2023 kwart punt"});
}

TEST(PlainLetter, ASentenceWithoutEndIsNotReadAndToldByItsBeginning) {
  std::string text = "Inwoners";
  for (int i = 0; i < 5000; ++i) text += " en wij";
  const PlainLetter letter = read(text + " gaven een 7,4.").letter;
  EXPECT_TRUE(letter.claims.empty());
  ASSERT_EQ(letter.not_read.size(), 1U);
  EXPECT_EQ(letter.not_read[0].why, "unread.too-long");
  EXPECT_LT(letter.not_read[0].text.size(), 300U);
}

TEST(PlainLetter, HowGroupsMovedApartIsOfTwoWaves) {
  const PlainLetter letter =
      read("De afstand tussen inwoners en ondernemers is kleiner geworden.").letter;
  ASSERT_EQ(letter.claims.size(), 1U);
  EXPECT_EQ(letter.claims[0].more.at("gap"), "narrower");
  EXPECT_EQ(letter.claims[0].waves, (std::vector<std::string>{"2021", "2023"}));
}

TEST(PlainLetter, ASecondPlaceIsARank) {
  const PlainLetter letter =
      read("De website is bij inwoners op \u00E9\u00E9n na het best gewaardeerd.").letter;
  ASSERT_EQ(letter.claims.size(), 1U);
  EXPECT_EQ(letter.claims[0].kind, ClaimKind::Highest);
  EXPECT_EQ(letter.claims[0].more.at("rank"), "2");
  EXPECT_TRUE(letter.claims[0].leftover.empty());
}

TEST(PlainLetter, ABenchmarkThatWasToldIsWhatComesNextIsHeldAgainst) {
  EXPECT_EQ(read("De Landelijke Meting komt op een 7,0. Inwoners zitten daarboven.").all(),
            List{"above: overall inwoners 2023"});
  EXPECT_EQ(read("De Landelijke Meting komt op een 7,0. Ondernemers oordelen lager.").all(),
            List{"below: overall ondernemers 2023"});
}

TEST(PlainLetter, WhoDidNotIsSaidShortly) {
  EXPECT_EQ(read("Over de website werden inwoners positiever, ondernemers juist niet.").all(),
            (List{"rise: website inwoners 2021,2023", "not rise: website ondernemers 2021,2023"}));
  EXPECT_EQ(read("Niet de ondernemers maar de inwoners werden positiever.").all(),
            List{"rise: overall inwoners 2021,2023"});
}

TEST(PlainLetter, ARowMayHaveGroupsInItsHead) {
  EXPECT_EQ(
      read("| | Inwoners 2021 | Inwoners 2023 | Ondernemers 2023 |\n|---|---|---|---|\n"
           "| Website | 6,9 | 7,3 | 7,1 |")
          .all(),
      (List{"value: website inwoners 2021,2023 6,9 7,3", "value: website ondernemers 2023 7,1"}));
  EXPECT_EQ(read("| | Inwoners | Ondernemers |\n|---|---|---|\n| Website | 7,3 | 7,1 |").all(),
            List{"value: website inwoners,ondernemers 2023 7,3 7,1"});
}

TEST(PlainLetter, TwoMarksOfOneThingAreOfTwoWaves) {
  EXPECT_EQ(read("Inwoners: 7,1 en 7,5.").all(), List{"value: overall inwoners 2021,2023 7,1 7,5"});
}

}  // namespace
}  // namespace peil::reading
