#include "peil/disclosure/known_sums.h"

#include <cmath>
#include <random>
#include <utility>

namespace peil::disclosure {
namespace {

constexpr double nothing = 1e-9;  // of a vector of zeros and ones
constexpr double something = 1e-6;

// A vector that no set of people was made with, the same in every run.
Eigen::VectorXd anything(Eigen::Index size) {
  std::mt19937 random(20140414);
  return Eigen::VectorXd::NullaryExpr(
      size, [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; });
}

RowSet as_set(const std::vector<Part>& parts, std::size_t all) {
  RowSet set(all);
  for (const Part part : parts) set.add(part);
  return set;
}

}  // namespace

KnownSums::KnownSums(std::size_t parts, std::vector<const Parts*> figures)
    : parts_(parts), figures_(std::move(figures)), across_(at_right_angles()) {}

Eigen::VectorXd KnownSums::vector_of(const Parts& parts) const {
  Eigen::VectorXd v = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(parts_));
  for (const Part part : parts) v(part) = 1.0;
  return v;
}

// Its product with every figure.
Eigen::VectorXd KnownSums::along(const Eigen::VectorXd& v) const {
  Eigen::VectorXd result = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(figures_.size()));
  for (std::size_t f = 0; f < figures_.size(); ++f) {
    for (const Part part : *figures_[f]) result(static_cast<Eigen::Index>(f)) += v(part);
  }
  return result;
}

// A vector at right angles to all figures, by what they have in common two by two; nothing where it
// does not come out so.
std::optional<Eigen::VectorXd> KnownSums::at_right_angles() const {
  const auto count = static_cast<Eigen::Index>(figures_.size());
  std::vector<RowSet> sets;
  for (const Parts* parts : figures_) sets.push_back(as_set(*parts, parts_));
  Eigen::MatrixXd common(count, count);
  for (Eigen::Index i = 0; i < count; ++i) {
    for (Eigen::Index k = i; k < count; ++k)
      common(i, k) = common(k, i) = static_cast<double>(
          sets[static_cast<std::size_t>(i)].in_both(sets[static_cast<std::size_t>(k)]));
  }
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> split(common);
  Eigen::VectorXd v = anything(static_cast<Eigen::Index>(parts_));
  for (int times = 0; times < 2; ++times) {  // once more takes away what rounding left
    const Eigen::VectorXd terms = split.solve(along(v));
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      for (const Part part : *figures_[f]) v(part) -= terms(static_cast<Eigen::Index>(f));
    }
  }
  if (!(along(v).lpNorm<Eigen::Infinity>() < nothing)) return {};
  return v;
}

// What is not at right angles to that vector is no sum of the figures. Nearly every target is told
// so, without solving for it.
bool KnownSums::lies_across(const Parts& target) const {
  if (!across_) return false;
  double along = 0.0;
  for (const Part part : target) along += (*across_)(part);
  return std::abs(along) > something;
}

const KnownSums::Solved& KnownSums::solved() const {
  if (solved_) return *solved_;
  solved_.emplace();
  solved_->known.resize(static_cast<Eigen::Index>(parts_),
                        static_cast<Eigen::Index>(figures_.size()));
  for (std::size_t f = 0; f < figures_.size(); ++f)
    solved_->known.col(static_cast<Eigen::Index>(f)) = vector_of(*figures_[f]);
  solved_->split.compute(solved_->known);
  return *solved_;
}

std::optional<std::vector<std::size_t>> KnownSums::terms(const Parts& target) const {
  if (lies_across(target)) return {};
  const Solved& all = solved();
  const Eigen::VectorXd asked = vector_of(target);
  const Eigen::VectorXd terms = all.split.solve(asked);
  if ((all.known * terms - asked).lpNorm<Eigen::Infinity>() > nothing) return {};
  std::vector<std::size_t> used;
  for (std::size_t f = 0; f < figures_.size(); ++f) {
    if (std::abs(terms(static_cast<Eigen::Index>(f))) > nothing) used.push_back(f);
  }
  return used;
}

}  // namespace peil::disclosure
