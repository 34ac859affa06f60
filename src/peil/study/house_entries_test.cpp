// How a study's pages look: a closed set of choices, each that can be read.
#include "peil/study/house_entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/study/read.h"
#include "peil/study/testing.h"

namespace peil::study {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Result<Study> with(const std::string& keys) {
  Texts files = small_study();
  files["study.toml"] += "\n[report]\n" + keys;
  return read(files);
}

Problems problems_of(const std::string& keys) {
  const auto read = with(keys);
  return read.ok() ? Problems{} : read.problems();
}

std::vector<std::string> codes_of(const std::string& keys) {
  std::vector<std::string> all;
  for (const Problem& p : problems_of(keys)) all.push_back(p.code);
  return all;
}

TEST(HouseEntries, AreColoursFacesAndTheNameOfTheService) {
  const auto read = with(
      "accent = \"#154273\"\nsecond = \"#b36200\"\ntypeface = [\"Source Sans 3\", "
      "\"Verdana\"]\nservice = \"De dienst\"\n");
  ASSERT_TRUE(read.ok()) << read.problems().front().message;
  const HouseStyle expected{"#154273", "#b36200", {"Source Sans 3", "Verdana"}};
  EXPECT_EQ(read.value().report.style, expected);
  EXPECT_EQ(read.value().report.service.at("nl"), "De dienst");
}

// By the formula of WCAG 2.2, worked out apart: #767676 is 4.54 on white and 4.19 on #f4f6f8,
// #949494 is 3.03 on white, #969696 2.957, which is said rounded down.
TEST(HouseEntries, ColoursAreHeldAgainstWhatTheyStandOn) {
  const Problems accent = problems_of("accent = \"#767676\"\n");
  ASSERT_EQ(accent.size(), 1u);
  EXPECT_EQ(accent[0].code, "accent.too-light");
  EXPECT_THAT(accent[0].message, HasSubstr("have a contrast of 4.19 on what they stand on; it "
                                           "takes 4.5."));
  EXPECT_THAT(codes_of("second = \"#949494\"\n"), IsEmpty());
  const Problems second = problems_of("second = \"#969696\"\n");
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].code, "second.too-light");
  EXPECT_THAT(second[0].message, HasSubstr("a contrast of 2.95 "));
}

TEST(HouseEntries, TheShadeThatIsSaidToDoDoes) {
  for (const char* colour : {"#7fb0d0", "#ffffff", "#ffff00", "#00ff00", "#767676"}) {
    const Problems found = problems_of(std::string("accent = \"") + colour + "\"\n");
    ASSERT_EQ(found.size(), 1u) << colour;
    const auto at = found[0].mend.find('#');
    ASSERT_NE(at, std::string::npos);
    EXPECT_THAT(codes_of("accent = \"" + found[0].mend.substr(at, 7) + "\"\n"), IsEmpty())
        << found[0].mend;
  }
}

TEST(HouseEntries, AreCheckedOneByOne) {
  EXPECT_THAT(codes_of("second = \"red\"\n"), ElementsAre("second.not-a-colour"));
  EXPECT_THAT(codes_of("accent = \"#154273\"\nsecond = \"#154273\"\n"),
              ElementsAre("second.same-as-accent"));
  for (const char* face : {"x;y", "a'b", "https://x.nl/f.woff", "inherit", " A", "-A", "A  B"})
    EXPECT_THAT(codes_of(std::string("typeface = [\"") + face + "\"]\n"),
                ElementsAre("typeface.bad"))
        << face;
  EXPECT_THAT(codes_of("typeface = [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\", \"G\"]\n"),
              ElementsAre("typeface.too-many"));
  EXPECT_THAT(codes_of("line = 2\n"), ElementsAre("key.unknown"));
}

}  // namespace
}  // namespace peil::study
