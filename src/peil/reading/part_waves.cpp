// Of which waves a part of a sentence speaks.
#include <algorithm>

#include "peil/base/text.h"
#include "peil/reading/part_names.h"
#include "peil/reading/statement.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

constexpr int first_year = 1950, last_year = 2100;

bool is_change(K kind) {
  return kind == K::Rise || kind == K::Fall || kind == K::Stable || kind == K::First ||
         kind == K::Effect;
}

}  // namespace

std::vector<std::string> Spoken::years() const {
  std::vector<std::string> all;
  for (const Wave& wave : page_.study.waves) {
    const bool said = std::ranges::any_of(part_.said.numbers, [&](const NumberSaid& n) {
      return page_.numbers[n.number].text == wave.name;
    });
    if (said) all.push_back(wave.name);
  }
  return all;
}

// "14 maart 2024" is when something was written.
bool Spoken::is_of_a_date(std::size_t number) const {
  for (std::size_t at = 1; at < part_.tokens.size(); ++at)
    if (part_.tokens[at].number == number) return page_.lexicon.is("month", part_.tokens[at - 1]);
  return false;
}

bool Spoken::other_year() const {
  for (const Phrase& p : part_.phrases) {
    const bool ago = p.sense == "years-ago", later = p.sense == "years-later";
    if ((ago && is_between_waves(counted(p, counted_from(p), -1))) ||
        (later && is_between_waves(counted(p, year_before(p), 1))))
      return true;
  }
  return std::ranges::any_of(part_.said.numbers, [&](const NumberSaid& n) {
    if (is_of_a_date(n.number)) return false;
    const NumberInText& number = page_.numbers[n.number];
    return number.value && number.decimals == 0 && number.text.size() == 4 &&
           *number.value >= first_year && *number.value <= last_year && !is_wave(page_, n.number);
  });
}

std::string Spoken::before(const std::string& wave) const {
  std::string last;
  for (const Wave& w : page_.study.waves) {
    if (w.name == wave) break;
    last = w.name;
  }
  return last;
}

// "In 2019 gaven zij een 5,9, twee jaar eerder een 6,3": from the year that was named.
std::string Spoken::counted_from(const Phrase& ago) const {
  const bool relative =
      std::ranges::any_of(part_.tokens.begin() + static_cast<std::ptrdiff_t>(ago.first),
                          part_.tokens.begin() + static_cast<std::ptrdiff_t>(ago.behind),
                          [&](const Token& t) { return page_.lexicon.is("relative-to", t); });
  const std::vector<std::string> named = years();
  if (relative && named.size() == 1) return named.front();
  if (relative && !context_.wave_of_sentence.empty()) return context_.wave_of_sentence;
  return context_.current;
}

// So many years before or after a year; nothing where the phrase has no number, or no year is
// known.
std::optional<std::int64_t> Spoken::counted(const Phrase& p, const std::string& from,
                                            int sign) const {
  std::optional<double> years;
  const std::vector<std::string> names = page_.lexicon.list("number");
  for (std::size_t at = p.first; at < p.behind; ++at) {
    const Token& count = part_.tokens[at];
    if (count.number) years = page_.numbers[*count.number].value;
    const auto named = std::ranges::find(names, count.word);
    if (named != names.end()) years = static_cast<double>(named - names.begin());
  }
  const auto now = whole_number(from);
  if (!years || !now) return {};
  return *now + sign * static_cast<std::int64_t>(*years);
}

// A year within the time of the study in which nothing was measured.
bool Spoken::is_between_waves(std::optional<std::int64_t> year) const {
  const auto& waves = page_.study.waves;
  const auto first = whole_number(waves.front().name), last = whole_number(waves.back().name);
  return year && first && last && *year > *first && *year != *last &&
         page_.study.wave(std::to_string(*year)) == nullptr;
}

std::string Spoken::wave_of(std::optional<std::int64_t> year) const {
  const std::string name = year ? std::to_string(*year) : "";
  return page_.study.wave(name) == nullptr ? "" : name;
}

// "twee jaar geleden", "6 jaar eerder": the wave of that year, "" where there is none or nothing is
// said so.
std::string Spoken::years_ago() const {
  for (const Phrase& p : part_.phrases) {
    if (p.sense != "years-ago") continue;
    if (std::string then = wave_of(counted(p, counted_from(p), -1)); !then.empty()) return then;
  }
  return "";
}

// The year that years "later" are counted from: named in these words, or before them.
std::string Spoken::year_before(const Phrase& later) const {
  std::string named;
  for (std::size_t at = 0; at < later.first; ++at)
    if (part_.tokens[at].number && is_wave(page_, *part_.tokens[at].number))
      named = page_.numbers[*part_.tokens[at].number].text;
  if (!named.empty()) return named;
  return context_.year_of_sentence.empty() ? context_.wave : context_.year_of_sentence;
}

