#include "peil/findings/letter.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/claim_names.h"
#include "peil/findings/letter_markup.h"
#include "peil/findings/letter_numbers.h"
#include "peil/language/texts.h"

namespace peil::findings {
namespace {

// "letter.nl.md" is in Dutch.
std::string language_of_name(const std::string& where, const std::string& otherwise) {
  for (const std::string& code : language::written()) {
    if (where.ends_with("." + code + ".md")) return code;
  }
  return otherwise;
}

std::string letter_language(const Markup& markup, const std::string& where, const Study& study,
                            const std::optional<std::string>& wanted, Problems& problems) {
  std::string code = language_of_name(where, study.source_language);
  for (const char* key : {"language", "lang"}) {
    const auto found = markup.front_matter.find(key);
    if (found != markup.front_matter.end()) code = found->second;
  }
  if (wanted) code = *wanted;
  if (!language::is_written(language::base_of(code))) {
    problems.push_back({"letter.language", where, 0, 0,
                        "Letters are judged in " + join(language::written(), ", ") +
                            "; this one is in '" + code + "'.",
                        "Write lang: " + language::written().front() +
                            " or another of these in the front matter, or use --language."});
    return language::written().front();
  }
  return std::string(language::base_of(code));
}

// The words of a span on one line: what was hidden leaves no double blanks.
std::string words_of(const Markup& markup, const MarkedSpan& span) {
  return join(words(std::string_view(markup.text).substr(span.begin, span.end - span.begin)), " ");
}

std::vector<std::size_t> numbers_within(const std::vector<NumberInText>& all,
                                        const MarkedSpan& span) {
  std::vector<std::size_t> inside;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].at >= span.begin && all[i].at < span.end) inside.push_back(i);
  }
  return inside;
}

void check_words(const Claim& claim, const Letter& letter, const MarkedSpan& span,
                 const std::string& where, Problems& problems) {
  if (claim.text.empty()) {
    problems.push_back({"claim.no-words", where, span.line, span.column,
                        "The span of this claim holds no words.",
                        "Put the words that make the claim between the brackets."});
  }
  const bool has_mark = std::ranges::any_of(
      claim.numbers, [&](std::size_t i) { return may_print(claim, letter.numbers[i]); });
  if (claim.kind == ClaimKind::Value && !has_mark && !claim.text.empty()) {
    problems.push_back({"claim.no-number", where, span.line, span.column,
                        "A claim 'value' needs the mark in its words; here is none.",
                        "Take the number into the brackets, as in [een 7,7]{claim=value ...}."});
  }
}

}  // namespace

Result<Letter> read_letter(std::string_view text, const std::string& where, const Study& study,
                           const std::optional<std::string>& language) {
  Problems problems;
  Markup markup = read_markup(text, where, problems);
  Letter letter;
  letter.language = letter_language(markup, where, study, language, problems);
  const auto other = markup.front_matter.find("study");
  if (other != markup.front_matter.end() && other->second != study.name) {
    problems.push_back(
        {"letter.other-study", where, 0, 0,
         "The letter is about the study '" + other->second + "', not about '" + study.name + "'.",
         "Name the folder of that study with --study, or mend the front matter."});
  }
  letter.numbers = numbers_in(markup.text, letter.language);
  std::ranges::stable_sort(markup.spans, {}, &MarkedSpan::begin);
  for (const MarkedSpan& span : markup.spans) {
    std::optional<Claim> claim = read_claim(span, study, where, problems);
    if (!claim) continue;
    claim->text = words_of(markup, span);
    claim->numbers = numbers_within(letter.numbers, span);
    check_words(*claim, letter, span, where, problems);
    letter.claims.push_back(std::move(*claim));
  }
  std::ranges::stable_sort(problems, {}, &Problem::line);
  if (!problems.empty()) return problems;
  return letter;
}

}  // namespace peil::findings
