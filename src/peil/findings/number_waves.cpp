#include "peil/findings/number_waves.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace peil::findings {
namespace {

constexpr std::size_t widest_before = 5, widest_behind = 4;  // places from a year to its mark
constexpr std::size_t without = 6;                           // a mark without a year
constexpr std::size_t most = 6;                              // marks, and years, that are tried
constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

class Pairing {
 public:
  Pairing(const Claim& claim, const Letter& letter, std::span<const std::size_t> marks,
          std::span<const std::size_t> years, bool alone)
      : claim_(claim), letter_(letter), marks_(marks), years_(years), alone_(alone) {
    // A mark takes the year beside it: with more of both than anybody writes it takes none.
    if (marks.size() <= most && years.size() <= most) {
      choice_.assign(marks.size(), std::nullopt);
      choose(0, 0);
    } else {
      best_.assign(marks.size(), "");
    }
  }

  std::vector<std::string> best() && { return std::move(best_); }

 private:
  std::size_t cost(std::size_t mark, std::size_t year) const {
    const NumberSaid* m = claim_.said.of(marks_[mark]);
    const NumberSaid* y = claim_.said.of(years_[year]);
    if (m == nullptr || y == nullptr) return never;
    if (m->place > y->place) {
      const std::size_t gap = m->place - y->place;
      return gap <= widest_before ? gap : never;
    }
    const std::size_t gap = y->place - m->place;
    return gap <= widest_behind && !y->since ? gap : never;
  }

  void choose(std::size_t mark, std::size_t spent) {
    if (spent >= least_) return;
    if (mark == marks_.size()) {
      std::vector<std::string> waves = with_what_is_left();
      if (!in_order_of_time(waves)) return;
      least_ = spent;
      best_ = std::move(waves);
      return;
    }
    for (std::size_t year = 0; year < years_.size(); ++year) {
      const std::size_t gap = cost(mark, year);
      if (gap == never || std::ranges::find(choice_, std::optional(year)) != choice_.end())
        continue;
      choice_[mark] = year;
      choose(mark + 1, spent + gap);
      choice_[mark].reset();
    }
    choose(mark + 1, spent + without);
  }

  std::vector<std::string> with_what_is_left() const {
    std::vector<std::string> waves, left = claim_.waves;
    for (const auto& year : choice_)
      waves.push_back(year ? letter_.numbers[years_[*year]].text : std::string());
    for (const std::string& wave : waves) std::erase(left, wave);
    const auto bare = static_cast<std::size_t>(std::ranges::count(waves, std::string()));
    if (alone_ && bare == 1 && marks_.size() == 1 && claim_.more.contains("earlier-mark"))
      return {claim_.waves.front()};
    if (!alone_ || bare != left.size()) return waves;
    // "een 7,0 tegen een 6,9 toen": what something is held against was before it
    auto next = left.begin();
    for (const bool earlier : {true, false}) {
      for (std::size_t i = 0; i < waves.size(); ++i) {
        const NumberSaid* said = claim_.said.of(marks_[i]);
        const bool against = said != nullptr && said->against && !said->later;
        if (waves[i].empty() && against == earlier) waves[i] = *next++;
      }
    }
    return waves;
  }

  bool in_order_of_time(const std::vector<std::string>& waves) const {
    const auto place = [&](const std::string& wave) {
      return std::ranges::find(claim_.waves, wave);
    };
    for (std::size_t i = 1; i < marks_.size(); ++i) {
      const NumberSaid* said = claim_.said.of(marks_[i]);
      if (said == nullptr || !said->later || waves[i].empty() || waves[i - 1].empty()) continue;
      if (place(waves[i - 1]) >= place(waves[i])) return false;
    }
    return true;
  }

  const Claim& claim_;
  const Letter& letter_;
  std::span<const std::size_t> marks_, years_;
  bool alone_;
  std::vector<std::optional<std::size_t>> choice_;
  std::size_t least_ = never;
  std::vector<std::string> best_;
};

}  // namespace

std::vector<std::string> waves_of_marks(const Claim& claim, const Letter& letter,
                                        std::span<const std::size_t> marks,
                                        std::span<const std::size_t> years, bool alone) {
  auto waves = Pairing(claim, letter, marks, years, alone).best();
  waves.resize(marks.size());  // years that contradict each other leave all open
  return waves;
}

}  // namespace peil::findings
