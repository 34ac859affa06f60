#include "peil/estimate/contrast.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/estimate/student.h"
#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

using Outcome = Contrasted::Outcome;

// A sample with its groups a, b, c: ready to be contrasted.
struct Groups {
  Classes classes;
  Tallies answers;

  Groups(Design design, std::vector<std::uint32_t> group, const NumberColumn& column) {
    const Grouping by{"g", {"a", "b", "c"}, std::move(group)};
    const Grouping* const all[]{&by};
    classes = classes_of(design, all);
    answers = tally(column, classes);
  }
  Domain level(std::uint32_t at) const { return domain(classes, 0, at); }
  Contrasted less(std::uint32_t one, std::uint32_t other) const {
    return contrast(classes, answers, level(one), level(other));
  }
};

Design clustered(std::initializer_list<std::uint32_t> psus) {
  Design design = testing::simple_design(psus.size());
  for (const std::uint32_t psu : psus) design.psu.emplace_back(psu);
  return design;
}

// Means 2 and 5, squares about them 2 and 2: variance 5/4 of (2/9 + 2/4) with n/(n-1) over 5 rows.
TEST(Contrast, IsAsByHand) {
  const Groups groups(testing::simple_design(5), {0, 0, 0, 1, 1},
                      testing::answered({1, 2, 3, 4, 6}));
  const Contrasted found = groups.less(1, 0);
  EXPECT_EQ(found.outcome, Outcome::Found);
  EXPECT_NEAR(found.difference.value, 3.0, 1e-15);
  const double error = std::sqrt(5.0 / 4.0 * (2.0 / 9.0 + 2.0 / 4.0));
  EXPECT_NEAR(*found.difference.standard_error, error, 1e-14);
  EXPECT_EQ(found.difference.degrees_of_freedom, 4.0);
  EXPECT_EQ(found.fewest_answers, 2u);
  ASSERT_TRUE(found.test);
  EXPECT_NEAR(found.test->t, 3.0 / error, 1e-13);
  EXPECT_EQ(found.test->p, t_p_value(found.test->t, 4.0));
}

// Two clusters, each with one row of both groups: 1 and 2 in one, 5 and 6 in the other. The
// difference is 1 in both and has no error, though each mean has one of 2.
TEST(Contrast, KeepsWhatTheDomainsShare) {
  const Groups groups(clustered({0, 0, 1, 1}), {0, 1, 0, 1}, testing::answered({1, 2, 5, 6}));
  const Contrasted found = groups.less(1, 0);
  EXPECT_NEAR(found.difference.value, 1.0, 1e-15);
  EXPECT_NEAR(*found.difference.standard_error, 0.0, 1e-15);
  const auto apart =
      error_without_covariance(groups.classes, groups.answers, groups.level(1), groups.level(0));
  ASSERT_TRUE(apart);
  EXPECT_NEAR(*apart, std::sqrt(8.0), 1e-14);
}

TEST(Contrast, TellsWhichDomainHasNoAnswers) {
  NumberColumn column = testing::answered({1, 2, 3, 4});
  column.reason[3] = Absent::Skipped;
  const Groups groups(testing::simple_design(4), {0, 0, 1, 2}, column);
  EXPECT_EQ(groups.less(0, 2).outcome, Outcome::NobodyAnswered);
  EXPECT_FALSE(groups.less(0, 2).of_first);
  EXPECT_TRUE(groups.less(2, 0).of_first);
  EXPECT_FALSE(
      error_without_covariance(groups.classes, groups.answers, groups.level(2), groups.level(0)));
}

TEST(Contrast, OfAnswersThatAllComeFromOnePsuHasNoError) {
  const Groups groups(clustered({0, 0, 1, 2}), {0, 0, 1, 1}, testing::answered({1, 2, 3, 6}));
  EXPECT_EQ(groups.less(0, 1).outcome, Outcome::OnePsu);
  EXPECT_TRUE(groups.less(0, 1).of_first);
  EXPECT_FALSE(groups.less(1, 0).of_first);
  EXPECT_FALSE(groups.less(0, 1).test);
}

// A stratum that was taken whole shows all of its spread: (1 - 2/10) * 2 * 2 * (1.5/2)^2.
TEST(Contrast, APsuThatIsAllThereIsHasAnErrorOfZero) {
  Design design = testing::simple_design(3);
  design.strata = {{"a", 1.0}, {"b", 10.0}};
  design.stratum = {StratumId(0), StratumId(1), StratumId(1)};
  const Groups groups(design, {0, 1, 1}, testing::answered({1, 3, 6}));
  EXPECT_EQ(groups.less(0, 1).outcome, Outcome::Found);
  EXPECT_NEAR(*groups.less(0, 1).difference.standard_error, std::sqrt(0.8 * 2.0 * 2.0 * 0.5625),
              1e-14);
}

TEST(Contrast, ADesignThatGivesNoErrorIsSaidFirst) {
  Design design = testing::simple_design(3);
  design.strata = {{"a", {}}, {"b", {}}};
  design.stratum = {StratumId(0), StratumId(1), StratumId(1)};
  const Groups groups(design, {0, 1, 1}, testing::answered({1, 3, 6}));
  EXPECT_EQ(groups.less(0, 1).outcome, Outcome::Found);
  EXPECT_FALSE(groups.less(0, 1).difference.standard_error);
  EXPECT_EQ(groups.less(0, 1).difference.why_no_error, NoError::LonelyPsu);
}

}  // namespace
}  // namespace peil::estimate
