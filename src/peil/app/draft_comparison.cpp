#include "peil/app/draft_comparison.h"

#include <algorithm>
#include <span>
#include <string>

#include "peil/app/saved_again.h"
#include "peil/base/differences.h"
#include "peil/base/text.h"
#include "peil/ports/held_piece.h"

namespace peil::app {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_digits(const std::string& text) {
  std::string all;
  std::ranges::copy_if(text, std::back_inserter(all), [](char c) { return !is_digit(c); });
  return all;
}

// A number by itself, or a key: a cell of the table behind the letter.
bool is_cell_of_figures(const std::string& text) {
  return decimal_number(text).has_value() || text.find('@') != std::string::npos;
}

Pieces seen_words(const Pieces& pieces) {
  Pieces all;
  for (const PublishedPiece& piece : seen_of(pieces))
    if (!is_held(piece)) all.push_back(piece);
  return all;
}

bool is_of_figures(const PublishedPiece& piece) {
  return !piece.numbers.empty() || is_cell_of_figures(piece.text);
}

// What stands in the place of pieces of the draft: each beside the first behind the one before that
// differs from it in its digits alone. What kept its keys is held by them.
void compare_place(std::span<const PublishedPiece> says, std::span<const PublishedPiece> should,
                   TracedDraft& traced) {
  for (const PublishedPiece& one : should) {
    const auto same = [&](const PublishedPiece& piece) {
      return without_digits(piece.text) == without_digits(one.text);
    };
    const auto found = std::ranges::find_if(says, same);
    if (!is_of_figures(one) || found == says.end()) continue;
    if (found->numbers.empty())
      traced.differences.push_back({found->text, one.text, key_where_apart(*found, one)});
    says = says.subspan(static_cast<std::size_t>(found - says.begin()) + 1);
  }
}

}  // namespace

TracedDraft traced_draft(const Pieces& letter, const Pieces& draft) {
  const Pieces file = seen_words(letter), fresh = seen_words(draft);
  const TextsAlike texts(file, fresh);
  TracedDraft traced;
  const auto changes = peil::differences(texts.should, texts.said);
  if (!changes || fresh.empty()) return traced;
  std::vector<bool> stands(fresh.size(), true);
  for (const Edit& change : *changes) {
    std::fill(stands.begin() + static_cast<std::ptrdiff_t>(change.a_from),
              stands.begin() + static_cast<std::ptrdiff_t>(change.a_to), false);
    compare_place(std::span(file).subspan(change.b_from, change.b_to - change.b_from),
                  std::span(fresh).subspan(change.a_from, change.a_to - change.a_from), traced);
  }
  for (std::size_t i = 0; i < fresh.size(); ++i)
    if (stands[i]) traced.numbers += fresh[i].numbers.size();
  const auto there = std::ranges::count(stands, true);
  traced.shared = static_cast<double>(there) / static_cast<double>(fresh.size());
  return traced;
}

}  // namespace peil::app
