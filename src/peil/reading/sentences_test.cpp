#include "peil/reading/sentences.h"

#include <gtest/gtest.h>

namespace peil::reading {
namespace {

std::vector<std::string> split(const std::string& text, const std::string& language = "nl") {
  std::vector<std::string> all;
  for (const Stretch& s : sentences(text, language))
    all.push_back(text.substr(s.from, s.to - s.from));
  return all;
}

TEST(Sentences, EndAtAFullStopAndNotAtAnAbbreviationOrADecimal) {
  EXPECT_EQ(split("Het cijfer is 7.4. Dat is o.a. hoger, d.w.z. beter."),
            (std::vector<std::string>{"Het cijfer is 7.4.", "Dat is o.a. hoger, d.w.z. beter."}));
  EXPECT_EQ(split("Hoe komt dat? Wij weten het niet!"),
            (std::vector<std::string>{"Hoe komt dat?", "Wij weten het niet!"}));
  EXPECT_EQ(split("It rose, e.g. among residents. Mr. Smith said so.", "en"),
            (std::vector<std::string>{"It rose, e.g. among residents.", "Mr. Smith said so."}));
}

TEST(Sentences, RunOverALineEndAndNotOverAParagraph) {
  EXPECT_EQ(split("Het cijfer\nis een 7,4\n\nDat is hoger"),
            (std::vector<std::string>{"Het cijfer\nis een 7,4", "Dat is hoger"}));
}

TEST(Sentences, HeadingsItemsAndRowsStandByThemselves) {
  EXPECT_EQ(
      split("# Een acht\nTekst\n- eerst een 7\n- dan een 8\n1. nog een\n| a | 7,4 |\n| b | 7,5 |"),
      (std::vector<std::string>{"Een acht", "Tekst", "eerst een 7", "dan een 8", "nog een",
                                "a | 7,4 |", "b | 7,5 |"}));
}

}  // namespace
}  // namespace peil::reading
