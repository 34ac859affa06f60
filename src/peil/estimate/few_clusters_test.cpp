#include "peil/estimate/few_clusters.h"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <random>

#include "peil/estimate/contrast.h"
#include "peil/estimate/domains/by_domain.h"
#include "peil/estimate/testing.h"
#include "peil/estimate/wave_difference.h"

namespace peil::estimate {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// One stratum of PSUs, with rows of other weights and gaps.
testing::NumberSample few_psus(unsigned seed) {
  testing::NumberSample sample(3 * seed, true);  // of one stratum
  sample.design.strata[0].population.reset();
  sample.design.few_clusters = true;
  return sample;
}

struct Found {
  double error = 0.0, degrees = 0.0;
};

// From whole matrices over all rows: the model has a mean for every level of `of` (a row of -1 is
// left out), and c says which combination of the means is asked.
Found by_matrices(const testing::NumberSample& sample, const std::vector<int>& of,
                  const VectorXd& c) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < sample.rows(); ++row) {
    if (of[row] >= 0 && sample.y.reason[row] == Absent::No) rows.push_back(row);
  }
  const auto n = static_cast<Index>(rows.size());
  MatrixXd x = MatrixXd::Zero(n, c.size()), w = MatrixXd::Zero(n, n);
  VectorXd y(n);
  for (Index i = 0; i < n; ++i) {
    const std::size_t row = rows[static_cast<std::size_t>(i)];
    x(i, of[row]) = 1.0;
    w(i, i) = sample.design.weight[row].persons();
    y[i] = sample.y.value[row];
  }
  const MatrixXd m = (x.transpose() * w * x).inverse();
  const MatrixXd left = MatrixXd::Identity(n, n) - x * m * x.transpose() * w;
  const VectorXd residual = left * y;
  std::map<std::size_t, std::vector<Index>> psus;
  for (Index i = 0; i < n; ++i)
    psus[sample.design.psu[rows[static_cast<std::size_t>(i)]].index()].push_back(i);
  double variance = 0.0;
  MatrixXd columns(n, static_cast<Index>(psus.size()));
  Index g = 0;
  for (const auto& [psu, in] : psus) {
    const MatrixXd part = left(in, Eigen::all);
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(part * part.transpose());
    const VectorXd root = solver.eigenvalues().unaryExpr(
        [](double v) { return v > 1e-10 ? 1.0 / std::sqrt(v) : 0.0; });
    const MatrixXd a =
        solver.eigenvectors() * root.asDiagonal() * solver.eigenvectors().transpose();
    const VectorXd to = a * (w * x * m * c)(in);
    variance += std::pow(to.dot(residual(in)), 2.0);
    columns.col(g++) = part.transpose() * to;
  }
  const MatrixXd p = columns.transpose() * columns;
  return {std::sqrt(variance), p.trace() * p.trace() / p.squaredNorm()};
}

std::vector<int> levels(const testing::NumberSample& sample) {
  return {sample.group.level.begin(), sample.group.level.end()};
}

TEST(FewClustersOfMeans, AMeanHasTheErrorAndDegreesOfWholeMatrices) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const testing::NumberSample sample = few_psus(seed);
    const Classes classes = classes_of(sample.design);
    const auto found = mean(classes, tally(sample.y, classes), everybody(classes));
    ASSERT_TRUE(found && found->standard_error);
    const Found wanted = by_matrices(sample, std::vector<int>(sample.rows(), 0), VectorXd::Ones(1));
    EXPECT_NEAR(*found->standard_error, wanted.error, 1e-10);
    EXPECT_NEAR(found->degrees_of_freedom, wanted.degrees, 1e-8);
    EXPECT_TRUE(found->satterthwaite);
  }
}

