#include "peil/reading/part_names.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/reading/statement.h"

namespace peil::reading {
namespace {

using K = ClaimKind;
using Of = Mention::Of;

constexpr int first_year = 1950, last_year = 2100;
constexpr std::size_t short_answer = 5;  // words and signs

bool is_change(K kind) {
  return kind == K::Rise || kind == K::Fall || kind == K::Stable || kind == K::First ||
         kind == K::Effect;
}

}  // namespace

bool Spoken::is_about_survey() const {
  if (!part_.mentions.empty() || part_.has_any({"judges", "judgement", "all-parts", "no-part"}))
    return true;
  if (!context_.fresh()) return false;
  if (context_.age == 0 || part_.has_any({"pronoun", "difference", "significant"}) || names_waves())
    return true;
  return part_.tokens.size() <= short_answer;  // "Geen stijging dus."
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
  if (!named.empty()) return named;
  if (const auto whole = together(); !whole.empty()) return {whole};
  if (kind == K::Share || kind == K::Theme) return {"all"};
  if (!context_.groups.empty()) return context_.groups;
  if (kind == K::Value) return {"all"};
  for (const ReportingGroup& g : page_.study.reporting_groups) named.push_back(g.name);
  return named;
}

// "Samen geven zij": all customer groups of one reporting group were spoken of.
std::string Spoken::together() const {
  if (!part_.has("together")) return "";
  for (const ReportingGroup& whole : page_.study.reporting_groups) {
    std::size_t parts = 0, spoken_of = 0;
    for (const CustomerGroup& g : page_.study.customer_groups) {
      if (g.reporting_group != whole.name) continue;
      ++parts;
      spoken_of += static_cast<std::size_t>(std::ranges::count(context_.groups, g.name));
    }
    if (parts > 1 && spoken_of == parts) return whole.name;
  }
  return "";
}

std::vector<std::string> Spoken::measures(K kind) const {
  std::vector<std::string> named = measures_named();
  const bool extreme = kind == K::Highest || kind == K::Lowest;
  if (part_.has_any({"all-parts", "no-part"}) && named.empty() && !extreme) {
    for (const Question& q : page_.study.questionnaire.questions) {
      if (q.type == QuestionType::Mark && q.rows.empty() && q.name != page_.study.overall)
        named.push_back(q.name);
    }
  }
  if (!named.empty()) return named;
  const bool overall = part_.has("overall") || (kind == K::Above || kind == K::Below);
  const bool points_back = context_.fresh() && !context_.measure.empty();
  if (overall || !points_back) return {page_.study.overall};
  return {context_.measure};
}

// "de vriendelijkheid aan de telefoon" is the first alone; "de vriendelijkheid en de website" both.
std::vector<std::string> Spoken::measures_named() const {
  std::vector<std::string> all;
  std::size_t behind = 0;
  for (const Mention& m : part_.mentions) {
    if (m.of != Of::Measure) continue;
    bool joined = all.empty();
    for (std::size_t at = behind; at < m.first; ++at)
      joined = joined || page_.lexicon.is("and", part_.tokens[at]) || part_.tokens[at].word == ",";
    behind = m.behind;
    if (joined && std::ranges::find(all, m.name) == all.end()) all.push_back(m.name);
  }
  return all;
}

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

// "twee jaar geleden", "6 jaar eerder": the wave of that year, "" where there is none or nothing is
// said so.
std::string Spoken::years_ago() const {
  for (const Phrase& p : part_.phrases) {
    if (p.sense != "years-ago") continue;
    std::optional<double> years;
    const std::vector<std::string> names = page_.lexicon.list("number");
    for (std::size_t at = p.first; at < p.behind; ++at) {
      const Token& count = part_.tokens[at];
      if (count.number) years = page_.numbers[*count.number].value;
      const auto named = std::ranges::find(names, count.word);
      if (named != names.end()) years = static_cast<double>(named - names.begin());
    }
    const auto now = whole_number(context_.current);
    if (!years || !now) continue;
    const std::string then = std::to_string(*now - static_cast<std::int64_t>(*years));
    if (page_.study.wave(then) != nullptr) return then;
  }
  return "";
}

bool Spoken::names_waves() const {
  return !years().empty() || part_.has("before") || part_.has("years-ago");
}

bool Spoken::names_another_wave() const {
  return names_waves() && years() != std::vector<std::string>{context_.current};
}

bool Spoken::changes() const { return part_.has("changed"); }

bool Spoken::speaks_of_then() const {
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

std::vector<std::string> Spoken::waves(K kind, std::size_t marks) const {
  const std::vector<std::string> named = years();
  const std::string ago = years_ago();
  std::string then = !ago.empty() ? ago : before(context_.current);
  if (is_change(kind)) {
    if (named.size() >= 2) return named;
    if (named.size() == 1 && named.front() != context_.current)
      return {named.front(), context_.current};
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
  if (extreme && named.size() == 1 && part_.has("since-wave"))
    return {named.front(), context_.current};
  if (extreme && named.size() <= 1) return named.empty() ? std::vector{context_.current} : named;
  // "een 7,5, tegen een 7,1 in 2021"
  if (named.size() == 1 && named.front() != context_.current && marks == 2 &&
      part_.has_any({"beside", "now"}))
    return {named.front(), context_.current};
  if (!named.empty()) return named;
  if (part_.has("that-year") && !context_.wave.empty()) return {context_.wave};
  // "in 2021 gaven inwoners een 7,0 en ondernemers een 6,6"
  if (kind == K::Value && marks == 1 && !context_.wave_of_sentence.empty() &&
      !part_.has_any({"judges", "now", "before", "pronoun"}) && !part_.named(Of::Group).empty())
    return {context_.wave_of_sentence};
  if (kind == K::Value && marks == 2 && says_two_waves() && !then.empty())
    return {then, context_.current};
  const bool earlier = part_.has("before") || !ago.empty();
  if (earlier && part_.has("now") && marks == 2 && !then.empty()) return {then, context_.current};
  if (earlier && !then.empty()) return {then};
  return {context_.current};
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
  if (!context_.benchmark.empty() && context_.fresh()) return context_.benchmark;
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
