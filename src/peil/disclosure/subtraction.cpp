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

// Many small sets of parts, one behind the other.
class PartSets {
 public:
  std::size_t size() const { return ends_.size(); }
  std::span<const Part> operator[](std::size_t set) const {
    const std::size_t from = set == 0 ? 0 : ends_[set - 1];
    return std::span(parts_).subspan(from, ends_[set] - from);
  }
  void add(std::span<const Part> parts) {
    parts_.insert(parts_.end(), parts.begin(), parts.end());
    ends_.push_back(parts_.size());
  }
  void add_to_copy_of(std::size_t set, Part part) {
    const auto from = static_cast<std::ptrdiff_t>(set == 0 ? 0 : ends_[set - 1]);
    const auto to = static_cast<std::ptrdiff_t>(ends_[set]);
    parts_.reserve(parts_.size() + static_cast<std::size_t>(to - from) + 1);
    parts_.insert(parts_.end(), parts_.begin() + from, parts_.begin() + to);
    parts_.push_back(part);
    ends_.push_back(parts_.size());
  }

 private:
  std::vector<Part> parts_;
  std::vector<std::size_t> ends_;
};

class Protection {
 public:
  Protection(std::span<const std::size_t> answers, std::span<const Counted> figures,
             std::size_t least, std::size_t most_sets)
      : answers_(answers), figures_(figures), least_(least), held_(figures.size(), false) {
    for (const Counted& figure : figures) {
      sizes_.push_back(people(figure.parts));
      if (!figure.shown && !figure.parts.empty()) targets_.add(figure.parts);
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
    PartSets sets;
    std::vector<std::size_t> size;
    for (Part part = 0; part < answers_.size(); ++part) {
      const std::size_t more = answers_[part];
      if (more == 0 || more >= least_) continue;
      const std::size_t before = sets.size();
      sets.add({&part, 1});
      size.push_back(more);
      for (std::size_t s = 0; s < before && sets.size() < most; ++s) {
        if (size[s] + more >= least_) continue;
        sets.add_to_copy_of(s, part);
        size.push_back(size[s] + more);
      }
    }
    for (std::size_t people = 1; people < least_; ++people) {
      for (std::size_t s = 0; s < sets.size(); ++s) {
        if (size[s] == people) targets_.add(sets[s]);
      }
    }
  }

  // What follows from figures that are out already cannot be kept any more.
  void leave_out_what_is_known() {
    std::vector<std::size_t> out;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (shown(f) && !figures_[f].free_to_hold) out.push_back(f);
    }
    if (out.empty()) return;
    out_already_.emplace(sums_of(out));
    PartSets unknown;
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      if (!known(targets_[t])) unknown.add(targets_[t]);
    }
    targets_ = std::move(unknown);
  }
  bool known(std::span<const Part> target) const {
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
    if (nothing_leaks_ == held_) return {};
    if (auto follows = first_that_follows()) return follows;
    if (auto pinned = first_that_is_pinned()) return pinned;
    nothing_leaks_ = held_;
    return {};
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
    std::size_t kept = 0;
    for (std::size_t f = 0; f < figures_.size(); ++f) kept += shown(f) ? 0 : 1;
    if (kept == 0) return {};
    std::vector<KnownCount> known;
    for (std::size_t f = 0; f < figures_.size(); ++f) known.push_back(known_count(f));
    CountRanges ranges(answers_.size(), known);
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (shown(f) || figures_[f].parts.empty() || ranges.has_shown(figures_[f].parts, wanted))
        continue;
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
    if (out.empty() || targets_.size() == 0) return {};
    const KnownSums known = sums_of(out);
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      auto terms = known.terms(targets_[t]);
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
  PartSets targets_;                                          // what nobody may find out
  mutable std::optional<std::vector<bool>> nothing_follows_;  // where these are held
  mutable std::optional<std::vector<bool>> nothing_leaks_;    // likewise
};

}  // namespace

std::vector<bool> protect(std::span<const std::size_t> answers, std::span<const Counted> figures,
                          std::size_t least, std::size_t most_sets) {
  // Figures about the same people tell what one of them tells, and are held together: a table has
  // many, all shares of an item among them.
  const auto before = [](const Counted* one, const Counted* other) {
    return std::tie(one->parts, one->shown, one->free_to_hold) <
           std::tie(other->parts, other->shown, other->free_to_hold);
  };
  std::map<const Counted*, std::size_t, decltype(before)> seen;
  std::vector<std::size_t> place;
  for (const Counted& figure : figures)
    place.push_back(seen.try_emplace(&figure, seen.size()).first->second);
  if (seen.size() == figures.size()) return Protection(answers, figures, least, most_sets).done();
  std::vector<Counted> apart(seen.size());
  for (const auto& [figure, at] : seen) apart[at] = *figure;
  for (std::size_t f = 0; f < figures.size(); ++f)
    apart[place[f]].cost = std::max(apart[place[f]].cost, figures[f].cost);
  const std::vector<bool> of_apart = Protection(answers, apart, least, most_sets).done();
  std::vector<bool> held;
  for (const std::size_t at : place) held.push_back(of_apart[at]);
  return held;
}

}  // namespace peil::disclosure
