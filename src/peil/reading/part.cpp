#include "peil/reading/part.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "peil/reading/said.h"

namespace peil::reading {
namespace {

constexpr double highest_mark = 10.0;
constexpr int most_decimals = 2;
constexpr double least_people = 10;

// "🎉" ends what was said, as a full stop does.
bool is_symbol(const std::string& word) {
  UChar32 c = -1;
  std::size_t at = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(word.data()), at, word.size(), c);
  return c >= 0 && u_charType(c) == U_OTHER_SYMBOL;
}

bool is_direction(const Phrase& p) {
  for (const char* sense : {"up", "down", "same", "stays", "doubled", "halved", "cause", "highest",
                            "lowest", "significant", "level-with", "fewer"}) {
    if (p.sense == sense) return true;
  }
  return false;
}

bool is_capital(std::string_view text, std::size_t at) {
  UChar32 c = -1;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
  return c >= 0 && u_isupper(c);
}

/// A part of a sentence between two signs where it may be cut.
class Cutter {
 public:
  Cutter(const Page& page, Stretch sentence)
      : page_(page), whole_(part_of(page, sentence.from, sentence.to)) {}

  std::vector<Part> cut() {
    const std::vector<Segment> all = segments();
    std::vector<Part> parts;
    Segment now = all.front();
    for (std::size_t i = 1; i < all.size(); ++i) {
      share_before_ = has(now, "share") && !has_mark(now);
      const bool left_open = begins_with(now, "whether") && has(all[i], "not");
      if (says_something(now) && begins_statement(all[i]) && !left_open) {
        parts.push_back(made_of(now));
        now = all[i];
      } else {
        now.behind = all[i].behind;
      }
    }
    parts.push_back(made_of(now));
    return parts;
  }

 private:
  /// Tokens, and the sign before the first of them.
  struct Segment {
    std::size_t first = 0, behind = 0;
    std::string sign;
  };

  Part made_of(const Segment& s) const {
    return part_of(page_, whole_.tokens[s.first].at, whole_.tokens[s.behind - 1].end);
  }

  std::vector<Segment> segments() const {
    std::vector<Segment> all{{0, 0, ""}};
    int depth = 0;
    const auto& tokens = whole_.tokens;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (tokens[at].word == "(") ++depth;
      if (tokens[at].word == ")") --depth;
      if (depth > 0 || !is_sign(at) || is_inside(at)) continue;
      std::size_t next = at + 1;
      while (next < tokens.size() && is_sign(next)) ++next;
      if (at == all.back().first || next >= tokens.size()) continue;
      all.back().behind = at;
      all.push_back({next, next, tokens[at].word});
      at = next - 1;
    }
    all.back().behind = tokens.size();
    return all;
  }

  bool is_sign(std::size_t at) const {
    const Token& t = whole_.tokens[at];
    for (const char* sign : {";", ",", ":", "–", "—", "!", "."})
      if (t.word == sign) return true;
    return is_symbol(t.word) || page_.lexicon.is("and", t) || page_.lexicon.is("but", t);
  }

  // "van 7,0 en 7,4", "vreemdelingen en referenten": nothing is cut within them.
  bool is_inside(std::size_t at) const {
    const auto holds = [&](std::size_t first, std::size_t behind) {
      return first < at && at + 1 < behind;
    };
    return std::ranges::any_of(whole_.phrases,
                               [&](const Phrase& p) { return holds(p.first, p.behind); }) ||
           std::ranges::any_of(whole_.mentions,
                               [&](const Mention& m) { return holds(m.first, m.behind); });
  }

  bool any_phrase(const Segment& s, auto fits) const {
    return std::ranges::any_of(whole_.phrases, [&](const Phrase& p) {
      return p.first >= s.first && p.behind <= s.behind && fits(p);
    });
  }
  bool has(const Segment& s, std::string_view sense) const {
    return any_phrase(s, [&](const Phrase& p) { return p.sense == sense; });
  }

  // A number of another organisation alone is what something is held against.
  bool has_mark(const Segment& s) const {
    for (std::size_t at = s.first; at < s.behind; ++at) {
      if (!is_mark(page_, whole_, at)) continue;
      const NumberSaid* said = whole_.said.of(*whole_.tokens[at].number);
      const bool beside = said != nullptr && said->against && begins_with(s, "beside");
      if (said != nullptr && !said->of_others && !beside && !follows_benchmark(at)) return true;
    }
    return false;
  }

  bool begins_with(const Segment& s, std::string_view sense) const {
    return any_phrase(s, [&](const Phrase& p) { return p.sense == sense && p.first == s.first; });
  }