TEST(FewClustersOfMeans, DomainsAndTheirDifferenceHaveThoseOfWholeMatrices) {
  std::size_t tried = 0;
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const testing::NumberSample sample = few_psus(seed);
    const Grouping* const groupings[]{&sample.group};
    const Classes classes = classes_of(sample.design, groupings);
    const Tallies tallies = tally(sample.y, classes);
    const Domain a = domain(classes, 0, 0), b = domain(classes, 0, 1);
    const Contrasted found = contrast(classes, tallies, a, b);
    if (found.outcome != Contrasted::Outcome::Found) continue;
    ++tried;
    const Found wanted = by_matrices(sample, levels(sample), (VectorXd(2) << 1.0, -1.0).finished());
    EXPECT_NEAR(*found.difference.standard_error, wanted.error, 1e-10);
    EXPECT_NEAR(found.difference.degrees_of_freedom, wanted.degrees, 1e-8);
    std::vector<int> only_a = levels(sample);
    for (int& level : only_a) level = level == 0 ? 0 : -1;
    const Found alone = by_matrices(sample, only_a, VectorXd::Ones(1));
    EXPECT_NEAR(*mean(classes, tallies, a)->standard_error, alone.error, 1e-10);
    EXPECT_NEAR(mean(classes, tallies, a)->degrees_of_freedom, alone.degrees, 1e-8);
  }
  EXPECT_GT(tried, 20u);
}

TEST(FewClustersOfMeans, FiguresByDomainAreTheSame) {
  const testing::NumberSample sample = few_psus(4);
  const weighting::Weighted weighted{sample.design.weight, sample.design.weight, {}, {}, {}};
  ByDomain by_domain(sample.design, weighted, std::vector<const Grouping*>{&sample.group}, {}, {});
  EXPECT_FALSE(by_domain.from_sums());
  const Grouping* const groupings[]{&sample.group};
  const Classes classes = classes_of(sample.design, groupings);
  const auto alone = mean(classes, tally(sample.y, classes), domain(classes, 0, 1));
  const std::vector<ByLevel> found = by_domain.of(sample.y);
  EXPECT_EQ(found[0][1]->mean.standard_error, alone->standard_error);
  EXPECT_EQ(found[0][1]->mean.degrees_of_freedom, alone->degrees_of_freedom);
  EXPECT_FALSE(found[0][1]->total.standard_error);  // a total has none
}

TEST(FewClustersOfMeans, AnswersOfOneClusterHaveNoErrorAndSharedAnswersNoDifference) {
  testing::NumberSample sample = few_psus(2);
  for (std::size_t row = 0; row < sample.rows(); ++row)
    sample.group.level[row] = sample.design.psu[row].index() == 1 ? 1 : 0;
  sample.y.reason.assign(sample.rows(), Absent::No);
  const Grouping* const groupings[]{&sample.group};
  const Classes classes = classes_of(sample.design, groupings);
  const Tallies tallies = tally(sample.y, classes);
  const Domain a = domain(classes, 0, 0), one = domain(classes, 0, 1);
  const auto alone = mean(classes, tallies, one);
  EXPECT_FALSE(alone->standard_error);
  EXPECT_EQ(alone->why_no_error, NoError::LonelyPsu);
  EXPECT_EQ(contrast(classes, tallies, a, one).outcome, Contrasted::Outcome::OnePsu);
  EXPECT_EQ(contrast(classes, tallies, everybody(classes), a).outcome,
            Contrasted::Outcome::SharedAnswers);
}

TEST(FewClustersOfMeans, DegreesOfSeveralErrorsGoByTheirVariances) {
  Estimate few{7.0, 2.0, 40, 3.0}, many{7.5, 1.0, 900, 800.0};
  EXPECT_EQ(independent_difference(few, many).degrees_of_freedom, 803.0);
  few.satterthwaite = true;
  const Estimate both = independent_difference(few, many);
  EXPECT_NEAR(both.degrees_of_freedom, 25.0 / (16.0 / 3.0 + 1.0 / 800.0), 1e-12);
  EXPECT_TRUE(both.satterthwaite);
}

}  // namespace
}  // namespace peil::estimate
