#include "peil/disclosure/subtraction.h"

#include <Eigen/Dense>
#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <tuple>

#include "peil/disclosure/count_ranges.h"

namespace peil::disclosure {
namespace {

constexpr double nothing = 1e-9;  // of a vector of zeros and ones
constexpr double something = 1e-6;
constexpr std::size_t most_tried = 40;

using Parts = std::vector<Part>;

class Protection {
 public:
  Protection(std::span<const std::size_t> answers, std::span<const Counted> figures,
             std::size_t least, std::size_t most_sets)
      : answers_(answers), figures_(figures), least_(least), held_(figures.size(), false) {
    for (const Counted& figure : figures) {
      if (!figure.shown && !figure.parts.empty()) targets_.push_back(figure.parts);
    }
    add_small_sets(most_sets);
    leave_out_what_is_known();
  }

  std::vector<bool> done() && {
    hold_while(&Protection::first_that_follows);
    hold_while(&Protection::first_leak);
    hold_fewer();
    return std::move(held_);
  }

 private:
  Eigen::VectorXd vector_of(const Parts& parts) const {
    Eigen::VectorXd v = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(answers_.size()));
    for (const Part part : parts) v(part) = 1.0;
    return v;
  }

  // All sums and differences of some figures.
  class Span {
   public:
    Span(const Protection& all, std::vector<std::size_t> figures)
        : all_(all),
          figures_(std::move(figures)),
          known_(static_cast<Eigen::Index>(all.answers_.size()),
                 static_cast<Eigen::Index>(figures_.size())) {
      for (std::size_t i = 0; i < figures_.size(); ++i)
        known_.col(static_cast<Eigen::Index>(i)) = all.vector_of(all.figures_[figures_[i]].parts);
      split_.compute(known_);
      across_ = split_.householderQ().adjoint() * anything(known_.rows());
      across_.head(split_.rank()).setZero();
      across_ = split_.householderQ() * Eigen::VectorXd(across_);
    }

    // The figures of which the target is a sum and difference; nothing when it is none.
    std::optional<std::vector<std::size_t>> terms(const Parts& target) const {
      if (lies_across(target)) return {};
      const Eigen::VectorXd asked = all_.vector_of(target);
      const Eigen::VectorXd terms = split_.solve(asked);
      if ((known_ * terms - asked).lpNorm<Eigen::Infinity>() > nothing) return {};
      std::vector<std::size_t> used;
      for (std::size_t i = 0; i < figures_.size(); ++i) {
        if (std::abs(terms(static_cast<Eigen::Index>(i))) > nothing) used.push_back(figures_[i]);
      }
      return used;
    }

   private:
    // A vector that no set of people was made with, the same in every run.
    static Eigen::VectorXd anything(Eigen::Index size) {
      std::mt19937 random(20140414);
      return Eigen::VectorXd::NullaryExpr(
          size, [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; });
    }

    // At right angles to all sums and differences there is this one vector: what is not at right
    // angles to it is none of them. Nearly every other target is told so, without solving for it.
    bool lies_across(const Parts& target) const {
      double along = 0.0;
      for (const Part part : target) along += across_(part);
      return std::abs(along) > something;
    }

    const Protection& all_;
    std::vector<std::size_t> figures_;
    Eigen::MatrixXd known_;
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> split_;
    Eigen::VectorXd across_;
  };

  std::size_t people(const Parts& parts) const {
    std::size_t sum = 0;
    for (const Part part : parts) sum += answers_[part];
    return sum;
  }
  bool shown(std::size_t f) const { return figures_[f].shown && !held_[f]; }

  // Sets of parts of fewer than `least` people, with fewest people first.
  void add_small_sets(std::size_t most) {
    std::vector<Parts> sets;
    for (Part part = 0; part < answers_.size(); ++part) {
      if (answers_[part] == 0 || answers_[part] >= least_) continue;
      const std::size_t before = sets.size();
      sets.push_back({part});
      for (std::size_t s = 0; s < before && sets.size() < most; ++s) {
        Parts wider = sets[s];
        wider.push_back(part);
        if (people(wider) < least_) sets.push_back(std::move(wider));
      }
    }
    std::ranges::stable_sort(sets, {}, [&](const Parts& parts) { return people(parts); });
    targets_.insert(targets_.end(), sets.begin(), sets.end());
  }

  // What follows from figures that are out already cannot be kept any more.
  void leave_out_what_is_known() {
    std::vector<std::size_t> out;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (shown(f) && !figures_[f].free_to_hold) out.push_back(f);
    }
    if (out.empty()) return;
    out_already_.emplace(*this, std::move(out));
    std::erase_if(targets_, [&](const Parts& target) { return known(target); });
  }
  bool known(const Parts& target) const {
    return out_already_ && out_already_->terms(target).has_value();
  }

  // Figures about the same people are held together: one of them gives the others away.
  void set_held(std::size_t f, bool held) {
    for (std::size_t same = 0; same < figures_.size(); ++same) {
      if (figures_[same].parts == figures_[f].parts && figures_[same].shown &&
          figures_[same].free_to_hold)
        held_[same] = held;
    }
  }

  double cost(std::size_t f) const {
    double most = figures_[f].cost;
    for (const Counted& same : figures_) {
      if (same.parts == figures_[f].parts && same.shown) most = std::max(most, same.cost);
    }
    return most;
  }

  bool hold_one_of(const std::vector<std::size_t>& choice) {
    std::optional<std::size_t> cheapest;
    for (const std::size_t f : choice) {
      if (!figures_[f].free_to_hold) continue;
      if (!cheapest || cost(f) < cost(*cheapest)) cheapest = f;
    }
    if (cheapest) set_held(*cheapest, true);
    return cheapest.has_value();
  }

