#include "peil/reading/part_names.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/reading/statement.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

constexpr std::size_t short_answer = 5;     // words and signs
constexpr std::size_t brief_sentence = 12;  // the same

}  // namespace

bool Spoken::points_at_nothing() const {
  const bool which = part_.has_any({"the-former", "the-latter"});
  if (which && context_.order.size() != 2 && context_.both_measures.size() != 2 &&
      part_.named(Of::Group).empty())
    return true;
  if (!part_.has("that-aspect") || !part_.named(Of::Measure).empty()) return false;
  const bool fresh = context_.fresh() && context_.measure_fresh();
  return context_.section.empty() && (!fresh || context_.measure == page_.study.overall);
}

bool Spoken::is_about_survey() const {
  if (!part_.mentions.empty() ||
      part_.has_any({"judges", "judgement", "all-parts", "no-part", "both-groups"}))
    return true;
  if (counts_other_things()) return false;
  const bool two = context_.order.size() == 2 || !context_.both_measures.empty();
  if (two && part_.has_any({"the-former", "the-latter"})) return true;
  if (!context_.fresh()) return false;
  if (context_.age <= 0 || part_.has_any({"pronoun", "difference", "significant"}) || names_waves())
    return true;
  if (part_.tokens.size() <= short_answer) return true;  // "Geen stijging dus."
  return context_.age <= 1 && part_.tokens.size() <= brief_sentence && has_mark();
}

// "applications rose by 27 per cent", "0.4 million euros more than in 2021": no mark, of nobody who
// was asked.
bool Spoken::counts_other_things() const {
  if (part_.has_any({"pronoun", "difference", "significant", "people", "theme", "in-time"}))
    return false;
  bool other = false;
  for (std::size_t at = 0; at < part_.tokens.size(); ++at) {
    if (!part_.tokens[at].number) continue;
    if (is_mark(page_, part_, at)) return false;
    const bool unit =
        at + 1 < part_.tokens.size() && page_.lexicon.is("other-unit", part_.tokens[at + 1]);
    other = other || unit || page_.numbers[*part_.tokens[at].number].percent;
  }
  return other;
}

// "it earned us an 8.1": something of ours did.
bool Spoken::is_earned() const {
  return page_.lexicon.is("it", part_.tokens.front()) &&
         std::ranges::all_of(part_.phrases, [&](const Phrase& p) {
           return p.sense != "overall" ||
                  (p.behind == p.first + 1 && page_.lexicon.is("we", part_.tokens[p.first]));
         });
}

// "Hun oordeel ging van een 6,3 naar een 5,9", of what was spoken of just before.
bool Spoken::is_their_verdict() const {
  if (context_.measure_age > 1 || !part_.has("weak-overall")) return false;
  return std::ranges::all_of(part_.phrases, [&](const Phrase& p) {
    return p.sense != "overall" || std::ranges::any_of(part_.phrases, [&](const Phrase& q) {
             return q.sense == "weak-overall" && q.first <= p.first && q.behind >= p.behind;
           });
  });
}

// "Three quarters of the maximum: a seven and a half", right behind a claim.
bool Spoken::has_mark() const {
  for (std::size_t at = 0; at < part_.tokens.size(); ++at)
    if (is_mark(page_, part_, at)) return true;
  return false;
}

std::vector<std::string> Spoken::groups_named() const {
  if (part_.has("both-groups")) {
    std::vector<std::string> all;
    for (const ReportingGroup& g : page_.study.reporting_groups) all.push_back(g.name);
    return all;
  }
  std::vector<std::string> named;
  for (const Mention& m : part_.mentions) {
    if (m.of == Of::Group && !is_set_aside(m) && std::ranges::find(named, m.name) == named.end())
      named.push_back(m.name);
  }
  if (named.empty() && context_.order.size() == 2 && context_.both_measures.empty()) {
    if (part_.has("the-former")) named.push_back(context_.order.front());
    if (part_.has("the-latter")) named.push_back(context_.order.back());
  }
  const auto held = [&](const std::string& group) {
    const CustomerGroup* customer = page_.study.customer_group(group);
    return customer != nullptr &&
           std::ranges::find(named, customer->reporting_group) != named.end() &&
           !part_.has("compared");
  };
  std::vector<std::string> kept;
  for (const std::string& group : named) {
    if (!held(group)) kept.push_back(group);
  }
  if (kept.empty() && part_.has("everybody")) kept.push_back("all");
  return kept;
}

