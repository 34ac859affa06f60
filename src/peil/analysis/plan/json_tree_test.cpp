#include "peil/analysis/plan/json_tree.h"

#include <gtest/gtest.h>

namespace peil::analysis {
namespace {

TEST(JsonTree, KnowsWhereEveryValueStands) {
  const Node root =
      read_json("{\n  \"a\": [1,\n        \"x\"],\n  \"b\": 7\n}\n", "p.json").value();
  EXPECT_EQ(root.member("a")->line, 2u);
  EXPECT_EQ(root.member("a")->column, 8u);
  EXPECT_EQ(root.member("a")->items[1].line, 3u);
  EXPECT_EQ(root.member("a")->items[1].column, 9u);
  EXPECT_EQ(root.member("b")->line, 4u);
  EXPECT_EQ(root.member("b")->number, 7.0);
}

TEST(JsonTree, SaysWhereItIsBroken) {
  const auto broken = read_json("{\n  \"a\": 1\n  \"b\": 2\n}", "p.json");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.problems()[0].code, "json.broken");
  EXPECT_EQ(broken.problems()[0].line, 3u);
  for (const char* text : {"", "{", "[1,", "{\"a\"}", "nul", "{\"a\":1}x", "1e999"}) {
    EXPECT_FALSE(read_json(text, "p.json").ok()) << text;
  }
}

TEST(JsonTree, AKeyIsGivenOnce) {
  const auto twice = read_json("{\"a\": 1,\n \"a\": 2}", "p.json");
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.problems()[0].code, "json.key-twice");
  EXPECT_EQ(twice.problems()[0].line, 2u);
}

TEST(JsonTree, RefusesBytesThatAreNotUtf8) {
  EXPECT_EQ(read_json("{\"a\": \"caf\xe9\"}", "p.json").problems()[0].code, "json.not-utf8");
}

TEST(JsonTree, BracketsWithoutEndAreAMistakeAndNoCrash) {
  const auto deep = read_json(std::string(500'000, '['), "p.json");
  ASSERT_FALSE(deep.ok());
  EXPECT_EQ(deep.problems().front().code, "json.too-deep");
  EXPECT_EQ(deep.problems().front().column, 65u);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  EXPECT_EQ(read_json(objects, "p.json").problems().front().code, "json.too-deep");
  EXPECT_TRUE(read_json(std::string(64, '[') + std::string(64, ']'), "p.json").ok());
}

}  // namespace
}  // namespace peil::analysis
