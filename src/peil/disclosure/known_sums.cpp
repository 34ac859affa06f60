#include "peil/disclosure/known_sums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

namespace peil::disclosure {
namespace {

constexpr double nothing = 1e-9;  // of a vector of zeros and ones
constexpr double something = 1e-6;
constexpr std::array<std::uint32_t, 2> seeds{20140414, 20211203};

// A vector that no set of people was made with, the same in every run.
Eigen::VectorXd anything(Eigen::Index size, std::uint32_t seed) {
  std::mt19937 random(seed);
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
    : parts_(parts), figures_(std::move(figures)) {
  Eigen::MatrixXd common;
  independent_ = independent(common);
  common_.compute(common);
}

Eigen::VectorXd KnownSums::vector_of(std::span<const Part> parts) const {
  Eigen::VectorXd v = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(parts_));
  for (const Part part : parts) v(part) = 1.0;
  return v;
}

double KnownSums::along(std::span<const Part> parts, const Eigen::VectorXd& v) const {
  double sum = 0.0;
  for (const Part part : parts) sum += v(part);
  return sum;
}

// Figures that are no sums and differences of those before them, the smallest first, with what they
// have in common two by two.
std::vector<std::size_t> KnownSums::independent(Eigen::MatrixXd& common) const {
  std::vector<std::size_t> order(figures_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t f) { return figures_[f]->size(); });
  std::vector<std::size_t> chosen;
  std::vector<RowSet> sets;
  const auto most = static_cast<Eigen::Index>(figures_.size());
  Eigen::MatrixXd root = Eigen::MatrixXd::Zero(most, most);  // of `common`, by Cholesky
  common = Eigen::MatrixXd::Zero(most, most);
  for (const std::size_t f : order) {
    const RowSet set = as_set(*figures_[f], parts_);
    const auto count = static_cast<Eigen::Index>(chosen.size());
    const auto size = static_cast<double>(figures_[f]->size());
    Eigen::VectorXd with(count);
    for (Eigen::Index k = 0; k < count; ++k)
      with(k) = static_cast<double>(sets[static_cast<std::size_t>(k)].in_both(set));
    Eigen::VectorXd line = with;
    if (count > 0)
      root.topLeftCorner(count, count).triangularView<Eigen::Lower>().solveInPlace(line);
    const double left = size - line.squaredNorm();
    if (!(left > something * size)) continue;
    root.row(count).head(count) = line;
    root(count, count) = std::sqrt(left);
    common.row(count).head(count) = with;
    common.col(count).head(count) = with;
    common(count, count) = size;
    chosen.push_back(f);
    sets.push_back(set);
  }
  const auto count = static_cast<Eigen::Index>(chosen.size());
  common = common.topLeftCorner(count, count).eval();
  return chosen;
}

// A vector at right angles to all figures; nothing where it does not come out so.
std::optional<Eigen::VectorXd> KnownSums::at_right_angles(std::uint32_t seed) const {
  const std::vector<std::size_t>& chosen = independent_;
  Eigen::VectorXd v = anything(static_cast<Eigen::Index>(parts_), seed);
  Eigen::VectorXd products(static_cast<Eigen::Index>(chosen.size()));
  for (int times = 0; times < 2; ++times) {  // once more takes away what rounding left
    for (std::size_t k = 0; k < chosen.size(); ++k)
      products(static_cast<Eigen::Index>(k)) = along(*figures_[chosen[k]], v);
    const Eigen::VectorXd terms = common_.solve(products);
    for (std::size_t k = 0; k < chosen.size(); ++k) {
      for (const Part part : *figures_[chosen[k]]) v(part) -= terms(static_cast<Eigen::Index>(k));
    }
  }
  const bool across = std::ranges::all_of(
      figures_, [&](const Parts* parts) { return std::abs(along(*parts, v)) < nothing; });
  if (!across) return {};
  return v;
}

// What is not at right angles to such a vector is no sum of the figures. Nearly every target is
// told so by the first, without solving for it; of many one may be at right angles to it by chance.
bool KnownSums::lies_across(std::span<const Part> target) const {
  for (std::size_t k = 0; k < seeds.size(); ++k) {
    if (across_.size() == k) across_.push_back(at_right_angles(seeds[k]));
    if (across_[k] && std::abs(along(target, *across_[k])) > something) return true;
  }
  return false;
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

std::optional<std::vector<std::size_t>> KnownSums::terms(std::span<const Part> target) const {
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