// "niet de ondernemers maar de inwoners", "they, and not the residents".
bool Spoken::is_set_aside(const Mention& group) const {
  const auto is = [&](std::string_view sense, std::size_t at) {
    return at < part_.tokens.size() && page_.lexicon.is(sense, part_.tokens[at]);
  };
  bool no = false;
  for (std::size_t back = 1; back <= 2 && back <= group.first; ++back)
    no = no || is("not", group.first - back);
  if (!no) return false;
  const std::size_t from = group.first > 3 ? group.first - 3 : 0;
  bool aside = is("but", group.behind);
  for (std::size_t at = from; at < group.first; ++at) aside = aside || is("and", at);
  return aside;
}

std::vector<std::string> Spoken::groups(K kind) const {
  std::vector<std::string> named = groups_named();
  if (const auto whole = together(named); !whole.empty()) return {whole};
  if (!named.empty()) return named;
  if (kind == K::Share || kind == K::Theme) return {"all"};
  // an aside compared two groups: a measure without a group is of whom the table or title speaks
  if (!context_.scope.empty() && context_.last && context_.pair.size() == 2 &&
      context_.last->groups == context_.pair && !part_.named(Of::Measure).empty() &&
      !part_.has("pronoun"))
    return context_.scope;
  // "Die waren er al op vooruitgegaan": of two who were compared the one that was named last
  const bool of_pair = context_.last && context_.age <= 1 && context_.pair.size() == 2 &&
                       context_.last->groups == context_.pair && !context_.order.empty();
  if (of_pair && part_.tokens.size() > 1 &&
      page_.lexicon.is("demonstrative", part_.tokens.front()) &&
      page_.lexicon.is("auxiliary", part_.tokens[1]))
    return {context_.order.back()};
  if (!context_.groups.empty()) return context_.groups;
  if (kind == K::Value) return {"all"};
  for (const ReportingGroup& g : page_.study.reporting_groups) named.push_back(g.name);
  return named;
}

// "Samen geven zij": all customer groups of one reporting group were spoken of.
std::string Spoken::together(const std::vector<std::string>& named) const {
  if (!part_.has("together")) return "";
  for (const ReportingGroup& whole : page_.study.reporting_groups) {
    std::size_t parts = 0, spoken_of = 0;
    for (const CustomerGroup& g : page_.study.customer_groups) {
      if (g.reporting_group != whole.name) continue;
      ++parts;
      const auto& groups = named.empty() ? context_.groups : named;
      spoken_of += static_cast<std::size_t>(std::ranges::count(groups, g.name));
    }
    if (parts > 1 && spoken_of == parts) return whole.name;
  }
  return "";
}

std::vector<std::string> Spoken::measures(K kind) const {
  std::vector<std::string> named = measures_named();
  const bool extreme = kind == K::Highest || kind == K::Lowest;
  const std::string without = excepted();
  std::erase(named, without);
  // "van de vriendelijkheid tot de telefoon, op elk onderdeel"
  const bool all = part_.has("all-parts") && (named.empty() || part_.has("range-of-parts"));
  if ((all || (part_.has("no-part") && named.empty())) && !extreme) {
    named.clear();
    for (const Question& q : page_.study.questionnaire.questions) {
      if (q.type == QuestionType::Mark && q.rows.empty() && q.name != page_.study.overall &&
          q.name != without)
        named.push_back(q.name);
    }
  }
  if (!named.empty()) return named;
  const std::string unnamed = unnamed_measure(kind);
  return {unnamed.empty() ? page_.study.overall : unnamed};
}

// Of which measure it speaks where it names none; "" where nothing tells.
std::string Spoken::unnamed_measure(K kind) const {
  const bool points_back = context_.fresh() && context_.measure_fresh();
  const bool here = points_back && (part_.has("that-measure") || is_earned() || is_their_verdict());
  const bool overall = (part_.has("overall") && !here) || (kind == K::Above || kind == K::Below);
  if (overall) return page_.study.overall;
  return points_back ? context_.measure : context_.section;
}

MeasureFrom Spoken::measure_from(K kind) const {
  if (!measures_named().empty() || part_.has_any({"overall", "all-parts", "no-part"}))
    return MeasureFrom::Words;
  return unnamed_measure(kind).empty() ? MeasureFrom::Nothing : MeasureFrom::Before;
}

