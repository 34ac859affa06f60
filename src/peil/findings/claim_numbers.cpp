#include "peil/findings/claim_numbers.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "peil/findings/items.h"
#include "peil/findings/letter.h"
#include "peil/findings/number_holder.h"
#include "peil/findings/number_waves.h"

namespace peil::findings {
namespace {

// One measure in one group, as a claim names them: groups within measures.
struct OneSeries {
  std::string measure, group;
};

std::vector<OneSeries> series_named(const Claim& claim) {
  std::vector<OneSeries> all;
  for (const std::string& measure : claim.measures) {
    for (const std::string& group : claim.groups) all.push_back({measure, group});
  }
  return all;
}

class Binder : NumberHolder {
 public:
  Binder(const Claim& claim, const Letter& letter, const Study& study, const Figures& figures)
      : NumberHolder(claim, letter, study, figures), series_(series_named(claim)) {}

  BoundNumbers bind() {
    for (const std::size_t i : claim_.numbers) {
      if (is_year(letter_.numbers[i])) {
        found_.bound.insert(i);
        years_.push_back(i);
      } else if (prints_marks(claim_.kind) && letter_.numbers[i].value) {
        take(i);
      }
    }
    hold_marks();
    return std::move(found_);
  }

 private:
  bool is_year(const NumberInText& n) const {
    if (n.decimals > 0 || n.percent || n.word || !n.value) return false;
    if (claim_.kind == ClaimKind::Rhythm) {
      return *n.value == claim_.since || *n.value == claim_.every;
    }
    return std::ranges::find(claim_.waves, n.text) != claim_.waves.end();
  }

  // A recommend score has a sign of its own, and days are no marks.
  bool is_amount(std::size_t i) const {
    if (said(i).role != NumberRole::Amount) return false;
    if (claim_.statistic == "days") return claim_.said.up || claim_.said.down;
    return claim_.statistic != "nps" || claim_.said.up || claim_.said.down;
  }

  void take(std::size_t i) {
    const NumberInText& n = letter_.numbers[i];
    const NumberSaid as = said(i);
    if (is_amount(i)) return hold_amount(i);
    switch (as.role) {
      case NumberRole::Scale:
        return hold_scale(i);
      case NumberRole::Confidence:
        return hold_confidence(i);
      case NumberRole::Margin:
      case NumberRole::IntervalEnd:
        return hold_margin(i);
      case NumberRole::RangeLow:
      case NumberRole::RangeHigh:
        return hold_range(i);
      case NumberRole::Threshold:
        return;
      default:
        if (n.side != 0 && !is_of_marks()) return found_.unheld.push_back(i);
        if (may_print(claim_, n)) return marks_.push_back(i);
        if (hold_answers(i)) return;
        if (!letter_.marked) found_.unheld.push_back(i);
    }
  }

  // "5,2, uit 58 antwoorden": on how many answers one of its marks rests.
  bool hold_answers(std::size_t number) {
    const NumberInText& n = letter_.numbers[number];
    if (claim_.kind != ClaimKind::Value || n.decimals > 0 || n.percent) return false;
    const bool right = std::ranges::any_of(figures_.marks, [&](const Evidence& e) {
      return e.answers > 0 && static_cast<double>(e.answers) == *n.value;
    });
    if (right) found_.bound.insert(number);
    return right;
  }

  // A pass and a fail are words for marks from 1 to 10.
  bool is_of_marks() const {
    return claim_.statistic == "mean" &&
           std::ranges::all_of(claim_.measures, [&](const std::string& measure) {
             const Question* question = question_of(study_, measure);
             const auto scale = question == nullptr ? std::optional(Scale{}) : scale_of(*question);
             return scale && scale->is_known();
           });
  }

  bool is_alone() const { return series_.size() <= 1; }

  // "lopen uiteen van 5,2 tot 8,1": the lowest of all marks and the highest.
  void hold_ends() {
    std::vector<std::size_t> known;
    for (std::size_t m = 0; m < figures_.marks.size(); ++m)
      if (figures_.marks[m].known()) known.push_back(m);
    const auto of = [&](std::size_t m) { return figures_.marks[m].mark.low; };
    const auto [low, high] = std::ranges::minmax(known, {}, of);
    const bool turned =
        *letter_.numbers[marks_.front()].value > *letter_.numbers[marks_.back()].value;
    for (const std::size_t i : marks_) {
      ++found_.marks;
      const std::size_t end = (i == marks_.front()) == turned ? high : low;
      Held held;
      held.wrong.evidence = {end};
      held.add(fit(letter_.numbers[i], in_print(figures_.marks[end]), said(i).nearness));
      settle(i, std::move(held), true);
    }
  }

