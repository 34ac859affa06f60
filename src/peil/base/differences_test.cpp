#include "peil/base/differences.h"

#include <gtest/gtest.h>

#include <random>

namespace peil {
namespace {

using List = std::vector<std::string>;

List letters(const std::string& text) {
  List all;
  for (const char c : text) all.emplace_back(1, c);
  return all;
}

std::vector<Edit> changes(const std::string& a, const std::string& b) {
  return *differences(letters(a), letters(b));
}

TEST(Differences, AreWhereListsSaySomethingElse) {
  EXPECT_TRUE(changes("abc", "abc").empty());
  EXPECT_EQ(changes("abc", "axc"), (std::vector<Edit>{{1, 2, 1, 2}}));
  EXPECT_EQ(changes("abc", "abcd"), (std::vector<Edit>{{3, 3, 3, 4}}));
  EXPECT_EQ(changes("xabc", "abc"), (std::vector<Edit>{{0, 1, 0, 0}}));
  EXPECT_EQ(changes("", "a"), (std::vector<Edit>{{0, 0, 0, 1}}));
}

TEST(Differences, AreNothingOfTwoDifferentThings) {
  EXPECT_FALSE(differences(letters("aaaaaaaa"), letters("bbbbbbbb"), 5).has_value());
}

// What is put together again of the first list and the changes is the second, and no pair of lists
// takes more changes than both have items.
TEST(Differences, MakeTheSecondListOfTheFirst) {
  std::mt19937 chance(20131130);
  for (int round = 0; round < 500; ++round) {
    List a, b;
    for (auto* list : {&a, &b}) {
      const std::size_t size = chance() % 30;
      for (std::size_t i = 0; i < size; ++i) list->push_back(std::string(1, "abc"[chance() % 3]));
    }
    const auto found = differences(a, b);
    ASSERT_TRUE(found.has_value());
    List made;
    std::size_t at = 0;
    for (const Edit& c : *found) {
      made.insert(made.end(), a.begin() + static_cast<long>(at),
                  a.begin() + static_cast<long>(c.a_from));
      made.insert(made.end(), b.begin() + static_cast<long>(c.b_from),
                  b.begin() + static_cast<long>(c.b_to));
      at = c.a_to;
    }
    made.insert(made.end(), a.begin() + static_cast<long>(at), a.end());
    EXPECT_EQ(made, b);
  }
}

}  // namespace
}  // namespace peil
