#include "peil/disclosure/subtraction.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

#include "peil/disclosure/count_ranges.h"
#include "peil/disclosure/known_sums.h"

namespace peil::disclosure {
namespace {

constexpr std::size_t most_tried = 40;

using Parts = std::vector<Part>;

class Protection {
 public:
  Protection(std::span<const std::size_t> answers, std::span<const Counted> figures,
             std::size_t least, std::size_t most_sets)
      : answers_(answers), figures_(figures), least_(least), held_(figures.size(), false) {
    for (const Counted& figure : figures) {
      sizes_.push_back(people(figure.parts));
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
  std::size_t people(const Parts& parts) const {
    std::size_t sum = 0;
    for (const Part part : parts) sum += answers_[part];
    return sum;
  }
  KnownSums sums_of(const std::vector<std::size_t>& out) const {
    std::vector<const Parts*> parts;
    for (const std::size_t f : out) parts.push_back(&figures_[f].parts);
    return {answers_.size(), std::move(parts)};
  }
  bool shown(std::size_t f) const { return figures_[f].shown && !held_[f]; }

  // Sets of parts of fewer than `least` people, with fewest people first.
  void add_small_sets(std::size_t most) {
    std::vector<Parts> sets;
    std::vector<std::size_t> size;
    for (Part part = 0; part < answers_.size(); ++part) {
      const std::size_t more = answers_[part];
      if (more == 0 || more >= least_) continue;
      const std::size_t before = sets.size();
      sets.push_back({part});
      size.push_back(more);
      for (std::size_t s = 0; s < before && sets.size() < most; ++s) {
        if (size[s] + more >= least_) continue;
        Parts wider = sets[s];
        wider.push_back(part);
        sets.push_back(std::move(wider));
        size.push_back(size[s] + more);
      }
    }
    std::vector<std::size_t> order(sets.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t s) { return size[s]; });
    for (const std::size_t s : order) targets_.push_back(std::move(sets[s]));
  }

  // What follows from figures that are out already cannot be kept any more.
  void leave_out_what_is_known() {
    std::vector<std::size_t> out;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (shown(f) && !figures_[f].free_to_hold) out.push_back(f);
    }
    if (out.empty()) return;
    out_already_.emplace(sums_of(out));
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
    const auto n = static_cast<double>(sizes_[f]);
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
    if (nothing_follows_ == held_) return {};
    if (auto pair = of_a_pair()) return pair;
    if (auto span = of_a_span()) return span;
    nothing_follows_ = held_;
    return {};
  }

  // Two figures, one inside the other, that are a few people apart.
  std::optional<std::vector<std::size_t>> of_a_pair() const {
    for (std::size_t inner = 0; inner < figures_.size(); ++inner) {
      for (std::size_t outer = 0; shown(inner) && outer < figures_.size(); ++outer) {
        const Parts &a = figures_[inner].parts, &b = figures_[outer].parts;
        if (!shown(outer) || a.size() >= b.size()) continue;
        const std::size_t apart = sizes_[outer] - sizes_[inner];
        if (sizes_[inner] >= sizes_[outer] || apart >= least_ || !std::ranges::includes(b, a))
          continue;
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
    const KnownSums known = sums_of(out);
    for (const Parts& target : targets_) {
      auto terms = known.terms(target);
      if (!terms) continue;
      for (std::size_t& place : *terms) place = out[place];
      return terms;
    }
    return {};
  }

  std::span<const std::size_t> answers_;
  std::span<const Counted> figures_;
  std::size_t least_;
  std::vector<bool> held_;
  std::vector<std::size_t> sizes_;  // people of each figure
  std::optional<KnownSums> out_already_;
  std::vector<Parts> targets_;                                // what nobody may find out
  mutable std::optional<std::vector<bool>> nothing_follows_;  // where these are held
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