  void hold_marks() {
    const bool any = std::ranges::any_of(figures_.marks, &Evidence::known);
    if (claim_.more.contains("spread") && marks_.size() == 2 && any) return hold_ends();
    std::vector<std::size_t> own;
    std::erase_if(marks_, [&](std::size_t i) {
      if (!is_of_a_benchmark(i)) return false;
      found_.unheld.push_back(i);
      return true;
    });
    const std::vector<std::size_t> sides = take_sides();
    for (const std::size_t i : marks_) {
      if (!is_of_others(i)) own.push_back(i);
    }
    std::vector<std::string> waves = waves_of_marks(claim_, letter_, own, years_, is_alone());
    // A row of a table has its marks group by group, each in the order of the waves.
    if (claim_.more.contains("row"))
      for (std::size_t k = 0; k < waves.size(); ++k)
        waves[k] = claim_.waves[k % claim_.waves.size()];
    const auto at = [&](std::size_t i) {
      const auto place = std::ranges::find(own, i) - own.begin();
      return static_cast<std::size_t>(place);
    };
    for (const std::size_t i : marks_) {
      ++found_.marks;
      if (at(i) == own.size())
        hold_to_others(i);
      else
        hold_own(i, at(i), own, waves);
    }
    for (const std::size_t i : sides) {
      const auto behind = std::ranges::find_if(own, [&](std::size_t k) { return k > i; });
      const auto k = static_cast<std::size_t>(behind - own.begin());
      hold_own(i, k == 0 ? 0 : k - 1, own, waves);
    }
  }

  // "van 5,6 naar 5,1, een onvoldoende": said of the mark before it.
  std::vector<std::size_t> take_sides() {
    const auto is_side = [&](std::size_t i) { return letter_.numbers[i].side != 0; };
    std::vector<std::size_t> sides;
    if (std::ranges::all_of(marks_, is_side) || !is_alone()) return sides;
    std::ranges::copy_if(marks_, std::back_inserter(sides), is_side);
    std::erase_if(marks_, is_side);
    return sides;
  }

  // Where a benchmark or a target is spoken of, its number follows "hoger dan" or words for others.
  bool is_of_others(std::size_t i) const {
    if (!has_others()) return false;
    const NumberSaid as = said(i);
    return as.of_others || as.nearness == Nearness::More || as.nearness == Nearness::Less;
  }

  // "boven het landelijk cijfer van 7,1" beside a rise: true of the benchmark, and not judged.
  bool is_of_a_benchmark(std::size_t i) const {
    if (has_others() || !said(i).of_others) return false;
    return std::ranges::any_of(study_.published.benchmarks, [&](const BenchmarkRow& row) {
      return fit(letter_.numbers[i], {row.mark.from(), row.mark.below()}) == NumberFit::Right;
    });
  }
  bool has_others() const {
    return !figures_.rows.empty() || std::ranges::any_of(figures_.marks, is_set);
  }
  static bool is_set(const Evidence& e) { return e.ground == Ground::Set; }

  void add_rows(Held& held, const NumberInText& n) {
    for (std::size_t r = 0; r < figures_.rows.size(); ++r) {
      held.wrong.benchmarks.push_back(r);
      const PrintedMark& mark = figures_.rows[r]->mark;
      const NumberFit f = fit(n, {mark.from(), mark.below()});
      if (f == NumberFit::Right) found_.benchmark_rows.push_back(r);
      held.add(f);
    }
  }

  void add_marks(Held& held, const NumberInText& n, Nearness nearness,
                 const std::function<bool(const Evidence&)>& meant) {
    for (std::size_t m = 0; m < figures_.marks.size(); ++m) {
      const Evidence& e = figures_.marks[m];
      if (!e.known() || !meant(e)) continue;
      held.wrong.evidence.push_back(m);
      held.add(fit(n, in_print(e), nearness));
    }
  }

  void hold_to_others(std::size_t number) {
    const NumberInText& n = letter_.numbers[number];
    Held held;
    add_rows(held, n);
    add_marks(held, n, Nearness::As, is_set);
    settle(number, std::move(held), false);
  }