// "Vier jaar later", behind a year: from that year to the wave of then.
std::vector<std::string> Spoken::years_later() const {
  for (const Phrase& p : part_.phrases) {
    if (p.sense != "years-later") continue;
    const std::string from = year_before(p), to = wave_of(counted(p, from, 1));
    if (!to.empty()) return {from, to};
  }
  return {};
}

// "In diezelfde jaren", of the change before; "over the preceding two years", of the wave that was
// named last and those before it.
std::vector<std::string> Spoken::same_years() const {
  if (part_.has("those-years") && context_.way.size() == 2) return context_.way;
  for (const Phrase& p : part_.phrases) {
    if (p.sense != "years-before-that" || context_.wave.empty()) continue;
    const std::string from = wave_of(counted(p, context_.wave, -1));
    if (!from.empty()) return {from, context_.wave};
  }
  return {};
}

bool Spoken::names_waves() const {
  return !years().empty() || part_.has("before") || part_.has("years-ago");
}

bool Spoken::names_another_wave() const {
  return names_waves() && years() != std::vector<std::string>{context_.current};
}

bool Spoken::changes() const { return part_.has("changed"); }

// The wave that is named last before a token, or first from it on, within reach; "" where none is.
std::string Spoken::wave_before(std::size_t token) const {
  for (std::size_t at = token; at > 0; --at)
    if (const auto n = part_.tokens[at - 1].number; n && is_wave(page_, *n))
      return page_.numbers[*n].text;
  return "";
}
std::string Spoken::wave_from(std::size_t token, std::size_t reach) const {
  for (std::size_t at = token; at < part_.tokens.size() && at < token + reach; ++at)
    if (const auto n = part_.tokens[at].number; n && is_wave(page_, *n))
      return page_.numbers[*n].text;
  return "";
}

// "happier in 2021 than they are now", "in 2021 tevredener dan in 2023": then beside now; "happier
// than they had been in 2021", "half a mark below the level of 2021": now beside then.
std::optional<bool> Spoken::is_then_beside_now() const {
  constexpr std::size_t reach = 6;
  for (const Phrase& than : part_.phrases) {
    const bool below = than.sense == "above-or-below" && than.first > 0;
    if (than.sense != "than-group" && !below) continue;
    const auto follows = [&](std::string_view sense) {
      return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
        return p.sense == sense && p.first >= than.behind && p.first < than.behind + reach;
      });
    };
    const auto precedes = [&](std::string_view sense) {
      return std::ranges::any_of(part_.phrases, [&](const Phrase& p) {
        return p.sense == sense && p.behind <= than.first;
      });
    };
    std::string after = wave_from(than.behind, reach), before = wave_before(than.first);
    if (after.empty() && follows("now")) after = context_.current;
    if (before.empty() && (precedes("before") || precedes("years-ago")))
      before = Spoken::before(context_.current);
    if (!after.empty() && !before.empty() && !below) return before < after;
    if (after.empty() || after == context_.current) continue;
    const bool of_then = below ? !part_.named(Of::Group).empty() && part_.has("among") : false;
    if (!of_then) return false;
  }
  return {};
}

bool Spoken::speaks_of_then() const {
  if (const auto then = is_then_beside_now()) return *then;
  const std::vector<std::string> all = years();
  const bool then = all.size() == 1 && all.front() != context_.current;
  if (!then || !part_.has("compared")) return false;
  return std::ranges::none_of(part_.said.numbers, [](const NumberSaid& n) { return n.since; });
}

// "Particulieren: 5,9 en 6,1": two marks of one group and one measure are of two waves.
bool Spoken::says_two_waves() const {
  if (part_.has("beside") || groups(K::Value).size() != 1 || measures(K::Value).size() != 1)
    return false;
  return std::ranges::none_of(part_.said.numbers, [](const NumberSaid& n) {
    return n.role == NumberRole::RangeLow || n.role == NumberRole::RangeHigh ||
           n.nearness != Nearness::As || n.of_others;
  });
}

// "Was de telefoon een 6,4 waard, nu is dat een 5,4": no question, and of then.
bool Spoken::begins_with_was() const {
  return page_.lexicon.is("was-first", part_.tokens.front()) && !part_.has("now");
}

// "het werd een 5,2, waar het een 5,6 was": behind the mark of now the one before it.
bool Spoken::is_clause_of_then() const {
  const bool begins = page_.lexicon.is("where", part_.tokens.front());
  const bool was = std::ranges::any_of(part_.tokens,
                                       [&](const Token& t) { return page_.lexicon.is("past", t); });
  if (!begins || !was || part_.has("now") || !part_.mentions.empty() || !context_.last)
    return false;
  return context_.age == 0 && context_.last->kind == K::Value &&
         context_.last->waves == std::vector{context_.current};
}

