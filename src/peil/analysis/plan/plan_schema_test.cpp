// docs/formats/analysis-plan.schema.json says what a plan may hold, for editors and for programs
// that write plans. Here it is held against what the program itself knows.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "peil/analysis/plan/asked.h"
#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis {
namespace {

using Kind = Node::Kind;

Node file_at(const std::filesystem::path& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in) << path;
  std::ostringstream text;
  text << in.rdbuf();
  const Result<Node> node = read_json(text.str(), path.string());
  EXPECT_TRUE(node.ok()) << path;
  return node.ok() ? node.value() : Node{};
}

const std::filesystem::path source_tree(PEIL_SOURCE_DIR);

const Node& schema() {
  static const Node node = file_at(source_tree / "docs/formats/analysis-plan.schema.json");
  return node;
}

const Node& definition(const std::string& name) {
  const Node* found = schema().member("$defs")->member(name);
  if (found == nullptr) throw std::runtime_error("The schema has no definition of " + name);
  return *found;
}

bool same(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text && a.number == b.number && a.boolean == b.boolean;
}

bool of_type(const Node& node, const std::string& type) {
  static const std::map<std::string, Kind> kinds{{"string", Kind::Text},
                                                 {"number", Kind::Number},
                                                 {"boolean", Kind::Boolean},
                                                 {"array", Kind::List},
                                                 {"object", Kind::Object}};
  return kinds.at(type) == node.kind;
}

bool fits(const Node& node, const Node& rule);

bool object_fits(const Node& node, const Node& rule) {
  if (const Node* required = rule.member("required")) {
    for (const Node& key : required->items) {
      if (node.member(key.text) == nullptr) return false;
    }
  }
  const Node *known = rule.member("properties"), *others = rule.member("additionalProperties");
  return std::ranges::all_of(node.members, [&](const auto& member) {
    const Node* of = known == nullptr ? nullptr : known->member(member.name);
    if (of != nullptr) return fits(member.value, *of);
    if (others == nullptr) return true;
    return others->kind == Kind::Object && fits(member.value, *others);
  });
}

bool list_fits(const Node& node, const Node& rule) {
  const Node *least = rule.member("minItems"), *most = rule.member("maxItems");
  const auto size = static_cast<double>(node.items.size());
  if ((least != nullptr && size < least->number) || (most != nullptr && size > most->number))
    return false;
  const Node* items = rule.member("items");
  return items == nullptr ||
         std::ranges::all_of(node.items, [&](const Node& item) { return fits(item, *items); });
}

// The words of JSON Schema that ours uses, but for bounds of numbers.
bool fits(const Node& node, const Node& rule) {
  if (const Node* other = rule.member("$ref"))
    return fits(node, definition(other->text.substr(std::string("#/$defs/").size())));
  if (const Node* kinds = rule.member("oneOf"))
    return std::ranges::count_if(kinds->items, [&](const Node& one) { return fits(node, one); }) ==
           1;
  if (const Node* only = rule.member("const")) return same(node, *only);
  if (const Node* among = rule.member("enum"))
    return std::ranges::any_of(among->items, [&](const Node& one) { return same(node, one); });
  if (const Node* type = rule.member("type"); type != nullptr && !of_type(node, type->text))
    return false;
  if (node.kind == Kind::Object) return object_fits(node, rule);
  return node.kind != Kind::List || list_fits(node, rule);
}

std::set<std::string> statistics_of_the_schema() {
  std::set<std::string> names;
  for (const Node& one : definition("analysis").member("oneOf")->items)
    names.insert(one.member("$ref")->text.substr(std::string("#/$defs/statistic_").size()));
  return names;
}

std::set<std::string> properties_of(const Node& rule) {
  std::set<std::string> keys;
  for (const auto& [key, value] : rule.member("properties")->members) keys.insert(key);
  return keys;
}

// The keys that the program asks for when an analysis has these ones (of whatever value).
std::set<std::string> asked_for(const Statistic& statistic, const std::set<std::string>& given) {
  Node analysis;
  analysis.kind = Kind::Object;
  for (const std::string& key : given) analysis.members.push_back({key, Node{}});
  AnalysisPlan plan;
  plan.designs["d"] = DesignPlan{};
  Problems problems;
  PlanKeys keys(analysis, plan, problems);
  (void)statistic.read(keys, "x");
  return {keys.asked().begin(), keys.asked().end()};
}

TEST(PlanSchema, KnowsTheStatisticsOfTheProgramAndNoOthers) {
  std::set<std::string> names;
  for (const Statistic& one : statistics()) names.emplace(one.name);
  EXPECT_EQ(statistics_of_the_schema(), names);
}

// A key may be asked for only where another one is given or is not, so both ways are tried.
TEST(PlanSchema, KnowsTheKeysOfEveryStatisticAndNoOthers) {
  for (const Statistic& one : statistics()) {
    if (!statistics_of_the_schema().contains(std::string(one.name))) continue;  // told above
    std::set<std::string> written = properties_of(definition("statistic_" + std::string(one.name)));
    EXPECT_EQ(written.erase("id") + written.erase("statistic"), 2u) << one.name;
    std::set<std::string> asked = asked_for(one, written);
    asked.merge(asked_for(one, {}));
    EXPECT_EQ(written, asked) << one.name;
  }
}

TEST(PlanSchema, HoldsForEveryPlanOfTheReferenceCases) {
  std::size_t plans = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(source_tree / "tests/oracle/plans")) {
    if (entry.path().extension() != ".json") continue;
    ++plans;
    const Node plan = file_at(entry.path());
    EXPECT_TRUE(fits(plan, schema())) << entry.path();
    for (const Node& analysis : plan.member("analyses")->items)
      EXPECT_TRUE(fits(analysis, definition("analysis"))) << analysis.member("id")->text;
  }
  EXPECT_GE(plans, 10u);
}

TEST(PlanSchema, RejectsAKeyThatAStatisticDoesNotHave) {
  const auto judged = [](const std::string& analysis) {
    return fits(read_json(analysis, "plan.json").value(), definition("analysis"));
  };
  EXPECT_TRUE(judged(R"({"id": "x", "statistic": "mean", "variables": ["y"]})"));
  EXPECT_FALSE(judged(R"({"id": "x", "statistic": "mean", "variables": ["y"], "rule": "math"})"));
  EXPECT_FALSE(judged(R"({"id": "x", "statistic": "mean"})"));
  EXPECT_FALSE(judged(R"({"id": "x", "statistic": "meen", "variables": ["y"]})"));
  EXPECT_FALSE(judged(R"({"id": "x", "statistic": "quantile", "variables": "y", "rule": "hf7"})"));
}

// The program takes one number for a list of one. Three waves and both ends of a range are never
// one number, so there a list must stand.
TEST(PlanSchema, TakesASingleNumberWhereTheProgramDoes) {
  const auto value = [](const char* text) { return read_json(text, "plan.json").value(); };
  const Node number = value("0.5"), one = value("1");
  const std::vector<Node> lists{value("[0.5]"), value("[0.5, 0.6]"), value("[0.5, 0.6, 0.7]")};
  std::set<std::string> lists_only;
  for (const std::string& name : statistics_of_the_schema()) {
    for (const auto& [key, rule] : definition("statistic_" + name).member("properties")->members) {
      const bool list =
          std::ranges::any_of(lists, [&](const Node& node) { return fits(node, rule); });
      if (list && !fits(number, rule) && !fits(one, rule)) lists_only.insert(key);
    }
  }
  EXPECT_EQ(lists_only, (std::set<std::string>{"times", "low", "high"}));
}

}  // namespace
}  // namespace peil::analysis
