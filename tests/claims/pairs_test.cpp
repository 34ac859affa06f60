// Sentences in pairs that differ in one word: what the figures carry and what they do not must
// never get the same verdict, and the false one is never supported.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"
#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

constexpr std::size_t many = 900, fewer = 400;

// Two reporting groups, three waves, an overall mark and two aspects.
Study pairs_study() {
  using namespace study::testing;
  Study study =
      in_two_languages("pairs", "Dienst")
          .reporting_group("inwoners", both("Inwoners", "Residents"))
          .customer_group("huishoudens", both("Huishoudens", "Households"))
          .reporting_group("ondernemers", both("Ondernemers", "Entrepreneurs"))
          .customer_group("winkels", both("Winkels", "Shops"))
          .waves({"2019", "2021", "2023"}, "Bureau", "web")
          .overall("overall")
          .questions({mark("overall").label(both("Welk cijfer geeft u de dienstverlening?",
                                                 "Which mark do you give the service?")),
                      mark("telefoon")
                          .label(both("Welk cijfer geeft u de telefonische bereikbaarheid?",
                                      "Which mark do you give telephone access?")),
                      mark("website").label(both("Welk cijfer geeft u de website?",
                                                 "Which mark do you give the website?"))})
          .value();
  publish_waves(study, "inwoners", "overall", {7.0, 7.1, 7.5}, many, "made up");
  publish_waves(study, "ondernemers", "overall", {6.9, 7.0, 6.5}, fewer, "made up");
  publish_waves(study, "inwoners", "telefoon", {6.8, 6.4, 5.9}, many, "made up");
  publish_waves(study, "ondernemers", "telefoon", {6.5, 6.5, 6.6}, fewer, "made up");
  publish_waves(study, "inwoners", "website", {6.5, 7.0, 7.6}, many, "made up");
  publish_waves(study, "ondernemers", "website", {7.0, 7.0, 7.2}, fewer, "made up");
  study.published.benchmarks.push_back({"landelijk", "Landelijke Meting",
                                        BenchmarkLevel::Organisation, "2023", PrintedMark(7.0), "",
                                        "", "1-10", 2000, 1.5, "made up"});
  return study;
}

struct Pair {
  std::string language, right, wrong;
};

// "Inwoners geven een {7,5|7,4}." is two sentences.
std::string chosen(const std::string& line, bool first) {
  std::string made;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] != '{') {
      made += line[at++];
      continue;
    }
    const std::size_t middle = line.find('|', at), end = line.find('}', middle);
    made +=
        first ? line.substr(at + 1, middle - at - 1) : line.substr(middle + 1, end - middle - 1);
    at = end + 1;
  }
  return made;
}

std::vector<Pair> pairs() {
  std::ifstream file(PEIL_SOURCE_DIR "/tests/claims/pairs.txt");
  std::vector<Pair> all;
  std::string language;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('[')) language = line.substr(1, 2);
    if (line.find('{') == std::string::npos || line.starts_with('#')) continue;
    all.push_back({language, chosen(line, true), chosen(line, false)});
  }
  return all;
}

// Of a sentence as a letter of its own: "supported" where all that it says is.
std::string verdict(const std::string& sentence, const std::string& language, const Study& study) {
  const auto letter = read_letter(sentence, "letter.md", study, language);
  if (!letter.ok()) return "mistake";
  const JudgedLetter judged = judge_letter(letter.value(), study, {});
  if (judged.claims.empty()) return judged.not_read.empty() ? "nothing" : "not read";
  std::string worst = "supported";
  for (const JudgedClaim& claim : judged.claims) {
    if (claim.verdict != Verdict::Supported) worst = verdict_name(claim.verdict);
  }
  return judged.not_read.empty() ? worst : "not read";
}

TEST(Pairs, ASentenceThatTheFiguresDoNotCarryIsNeverSupported) {
  const Study study = pairs_study();
  const std::vector<Pair> all = pairs();
  ASSERT_GT(all.size(), 140U);
  for (const Pair& pair : all)
    EXPECT_NE(verdict(pair.wrong, pair.language, study), "supported") << pair.wrong;
}

TEST(Pairs, ASentenceThatTheyCarryIsSupported) {
  const Study study = pairs_study();
  for (const Pair& pair : pairs())
    EXPECT_EQ(verdict(pair.right, pair.language, study), "supported") << pair.right;
}

// The same people gave the marks of all aspects: more than print cannot be said of the highest.
TEST(Pairs, TheHighestOfTheAspectsIsPartlySupportedAtMost) {
  const Study study = pairs_study();
  EXPECT_EQ(verdict("De website scoort bij inwoners het hoogst van alle onderdelen.", "nl", study),
            "partly");
  EXPECT_EQ(verdict("De telefonische bereikbaarheid scoort bij inwoners het hoogst van alle "
                    "onderdelen.",
                    "nl", study),
            "contradicted");
}

}  // namespace
}  // namespace peil::findings
