// Sources are named, and lead to their address.
#include "peil/report/source_words.h"

#include <gtest/gtest.h>

#include "peil/report/sample_study.h"

namespace peil::report {
namespace {

Words source_said(const std::string& text) {
  const Study study = sample::study();
  const auto waves = sample::three_waves();
  const Material material(study, waves);
  return source_words(Pen(material, "nl"), text);
}

TEST(SourceWords, ANameLeadsToTheAddressBehindIt) {
  for (const char* text : {"I&O Research, Kwaliteit (https://ioresearch.nl/a?b=1)",
                           "I&O Research, Kwaliteit: https://ioresearch.nl/a?b=1",
                           "I&O Research, Kwaliteit https://ioresearch.nl/a?b=1."}) {
    const Words words = source_said(text);
    EXPECT_EQ(words.front().text, "I&O Research, Kwaliteit") << text;
    EXPECT_EQ(words.front().address, "https://ioresearch.nl/a?b=1") << text;
    EXPECT_EQ(flat(words).find("http"), std::string::npos) << text;
  }
}

TEST(SourceWords, AnAddressAloneIsCalledAfterItsHost) {
  const Words words = source_said("https://www.example.org/report.pdf");
  EXPECT_EQ(flat(words), "example.org");
  EXPECT_EQ(words.front().address, "https://www.example.org/report.pdf");
}

TEST(SourceWords, ASourceWithoutAnAddressStandsAsItIs) {
  const Words words = source_said("Kamerstuk 31 490, nr. 144 (14 april 2014)");
  EXPECT_EQ(flat(words), "Kamerstuk 31 490, nr. 144 (14 april 2014)");
  EXPECT_EQ(words.front().address, "");
}

TEST(SourceWords, WordsBehindTheAddressAreKept) {
  EXPECT_EQ(flat(source_said("Rapport (https://example.org/a), bijlage 2")), "Rapport, bijlage 2");
}

}  // namespace
}  // namespace peil::report
