#include "peil/findings/confirmed_spans.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "peil/base/text.h"
#include "peil/findings/letter.h"

namespace peil::findings {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Words with one blank between them, and the places of the letter where its bytes begin. One sign
// stands for each run of digits of a figure, which may be another one since.
struct Masked {
  std::string text;
  std::vector<std::size_t> at;
};

std::size_t digits_from(std::string_view words, std::size_t at) {
  std::size_t count = 0;
  while (at + count < words.size() && is_digit(words[at + count])) ++count;
  return count;
}

// A mark, a share or a difference: 7,7, 62%, 3 procentpunt. A whole number alone is none: it says
// which year is meant, or from where on a mark counts.
bool is_figure(std::string_view words, std::size_t at) {
  std::size_t first = at, behind = at + digits_from(words, at);
  while (first > 0 && is_digit(words[first - 1])) --first;
  const auto has_sign = [&](std::size_t place) {
    return place < words.size() && (words[place] == ',' || words[place] == '.');
  };
  constexpr std::size_t most_decimals = 2;
  const std::size_t decimals = has_sign(behind) ? digits_from(words, behind + 1) : 0;
  if (decimals > 0 && decimals <= most_decimals) return true;
  const bool is_decimals = first > 1 && has_sign(first - 1) && is_digit(words[first - 2]);
  if (is_decimals && behind - first <= most_decimals) return true;
  while (behind < words.size() && is_blank(words[behind])) ++behind;
  const std::string_view unit = words.substr(std::min(behind, words.size()));
  return std::ranges::any_of(
      std::array<std::string_view, 5>{"%", "procent", "percent", "punt", "point"},
      [&](std::string_view one) { return unit.starts_with(one); });
}

enum class Figures : std::uint8_t { Free, AsTheyWere };

Masked masked(std::string_view words, Figures figures = Figures::Free) {
  Masked result;
  char last = ' ';
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool free = figures == Figures::Free && is_digit(words[i]) && is_figure(words, i);
    const char now = is_blank(words[i]) ? ' ' : free ? '#' : words[i];
    if ((now == ' ' || now == '#') && now == last) continue;
    result.text += now;
    result.at.push_back(i);
    last = now;
  }
  while (result.text.ends_with(' ')) {
    result.text.pop_back();
    result.at.pop_back();
  }
  return result;
}

std::size_t end_of(std::string_view letter, std::size_t at) {
  std::size_t end = at + 1;
  while (is_digit(letter[at]) && end < letter.size() && is_digit(letter[end])) ++end;
  return end;
}

// Braces are read by the one reader that there is.
std::optional<std::vector<Attribute>> attributes_of(const ConfirmedReading& one,
                                                    const std::string& file, Problems& problems) {
  if (one.claims == says_nothing) return std::vector<Attribute>{};
  Problems found;
  const Markup markup = read_markup("[x]{" + one.claims + "}", file, found);
  for (Problem& problem : found) {
    problem.line = one.line, problem.column = 0;
    problems.push_back(std::move(problem));
  }
  if (markup.spans.size() != 1 || markup.spans.front().attributes.empty()) {
    if (found.empty())
      problems.push_back({"readings.no-claim", file, one.line, 0,
                          "'" + one.claims + "' is not what stands in the braces of a claim.",
                          "Write it as claim=rise measure=overall group=vr waves=\"2011 2013\", or "
                          "say that the words say nothing of the survey: says = \"nothing\"."});
    return {};
  }
  std::vector<Attribute> attributes = markup.spans.front().attributes;
  for (Attribute& a : attributes) a.line = one.line, a.column = 0;
  return attributes;
}

