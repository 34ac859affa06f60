// Cuts a sentence into parts that each say something of their own.
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "peil/reading/part.h"

namespace peil::reading {
namespace {

// "🎉" ends what was said, as a full stop does.
bool is_symbol(const std::string& word) {
  UChar32 c = -1;
  std::size_t at = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(word.data()), at, word.size(), c);
  return c >= 0 && u_charType(c) == U_OTHER_SYMBOL;
}

constexpr std::size_t longest_adverbial = 6;  // "For the first time, too"

bool is_direction(const Phrase& p) {
  for (const char* sense : {"up", "down", "same", "stays", "doubled", "halved", "cause", "highest",
                            "lowest", "significant", "level-with", "fewer"}) {
    if (p.sense == sense) return true;
  }
  return false;
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
      const bool goes_on = left_open || judges_the_clause(now, all[i]) || is_of_benchmark(all[i]) ||
                           is_item(all[i - 1], all[i]) || is_apposition(now, all[i]) ||
                           shares_difference(now, all[i]) || is_another_date(now, all[i]);
      if (says_something(now) && begins_statement(now, with_its_way(all, i)) && !goes_on) {
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
    if (t.word == "-" && !is_between_numbers(at)) return true;
    return is_symbol(t.word) || page_.lexicon.is("and", t) || page_.lexicon.is("but", t);
  }

  bool is_between_numbers(std::size_t at) const {
    return at > 0 && at + 1 < whole_.tokens.size() && whole_.tokens[at - 1].number &&
           whole_.tokens[at + 1].number;
  }

  // "pleziervaarders, schippers en gemeenten": a list of three groups or more.
  bool is_in_list(std::size_t at) const {
    constexpr std::size_t widest = 3;                            // tokens from one to the next
    const std::size_t least = whole_.has("approached") ? 2 : 3;  // groups
    std::vector<const Mention*> list;
    for (const Mention& m : whole_.mentions) {
      if (m.of != Mention::Of::Group) continue;
      if (!list.empty() && m.first > list.back()->behind + widest - 1) {
        if (at < list.back()->behind) break;
        list.clear();
      }
      list.push_back(&m);
    }
    if (list.size() < least || at < list.front()->first || at >= list.back()->behind) return false;
    for (std::size_t i = list.front()->first; i < list.back()->behind; ++i)
      if (whole_.tokens[i].number) return false;
    return true;
  }

  // "van 7,0 en 7,4", "vreemdelingen en referenten": nothing is cut within them.
  bool is_inside(std::size_t at) const {
    if (is_in_list(at)) return true;
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
      const bool beside = said != nullptr && said->against && is_held_beside(s);
      if (said != nullptr && !said->of_others && !beside && !follows_benchmark(at)) return true;
    }
    return false;
  }

