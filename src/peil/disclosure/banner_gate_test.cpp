// What a banner table, a standardised mean or a mix effect tells of few people of a wave.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "peil/analysis/plan/read_plan.h"
#include "peil/analysis/run/run.h"
#include "peil/analysis/write/rows.h"
#include "peil/disclosure/analyses.h"

namespace peil::disclosure {
namespace {

// People of two waves with marks from 6 to 9: in column `young` or not, of class k or l.
struct People {
  std::vector<double> mark, young, everybody;
  std::vector<std::uint8_t> outcome;  // 1 = k, 2 = l

  People& add(int people, bool is_young, std::uint8_t of) {
    for (int i = 0; i < people; ++i) {
      mark.push_back(6.0 + static_cast<double>(mark.size() % 4));
      young.push_back(is_young ? 1.0 : 0.0);
      everybody.push_back(1.0);
      outcome.push_back(of);
    }
    return *this;
  }
  Table table() const {
    Table table;
    table.rows = mark.size();
    table.columns = {{"mark", true, RealColumn{mark, {}}},
                     {"young", true, RealColumn{young, {}}},
                     {"everybody", true, RealColumn{everybody, {}}},
                     {"outcome", false, ByteColumn{outcome, {"k", "l"}, {}}}};
    return table;
  }
};

// "level quantity" of every estimate that is printed, and of everything that is held.
std::set<std::string> printed(const std::string& analyses, const People& now,
                              const People& before = {}) {
  std::string data = R"("now": {"wave": "2013"})";
  std::map<std::string, Table> tables{{"now", now.table()}};
  std::map<std::string, WaveSaid> said{{"2013", {{}, "d", false}}};
  if (!before.mark.empty()) {
    data += R"(, "before": {"wave": "2011"})";
    tables.emplace("before", before.table());
    said.emplace("2011", WaveSaid{{}, "e", false});
  }
  const analysis::AnalysisPlan plan =
      analysis::read_plan(R"({"data": {)" + data + R"(}, "analyses": [)" + analyses + "]}",
                          "plan.json")
          .value();
  const ReleasedAnalyses out = release(plan, tables, analysis::run(plan, tables), said, Rules{});
  std::set<std::string> all;
  for (const analysis::ResultRow& row : analysis::rows_of(out.results())) {
    if (row.quantity == "estimate" || row.quantity == "held" || row.quantity == "mean_1")
      all.insert(row.level + " " + row.quantity);
  }
  return all;
}

std::string banner(const std::string& show, const std::string& columns) {
  return R"({"id": "t", "statistic": "banner", "design": "now", "variables": ["mark"], "set": "s",
             "columns": [)" +
         columns + R"(], "show": ")" + show + "\"}";
}

using Names = std::set<std::string>;

TEST(GateOfBanners, ShowsColumnsOfEnoughPeople) {
  const People people = People{}.add(12, true, 1).add(12, false, 1);
  EXPECT_EQ(printed(banner("columns", R"("young")"), people), (Names{"young estimate"}));
  EXPECT_EQ(printed(banner("rest", R"("young")"), people), (Names{"young estimate"}));
}

TEST(GateOfBanners, HoldsAColumnOfFewPeopleAndWhatIsComparedWithIt) {
  const People people = People{}.add(9, true, 1).add(30, false, 1);
  EXPECT_EQ(printed(banner("columns", R"("young")"), people), (Names{"young held"}));
  EXPECT_EQ(printed(banner("rest", R"("young")"), people), (Names{"young held"}));
}

TEST(GateOfBanners, HoldsAColumnOfWhichTheRestIsFewPeople) {
  const People people = People{}.add(30, true, 1).add(9, false, 1);
  EXPECT_EQ(printed(banner("rest", R"("young")"), people), (Names{"young held"}));
}

// All 39 less the 30 young ones are the nine others.
TEST(GateOfBanners, HoldsOneOfTwoColumnsThatAreFewPeopleApart) {
  const People people = People{}.add(30, true, 1).add(9, false, 1);
  const Names shown = printed(banner("columns", R"("everybody", "young")"), people);
  EXPECT_EQ(shown, (Names{"everybody estimate", "young held"}));
  EXPECT_EQ(
      printed(banner("pairs", R"("everybody", "young")"), people).count("everybody-young estimate"),
      0u);
}

// Six items with blanks of their own by five columns of which some are few people apart.
TEST(GateOfBanners, HoldsTheSameOnAnyNumberOfThreads) {
  std::mt19937 random(20140414);
  Table table;
  table.rows = 120;
  std::string variables, columns;
  const auto add = [&](const std::string& name, unsigned kinds, unsigned blanks) {
    RealColumn made;
    for (std::size_t row = 0; row < table.rows; ++row) {
      made.value.push_back(static_cast<double>(random() % kinds));
      made.blank.push_back(random() % 100 < blanks ? 1 : 0);
    }
    table.columns.push_back({name, true, std::move(made)});
  };
  for (const char* item : {"a", "b", "c", "d", "e", "f"}) {
    add(item, 10, 20);
    variables += (variables.empty() ? "\"" : ", \"") + std::string(item) + "\"";
  }
  for (const char* column : {"p", "q", "r", "s", "t"}) {
    add(column, 2, 0);
    columns += (columns.empty() ? "\"" : ", \"") + std::string(column) + "\"";
  }
  // Of the people in p all but seven are in q.
  const auto& in_p = std::get<RealColumn>(table.columns[6].data).value;
  auto& in_q = std::get<RealColumn>(table.columns[7].data).value;
  in_q = in_p;
  for (std::size_t row = 0, left = 7; left > 0; ++row) {
    if (in_p[row] == 0.0) continue;
    in_q[row] = 0.0;
    --left;
  }
  const analysis::AnalysisPlan plan =
      analysis::read_plan(R"({"data": {"now": {"wave": "2013"}}, "analyses": [{"id": "t",
          "statistic": "banner", "design": "now", "set": "s", "variables": [)" +
                              variables + R"(], "columns": [)" + columns +
                              R"(], "show": "columns"}]})",
                          "plan.json")
          .value();
  const std::map<std::string, Table> tables{{"now", table}};
  const std::map<std::string, WaveSaid> said{{"2013", {{}, "d", false}}};
  std::set<std::set<std::string>> outcomes;
  for (const int threads : {1, 2, 4}) {
    std::set<std::string> held;
    const ReleasedAnalyses out =
        release(plan, tables, analysis::run(plan, tables), said, Rules{}, threads);
    for (const HeldFigure& one : out.held()) held.insert(one.variable + " " + one.level);
    outcomes.insert(held);
  }
  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_FALSE(outcomes.begin()->empty());
}

// As in the study's own tables: of twelve people all but one are in it, or all but two.
TEST(GateOfShares, HoldsAnEndOfFewPeopleThatAllButOneAreIn) {
  const std::string high =
      R"({"id": "t", "statistic": "share", "design": "now", "variables": ["mark"],
          "boxes": {"high": [7, 10]}})";
  const auto twelve = [](int low) {
    People people = People{}.add(12, true, 1);
    for (std::size_t i = 0; i < people.mark.size(); ++i)
      people.mark[i] = static_cast<int>(i) < low ? 6.0 : 7.0 + static_cast<double>(i % 3);
    return people;
  };
  EXPECT_EQ(printed(high, twelve(1)), (Names{" held"}));
  EXPECT_EQ(printed(high, twelve(2)), (Names{" estimate"}));
  EXPECT_EQ(printed(high, twelve(11)), (Names{" held"}));
}