  bool follows_benchmark(std::size_t at) const {
    return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      if (m.of != Mention::Of::Benchmark || m.behind > at) return false;
      for (std::size_t i = m.behind; i < at; ++i)
        if (whole_.tokens[i].number) return false;
      return true;
    });
  }

  bool says_something(const Segment& s) const {
    return has_mark(s) || has_side(s) || has_amount(s) || any_phrase(s, is_direction) ||
           has(s, "share") || has(s, "first") ||
           any_phrase(s, [](const Phrase& p) { return p.sense == "of-ten"; });
  }

  bool begins_statement(const Segment& s) const {
    if (page_.lexicon.is("goes-on", whole_.tokens[s.first])) return false;
    if (any_phrase(s, is_direction)) return true;
    if (has_side(s) && (has(s, "pronoun") || has_wave(s))) return true;
    if (names_group(s) && (has(s, "compared") || has(s, "behind")) && !has_mark(s)) return true;
    if (names_group(s) && s.behind - s.first <= 6 && (has(s, "not") || has(s, "so-too")) &&
        s.behind - s.first > 2)
      return true;
    if (names_group(s) && s.behind - s.first > 4 && has(s, "pronoun") && has(s, "same-way"))
      return true;
    if (names_group(s) && (has(s, "more-of") || has(s, "fewer")) &&
        (has(s, "since") || has(s, "than-group")))
      return true;
    if (s.sign == ":" && !share_before_) return false;
    const bool names = std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      return m.first >= s.first && m.behind <= s.behind;
    });
    if (has_mark(s)) return names || has_wave(s) || has(s, "pronoun") || has(s, "before");
    const bool signed_amount = has_amount(s);
    return (signed_amount && (names || has_wave(s))) || (names && has(s, "share"));
  }

  bool names_group(const Segment& s) const {
    return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      return m.of == Mention::Of::Group && m.first >= s.first && m.behind <= s.behind;
    });
  }

  bool has_side(const Segment& s) const {
    for (std::size_t at = s.first; at < s.behind; ++at)
      if (whole_.tokens[at].number && page_.numbers[*whole_.tokens[at].number].side != 0)
        return true;
    return false;
  }

  bool has_wave(const Segment& s) const {
    for (std::size_t at = s.first; at < s.behind; ++at)
      if (whole_.tokens[at].number && is_wave(page_, *whole_.tokens[at].number)) return true;
    return has(s, "now");
  }
  bool has_amount(const Segment& s) const {
    for (std::size_t at = s.first; at < s.behind; ++at) {
      if (!whole_.tokens[at].number) continue;
      const NumberSaid* said = whole_.said.of(*whole_.tokens[at].number);
      if (said != nullptr && said->role == NumberRole::Amount) return true;
    }
    return false;
  }

  const Page& page_;
  Part whole_;
  bool share_before_ = false;  // how many, before a colon: the mark behind it is another statement
};

}  // namespace

bool Part::has(std::string_view sense) const {
  return std::ranges::any_of(phrases, [&](const Phrase& p) { return p.sense == sense; });
}

bool Part::has_any(std::initializer_list<std::string_view> senses) const {
  return std::ranges::any_of(senses, [&](std::string_view sense) { return has(sense); });
}

std::vector<std::string> Part::named(Mention::Of of) const {
  std::vector<std::string> names;
  for (const Mention& m : mentions) {
    if (m.of == of && std::ranges::find(names, m.name) == names.end()) names.push_back(m.name);
  }
  return names;
}

Part part_of(const Page& page, std::size_t from, std::size_t to) {
  Part part{from, to, tokens(page.text, from, to, page.numbers), {}, {}, {}};
  part.phrases = page.lexicon.find(part.tokens);
  part.mentions = page.names.find(part.tokens);
  part.said = said(page.text, from, to, page.numbers, page.language);
  return part;
}

bool is_wave(const Page& page, std::size_t number) {
  return page.study.wave(page.numbers[number].text) != nullptr;
}

bool is_mark(const Page& page, const Part& part, std::size_t token) {
  const Token& t = part.tokens[token];
  if (!t.number || is_wave(page, *t.number)) return false;
  const NumberInText& n = page.numbers[*t.number];
  const NumberSaid* said = part.said.of(*t.number);
  if (!n.value || n.percent || n.word || said == nullptr) return false;
  if (said->role != NumberRole::Figure && said->role != NumberRole::RangeLow &&
      said->role != NumberRole::RangeHigh)
    return false;
  if (*n.value < 1.0 || *n.value > highest_mark || n.decimals > most_decimals) return false;
  if (n.decimals == 0 && !n.article_before) return false;
  const auto beside = [&](std::string_view sense, std::size_t at) {
    return at < part.tokens.size() && page.lexicon.is(sense, part.tokens[at]);
  };
  if (beside("other-unit", token + 1)) return false;
  for (const Phrase& p : part.phrases)
    if (p.sense == "of-ten" && p.first == token && beside("other-unit", p.behind)) return false;
  if (token == 0 && token + 1 < part.tokens.size() && n.decimals == 1 &&
      is_capital(page.text, part.tokens[1].at))
    return false;  // "3.4 Klanten over onze dienstverlening"
  const bool numbered = token > 0 && (beside("numbered", token - 1) || beside("target", token - 1));
  return !numbered && !(token > 1 && beside("target", token - 2));
}

bool counts_people(const Page& page, const Part& part, std::size_t number) {
  const NumberInText& n = page.numbers[number];
  const bool whole = n.value && n.decimals == 0 && !n.percent && !n.word && !is_wave(page, number);
  if (!whole || *n.value < least_people) return false;
  for (std::size_t at = 0; at + 1 < part.tokens.size(); ++at) {
    if (part.tokens[at].number != number) continue;
    const bool group = std::ranges::any_of(part.mentions, [&](const Mention& m) {
      return m.of == Mention::Of::Group && m.first == at + 1;
    });
    return group || page.lexicon.is("people", part.tokens[at + 1]) ||
           page.lexicon.is("answers", part.tokens[at + 1]);
  }
  return false;
}

bool has_side(const Page& page, const Part& part) {
  return std::ranges::any_of(part.said.numbers,
                             [&](const NumberSaid& n) { return page.numbers[n.number].side != 0; });
}

std::vector<std::string> customer_groups(const Page& page, const Part& part) {
  std::vector<std::string> all = part.named(Mention::Of::Group);
  std::erase_if(all, [&](const std::string& g) { return page.study.customer_group(g) == nullptr; });
  return all;
}

std::vector<Part> parts_of(const Page& page, Stretch sentence) {
  return Cutter(page, sentence).cut();
}

}  // namespace peil::reading