// "Afgezien van de klachten", "complaints aside": a measure beside words that leave it out.
std::string Spoken::excepted() const {
  constexpr std::size_t reach = 3;
  for (const Phrase& p : part_.phrases) {
    if (p.sense != "except") continue;
    for (const Mention& m : part_.mentions) {
      const bool behind = m.first >= p.behind && m.first < p.behind + reach;
      const bool inside = m.first >= p.first && m.behind <= p.behind;
      if (m.of == Of::Measure && (behind || inside || m.behind == p.first)) return m.name;
    }
  }
  return "";
}

// "de vriendelijkheid aan de telefoon" is the first alone; "de vriendelijkheid en de website" both.
std::vector<std::string> Spoken::measures_named() const {
  std::vector<std::string> all;
  std::size_t behind = 0;
  for (const Mention& m : part_.mentions) {
    if (m.of != Of::Measure) continue;
    bool joined = all.empty();
    for (std::size_t at = behind; at < m.first; ++at)
      joined = joined || page_.lexicon.is("and", part_.tokens[at]) ||
               page_.lexicon.is("neither", part_.tokens[at]) || part_.tokens[at].word == "," ||
               part_.has("spread");
    behind = m.behind;
    if (joined && std::ranges::find(all, m.name) == all.end()) all.push_back(m.name);
  }
  if (all.empty() && context_.both_measures.size() == 2) {
    if (part_.has("the-former")) all.push_back(context_.both_measures.front());
    if (part_.has("the-latter")) all.push_back(context_.both_measures.back());
  }
  const bool of_the_excepted = !context_.excepted.empty() && context_.age == 0 &&
                               page_.lexicon.is("where", part_.tokens.front());
  if (all.empty() && of_the_excepted) all.push_back(context_.excepted);
  return all;
}

std::string Spoken::benchmark(const std::vector<std::size_t>& marks) const {
  const std::vector<std::string> named = part_.named(Of::Benchmark);
  if (!named.empty()) return named.front();
  std::vector<std::string> with_number;
  for (const BenchmarkRow& row : page_.study.published.benchmarks) {
    for (const std::size_t n : marks) {
      const NumberSaid* said = part_.said.of(n);
      const bool theirs =
          said != nullptr && (said->of_others || said->against ||
                              said->nearness == Nearness::More || said->nearness == Nearness::Less);
      const double value = *page_.numbers[n].value;
      if (!theirs || value < row.mark.from() || value >= row.mark.below()) continue;
      if (std::ranges::find(with_number, row.name) == with_number.end())
        with_number.push_back(row.name);
    }
  }
  if (with_number.size() == 1) return with_number.front();
  if (part_.has("benchmark") || names_poll()) {
    for (const std::size_t n : marks)
      if (std::string one = benchmark_with(n); !one.empty()) return one;
  }
  if (!context_.benchmark.empty() && context_.fresh() && !names_poll()) return context_.benchmark;
  std::vector<std::string> all;
  for (const BenchmarkRow& row : page_.study.published.benchmarks) {
    if (std::ranges::find(all, row.name) == all.end()) all.push_back(row.name);
  }
  return all.size() == 1 ? all.front() : "";
}

std::string Spoken::benchmark_with(std::size_t number) const {
  std::string found;
  for (const BenchmarkRow& row : page_.study.published.benchmarks) {
    const double value = *page_.numbers[number].value;
    if (value < row.mark.from() || value >= row.mark.below() || row.name == found) continue;
    if (!found.empty()) return "";
    found = row.name;
  }
  return found;
}

bool Spoken::names_poll() const {
  const auto& tokens = part_.tokens;
  const auto has_capital = [&](const Token& t) {
    return page_.text[t.at] >= 'A' && page_.text[t.at] <= 'Z';
  };
  for (std::size_t at = 1; at < tokens.size(); ++at)
    if (has_capital(tokens[at]) && has_capital(tokens[at - 1]) &&
        page_.lexicon.is("poll", tokens[at]))
      return true;
  return false;
}

std::string Spoken::other_group(const std::vector<std::string>& named) const {
  if (named.size() != 1 || page_.study.reporting_groups.size() != 2) return "";
  for (const ReportingGroup& g : page_.study.reporting_groups) {
    if (g.name == named.front()) continue;
    const bool one_of_two = page_.study.reporting_group(named.front()) != nullptr;
    return one_of_two ? g.name : "";
  }
  return "";
}

}  // namespace peil::reading
