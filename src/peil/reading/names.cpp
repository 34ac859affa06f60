#include "peil/reading/names.h"

#include <algorithm>
#include <array>

#include "peil/base/text.h"
#include "peil/language/stem.h"
#include "peil/reading/lexicon.h"

namespace peil::reading {
namespace {

using Of = Mention::Of;

constexpr std::size_t least_to_inflect = 5;  // letters of a stem that may go on ("vriendelijk-er")
constexpr std::size_t most_inflected = 4;
constexpr std::array likes{"like-phone",       "like-knowledge", "like-kindness", "like-speed",
                           "like-site",        "like-complaint", "like-business", "like-private",
                           "like-information", "like-form"};

const std::string& text_of(const LocalText& text, const std::string& language,
                           const std::string& source) {
  static const std::string none;
  if (text.has(language)) return text.at(language);
  return text.has(source) ? text.at(source) : none;
}

// A name of a study as words: "klacht_oordeel".
std::string as_words(std::string name) {
  std::ranges::replace(name, '_', ' ');
  std::ranges::replace(name, '-', ' ');
  return name;
}

bool same_stem(const std::string& term, const std::string& stem) {
  if (stem == term) return true;
  return term.size() >= least_to_inflect && stem.starts_with(term) &&
         stem.size() <= term.size() + most_inflected;
}

}  // namespace

Names::Names(const Study& study, std::string_view language)
    : language_(language), source_(study.source_language) {
  for (const std::string& word : Lexicon::of(language).list("generic"))
    generic_.insert(language::stem(word, language));
  add_groups(study);
  add_measures(study);
  add_benchmarks(study);
  drop_shared();
  add_likes();
}

// "duidelijk tevredener" is not of the "duidelijkheid".
bool Names::tells_size(const Token& token) const {
  return Lexicon::of(language_).is("large", token);
}

std::vector<std::string> Names::stems_of(std::string_view text) const {
  std::vector<std::string> stems;
  for (const Token& token : tokens(text, 0, text.size(), {})) {
    if (!token.is_punctuation()) stems.push_back(language::stem(token.word, language_));
  }
  return stems;
}

std::vector<std::string> Names::content(const std::string& label) const {
  std::vector<std::string> stems = stems_of(label);
  std::erase_if(stems, [&](const std::string& s) { return generic_.contains(s); });
  return stems;
}

void Names::add(Of of, const std::string& name, const std::string& phrase) {
  std::vector<std::string> stems = stems_of(phrase);
  if (stems.empty()) return;
  const bool there = std::ranges::any_of(
      terms_, [&](const Term& t) { return t.of == of && t.name == name && t.stems == stems; });
  if (!there) terms_.push_back({of, name, std::move(stems)});
}

// The whole label; its one telling word; the last of them where no "en" joins them; the name.
void Names::add_groups(const Study& study) {
  const auto take = [&](const std::string& name, const LocalText& text) {
    const std::string& label = text_of(text, language_, source_);
    add(Of::Group, name, label);
    add(Of::Group, name, as_words(name));
    const std::vector<std::string> telling = content(label);
    if (telling.empty() || telling.size() > 2) return;
    const bool joined = std::ranges::any_of(
        tokens(label, 0, label.size(), {}),
        [&](const Token& t) { return Lexicon::of(language_).is("and", t) || t.word == ","; });
    if (!joined) terms_.push_back({Of::Group, name, {telling.back()}});
  };
  for (const ReportingGroup& g : study.reporting_groups) take(g.name, g.label);
  for (const CustomerGroup& g : study.customer_groups) take(g.name, g.label);
}

// Of "de afhandeling van uw klacht" what stands before "van", and the name.
void Names::add_measures(const Study& study) {
  const auto take = [&](const std::string& name, const LocalText& text) {
    if (name == study.overall) return;
    add(Of::Measure, name, as_words(name));
    std::string label = text_of(text, language_, source_);
    const auto all = tokens(label, 0, label.size(), {});
    const Lexicon& lexicon = Lexicon::of(language_);
    for (const Token& t : all) {
      if (!lexicon.is("part-of", t)) continue;
      label = label.substr(0, t.at);
      break;
    }
    const std::vector<std::string> telling = content(label);
    if (telling.empty()) return;
    if (telling.size() == 2) terms_.push_back({Of::Measure, name, telling});
    std::set<std::string> vague;  // "time" is of more than "processing time"
    for (const std::string& word : lexicon.list("vague"))
      vague.insert(language::stem(word, language_));
    for (const std::string& stem : telling)
      if (telling.size() == 1 || !vague.contains(stem))
        terms_.push_back({Of::Measure, name, {stem}});
  };
  for (const Question& q : study.questionnaire.questions) {
    if (q.type == QuestionType::Text) continue;
    if (q.rows.empty()) take(q.name, q.label);
    for (const MatrixRow& row : q.rows) take(row.name, row.label);
  }
}

void Names::add_benchmarks(const Study& study) {
  for (const BenchmarkRow& row : study.published.benchmarks) {
    add(Of::Benchmark, row.name, row.label);
    add(Of::Benchmark, row.name, as_words(row.name));
    const std::vector<std::string> telling = content(row.label);
    if (telling.empty()) continue;
    const std::vector<std::string> last{telling.back()};
    const bool there = std::ranges::any_of(terms_, [&](const Term& t) {
      return t.of == Of::Benchmark && t.name == row.name && t.stems == last;
    });
    if (!there) terms_.push_back({Of::Benchmark, row.name, last});
  }
}

// What names two things names none of them.
void Names::drop_shared() {
  std::map<std::vector<std::string>, std::set<std::pair<Of, std::string>>> named;
  for (const Term& t : terms_) named[t.stems].insert({t.of, t.name});
  std::erase_if(terms_, [&](const Term& t) {
    if (named[t.stems].size() == 1) return false;
    // the group "vreemdelingen" is the customer group, also where a label begins so
    return !(stems_of(as_words(t.name)) == t.stems);
  });
}

// All words of a set name what one of them names, where that is one thing.
void Names::add_likes() {
  std::vector<Term> more;
  for (const char* key : likes) {
    std::set<std::pair<Of, std::string>> meant;
    const std::vector<std::string> phrases = Lexicon::of(language_).phrases(key);
    for (const std::string& phrase : phrases) {
      for (const Term& t : terms_) {
        if (t.stems == stems_of(phrase)) meant.insert({t.of, t.name});
      }
    }
    if (meant.size() != 1) continue;
    const auto& [of, name] = *meant.begin();
    for (const std::string& phrase : phrases) more.push_back({of, name, stems_of(phrase)});
  }
  std::ranges::move(more, std::back_inserter(terms_));
}

std::size_t Names::match(const Term& term, std::span<const Token> tokens,
                         std::span<const std::string> stems, std::size_t at) const {
  if (at + term.stems.size() > tokens.size()) return at;
  for (std::size_t i = 0; i < term.stems.size(); ++i) {
    if (tokens[at + i].number || !same_stem(term.stems[i], stems[at + i])) return at;
  }
  return at + term.stems.size();
}

std::vector<Mention> Names::find(std::span<const Token> tokens) const {
  std::vector<std::string> stems;
  for (const Token& t : tokens) stems.push_back(language::stem(t.word, language_));
  std::vector<Mention> found;
  for (std::size_t at = 0; at < tokens.size();) {
    const Term* best = nullptr;
    std::size_t behind = at;
    for (const Term& term : terms_) {
      const std::size_t to = match(term, tokens, stems, at);
      if (to > behind && !(to == at + 1 && tells_size(tokens[at]))) best = &term, behind = to;
    }
    if (best != nullptr) found.push_back({best->of, best->name, at, behind});
    at = std::max(at + 1, behind);
  }
  return found;
}

}  // namespace peil::reading
