#include "peil/findings/letter_text.h"

#include <optional>

#include "peil/base/text.h"
#include "peil/base/visible.h"

namespace peil::findings {
namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20, most_in_paragraph = std::size_t{64} << 10;

std::optional<Problem> unreadable(std::string_view letter, const std::string& where) {
  if (letter.size() > most_bytes)
    return Problem{"letter.too-large",       where, 0, 0, "The letter has more than 4 MiB of text.",
                   "Is this the right file?"};
  if (!is_utf8(letter))
    return Problem{"letter.not-utf8",
                   where,
                   0,
                   0,
                   "The letter is not UTF-8 text.",
                   "Save it as UTF-8 without NUL bytes."};
  std::size_t line = 1, from = 0, paragraph = 0;
  for (const std::string_view text : split(letter, '\n')) {
    if (trim(text).empty()) paragraph = from;
    from += text.size() + 1;
    if (from - paragraph > most_in_paragraph)
      return Problem{
          "letter.too-large",       where, line, 0, "This paragraph has more than 64 KiB of text.",
          "Is this the right file?"};
    ++line;
  }
  return {};
}

}  // namespace

bool check_text(std::string_view letter, const std::string& where, Problems& problems) {
  if (auto problem = unreadable(letter, where)) return problems.push_back(*problem), false;
  std::size_t line = 0;
  for (const std::string_view text : split(letter, '\n')) {
    ++line;
    const auto sign = turning_sign(text);
    if (!sign) continue;
    problems.push_back({"letter.hidden-sign", where, line, 0,
                        "A sign on this line turns the direction of writing (" + sign_name(*sign) +
                            "): what is read is not what is there.",
                        "Take the sign out: type the words anew."});
  }
  return true;
}

}  // namespace peil::findings
