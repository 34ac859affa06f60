#include "peil/reading/strange.h"

#include <algorithm>
#include <set>

namespace peil::reading {
namespace {

// Kinds whose words are held against figures one by one.
bool is_of_marks(ClaimKind kind) {
  return kind <= ClaimKind::Equal || (kind >= ClaimKind::GroupAbove && kind != ClaimKind::Share);
}

void add_words(std::set<std::string>& known, const LocalText& text) {
  for (const auto& [language, words] : text.in)
    for (const Token& token : tokens(words, 0, words.size(), {})) known.insert(token.word);
}

// What the study calls itself and what it asks.
std::set<std::string> names_of(const Study& study) {
  std::set<std::string> known;
  for (const LocalText* text : {&study.organisation, &study.title}) add_words(known, *text);
  for (const Question& q : study.questionnaire.questions)
    if (q.type != QuestionType::Text) add_words(known, q.label);
  for (const BenchmarkRow& row : study.published.benchmarks)
    for (const Token& token : tokens(row.label, 0, row.label.size(), {})) known.insert(token.word);
  return known;
}

// A mark, or a rank, is true of what it names whatever stands beside it, unless that narrows whom
// or what it speaks of: "in het noorden", "among women".
bool is_of_one_figure(ClaimKind kind) {
  return kind == ClaimKind::Value || kind >= ClaimKind::Highest;
}
bool narrows(const Page& page, const Part& part, std::size_t at) {
  constexpr std::size_t reach = 3;
  for (std::size_t back = 1; back <= reach && back <= at; ++back) {
    const Token& t = part.tokens[at - back];
    if (t.number || t.is_punctuation()) return false;
    if (page.lexicon.is("narrows", t)) return true;
  }
  return false;
}

// "onze receptie krijgt een 7,4": of something that has no name here, and not of the whole service.
bool is_owned(const Page& page, const Part& part, const Claim& claim, std::size_t at) {
  const bool of_whole = claim.kind == ClaimKind::Value && !part.has("overall") &&
                        claim.measures == std::vector{page.study.overall};
  return of_whole && at > 0 && part.named(Mention::Of::Measure).empty() &&
         page.lexicon.is("possessive", part.tokens[at - 1]);
}

// "Auw.": between two signs, alone.
bool is_a_cry(const Part& part, std::size_t at) {
  const auto ends = [&](std::size_t place) { return part.tokens[place].is_punctuation(); };
  return (at == 0 || ends(at - 1)) && (at + 1 == part.tokens.size() || ends(at + 1));
}

}  // namespace

std::vector<std::string> strange_words(const Page& page, const Part& part, const Claim& claim) {
  if (!is_of_marks(claim.kind)) return {};
  const std::set<std::string> names = names_of(page.study);
  std::vector<std::string> all;
  for (std::size_t at = 0; at < part.tokens.size(); ++at) {
    const Token& t = part.tokens[at];
    const auto covers = [&](const auto& one) { return one.first <= at && at < one.behind; };
    const bool known = t.number || t.is_punctuation() || t.word.size() == 1 ||
                       page.lexicon.is("neutral", t) || std::ranges::any_of(part.phrases, covers) ||
                       std::ranges::any_of(part.mentions, covers) || names.contains(t.word);
    const bool beside = is_of_one_figure(claim.kind)
                            ? !narrows(page, part, at) && !is_owned(page, part, claim, at)
                            : is_a_cry(part, at);
    if (!known && !beside) all.emplace_back(page.text.substr(t.at, t.end - t.at));
  }
  return all;
}

}  // namespace peil::reading
