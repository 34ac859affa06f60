#include "peil/reading/said_numbers.h"

#include <algorithm>

namespace peil::reading {
namespace {

// How far from a number the words stand that tell how near it is: "bijna een kleine acht".
constexpr std::size_t reach_of_nearness = 3;
constexpr double widest_margin = 1.0;  // of a mark: "een foutmarge van 0,2"

}  // namespace

std::vector<NumberSaid> SaidNumbers::all() const {
  std::vector<NumberSaid> said;
  std::size_t place = 0, part = 0;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (tokens_[at].word == ";") ++part;
    place += width(at);
    if (tokens_[at].number)
      said.push_back({*tokens_[at].number, role_of(at), nearness_of(at), is_of_others(at),
                      is_held_against(at), part, place, near_before("since", at, 3), is_later(at)});
  }
  return said;
}

// How far a token keeps what stands on its two sides apart: "een 7,4 (in 2021 een 7,0)" most.
std::size_t SaidNumbers::width(std::size_t at) const {
  constexpr std::size_t apart = 6;
  if (!tokens_[at].is_punctuation() || tokens_[at].word == ":") return 1;
  std::size_t inside = 0;
  for (std::size_t to = at; tokens_[at].word == "(" && to < tokens_.size(); ++to) {
    if (tokens_[to].word == ")") break;
    inside += tokens_[to].number ? 1U : 0U;
  }
  return inside > 1 ? apart : 2;
}

bool SaidNumbers::is_held_against(std::size_t at) const {
  if (right_behind("now", at)) return false;  // "7,8 tegen 8,1 nu"
  std::size_t from = at;
  while (from > 0 && !tokens_[from - 1].number) --from;
  for (const Phrase& p : phrases_)
    if (p.sense == "against" && p.first >= from && p.behind <= at && !is_of_time(p, at))
      return true;
  return from > 0 && was_before(from - 1, at);
}

// "slechter dan voorheen (5,2)": what it is held against is a time, and no number.
bool SaidNumbers::is_of_time(const Phrase& than, std::size_t number) const {
  constexpr std::size_t reach = 3;
  return std::ranges::any_of(phrases_, [&](const Phrase& time) {
    if (time.sense != "before" && time.sense != "years-ago") return false;
    if (time.first < than.behind || time.first > than.behind + reach) return false;
    for (std::size_t at = time.behind; at < number; ++at)
      if (tokens_[at].is_punctuation()) return true;
    return false;
  });
}

// "nu een 7,3, was een 6,7": behind a mark another that was there before it.
bool SaidNumbers::was_before(std::size_t mark, std::size_t at) const {
  const NumberInText& n = numbers_[*tokens_[mark].number];
  if (n.decimals == 0 && !n.article_before) return false;
  return std::ranges::any_of(phrases_, [&](const Phrase& p) {
    return p.sense == "was-mark" && p.first > mark && p.behind == at + 1;
  });
}

// Words that speak of others stand before the number, behind the one before it, or belong to it:
// "het landelijk cijfer van 7,1", "een 7,1 van andere organisaties".
bool SaidNumbers::is_of_others(std::size_t at) const {
  std::size_t from = at;
  while (from > 0 && !tokens_[from - 1].number) --from;
  if (const Phrase* others = phrase("others", from, at); others != nullptr) {
    // "on average, our 7.4"
    for (std::size_t i = others->behind; i + 1 < at; ++i)
      if (tokens_[i].word == "," && lexicon_.is("we", tokens_[i + 1])) return false;
    return true;
  }
  if (at + 1 >= tokens_.size() || !lexicon_.is("belongs", tokens_[at + 1])) return false;
  std::size_t to = at + 2;
  while (to < tokens_.size() && to < at + 6 && !tokens_[to].number && !breaks(to)) ++to;
  return phrase("others", at + 2, to) != nullptr;
}

NumberRole SaidNumbers::role_of(std::size_t at) const {
  const NumberInText& n = numbers_[*tokens_[at].number];
  if (n.percent) {
    if (right_behind("interval", at) || near_before("interval", at, 2))
      return NumberRole::Confidence;
    return is_relative(at) ? NumberRole::Amount : NumberRole::Figure;
  }
  if (is_of_margin(at)) return NumberRole::Margin;
  if (n.amount || right_behind("unit", at) || moved_by(at) || is_signed(n) || is_apart(at))
    return NumberRole::Amount;
  if (right_behind("or-more", at)) return NumberRole::Threshold;
  if (on_scale(at)) return NumberRole::Scale;
  if (near_before("plus-minus", at, 1)) return NumberRole::Margin;
  if (const auto range = range_around(at)) return *range;
  if (near_before("interval", at, 3) && n.value && *n.value < widest_margin)
    return NumberRole::Margin;
  return NumberRole::Figure;
}

// "een foutmarge van 0,3 punt", "kan een tiende hoger of lager liggen"
bool SaidNumbers::is_of_margin(std::size_t at) const {
  const NumberInText& n = numbers_[*tokens_[at].number];
  constexpr std::size_t far = 9;  // "de marge van de 6,7 die zij gaven, is 0,2"
  if (!n.value || *n.value >= widest_margin || is_within(at)) return false;
  if (n.amount) return has("either-way") || near_before("interval", at, 3);
  return near_before("interval", at, n.decimals > 0 && !right_behind("unit", at) ? far : 3);
}

// "gelijk binnen 0,2"; not "een marge van 0,2" alone
bool SaidNumbers::is_within(std::size_t at) const {
  return std::ranges::any_of(phrases_, [&](const Phrase& p) {
    return p.sense == "within" && p.first <= at && p.behind > at &&
           !lexicon_.is("interval", tokens_[p.first]);
  });
}

