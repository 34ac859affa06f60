#include "peil/reading/said_words.h"

#include <algorithm>

namespace peil::reading {

bool SaidWords::has(std::string_view sense) const {
  return std::ranges::any_of(phrases_, [&](const Phrase& p) { return p.sense == sense; });
}

const Phrase* SaidWords::phrase(std::string_view sense, std::size_t first,
                                std::size_t behind) const {
  for (const Phrase& p : phrases_) {
    if (p.sense == sense && p.first >= first && p.behind <= behind) return &p;
  }
  return nullptr;
}

// The begin and end of the part between marks of punctuation that holds a token.
std::pair<std::size_t, std::size_t> SaidWords::part(std::size_t at) const {
  std::size_t from = at, to = at;
  while (from > 0 && !breaks(from - 1)) --from;
  while (to < tokens_.size() && !breaks(to)) ++to;
  return {from, to};
}

bool SaidWords::breaks(std::size_t at) const {
  return tokens_[at].is_punctuation() || lexicon_.is("but", tokens_[at]);
}

bool SaidWords::is_inside(const Phrase& no, std::string_view sense) const {
  return std::ranges::any_of(phrases_, [&](const Phrase& p) {
    return p.sense == sense && p.first <= no.first && p.behind >= no.behind;
  });
}

// The longer words say it.
bool SaidWords::is_within_another(const Phrase& one, std::string_view sense) const {
  return std::ranges::any_of(phrases_, [&](const Phrase& p) {
    return p.sense == sense && p.first <= one.first && p.behind >= one.behind &&
           p.behind - p.first > one.behind - one.first;
  });
}

// A word that denies what follows or stands beside it: not "niet alleen", "net niet", "nog
// nooit".
bool SaidWords::denies_at_all(const Phrase& no) const {
  if (no.sense != "not") return false;
  if (no.behind < tokens_.size() && phrase("only", no.behind, no.behind + 1) != nullptr)
    return false;
  for (const char* other : {"just-below", "first", "at-least", "at-most", "no-more", "no-less",
                            "unestablished", "same", "significant", "chance"})
    if (is_inside(no, other)) return false;
  return true;
}

bool SaidWords::near_before(std::string_view sense, std::size_t at, std::size_t reach) const {
  const std::size_t from = at > reach ? at - reach : 0;
  return std::ranges::any_of(phrases_, [&](const Phrase& p) {
    return p.sense == sense && p.first >= from && p.behind <= at;
  });
}

bool SaidWords::directly_before(std::string_view sense, std::size_t at) const {
  return std::ranges::any_of(phrases_,
                             [&](const Phrase& p) { return p.sense == sense && p.behind == at; });
}

bool SaidWords::right_behind(std::string_view sense, std::size_t at) const {
  return std::ranges::any_of(
      phrases_, [&](const Phrase& p) { return p.sense == sense && p.first == at + 1; });
}

bool SaidWords::is_around(std::string_view sense, std::size_t at) const {
  return std::ranges::any_of(
      phrases_, [&](const Phrase& p) { return p.sense == sense && p.first < at && p.behind > at; });
}

}  // namespace peil::reading
