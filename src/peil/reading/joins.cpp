#include "peil/reading/joins.h"

#include <algorithm>

namespace peil::reading {

bool Joins::goes_on(const Segment& now, const std::vector<Segment>& all, std::size_t i) const {
  const Segment& s = all[i];
  const bool left_open = now.begins_with("whether") && s.has("not");
  return left_open || judges_the_clause(now, s) || is_of_benchmark(s) || is_item(all[i - 1], s) ||
         is_apposition(now, s) || is_mark_of_the_other(now, s) || shares_difference(now, s) ||
         is_another_date(now, s) || follows_fronted_mark(now, s) || is_about_an_aside(all, i) ||
         tells_how_sure(now, s) || is_absolute(now, s);
}

// "de Index, die op 7,3 staat": what is told of a benchmark behind its name.
bool Joins::is_of_benchmark(const Segment& s) const {
  if (!page_.lexicon.is("which", whole_.tokens[s.first])) return false;
  // a benchmark that has another name in the study: its mark tells which it is
  if (s.first > 1 && page_.lexicon.is("poll", whole_.tokens[s.first - 2])) return true;
  return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
    return m.of == Mention::Of::Benchmark && m.behind + 1 == s.first;
  });
}

// "Dat het cijfer steeg, valt niet te zeggen": the clause in front is what is not known.
bool Joins::judges_the_clause(const Segment& clause, const Segment& s) const {
  std::size_t first = clause.first;
  while (first + 1 < clause.behind && whole_.tokens[first].is_punctuation()) ++first;
  if (clause.first != 0 || !page_.lexicon.is("that-clause", whole_.tokens[first])) return false;
  const bool names = std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
    return m.first >= s.first && m.behind <= s.behind && m.of != Mention::Of::Benchmark;
  });
  return !names && !s.has_mark() &&
         (s.has("significant") || s.has("chance") || s.has("untrue") || s.has("unestablished"));
}

// "inwoners 7,3, ondernemers 7,0": one list of marks.
bool Joins::is_item(const Segment& before, const Segment& s) {
  if (s.sign == ";") return false;
  return (before.is_bare() && s.is_bare()) || (before.is_dated() && s.is_dated());
}

// "8.1 by private customers and 7.8 by business customers": of one measure in two groups.
bool Joins::is_mark_of_the_other(const Segment& before, const Segment& s) const {
  constexpr std::size_t longest = 6;
  if (s.behind - s.first > longest || !page_.lexicon.is("and", whole_.tokens[s.first - 1]))
    return false;
  for (const Segment* one : {&before, &s})
    if (one->has_direction() || one->has_wave() || one->has_side() || one->has("pronoun"))
      return false;
  const auto first = mark_of_group(before), second = mark_of_group(s);
  return first && second && first->first && second->first && first->second != second->second;
}

// The one group beside the one mark, and whether it stands behind it.
std::optional<std::pair<bool, std::string>> Joins::mark_of_group(const Segment& s) const {
  std::vector<std::size_t> marks;
  std::vector<const Mention*> groups;
  for (std::size_t at = s.first; at < s.behind; ++at)
    if (is_mark(page_, whole_, at)) marks.push_back(at);
  for (const Mention& m : whole_.mentions)
    if (m.of == Mention::Of::Group && m.first >= s.first && m.behind <= s.behind)
      groups.push_back(&m);
  if (marks.size() != 1 || groups.size() != 1) return {};
  return std::pair{groups.front()->first > marks.front(), groups.front()->name};
}

// "inwoners (7,3) en ondernemers (7,0) verschillen niet": what is said of both stands behind.
bool Joins::shares_difference(const Segment& before, const Segment& s) const {
  const bool both = before.names_group() && s.names_group() && before.has_mark();
  return both && page_.lexicon.is("and", whole_.tokens[s.first - 1]) && s.has("difference") &&
         !page_.lexicon.is("pronoun", whole_.tokens[s.first]) && !before.has_direction();
}