std::size_t line_of(std::string_view letter, std::size_t at) {
  return 1 + static_cast<std::size_t>(std::count(
                 letter.begin(), letter.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

// What stands right before a place, without the signs of lists, headings and quotes.
bool stands_after(const Masked& in, std::size_t at, const Masked& words) {
  constexpr std::string_view signs = " \t-*#>|_";
  const auto bare = [&](std::string_view text) {
    const std::size_t last = text.find_last_not_of(signs);
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  };
  return bare(std::string_view(in.text).substr(0, at)).ends_with(bare(words.text));
}

void add_places(const Masked& in, std::string_view letter, const ConfirmedReading& one,
                const std::vector<Attribute>& attributes, Figures figures,
                std::vector<MarkedSpan>& spans) {
  const std::string wanted = masked(one.words, figures).text;
  const Masked after = masked(one.after, figures);
  if (wanted.empty()) return;
  for (auto at = in.text.find(wanted); at != std::string::npos;
       at = in.text.find(wanted, at + wanted.size())) {
    const std::size_t behind = at + wanted.size();
    const bool inside_a_word =
        (at > 0 && is_letter(in.text[at - 1]) && is_letter(wanted.front())) ||
        (behind < in.text.size() && is_letter(in.text[behind]) && is_letter(wanted.back()));
    if (inside_a_word || !stands_after(in, at, after)) continue;
    const std::size_t begin = in.at[at];
    spans.push_back(
        {begin, end_of(letter, in.at[behind - 1]), line_of(letter, begin), 0, attributes});
  }
}

std::string value_text(const std::vector<std::string>& values) {
  const std::string all = join(values, " ");
  return values.size() == 1 && all.find_first_of(" \"={}") == std::string::npos ? all
                                                                                : '"' + all + '"';
}

}  // namespace

std::vector<MarkedSpan> confirmed_spans(std::string_view letter, const ConfirmedReadings& confirmed,
                                        Problems& problems) {
  std::vector<MarkedSpan> spans;
  if (confirmed.all.empty()) return spans;
  const Masked free = masked(letter), as_it_is = masked(letter, Figures::AsTheyWere);
  for (const ConfirmedReading& one : confirmed.all) {
    const auto attributes = attributes_of(one, confirmed.file, problems);
    if (!attributes) continue;
    if (attributes->empty())  // nothing holds its figures
      add_places(as_it_is, letter, one, *attributes, Figures::AsTheyWere, spans);
    else
      add_places(free, letter, one, *attributes, Figures::Free, spans);
  }
  return spans;
}

std::string words_before(std::string_view letter, std::size_t line, const std::string& of) {
  constexpr std::size_t enough = 8;
  const Masked in = masked(letter);
  const std::string wanted = masked(of).text;
  auto at = in.text.find(wanted);
  while (at != std::string::npos && line_of(letter, in.at[at]) < line)
    at = in.text.find(wanted, at + 1);
  if (wanted.empty() || at == std::string::npos) return "";
  const auto all = words(letter.substr(0, in.at[at]));
  return join(std::vector<std::string>(
                  all.end() - static_cast<std::ptrdiff_t>(std::min(enough, all.size())), all.end()),
              " ");
}

std::string braces_of(const Claim& claim) {
  std::string text = "claim=" + kind_name(claim.kind);
  const auto add = [&](const std::string& name, const std::vector<std::string>& values) {
    if (!values.empty() && !values.front().empty()) text += " " + name + "=" + value_text(values);
  };
  add("measure", claim.measures);
  add(claim.kind == ClaimKind::Coverage ? "groups" : "group", claim.groups);
  add("waves", claim.waves);
  add("benchmark", {claim.benchmark});
  add("target", {claim.target});
  if (claim.statistic != "mean") add("statistic", {claim.statistic});
  if (!claim.counts.empty()) add("statistic", claim.counts);
  if (claim.margin) add("margin", {exact_text(*claim.margin)});
  if (claim.by) add("by", {exact_text(*claim.by)});
  if (claim.by_large) add("by", {"large"});
  if (claim.since > 0) add("since", {std::to_string(claim.since)});
  if (claim.every > 0) add("every", {std::to_string(claim.every)});
  for (const char* name : {"theme", "programme", "verb", "among"}) {
    const auto found = claim.more.find(name);
    if (found != claim.more.end()) add(name, {found->second});
  }
  return text;
}

}  // namespace peil::findings
