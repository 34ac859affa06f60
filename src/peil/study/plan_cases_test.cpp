#include "peil/study/plan_cases.h"

#include <gtest/gtest.h>

#include "peil/study/broken.h"

namespace peil::study {
namespace {

const std::string file = "plans/2013.toml";

Broken with(const std::string& cases, std::string code, std::size_t line, std::size_t column,
            std::string message) {
  return {file, "[[exclude]]\n", cases + "\n[[exclude]]\n", std::move(code),
          line, column,          std::move(message)};
}

TEST(PlanCases, AreReadWithWhatMayDiffer) {
  const Broken right = with(
      "[cases]\ntolerance = 0.02\nexcluded = { \"no address\" = 3 }\n[cases.strata]\n"
      "\"vreemdelingen/granted\" = 400\n\"bedrijven/granted\" = 0",
      "", 0, 0, "");
  const Result<Study> study = read(broken_texts(right));
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  const CasesPlan& cases = study.value().plan("2013")->cases;
  EXPECT_EQ(cases.tolerance, 0.02);
  EXPECT_EQ(cases.strata, (std::map<std::string, std::size_t>{{"bedrijven/granted", 0},
                                                              {"vreemdelingen/granted", 400}}));
  EXPECT_EQ(cases.excluded, (std::map<std::string, std::size_t>{{"no address", 3}}));
  EXPECT_TRUE(study.value().plan("2011")->cases.strata.empty());
}

TEST(PlanCases, SayEveryMistakeWithItsPlace) {
  const std::string strata = "[cases]\n[cases.strata]\n";
  const Broken rows[]{
      with("[cases]\ntolerance = 0.1", "key.missing", 21, 1,
           "The key 'strata' is missing in [cases]."),
      with("[cases]\nstrata = { }", "value.empty", 22, 10, "[cases.strata] has no numbers."),
      with(strata + "\"bedrijven\" = 5", "plan.stratum-name", 23, 1,
           "'bedrijven' has 1 part, and the strata are made of 2 columns."),
      with(strata + "\"bedrijven/granted\" = -1", "value.out-of-range", 23, 23,
           "'bedrijven/granted' is -1 and must lie from 0 to 1000000000."),
      with("[cases]\ntolerance = 0.6\n[cases.strata]\n\"bedrijven/granted\" = 5",
           "value.out-of-range", 22, 13, "'tolerance' is 0.6 and must lie from 0 to 0.5."),
      with("[cases]\nexcluded = { \"no adress\" = 3 }\n[cases.strata]\n\"bedrijven/granted\" = 5",
           "plan.cases-reason", 22, 14, "No [[exclude]] has the reason 'no adress'."),
  };
  for (const Broken& row : rows) expect_broken(row);
}

}  // namespace
}  // namespace peil::study
