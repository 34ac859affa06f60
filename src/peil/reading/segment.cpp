#include "peil/reading/segment.h"

namespace peil::reading {
namespace {

constexpr std::size_t longest_adverbial = 6;  // "For the first time, too"

bool is_direction(const Phrase& p) {
  for (const char* sense : {"up", "down", "same", "stays", "doubled", "halved", "cause", "highest",
                            "lowest", "significant", "level-with", "fewer"}) {
    if (p.sense == sense) return true;
  }
  return false;
}

}  // namespace

bool Segment::has(std::string_view sense) const {
  return any_phrase([&](const Phrase& p) { return p.sense == sense; });
}

bool Segment::begins_with(std::string_view sense) const {
  return any_phrase([&](const Phrase& p) { return p.sense == sense && p.first == first; });
}

bool Segment::has_direction() const { return any_phrase(is_direction); }

bool Segment::follows_benchmark(std::size_t at) const {
  return std::ranges::any_of(whole_->mentions, [&](const Mention& m) {
    if (m.of != Mention::Of::Benchmark || m.behind > at) return false;
    for (std::size_t i = m.behind; i < at; ++i)
      if (whole_->tokens[i].number) return false;
    return true;
  });
}

// "Against the Index of 7.3", "Measured against it"
bool Segment::is_held_beside() const {
  constexpr std::size_t reach = 2;
  return any_phrase(
      [&](const Phrase& p) { return p.sense == "beside" && p.first <= first + reach; });
}

// A number of another organisation alone is what something is held against.
bool Segment::has_mark() const {
  for (std::size_t at = first; at < behind; ++at) {
    if (!is_mark(*page_, *whole_, at)) continue;
    const NumberSaid* said = whole_->said.of(*whole_->tokens[at].number);
    const bool beside = said != nullptr && said->against && is_held_beside();
    if (said != nullptr && !said->of_others && !beside && !follows_benchmark(at)) return true;
  }
  return false;
}

bool Segment::has_side() const {
  for (std::size_t at = first; at < behind; ++at)
    if (whole_->tokens[at].number && page_->numbers[*whole_->tokens[at].number].side != 0)
      return true;
  return false;
}

bool Segment::has_wave() const {
  for (std::size_t at = first; at < behind; ++at)
    if (whole_->tokens[at].number && is_wave(*page_, *whole_->tokens[at].number)) return true;
  return has("now");
}

// "gemeten met een marge van een half punt": how far is still equal, and no difference.
bool Segment::is_margin(std::size_t at) const {
  return std::ranges::any_of(whole_->phrases, [&](const Phrase& p) {
    return p.sense == "within" && p.first <= at && at < p.behind;
  });
}

bool Segment::has_amount() const {
  for (std::size_t at = first; at < behind; ++at) {
    if (!whole_->tokens[at].number) continue;
    const NumberSaid* said = whole_->said.of(*whole_->tokens[at].number);
    if (said != nullptr && said->role == NumberRole::Amount && !is_margin(at)) return true;
  }
  return false;
}

bool Segment::has_one_mark_and_wave() const {
  std::size_t marks = 0, waves = 0;
  for (std::size_t at = first; at < behind; ++at) {
    marks += is_mark(*page_, *whole_, at) ? 1U : 0U;
    waves += whole_->tokens[at].number && is_wave(*page_, *whole_->tokens[at].number) ? 1U : 0U;
  }
  return marks == 1 && waves == 1;
}

// "6,7 in 2021, 7,3 in 2023"
bool Segment::is_dated() const {
  constexpr std::size_t longest = 4;
  return has_one_mark_and_wave() && behind - first <= longest;
}

bool Segment::is_bare() const {
  constexpr std::size_t longest = 4;
  std::size_t marks = 0;
  for (std::size_t at = first; at < behind; ++at) marks += is_mark(*page_, *whole_, at) ? 1U : 0U;
  return marks == 1 && behind - first <= longest && names_group() && !has_wave() &&
         !any_phrase([](const Phrase& p) { return p.sense == "judges" || is_direction(p); });
}

bool Segment::names_anything() const {
  return std::ranges::any_of(
      whole_->mentions, [&](const Mention& m) { return m.first >= first && m.behind <= behind; });
}

bool Segment::names_group() const {
  return std::ranges::any_of(whole_->mentions, [&](const Mention& m) {
    return m.of == Mention::Of::Group && m.first >= first && m.behind <= behind;
  });
}

bool Segment::names_groups() const {
  return std::ranges::count_if(whole_->mentions, [&](const Mention& m) {
           return m.of == Mention::Of::Group && m.first >= first && m.behind <= behind;
         }) > 1;
}

bool Segment::names_benchmark() const {
  return std::ranges::any_of(whole_->mentions, [&](const Mention& m) {
    return m.of == Mention::Of::Benchmark && m.first >= first && m.behind <= behind;
  });
}

bool Segment::says_something() const {
  return has_mark() || has_side() || has_amount() || has_direction() || has("share") ||
         has("fraction") || has("rhythm") || (has("first") && behind - first > longest_adverbial) ||
         any_phrase([](const Phrase& p) { return p.sense == "of-ten"; });
}

}  // namespace peil::reading
