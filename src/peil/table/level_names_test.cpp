#include "peil/table/level_names.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace peil::table {
namespace {

using Parts = std::vector<std::string>;

TEST(LevelNames, AreJoinedByABarAndKeepTheirOwnBarsApart) {
  EXPECT_EQ(joined(Parts{"N", "f"}), "N|f");
  EXPECT_EQ(joined(Parts{"x|y", "z"}), R"(x\|y|z)");
  EXPECT_EQ(joined(Parts{"x", "y|z"}), R"(x|y\|z)");
  EXPECT_EQ(joined(Parts{R"(x\)", "y"}), R"(x\\|y)");
  EXPECT_EQ(joined(Parts{"x|y"}), "x|y");
}

// All pairs of names of up to three of the signs that matter.
TEST(LevelNames, OfDifferentPartsAreDifferent) {
  std::vector<std::string> names{""};
  for (std::size_t from = 0, length = 0; length < 3; ++length) {
    const std::size_t to = names.size();
    for (; from < to; ++from) {
      for (const char sign : {'a', '|', '\\'}) names.push_back(names[from] + sign);
    }
  }
  std::set<std::string> seen;
  for (const std::string& one : names) {
    for (const std::string& other : names) {
      const std::string name = joined(Parts{one, other});
      EXPECT_TRUE(seen.insert(name).second) << name;
      EXPECT_EQ(parts_in(name), 2u) << name;
    }
  }
}

}  // namespace
}  // namespace peil::table