  std::vector<std::size_t> all_held() const {
    std::vector<std::size_t> held;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (held_[f]) held.push_back(f);
    }
    return held;
  }

  // One after the other may have held more than need be: where three or more are held, one alone is
  // tried in their place, the cheapest first.
  void hold_fewer() {
    if (all_held().size() < 3 || first_leak()) return;
    std::vector<std::size_t> free;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (figures_[f].shown && figures_[f].free_to_hold) free.push_back(f);
    }
    if (free.size() > most_tried) return;
    std::ranges::stable_sort(free, {}, [&](std::size_t f) { return cost(f); });
    const std::vector<bool> before = held_;
    for (const std::size_t f : free) {
      held_.assign(figures_.size(), false);
      set_held(f, true);
      if (!first_leak()) return;
    }
    held_ = before;
  }

  using Leak = std::optional<std::vector<std::size_t>> (Protection::*)() const;

  void hold_while(Leak find) {
    for (auto leak = (this->*find)(); leak && hold_one_of(*leak);) leak = (this->*find)();
    give_free(find);
  }

  // A later hold may protect what an earlier one was for.
  void give_free(Leak find) {
    std::vector<std::size_t> held = all_held();
    if (held.size() < 2) return;
    std::ranges::stable_sort(held, std::greater(), [&](std::size_t f) { return cost(f); });
    for (const std::size_t f : held) {
      set_held(f, false);
      if ((this->*find)()) set_held(f, true);
    }
  }

  // Figures of which one has to be held further.
  std::optional<std::vector<std::size_t>> first_leak() const {
    if (auto follows = first_that_follows()) return follows;
    return first_that_is_pinned();
  }

  // What is known of the number of people of a figure: the number itself, or on which side of the
  // rule it lies.
  KnownCount known_count(std::size_t f) const {
    const auto n = static_cast<double>(people(figures_[f].parts));
    if (shown(f)) return {figures_[f].parts, n, n};
    const auto least = static_cast<double>(least_);
    if (n < least) return {figures_[f].parts, std::min(1.0, n), least - 1.0};
    return {figures_[f].parts, least, std::numeric_limits<double>::infinity()};
  }

  // The figures that pin the number of people of one that is held, where any of them can be held.
  std::optional<std::vector<std::size_t>> first_that_is_pinned() const {
    const std::size_t wanted = std::min(least_values, least_ > 0 ? least_ - 1 : 0);
    std::vector<KnownCount> known;
    bool any = false;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      known.push_back(known_count(f));
      any = any || !shown(f);
    }
    if (!any) return {};
    CountRanges ranges(answers_.size(), known);
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (shown(f) || figures_[f].parts.empty()) continue;
      const auto range = ranges.of(figures_[f].parts);
      if (!range || range->values() >= wanted) continue;
      std::vector<std::size_t> choice;
      for (const std::size_t by : range->by) {
        if (shown(by) && figures_[by].free_to_hold) choice.push_back(by);
      }
      if (!choice.empty()) return choice;
    }
    return {};
  }

  // The figures from which something follows that nobody may find out.
  std::optional<std::vector<std::size_t>> first_that_follows() const {
    if (auto pair = of_a_pair()) return pair;
    return of_a_span();
  }

  // Two figures, one inside the other, that are a few people apart.
  std::optional<std::vector<std::size_t>> of_a_pair() const {
    for (std::size_t inner = 0; inner < figures_.size(); ++inner) {
      for (std::size_t outer = 0; shown(inner) && outer < figures_.size(); ++outer) {
        const Parts &a = figures_[inner].parts, &b = figures_[outer].parts;
        if (!shown(outer) || a.size() >= b.size() || !std::ranges::includes(b, a)) continue;
        const std::size_t apart = people(b) - people(a);
        if (apart == 0 || apart >= least_) continue;
        Parts between;
        std::ranges::set_difference(b, a, std::back_inserter(between));
        if (!known(between)) return std::vector{inner, outer};
      }
    }
    return {};
  }

  // A target that is a sum and difference of figures that are shown.
  std::optional<std::vector<std::size_t>> of_a_span() const {
    std::vector<std::size_t> out;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (shown(f)) out.push_back(f);
    }
    if (out.empty() || targets_.empty()) return {};
    const Span known(*this, std::move(out));
    for (const Parts& target : targets_) {
      if (auto terms = known.terms(target)) return terms;
    }
    return {};
  }

  std::span<const std::size_t> answers_;
  std::span<const Counted> figures_;
  std::size_t least_;
  std::vector<bool> held_;
  std::optional<Span> out_already_;
  std::vector<Parts> targets_;  // what nobody may find out
};

}  // namespace

std::vector<bool> protect(std::span<const std::size_t> answers, std::span<const Counted> figures,
                          std::size_t least, std::size_t most_sets) {
  // Figures about the same people tell what one of them tells, and are held together: a table has
  // many, all shares of an item among them.
  std::map<std::tuple<Parts, bool, bool>, std::size_t> seen;
  std::vector<Counted> apart;
  std::vector<std::size_t> place;
  for (const Counted& figure : figures) {
    const auto [at, fresh] =
        seen.try_emplace({figure.parts, figure.shown, figure.free_to_hold}, apart.size());
    if (fresh) apart.push_back(figure);
    apart[at->second].cost = std::max(apart[at->second].cost, figure.cost);
    place.push_back(at->second);
  }
  const std::vector<bool> of_apart = Protection(answers, apart, least, most_sets).done();
  std::vector<bool> held;
  for (const std::size_t at : place) held.push_back(of_apart[at]);
  return held;
}

}  // namespace peil::disclosure
