#include "peil/analysis/plan/asked.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/analysis/plan/read_plan.h"
#include "peil/base/digest.h"

namespace peil::analysis {
namespace {

Asked first_of(const std::string& analysis) {
  const Result<AnalysisPlan> plan = read_plan(
      R"({"data": {"d": {"file": "d.csv"}}, "designs": {"d": {}}, "analyses": [)" + analysis + "]}",
      "plan.json");
  if (!plan.ok()) {
    for (const Problem& p : plan.problems()) ADD_FAILURE() << p.code << ": " << p.message;
    throw std::runtime_error("no plan");
  }
  return plan.value().analyses.front().asked;
}

TEST(Asked, TheSameQuestionIsTheSameValueHoweverThePlanSpellsIt) {
  const Asked one = first_of(R"({"id": "a", "statistic": "mean", "variables": ["y"]})");
  const Asked same = first_of(
      R"({"confidence": 0.95, "variables": "y",   "statistic": "mean", "df": "design", "id": "a"})");
  EXPECT_EQ(one, same);
  EXPECT_EQ(canonical(one), canonical(same));
  EXPECT_EQ(digest(one), digest(same));
}

TEST(Asked, AnotherQuestionIsAnotherValueWithAnotherDigest) {
  const std::vector<std::string> analyses{
      R"({"id": "a", "statistic": "mean", "variables": ["y"]})",
      R"({"id": "a", "statistic": "total", "variables": ["y"]})",
      R"({"id": "a", "statistic": "mean", "variables": ["y"], "confidence": 0.9})",
      R"({"id": "a", "statistic": "mean", "variables": ["y"], "df": "domain"})",
      R"({"id": "a", "statistic": "mean", "variables": ["y"], "deff": true})",
      R"({"id": "a", "statistic": "mean", "variables": ["y"], "deff_replace": true})",
      R"({"id": "a", "statistic": "quantile", "variables": ["y"], "probabilities": [0.5]})",
      R"({"id": "a", "statistic": "quantile", "variables": ["y"], "probabilities": [0.9]})",
      R"({"id": "a", "statistic": "share", "variables": ["y"], "boxes": {"top": [9, 10]}})",
      R"({"id": "a", "statistic": "share", "variables": ["y"], "boxes": {"top": [8, 10]}})"};
  std::set<std::string> digests;
  for (const std::string& one : analyses) {
    digests.insert(digest(first_of(one)));
    for (const std::string& other : analyses)
      EXPECT_EQ(first_of(one) == first_of(other), one == other) << one << " " << other;
  }
  EXPECT_EQ(digests.size(), analyses.size());
}

TEST(Asked, ItIsPrintedWithEveryMemberByName) {
  const Asked asked = first_of(
      R"({"id": "r", "statistic": "ratio", "numerator": "y", "denominator": "x", "by": ["g"]})");
  const std::string expected =
      R"({"statistic":"ratio","asks":{"common":{"id":"r","design":"d","variables":[],"by":["g"],)"
      R"("by_each":[],"levels":[],"confidence":0.95,"degrees":"domain"},)"
      R"("numerator":"y","denominator":"x"}})";
  EXPECT_EQ(canonical(asked), expected);
  EXPECT_EQ(digest(asked), sha256(expected));
}

TEST(Asked, EveryStatisticHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (const Statistic& one : statistics()) names.insert(one.name);
  EXPECT_EQ(names.size(), statistics().size());
  EXPECT_EQ(names.size(), std::variant_size_v<Asked>);
}

}  // namespace
}  // namespace peil::analysis