  // "de Index, die op 7,3 staat": what is told of a benchmark behind its name.
  bool is_of_benchmark(const Segment& s) const {
    if (!page_.lexicon.is("which", whole_.tokens[s.first])) return false;
    // a benchmark that has another name in the study: its mark tells which it is
    if (s.first > 1 && page_.lexicon.is("poll", whole_.tokens[s.first - 2])) return true;
    return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      return m.of == Mention::Of::Benchmark && m.behind + 1 == s.first;
    });
  }

  // "Dat het cijfer steeg, valt niet te zeggen": the clause in front is what is not known.
  bool judges_the_clause(const Segment& clause, const Segment& s) const {
    std::size_t first = clause.first;
    while (first + 1 < clause.behind && whole_.tokens[first].is_punctuation()) ++first;
    if (clause.first != 0 || !page_.lexicon.is("that-clause", whole_.tokens[first])) return false;
    const bool names = std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      return m.first >= s.first && m.behind <= s.behind && m.of != Mention::Of::Benchmark;
    });
    return !names && !has_mark(s) &&
           (has(s, "significant") || has(s, "chance") || has(s, "untrue") ||
            has(s, "unestablished"));
  }

  // "inwoners 7,3, ondernemers 7,0": one list of marks.
  bool is_item(const Segment& before, const Segment& s) const {
    if (s.sign == ";") return false;
    return (is_bare(before) && is_bare(s)) || (is_dated(before) && is_dated(s));
  }
  // "6,7 in 2021, 7,3 in 2023"
  bool is_dated(const Segment& s) const {
    constexpr std::size_t longest = 4;
    std::size_t marks = 0, waves = 0;
    for (std::size_t at = s.first; at < s.behind; ++at) {
      marks += is_mark(page_, whole_, at) ? 1U : 0U;
      waves += whole_.tokens[at].number && is_wave(page_, *whole_.tokens[at].number) ? 1U : 0U;
    }
    return marks == 1 && waves == 1 && s.behind - s.first <= longest;
  }
  bool is_bare(const Segment& s) const {
    constexpr std::size_t longest = 4;
    std::size_t marks = 0;
    for (std::size_t at = s.first; at < s.behind; ++at)
      marks += is_mark(page_, whole_, at) ? 1U : 0U;
    return marks == 1 && s.behind - s.first <= longest && names_group(s) && !has_wave(s) &&
           !any_phrase(s, [](const Phrase& p) { return p.sense == "judges" || is_direction(p); });
  }

  // "inwoners (7,3) en ondernemers (7,0) verschillen niet": what is said of both stands behind.
  bool shares_difference(const Segment& before, const Segment& s) const {
    const bool both = names_group(before) && names_group(s) && has_mark(before);
    return both && page_.lexicon.is("and", whole_.tokens[s.first - 1]) && has(s, "difference") &&
           !page_.lexicon.is("pronoun", whole_.tokens[s.first]) &&
           !any_phrase(before, is_direction);
  }

  // "6,3 in 2017 maar 5,6 in 2019": of the same, and nobody else is named.
  bool is_another_date(const Segment& before, const Segment& s) const {
    constexpr std::size_t longest = 5;
    if (s.sign == ";" || s.behind - s.first > longest || names_anything(s)) return false;
    for (const Segment* one : {&before, &s})
      if (any_phrase(*one, is_direction) || has(*one, "beside") || has_side(*one)) return false;
    const auto has_one_of_each = [&](const Segment& one) {
      std::size_t marks = 0, waves = 0;
      for (std::size_t at = one.first; at < one.behind; ++at) {
        marks += is_mark(page_, whole_, at) ? 1U : 0U;
        waves += whole_.tokens[at].number && is_wave(page_, *whole_.tokens[at].number) ? 1U : 0U;
      }
      return marks == 1 && waves == 1;
    };
    return has_one_of_each(before) && has_one_of_each(s);
  }

  bool names_anything(const Segment& s) const {
    return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      return m.first >= s.first && m.behind <= s.behind;
    });
  }

  // "and the mark they give for the website has gone, from 5.6 to 5.1": which way follows a comma.
  Segment with_its_way(const std::vector<Segment>& all, std::size_t i) const {
    Segment s = all[i];
    if (i + 1 >= all.size() || says_something(s) || names_anything(all[i + 1])) return s;
    const bool way = names_anything(s) && begins_with(all[i + 1], "from-to");
    // "and their average, a 5.4, is a fail"
    constexpr std::size_t subject = 3;
    const bool told = s.behind - s.first <= subject && begins_with(s, "pronoun") &&
                      begins_with(all[i + 1], "article") && has_mark(all[i + 1]);
    if (way || told) s.behind = all[i + 1].behind;
    return s;
  }

  // "een 5,4, het laagste van allemaal": said of that mark.
  bool is_apposition(const Segment& before, const Segment& s) const {
    if (s.sign != "," || !has_mark(before) || has_mark(s) || has_amount(s) || names_group(s) ||
        has_wave(s))
      return false;
    if (!page_.lexicon.is("article", whole_.tokens[s.first])) return false;
    // "zijn het meest tevreden": a verb, and no article
    if (s.first + 1 < s.behind && page_.lexicon.is("article", whole_.tokens[s.first + 1]))
      return false;
    return any_phrase(s, [&](const Phrase& p) {
      return p.first == s.first + 1 && (p.sense == "highest" || p.sense == "lowest");
    });
  }

  // "as they did in 2021", "en dat was in 2019 ook al zo"
  bool repeats(const Segment& s) const {
    return has(s, "as-then") && !has_mark(s) &&
           (has_wave(s) || has(s, "years-ago") || has(s, "before"));
  }

  // "het verschil kan toeval zijn"; "een verschil dat toeval kan zijn" goes on
  bool is_of_that_difference(const Segment& s) const {
    const Token& first = whole_.tokens[s.first];
    const bool definite = page_.lexicon.is("article", first) && !page_.lexicon.is("one-of", first);
    const bool points_back = definite || page_.lexicon.is("pronoun", first);
    return points_back && has(s, "difference") && !has_mark(s);
  }

  // "vier tienden meer dan twee jaar eerder"
  bool is_change_by(const Segment& s) const {
    return has_amount(s) && (has(s, "more-of") || has(s, "fewer")) &&
           (has(s, "years-ago") || has(s, "before") || has_wave(s));
  }

  bool begins_with(const Segment& s, std::string_view sense) const {
    return any_phrase(s, [&](const Phrase& p) { return p.sense == sense && p.first == s.first; });
  }

  // "Against the Index of 7.3", "Measured against it"
  bool is_held_beside(const Segment& s) const {
    constexpr std::size_t reach = 2;
    return any_phrase(
        s, [&](const Phrase& p) { return p.sense == "beside" && p.first <= s.first + reach; });
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
           has(s, "share") || has(s, "fraction") || has(s, "rhythm") ||
           (has(s, "first") && s.behind - s.first > longest_adverbial) ||
           any_phrase(s, [](const Phrase& p) { return p.sense == "of-ten"; });
  }

  // "hoger dan de Index van 7,3 en dan de Peiling"
  bool is_against_another(const Segment& before, const Segment& s) const {
    if (!page_.lexicon.is("than-group", whole_.tokens[s.first])) return false;
    return names_benchmark(before) && names_benchmark(s);
  }
  bool names_benchmark(const Segment& s) const {
    return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      return m.of == Mention::Of::Benchmark && m.first >= s.first && m.behind <= s.behind;
    });
  }

  // "steeg van 6,6 naar 6,7, wat toeval kan zijn": the change is told, and then how sure it is.
  bool is_chance_of_it(const Segment& before, const Segment& s) const {
    const bool told =
        (has_mark(before) || has_amount(before)) && any_phrase(before, [](const Phrase& p) {
          return p.sense == "up" || p.sense == "down" || p.sense == "from-to";
        });
    const bool silent = !has_mark(s) && !has_amount(s) && !names_group(s) && has(s, "chance");
    const Token& first = whole_.tokens[s.first];
    return told && silent &&
           (page_.lexicon.is("pronoun", first) || page_.lexicon.is("one-of", first));
  }

  // "daalde evenmin: dat bedroeg 6,7", "door beide groepen: door inwoners een 5,4"
  bool tells_after_colon(const Segment& before, const Segment& s) const {
    if (s.sign != ":" || !has_mark(s)) return false;
    const bool points_back =
        page_.lexicon.is("pronoun", whole_.tokens[s.first]) && !has_mark(before) &&
        any_phrase(before, [](const Phrase& p) { return p.sense == "up" || p.sense == "down"; });
    return points_back || (has(before, "both-groups") && names_group(s));
  }

  bool names_groups(const Segment& s) const {
    return std::ranges::count_if(whole_.mentions, [&](const Mention& m) {
             return m.of == Mention::Of::Group && m.first >= s.first && m.behind <= s.behind;
           }) > 1;
  }

  // "and with businesses by 0.3", "en ook bij ondernemers is een verbetering zichtbaar"
  bool turns_to_another_group(const Segment& before, const Segment& s) const {
    const Token& first = whole_.tokens[s.first];
    if (!page_.lexicon.is("so-too", first) && !page_.lexicon.is("fronted", first)) return false;
    if (!any_phrase(s, is_direction) && !has_amount(s)) return false;
    const auto is_in = [](const Segment& one, const Mention& m) {
      return m.of == Mention::Of::Group && m.first >= one.first && m.behind <= one.behind;
    };
    return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
      return is_in(s, m) && std::ranges::none_of(whole_.mentions, [&](const Mention& other) {
               return is_in(before, other) && other.name == m.name;
             });
    });
  }

  bool begins_statement(const Segment& before, const Segment& s) const {
    if (tells_after_colon(before, s)) return true;
    const bool turned = has(s, "reversed") && (has_wave(s) || has(s, "years-ago"));
    if (turned || repeats(s) || is_change_by(s) || is_of_that_difference(s) ||
        (has_mark(s) && has(s, "interval")))
      return true;
    if (has(s, "approached") && (has(s, "every-group") || names_groups(s))) return true;
    if (is_against_another(before, s) || is_chance_of_it(before, s)) return true;
    if (turns_to_another_group(before, s)) return true;
    if (page_.lexicon.is("goes-on", whole_.tokens[s.first])) return false;
    if (any_phrase(s, is_direction)) return true;
    if (has_side(s) && (has(s, "pronoun") || has_wave(s))) return true;
    if (names_group(s) && (has(s, "compared") || has(s, "behind")) && !has_mark(s)) return true;
    if (names_group(s) && s.behind - s.first <= 6 && (has(s, "not") || has(s, "so-too")) &&
        s.behind - s.first > 2)
      return true;
    if (names_group(s) && s.behind - s.first > 2 && has(s, "same-way") && !has_mark(s)) return true;
    if (names_group(s) && (has(s, "more-of") || has(s, "fewer")) &&
        (has(s, "since") || has(s, "than-group")))
      return true;
    if (s.sign == ":" && !share_before_) return false;
    const bool names = has(s, "the-former") || has(s, "the-latter") ||
                       std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
                         return m.first >= s.first && m.behind <= s.behind;
                       });
    if (has_mark(s))
      return names || has_wave(s) || has(s, "pronoun") || has(s, "before") || has(s, "years-ago");
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
  // "gemeten met een marge van een half punt": how far is still equal, and no difference.
  bool is_margin(std::size_t at) const {
    return std::ranges::any_of(whole_.phrases, [&](const Phrase& p) {
      return p.sense == "within" && p.first <= at && at < p.behind;
    });
  }
  bool has_amount(const Segment& s) const {
    for (std::size_t at = s.first; at < s.behind; ++at) {
      if (!whole_.tokens[at].number) continue;
      const NumberSaid* said = whole_.said.of(*whole_.tokens[at].number);
      if (said != nullptr && said->role == NumberRole::Amount && !is_margin(at)) return true;
    }
    return false;
  }

  const Page& page_;
  Part whole_;
  bool share_before_ = false;  // how many, before a colon: the mark behind it is another statement
};

}  // namespace

std::vector<Part> parts_of(const Page& page, Stretch sentence) {
  return Cutter(page, sentence).cut();
}

}  // namespace peil::reading
