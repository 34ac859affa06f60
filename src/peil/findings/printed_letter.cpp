#include "peil/findings/printed_letter.h"

#include <vector>

#include "peil/findings/letter_markup.h"

namespace peil::findings {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Behind the braces of a span: of what is blank now, up to the last brace that was there.
std::size_t behind_braces(std::string_view letter, std::string_view printed, std::size_t from) {
  std::size_t end = from;
  for (std::size_t i = from; i < printed.size() && is_blank(printed[i]); ++i)
    if (letter[i] == '}') end = i + 1;
  return end;
}

}  // namespace

bool is_markdown(std::string_view text, const std::string& where) {
  return where.ends_with(".md") || where.ends_with(".markdown") ||
         text.find("claim=") != std::string_view::npos;
}

std::string printed_letter(std::string_view text, const std::string& where) {
  if (!is_markdown(text, where)) return std::string(text);
  Problems problems;
  const Markup markup = read_markup(text, where, problems);
  std::vector<bool> is_printed(markup.text.size(), true);
  for (const MarkedSpan& span : markup.spans) {
    is_printed[span.begin - 1] = false;
    const std::size_t end = behind_braces(text, markup.text, span.end + 1);
    for (std::size_t i = span.end; i < end; ++i) is_printed[i] = false;
  }
  std::string printed;
  for (std::size_t i = 0; i < markup.text.size(); ++i)
    if (is_printed[i]) printed += markup.text[i];
  return printed;
}

}  // namespace peil::findings
