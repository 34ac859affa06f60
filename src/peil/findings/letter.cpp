#include "peil/findings/letter.h"

#include <algorithm>
#include <set>

#include "peil/base/text.h"
#include "peil/findings/claim_names.h"
#include "peil/findings/claim_said.h"
#include "peil/findings/claim_statistic.h"
#include "peil/findings/confirmed_spans.h"
#include "peil/findings/letter_markup.h"
#include "peil/findings/printed_letter.h"
#include "peil/language/texts.h"
#include "peil/reading/numbers.h"
#include "peil/reading/plain_letter.h"
#include "peil/reading/said.h"
#include "peil/reading/sentences.h"

namespace peil::findings {
namespace {

// "letter.nl.md" is in Dutch, and "letter.nl.docx".
std::string language_of_name(const std::string& where, const std::string& otherwise) {
  const std::size_t ending = where.rfind('.');
  for (const std::string& code : language::written()) {
    if (where.substr(0, ending).ends_with("." + code)) return code;
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

// The sentence in which a span stands, up to the claims before and behind it.
reading::Stretch around(const MarkedSpan& span, std::span<const MarkedSpan> all,
                        const std::vector<reading::Stretch>& sentences) {
  reading::Stretch of{span.begin, span.end};
  for (const reading::Stretch& s : sentences) {
    if (s.to <= span.begin || s.from >= span.end) continue;
    of = {std::min(of.from, s.from), std::max(of.to, s.to)};
  }
  for (const MarkedSpan& other : all) {
    if (other.end <= span.begin) of.from = std::max(of.from, other.end);
    if (other.begin >= span.end) of.to = std::min(of.to, other.begin);
  }
  return of;
}

void check_words(const Claim& claim, const Letter& letter, const MarkedSpan& span,
                 const std::string& where, Problems& problems) {
  if (claim.text.empty()) {
    problems.push_back({"claim.no-words", where, span.line, span.column,
                        "The span of this claim holds no words.",
                        "Put the words that make the claim between the brackets."});
  }
  const bool has_mark =
      std::ranges::any_of(claim.numbers,
                          [&](std::size_t i) { return may_print(claim, letter.numbers[i]); }) ||
      claim.said.share;
  if (claim.kind == ClaimKind::Value && !has_mark && !claim.text.empty()) {
    problems.push_back({"claim.no-number", where, span.line, span.column,
                        "A claim 'value' needs the mark in its words; here is none.",
                        "Take the number into the brackets, as in [een 7,7]{claim=value ...}."});
  }
}

// The newest wave of which something is known: the one that a letter speaks of.
std::string current_wave(const Study& study, std::span<const std::string> held) {
  const auto known = [&](const Wave& wave) {
    return std::ranges::find(held, wave.name) != held.end() ||
           std::ranges::any_of(study.published.marks,
                               [&](const PublishedMark& m) { return m.wave == wave.name; });
  };
  std::string newest = study.waves.back().name;
  for (const Wave& wave : study.waves) {
    if (known(wave)) newest = wave.name;
  }
  return newest;
}

// The sentences in which spans stand, each on one line.
std::set<std::string> sentences_with(const Markup& markup, std::span<const MarkedSpan> spans,
                                     std::span<const reading::Stretch> sentences) {
  std::set<std::string> with;
  for (const reading::Stretch& s : sentences) {
    const bool has = std::ranges::any_of(
        spans, [&](const MarkedSpan& span) { return span.begin < s.to && span.end > s.from; });
    if (has)
      with.insert(join(words(std::string_view(markup.text).substr(s.from, s.to - s.from)), " "));
  }
  return with;
}

// What sentences say of which nobody confirmed it.
void find_claims(Letter& letter, std::string_view text, const Markup& markup, const Study& study,
                 std::span<const std::string> held, const std::set<std::string>& confirmed) {
  letter.marked = false;
  reading::PlainLetter found = reading::read_plain(
      markup.text, letter.numbers, study, current_wave(study, held), letter.language, text);
  for (Claim& claim : found.claims) {
    if (confirmed.contains(claim.text)) continue;
    set_range(claim, study);
    letter.claims.push_back(std::move(claim));
  }
  for (NotRead& unread : found.not_read)
    if (!confirmed.contains(unread.text)) letter.not_read.push_back(std::move(unread));
  std::ranges::stable_sort(letter.claims, {}, &Claim::line);
}

}  // namespace

Result<Letter> read_letter(std::string_view text, const std::string& where, const Study& study,
                           const std::optional<std::string>& language,
                           std::span<const std::string> held, const ConfirmedReadings& confirmed) {
  Problems problems;
  Markup markup = is_markdown(text, where) ? read_markup(text, where, problems)
                                           : read_text(text, where, problems);
  Letter letter;
  letter.language = letter_language(markup, where, study, language, problems);
  const auto other = markup.front_matter.find("study");
  if (other != markup.front_matter.end() && other->second != study.name) {
    problems.push_back(
        {"letter.other-study", where, 0, 0,
         "The letter is about the study '" + other->second + "', not about '" + study.name + "'.",
         "Name the folder of that study with --study, or mend the front matter."});
  }
  letter.numbers = reading::numbers_in(markup.text, letter.language);
  std::ranges::stable_sort(markup.spans, {}, &MarkedSpan::begin);
  const auto sentences = reading::sentences(markup.text, letter.language);
  const auto said = [&](std::size_t from, std::size_t to) {
    return reading::said(markup.text, from, to, letter.numbers, letter.language);
  };
  const auto take = [&](const MarkedSpan& span, std::span<const MarkedSpan> all,
                        const std::string& file) -> Claim* {
    std::optional<Claim> claim = read_claim(span, study, file, problems);
    if (!claim) return nullptr;
    claim->text = words_of(markup, span);
    claim->numbers = numbers_within(letter.numbers, span);
    claim->said = said(span.begin, span.end);
    const reading::Stretch sentence = around(span, all, sentences);
    claim->around = said(sentence.from, sentence.to);
    check_words(*claim, letter, span, file, problems);
    check_said(*claim, span, file, problems);
    return &letter.claims.emplace_back(std::move(*claim));
  };
  for (const MarkedSpan& span : markup.spans) take(span, markup.spans, where);
  std::vector<MarkedSpan> beside;
  if (markup.spans.empty()) beside = confirmed_spans(markup.text, confirmed, problems);
  for (const MarkedSpan& span : beside) {
    if (span.attributes.empty()) continue;
    if (Claim* claim = take(span, beside, confirmed.file)) {
      claim->confirmed = true;
      claim->quote = claim->text;
    }
  }
  std::ranges::stable_sort(problems, {}, &Problem::line);
  if (!problems.empty()) return problems;
  if (markup.spans.empty() && !study.waves.empty())
    find_claims(letter, text, markup, study, held, sentences_with(markup, beside, sentences));
  return letter;
}

}  // namespace peil::findings
