// A drafted letter whose numbers lost their keys when another program saved it.
#include "peil/app/draft_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace peil::app {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const Pieces draft_of_letter{
    {"Geachte voorzitter,"},
    {"[Wat wordt hieraan gedaan?]"},
    {"Zij gaven een 7,7 in 2013.", {{"7,7", "2013/vr/overall/mean@3f9a", ""}}},
    {"2013/vr/overall/mean@3f9a"},
    {"7.7205", {{"7.7205", "2013/vr/overall/mean@3f9a", ""}}},
    {"7.6116"}};

TracedDraft traced(const std::vector<std::string>& texts) {
  Pieces letter;
  for (const std::string& text : texts) letter.push_back({text});
  return traced_draft(letter, draft_of_letter);
}

TEST(DraftComparison, NumbersWithoutKeysAreThoseOfTheDraftByWhereTheyStand) {
  const TracedDraft same =
      traced({"Geachte voorzitter,", "Wij doen er dit aan: 3 maatregelen.",
              "Zij gaven een 7,7 in 2013.", "2013/vr/overall/mean@3f9a", "7.7205", "7.6116"});
  EXPECT_THAT(same.differences, IsEmpty());
  EXPECT_EQ(same.numbers, 2U);
  EXPECT_NEAR(same.shared, 5.0 / 6.0, 1e-9);
}

TEST(DraftComparison, ADigitThatDiffersIsToldWithItsKey) {
  const TracedDraft other = traced({"Geachte voorzitter,", "Zij gaven een 7,8 in 2013.",
                                    "2013/vr/overall/mean@3f9a", "7.7205", "7.9116"});
  ASSERT_THAT(other.differences, SizeIs(2));
  EXPECT_EQ(other.differences[0].says, "Zij gaven een 7,8 in 2013.");
  EXPECT_EQ(other.differences[0].key, "2013/vr/overall/mean@3f9a");
  EXPECT_EQ(other.differences[1].says, "7.9116");
  EXPECT_EQ(other.differences[1].should_say, "7.6116");
}

// What people changed in words is theirs, and judged by its words.
TEST(DraftComparison, AnotherSentenceIsNoDifference) {
  EXPECT_THAT(traced({"Geachte voorzitter,", "Het cijfer was een 9,9.", "Dank u."}).differences,
              IsEmpty());
}

TEST(DraftComparison, ANumberThatKeptItsKeyIsHeldByThatAlone) {
  Pieces letter = draft_of_letter;
  letter[2].text = "Zij gaven een 7,8 in 2013.";
  letter[2].numbers[0].text = "7,8";
  EXPECT_THAT(traced_draft(letter, draft_of_letter).differences, IsEmpty());
}

}  // namespace
}  // namespace peil::app