// "steeg met 0,4"; in "beoordeelt met 7,7" nothing moves.
bool SaidNumbers::moved_by(std::size_t at) const {
  if (at == 0 || !lexicon_.is("by", tokens_[at - 1])) return false;
  return near_before("up", at - 1, 3) || near_before("down", at - 1, 3);
}

// "een verschil van 0,7", "verschil tussen beide: 0,7": how far two marks lie apart.
bool SaidNumbers::is_apart(std::size_t at) const {
  const NumberInText& n = numbers_[*tokens_[at].number];
  if (at < 2 || n.decimals == 0 || has("spread")) return false;
  const bool no_mark = n.value && *n.value > 0.0 && *n.value < 1.0;
  if (no_mark && tokens_[at - 1].word == ":" && near_before("difference", at, at)) return true;
  if (!lexicon_.is("part-of", tokens_[at - 1])) return false;
  return directly_before("difference", at - 1);
}

bool SaidNumbers::is_signed(const NumberInText& n) {
  return n.text.starts_with('+') || n.text.starts_with('-') || n.text.starts_with("\xE2\x88\x92");
}

bool SaidNumbers::is_later(std::size_t at) const {
  return std::ranges::any_of(
      phrases_, [&](const Phrase& p) { return p.sense == "from-to" && p.behind == at + 1; });
}

// "op een schaal van 1 tot 10", "10-point scale", "out of 10".
bool SaidNumbers::on_scale(std::size_t at) const {
  if (at + 1 < tokens_.size() && lexicon_.is("answers", tokens_[at + 1])) return false;
  // "on a scale of 1 to 5 you gave it a 3.6"
  const bool mark = numbers_[*tokens_[at].number].article_before && at > 0 &&
                    !lexicon_.is("part-of", tokens_[at - 1]);
  return (!mark && phrase("scale", part(at).first, at) != nullptr) || right_behind("scale", at) ||
         directly_before("out-of", at);
}

// One of two numbers with "en" between them behind "tussen", or with a dash or "tot" between them
// where an interval is spoken of.
std::optional<NumberRole> SaidNumbers::range_around(std::size_t at) const {
  for (const Phrase& p : phrases_) {
    const bool between = p.sense == "between", pair = p.sense == "interval-pair";
    if ((!between && !pair) || p.first > at || p.behind <= at) continue;
    const bool interval = pair || near_before("interval", p.first, 4) ||
                          right_behind("interval", p.behind - 1) || is_aside_of_a_mark(p);
    if (interval) return NumberRole::IntervalEnd;
    return at + 1 == p.behind ? NumberRole::RangeHigh : NumberRole::RangeLow;
  }
  return {};
}

// "7,7 in 2013 (tussen 7,6 en 7,8)": between which marks a mark lies that is told already.
bool SaidNumbers::is_aside_of_a_mark(const Phrase& p) const {
  if (p.first == 0) return false;
  const std::string& before = tokens_[p.first - 1].word;
  if (before != "(" && before != ",") return false;
  return std::any_of(
      tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(p.first),
      [&](const Token& token) { return token.number && numbers_[*token.number].decimals > 0; });
}

// "haalt geen zes", "neither of them reaches a six"
bool SaidNumbers::is_not_reached(std::size_t at) const {
  const NumberInText& n = numbers_[*tokens_[at].number];
  if (!n.article_before || n.decimals > 0) return false;
  return std::ranges::any_of(phrases_, [&](const Phrase& reach) {
    if (reach.sense != "reach" || reach.first > at) return false;
    for (std::size_t i = reach.behind; i < at; ++i)
      if (tokens_[i].number || lexicon_.is("but", tokens_[i])) return false;
    return std::ranges::any_of(
        phrases_, [&](const Phrase& no) { return no.behind <= at && denies_at_all(no); });
  });
}

Nearness SaidNumbers::nearness_of(std::size_t at) const {
  const int side = numbers_[*tokens_[at].number].side;
  if (side != 0) return side < 0 ? Nearness::Less : Nearness::AtLeast;
  if (is_not_reached(at)) return Nearness::Less;
  std::size_t from = at;
  while (from > 0 && at - from < reach_of_nearness && !tokens_[from - 1].is_punctuation() &&
         !tokens_[from - 1].number)
    --from;
  // "niet verder dan een 6,7": a way to say 6,7
  const bool whole = numbers_[*tokens_[at].number].decimals == 0;
  if (phrase("no-more", from, at + 1) != nullptr || is_around("no-more", at))
    return whole ? Nearness::AtMost : Nearness::As;
  if (phrase("no-less", from, at + 1) != nullptr) return whole ? Nearness::AtLeast : Nearness::As;
  for (const auto& [sense, nearness] : {std::pair{"just-below", Nearness::JustBelow},
                                        {"just-above", Nearness::JustAbove},
                                        {"at-least", Nearness::AtLeast},
                                        {"at-most", Nearness::AtMost},
                                        {"more-than", Nearness::More},
                                        {"less-than", Nearness::Less}}) {
    if (phrase(sense, from, at) != nullptr) return nearness;
  }
  return Nearness::As;
}

// "10 procent lager", "dropped by 10 per cent", of a mark: by which part of it, and nobody's share.
bool SaidNumbers::is_relative(std::size_t at) const {
  if (has("share-word") || !(has("judges") || has("judgement"))) return false;
  std::size_t unit = at;  // "10 per cent lower"
  while (unit + 1 < tokens_.size() && lexicon_.is("percent-word", tokens_[unit + 1])) ++unit;
  return moved_by(at) || right_behind("up", unit) || right_behind("down", unit) ||
         right_behind("more-of", unit) || right_behind("fewer", unit);
}

}  // namespace peil::reading