  // Of the k-th mark that is the claim's own.
  void hold_own(std::size_t number, std::size_t k, const std::vector<std::size_t>& own,
                const std::vector<std::string>& waves) {
    const NumberInText& n = letter_.numbers[number];
    const Nearness nearness = said(number).nearness;
    Held held;
    // "tegen een 7,1" may be of either
    const bool either = k >= figures_.marks.size() || said(number).against;
    if (has_others() && either) add_rows(held, n);
    const std::vector<std::size_t> places = series_of(number, k, own, waves);
    const std::string& wave = waves[k];
    const auto of_wave = [&](const Evidence& e) { return wave.empty() || e.wave == wave; };
    if (places.empty() || is_alone()) {
      // "zowel in 2017 als in 2019 een 7,1": of both, whichever year stands nearest
      const bool each = claim_.more.contains("each-wave");
      if (each || (claim_.kind == ClaimKind::Stable && wave.empty())) return hold_to_all(number);
      add_marks(held, n, nearness, of_wave);
      if (!is_alone() && held.any) found_.unheld.push_back(number);
      return settle(number, std::move(held), false);
    }
    hold_to_each(number, places, of_wave, std::move(held));
  }

  // "gelijk gebleven op een 6,1": true of every wave.
  void hold_to_all(std::size_t number) {
    Held held;
    bool right = true, finer = true;
    for (std::size_t m = 0; m < figures_.marks.size(); ++m) {
      const Evidence& e = figures_.marks[m];
      if (!e.known()) continue;
      held.any = true;
      held.wrong.evidence.push_back(m);
      const NumberFit f = fit(letter_.numbers[number], in_print(e), said(number).nearness);
      right = right && f == NumberFit::Right;
      finer = finer && f != NumberFit::Wrong;
    }
    held.right = right, held.finer = finer;
    settle(number, std::move(held), false);
  }

  // The number has to be true of each of these series.
  void hold_to_each(std::size_t number, const std::vector<std::size_t>& places,
                    const std::function<bool(const Evidence&)>& of_wave, Held all) {
    bool right = true, finer = true;
    for (const std::size_t s : places) {
      Held one;
      add_marks(one, letter_.numbers[number], said(number).nearness, [&](const Evidence& e) {
        return of_wave(e) && e.measure == series_[s].measure && e.group == series_[s].group;
      });
      if (!one.any) continue;
      all.any = true;
      std::ranges::copy(one.wrong.evidence, std::back_inserter(all.wrong.evidence));
      right = right && one.right;
      finer = finer && (one.right || one.finer);
    }
    all.right = all.right || (all.any && right);
    all.finer = all.finer || (all.any && finer);
    settle(number, std::move(all), false);
  }

  // Which series a mark speaks of; empty: the words do not tell.
  std::vector<std::size_t> series_of(std::size_t number, std::size_t k,
                                     const std::vector<std::size_t>& own,
                                     const std::vector<std::string>& of_waves) const {
    const bool groups =
        claim_.kind >= ClaimKind::GroupAbove && claim_.kind <= ClaimKind::GroupEqual;
    if (groups && own.size() == 1) return {claim_.more.contains("mark-of-second") ? 1U : 0U};
    const std::size_t count = series_.size(), waves = std::max<std::size_t>(claim_.waves.size(), 1);
    if (claim_.said.parts == count && count > 1) return {said(number).part};
    if (own.size() == count * waves) {
      // "in 2011 7,4 en 7,2, in 2013 7,7 en 7,2" as well as group by group
      const auto before = of_waves.begin() + static_cast<std::ptrdiff_t>(k);
      const bool known = std::ranges::find(of_waves, "") == of_waves.end();
      const auto rank = static_cast<std::size_t>(std::count(of_waves.begin(), before, of_waves[k]));
      return {known ? std::min(rank, count - 1) : k / waves};
    }
    // "Noch de telefoon (5,8) noch de website (5,1) haalt een zes": the last is of both
    if (own.size() == count + 1 && said(own.back()).nearness == Nearness::Less) {
      if (k < count) return {k};
      std::vector<std::size_t> every;
      for (std::size_t s = 0; s < count; ++s) every.push_back(s);
      return every;
    }
    const bool a_way = claim_.said.from_to && own.size() == waves && !claim_.more.contains("list");
    if (own.size() == count && !a_way) return {k};
    std::vector<std::size_t> all;
    if (own.size() <= waves) {
      for (std::size_t s = 0; s < count; ++s) all.push_back(s);
    }
    return all;
  }

  std::vector<OneSeries> series_;
  std::vector<std::size_t> years_, marks_;
};

}  // namespace

BoundNumbers bind_numbers(const Claim& claim, const Letter& letter, const Study& study,
                          const Figures& figures) {
  return Binder(claim, letter, study, figures).bind();
}

}  // namespace peil::findings