TEST(GateOfBanners, HoldsAStandardisedMeanWithAClassOfFewPeople) {
  const std::string standardised =
      R"({"id": "t", "statistic": "standardised_mean", "design": "now", "variables": ["mark"],
          "columns": ["young"], "over": "outcome"})";
  const People enough =
      People{}.add(12, true, 1).add(12, true, 2).add(12, false, 1).add(12, false, 2);
  EXPECT_EQ(printed(standardised, enough).count("young estimate"), 1u);
  const People few = People{}.add(30, true, 1).add(5, true, 2).add(12, false, 1).add(30, false, 2);
  EXPECT_EQ(printed(standardised, few).count("young estimate"), 0u);
}

// A plain and a standardised mean over two classes give the mean of each class. Of class k twelve
// are young and three are not: with the mean of all of k that would tell of the three.
TEST(GateOfBanners, CountsTheClassesOfAStandardisedMeanAsKnown) {
  const People people =
      People{}.add(12, true, 1).add(12, true, 2).add(3, false, 1).add(20, false, 2);
  const std::string by_class =
      R"({"id": "c", "statistic": "mean", "design": "now", "variables": ["mark"],
          "by": ["outcome"]})";
  const std::string standardised =
      R"({"id": "t", "statistic": "standardised_mean", "design": "now", "variables": ["mark"],
          "columns": ["young"], "over": "outcome"})";
  EXPECT_EQ(printed(by_class, people), (Names{"k estimate", "l estimate"}));
  const Names both = printed(by_class + ", " + standardised, people);
  EXPECT_LT(both.count("k estimate") + both.count("young estimate"), 2u);
}

TEST(GateOfBanners, HoldsAMixEffectWithAClassOfFewPeople) {
  const std::string mix =
      R"({"id": "t", "statistic": "mix_effect", "before": "before", "after": "now",
          "variables": ["mark"], "over": "outcome"})";
  const People wave = People{}.add(20, true, 1).add(20, true, 2);
  EXPECT_EQ(printed(mix, wave, wave).count("mix estimate"), 1u);
  EXPECT_EQ(printed(mix, wave, wave).count("k mean_1"), 1u);
  const People few = People{}.add(30, true, 1).add(6, true, 2);
  const Names shown = printed(mix, wave, few);
  for (const char* name : {"mix estimate", "within estimate", "reweighted estimate", "l mean_1"})
    EXPECT_EQ(shown.count(name), 0u) << name;
}

}  // namespace
}  // namespace peil::disclosure