// "die daling is aantoonbaar": of the waves of that fall.
bool Spoken::is_sure_of_the_last() const {
  const bool change =
      context_.last && (context_.last->kind == K::Rise || context_.last->kind == K::Fall);
  const Saying& s = part_.said;
  return change && context_.age <= 1 && context_.last->waves.size() > 1 &&
         (s.significant || s.not_significant);
}

std::vector<std::string> Spoken::waves(K kind, std::size_t marks) const {
  const std::vector<std::string> named = years();
  const std::string ago = years_ago();
  std::string then = !ago.empty() ? ago : before(context_.current);
  if (is_change(kind)) {
    if (named.size() >= 2) return named;
    if (auto years = same_years(); named.empty() && !years.empty()) return years;
    if (auto years = years_later(); !years.empty()) return years;
    const std::string& began = context_.since_of_sentence;
    if (named.empty() && !names_waves() && !began.empty() && began < context_.current)
      return {began, context_.current};
    if (named.empty() && marks == 0 && !names_waves() && is_sure_of_the_last())
      return context_.last->waves;
    if (named.size() == 1 && !ago.empty() && ago < named.front()) return {ago, named.front()};
    if (named.size() == 1 && named.front() != context_.current)
      return {named.front(), context_.current};
    if (!ago.empty() && !context_.wave_of_sentence.empty() && ago < context_.wave_of_sentence)
      return {ago, context_.wave_of_sentence};
    const bool since = part_.has("since-then") && !context_.wave.empty();
    if (named.empty() && since && context_.wave != context_.current)
      return {context_.wave, context_.current};
    if (marks > 2 && named.empty()) {
      std::vector<std::string> last;
      for (const Wave& w : page_.study.waves) last.push_back(w.name);
      if (marks <= last.size())
        return {last.end() - static_cast<std::ptrdiff_t>(marks), last.end()};
    }
    if (then.empty()) return {context_.current};
    return {then, context_.current};
  }
  const bool extreme = kind == K::Highest || kind == K::Lowest;
  if (extreme && named.empty() && part_.has("most-change") && marks == 2 && !then.empty())
    return {then, context_.current};
  if (extreme && named.size() == 1 && part_.has("since-wave"))
    return {named.front(), context_.current};
  if (extreme && named.size() <= 1) return named.empty() ? std::vector{context_.current} : named;
  if (kind == K::Value && named.size() == 1 && marks == 2 && !ago.empty() && ago < named.front())
    return {ago, named.front()};
  const bool of_groups = kind == K::GroupAbove || kind == K::GroupBelow || kind == K::GroupEqual;
  if (of_groups && named.size() == 1) return named;
  // "gave 7.5 both times"
  if (kind == K::Value && part_.has("both-times") && named.empty() && !then.empty())
    return {then, context_.current};
  // "since the survey began in 2017, when it stood at 6.8"
  if (kind == K::Value && named.empty() && page_.lexicon.is("when-then", part_.tokens.front()) &&
      !context_.year_of_sentence.empty())
    return {context_.year_of_sentence};
  // "een 7,5, tegen een 7,1 in 2021"
  if (named.size() == 1 && named.front() != context_.current && marks == 2 &&
      part_.has_any({"beside", "now"}))
    return {named.front(), context_.current};
  // "7,4 (2021: 7,0)": the mark without a year is of now
  if (kind == K::Value && named.size() == 1 && named.front() != context_.current && marks == 2 &&
      says_two_waves())
    return {named.front(), context_.current};
  if (!named.empty()) return named;
  if (part_.has("that-year") && !context_.wave.empty()) return {context_.wave};
  if (const auto later = years_later(); marks == 1 && !later.empty()) return {later.back()};
  // "in 2021 gaven inwoners een 7,0 en ondernemers een 6,6"
  if (kind == K::Value && marks == 1 && !context_.wave_of_sentence.empty() &&
      !part_.has_any({"judges", "now", "before", "pronoun"}) && !part_.named(Of::Group).empty())
    return {context_.wave_of_sentence};
  if (kind == K::Value && marks == 2 && says_two_waves() && !then.empty())
    return {then, context_.current};
  const bool earlier =
      part_.has("before") || !ago.empty() || begins_with_was() || is_clause_of_then();
  if (earlier && part_.has("now") && marks == 2 && !then.empty()) return {then, context_.current};
  if (earlier && !then.empty()) return {then};
  return {context_.current};
}

}  // namespace peil::reading