// "6,3 in 2017 maar 5,6 in 2019": of the same, and nobody else is named.
bool Joins::is_another_date(const Segment& before, const Segment& s) const {
  constexpr std::size_t longest = 5;
  if (s.sign == ";" || s.behind - s.first > longest || s.names_anything()) return false;
  for (const Segment* one : {&before, &s})
    if (one->has_direction() || one->has("beside") || one->has_side()) return false;
  return before.has_one_mark_and_wave() && s.has_one_mark_and_wave();
}

// "een 5,4, het laagste van allemaal": said of that mark.
bool Joins::is_apposition(const Segment& before, const Segment& s) const {
  if (s.sign != "," || !before.has_mark() || s.has_mark() || s.has_amount() || s.names_group() ||
      s.has_wave())
    return false;
  if (!page_.lexicon.is("article", whole_.tokens[s.first])) return false;
  // "zijn het meest tevreden": a verb, and no article
  if (s.first + 1 < s.behind && page_.lexicon.is("article", whole_.tokens[s.first + 1]))
    return false;
  return s.any_phrase([&](const Phrase& p) {
    return p.first == s.first + 1 && (p.sense == "highest" || p.sense == "lowest");
  });
}

// "At 6.1", "met een 5,8": a mark and next to nothing besides.
bool Joins::is_bare_mark(const Segment& s) const {
  constexpr std::size_t longest = 4;
  std::size_t marks = 0;
  for (std::size_t at = s.first; at < s.behind; ++at) marks += is_mark(page_, whole_, at) ? 1U : 0U;
  return marks == 1 && s.behind - s.first <= longest && !s.names_anything() && !s.has_wave() &&
         !s.has_direction();
}

// "At 6.1, business customers are less negative": the mark is of who follows.
bool Joins::follows_fronted_mark(const Segment& now, const Segment& s) const {
  return s.sign == "," && is_bare_mark(now) && s.names_group() && !s.has_mark() &&
         page_.lexicon.is("fronted", whole_.tokens[now.first]);
}

// "zij zijn de ondernemers, met hun 6,9, voorbijgegaan": a mark between two commas, and what goes
// on behind it names nobody else.
bool Joins::is_about_an_aside(const std::vector<Segment>& all, std::size_t i) const {
  const auto is_aside = [&](std::size_t at) {
    return at > 0 && at + 1 < all.size() && all[at].sign == "," && all[at + 1].sign == "," &&
           is_bare_mark(all[at]) && page_.lexicon.is("fronted", whole_.tokens[all[at].first]) &&
           all[at - 1].names_group() && !all[at - 1].has_mark() && !all[at + 1].has_mark() &&
           !all[at + 1].names_group();
  };
  return is_aside(i) || is_aside(i - 1);
}

// "ging van 6,6 naar 6,7, maar dat is niet significant", "geeft minder dan het gemiddelde, wat
// toeval kan zijn": how sure what was just said is, of nothing else.
bool Joins::tells_how_sure(const Segment& before, const Segment& s) const {
  constexpr std::size_t longest = 14;
  const bool sure = s.has("significant") || s.has("chance");
  const bool compares = before.any_phrase([](const Phrase& p) {
    return p.sense == "up" || p.sense == "down" || p.sense == "from-to" || p.sense == "compared";
  });
  if (!sure || !compares || s.sign == ";" || s.behind - s.first > longest) return false;
  if (before.has("significant") || before.has("chance")) return false;
  const bool another = s.any_phrase([](const Phrase& p) {
    return p.sense == "highest" || p.sense == "lowest" || p.sense == "cause" ||
           p.sense == "than-group";
  });
  return !another && !s.has_mark() && !s.has_amount() && !s.has_wave() && !s.names_anything() &&
         !s.has("both-groups") && !s.has("so-too");
}

// "they lost patience too, their mark being down from 6.3 to 6.1": no sentence of its own.
bool Joins::is_absolute(const Segment& before, const Segment& s) const {
  return s.sign == "," && s.has("being") &&
         page_.lexicon.is("possessive", whole_.tokens[s.first]) && !before.has_mark() &&
         !names_measure(before);
}

bool Joins::names_measure(const Segment& s) const {
  return std::ranges::any_of(whole_.mentions, [&](const Mention& m) {
    return m.of == Mention::Of::Measure && m.first >= s.first && m.behind <= s.behind;
  });
}

}  // namespace peil::reading
