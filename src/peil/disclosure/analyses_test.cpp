#include "peil/disclosure/analyses.h"

#include <gtest/gtest.h>

#include "peil/analysis/plan/read_plan.h"
#include "peil/analysis/run/run.h"
#include "peil/analysis/write/rows.h"

namespace peil::disclosure {
namespace {

using analysis::Cell;

// Marks 6 to 9 of group p, then of q, and the weight that each of them has.
struct Wave {
  std::vector<double> mark, weight;
  std::vector<std::uint8_t> group;  // 1 = p, 2 = q

  void add(int people, std::uint8_t of, double counts_for) {
    for (int i = 0; i < people; ++i) {
      mark.push_back(6.0 + static_cast<double>(mark.size() % 4));
      weight.push_back(counts_for);
      group.push_back(of);
    }
  }
  std::map<std::string, Table> tables() const {
    Table table;
    table.rows = mark.size();
    table.columns = {{"mark", true, RealColumn{mark, {}}},
                     {"w", true, RealColumn{weight, {}}},
                     {"g", false, ByteColumn{group, {"p", "q"}, {}}}};
    return {{"now", table}};
  }
};

// How a wave was weighted stands in the study: here its weights are the column w.
analysis::AnalysisPlan plan_of(const std::string& analyses) {
  analysis::AnalysisPlan plan = analysis::read_plan(R"({"data": {"now": {"wave": "2013"}},
      "analyses": [)" + analyses + "]}",
                                                    "plan.json")
                                    .value();
  plan.designs.at("now").weight = "w";
  return plan;
}

const std::map<std::string, WaveSaid> nothing_said{{"2013", {{}, "d", false}}};

ReleasedAnalyses released_of(const std::string& analyses, const Wave& wave,
                             std::size_t least = 10) {
  const analysis::AnalysisPlan plan = plan_of(analyses);
  const auto tables = wave.tables();
  Rules rules;
  rules.least_shown = least;
  return release(plan, tables, analysis::run(plan, tables), nothing_said, rules);
}

// The names of the numbers of every level, each with its level: "p n".
std::vector<std::string> printed(const ReleasedAnalyses& released) {
  std::vector<std::string> all;
  for (const analysis::ResultRow& row : analysis::rows_of(released.results())) {
    if (row.quantity == "estimate" || row.quantity == "held")
      all.push_back(row.level + " " + row.quantity);
  }
  return all;
}

using Names = std::vector<std::string>;

const std::string mean_by_group =
    R"({"id": "m", "statistic": "mean", "design": "now", "variables": ["mark"], "by": ["g"]})";

TEST(AnalysesGate, ShowsWhatStandsOnEnoughAnswers) {
  Wave wave;
  wave.add(12, 1, 1.0);
  wave.add(12, 2, 1.0);
  const ReleasedAnalyses out = released_of(mean_by_group, wave);
  EXPECT_EQ(printed(out), (Names{"p estimate", "q estimate"}));
  EXPECT_TRUE(out.held().empty());
}

// Twelve of p answered, so by the answers of its rows nothing is amiss: no set of rows is about
// fewer than ten people. But three of them have no weight, and the mean stands on nine.
TEST(AnalysesGate, HoldsWhatWasComputedFromFewerAnswersThanItsRowsHave) {
  Wave wave;
  wave.add(9, 1, 1.0);
  wave.add(3, 1, 0.0);
  wave.add(12, 2, 1.0);
  const ReleasedAnalyses out = released_of(mean_by_group, wave);
  EXPECT_EQ(printed(out), (Names{"q estimate", "p held"}));
  ASSERT_EQ(out.held().size(), 1u);
  EXPECT_EQ(out.held().front().level, "p");
  EXPECT_EQ(out.held().front().why, Held::TooFew);
  EXPECT_EQ(printed(released_of(mean_by_group, wave, 9)), (Names{"p estimate", "q estimate"}));
}

// With the mean of everybody and that of q the mean of p would follow.
TEST(AnalysesGate, HoldsAnotherFromWhichThatFollows) {
  Wave wave;
  wave.add(9, 1, 1.0);
  wave.add(3, 1, 0.0);
  wave.add(12, 2, 1.0);
  const std::string all =
      R"({"id": "all", "statistic": "mean", "design": "now", "variables": ["mark"]})";
  EXPECT_EQ(printed(released_of(all + ", " + mean_by_group, wave)),
            (Names{" estimate", "p held", "q held"}));
}

// Twelve answers carry a model of two numbers, and not one of three.
TEST(AnalysesGate, HoldsAModelThatLeavesFewAnswersBeyondItsNumbers) {
  Wave wave;
  wave.add(12, 1, 1.0);
  wave.add(3, 2, 0.0);
  const std::string line = R"({"id": "m", "statistic": "regression", "design": "now",
                               "outcome": "mark", "predictors": ["w"]})";
  const analysis::AnalysisPlan plan = plan_of(line);
  analysis::Results results;
  Cell cell{
      .variable = "w", .form = analysis::Form::Coefficient, .basis = analysis::on_answers(12, 2)};
  cell.estimate = Estimate{1.0, 0.5, 12, 10.0};
  results.analyses = {{"m", "regression", {"now"}, {cell}}};
  Rules rules;
  rules.least_shown = 10;
  EXPECT_TRUE(release(plan, wave.tables(), results, nothing_said, rules).held().empty());
  results.analyses.front().cells.front().basis.parameters = 3;
  EXPECT_EQ(release(plan, wave.tables(), results, nothing_said, rules).held().size(), 1u);
}

// What does not say what it stands on stands on nobody's answers. A sentence that it cannot be done
// and an n of 0 tell of nobody.
TEST(AnalysesGate, HoldsAResultThatDoesNotSayWhatItStandsOn) {
  Wave wave;
  wave.add(12, 1, 1.0);
  wave.add(12, 2, 1.0);
  const analysis::AnalysisPlan plan = plan_of(mean_by_group);
  Cell forgotten{.variable = "mark", .domain = "g", .level = "p", .form = analysis::Form::Estimate};
  forgotten.estimate = Estimate{7.5, 0.1, 12, 10.0};
  Cell nobody{.variable = "mark", .domain = "g", .level = "nowhere"};
  nobody.add("n", 0.0);
  const Cell refused{
      .variable = "mark", .domain = "g", .level = "q", .form = analysis::Form::Refused};
  analysis::Results results;
  results.analyses = {{"m", "mean", {"now"}, {forgotten, nobody, refused}}};
  Rules rules;
  rules.least_shown = 10;
  const ReleasedAnalyses out = release(plan, wave.tables(), results, nothing_said, rules);
  ASSERT_EQ(out.held().size(), 1u);
  EXPECT_EQ(out.held().front().level, "p");
  std::vector<analysis::Form> forms;
  for (const Cell& cell : out.results().analyses.front().cells) forms.push_back(cell.form);
  EXPECT_EQ(forms,
            (std::vector{analysis::Form::Numbers, analysis::Form::Refused, analysis::Form::Held}));
}

}  // namespace
}  // namespace peil::disclosure
