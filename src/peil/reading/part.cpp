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

bool is_capital(std::string_view text, std::size_t at) {
  UChar32 c = -1;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
  return c >= 0 && u_isupper(c);
}

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
  if (token == 0 && token + 1 < part.tokens.size() && n.decimals > 0 &&
      is_capital(page.text, part.tokens[1].at))
    return false;  // "3.4 Klanten over onze dienstverlening"
  const bool numbered = token > 0 && (beside("numbered", token - 1) || beside("target", token - 1));
  return !numbered && !(token > 1 && beside("target", token - 2));
}

bool counts_people(const Page& page, const Part& part, std::size_t number) {
  const NumberInText& n = page.numbers[number];
  const bool whole = n.value && n.decimals == 0 && !n.percent && !n.word && !is_wave(page, number);
  if (!whole || *n.value < least_people) return false;
  for (std::size_t at = 0; at < part.tokens.size(); ++at) {
    if (part.tokens[at].number != number) continue;
    const bool group = std::ranges::any_of(part.mentions, [&](const Mention& m) {
      return m.of == Mention::Of::Group && m.first == at + 1;
    });
    // "the number of respondents, 2,041", "het aantal deelnemers bedroeg 912"
    constexpr std::size_t reach = 3;
    const bool told = std::ranges::any_of(part.phrases, [&](const Phrase& p) {
      return p.sense == "took-part" && p.behind <= at && at < p.behind + reach &&
             page.lexicon.is("number-of", part.tokens[p.first]);
    });
    if (group || told || at + 1 >= part.tokens.size()) return group || told;
    // "2,000 of you", "1.204 van onze klanten"
    constexpr double many = 100;
    const bool of_them = *n.value >= many && at + 2 < part.tokens.size() &&
                         page.lexicon.is("part-of", part.tokens[at + 1]) &&
                         (page.lexicon.is("addressee", part.tokens[at + 2]) ||
                          page.lexicon.is("possessive", part.tokens[at + 2]));
    return of_them || page.lexicon.is("people", part.tokens[at + 1]) ||
           page.lexicon.is("answers", part.tokens[at + 1]);
  }
  return false;
}

bool is_among(const Page& page, const Part& part, std::size_t token) {
  if (!page.lexicon.is("among", part.tokens[token])) return false;
  if (token == 0) return true;
  const bool group = std::ranges::any_of(part.mentions, [&](const Mention& m) {
    return m.of == Mention::Of::Group && m.first == token + 1;
  });
  // "ligt onder particulieren"
  return group && std::ranges::none_of(part.phrases, [&](const Phrase& p) {
           return p.sense == "down" && p.first < token && p.behind == token + 1;
         });
}

bool has_side(const Page& page, const Part& part) {
  return std::ranges::any_of(part.said.numbers,
                             [&](const NumberSaid& n) { return page.numbers[n.number].side != 0; });
}

bool is_small_number(const Page& page, std::size_t number) {
  const NumberInText& n = page.numbers[number];
  return n.value && *n.value > 0.0 && *n.value < 1.0 && n.decimals > 0 && !n.percent && !n.amount;
}

bool has_small_number(const Page& page, const Part& part) {
  return std::ranges::any_of(part.said.numbers,
                             [&](const NumberSaid& n) { return is_small_number(page, n.number); });
}

std::vector<std::string> customer_groups(const Page& page, const Part& part) {
  std::vector<std::string> all = part.named(Mention::Of::Group);
  std::erase_if(all, [&](const std::string& g) { return page.study.customer_group(g) == nullptr; });
  return all;
}

}  // namespace peil::reading
