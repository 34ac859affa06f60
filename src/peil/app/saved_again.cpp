#include "peil/app/saved_again.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include "peil/base/visible.h"
#include "peil/ports/held_piece.h"

namespace peil::app {
namespace {

using Place = PublishedPiece::Place;

constexpr double least_kept = 0.8;  // of the pieces that are held, by every change but saving again
constexpr int digits_written = 15;  // of a number, by programs that do not write all 17
constexpr int digits_aside = 12;

std::optional<double> number_of(std::string_view text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto [read, wrong] = std::from_chars(text.data(), end, value);
  return text.empty() || wrong != std::errc() || read != end ? std::nullopt : std::optional(value);
}

std::string to_digits(double value, int digits) {
  std::array<char, 32> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value,
                                     std::chars_format::general, digits);
  return {text.data(), written.ptr};
}

// A number, by itself or behind the place of its cell ("B6 7.28969666565762"), to so many digits;
// with `only_if_all` no number that has more. Any other text as it is. `up`: of the next number
// away from 0.
std::string shortened(const std::string& text, int digits, bool only_if_all = false,
                      bool up = false) {
  const std::size_t blank = text.find(' ');
  for (const std::size_t from : {std::size_t{0}, blank == std::string::npos ? 0 : blank + 1}) {
    auto value = number_of(std::string_view(text).substr(from));
    if (!value) continue;
    if (up) value = std::nextafter(*value, std::copysign(HUGE_VAL, *value));
    const std::string number = to_digits(*value, digits);
    if (only_if_all && number_of(number) != value) return text;
    return text.substr(0, from) + number;
  }
  return text;
}

bool is_seen(const PublishedPiece& piece) {
  return piece.place == Place::Seen || piece.place == Place::Value;
}

}  // namespace

bool is_saved_again(const Pieces& file, const Pieces& fresh) {
  // A page is no package of parts: what browsers save of it is told as before.
  if (fresh.empty() || part_of(fresh.front()).find('.') == std::string::npos) return false;
  std::multiset<std::string> there;
  for (const PublishedPiece& piece : file) there.insert(piece.text);
  std::size_t kept = 0;
  for (const PublishedPiece& piece : fresh) {
    const auto found = there.find(piece.text);
    if (found == there.end()) continue;
    there.erase(found);
    ++kept;
  }
  return static_cast<double>(kept) < least_kept * static_cast<double>(fresh.size());
}

Pieces seen_of(const Pieces& words) {
  Pieces all;
  std::ranges::copy_if(words, std::back_inserter(all), [](const PublishedPiece& piece) {
    return is_seen(piece) && !without_soft_hyphens(piece.text).empty();
  });
  return all;
}

TextsAlike::TextsAlike(const Pieces& file, const Pieces& fresh) {
  std::set<std::string> values;
  for (const PublishedPiece& piece : file) {
    said.push_back(without_soft_hyphens(piece.text));
    if (piece.place != Place::Value) continue;
    said.back() = shortened(said.back(), digits_written, true);
    values.insert(said.back());
  }
  for (const PublishedPiece& piece : fresh) {
    const std::string text = without_soft_hyphens(piece.text);
    should.push_back(text);
    if (piece.place != Place::Value) continue;
    // As it is; to 15 digits; and the same of a 16th digit 5, which some round up as it is printed.
    should.back() = shortened(text, digits_written, true);
    for (const bool up : {false, true}) {
      if (values.contains(should.back())) break;
      should.back() = shortened(text, digits_written, false, up);
    }
  }
}

std::vector<FileDifference> differences_aside(const Pieces& file, const Pieces& fresh) {
  const auto form = [](const PublishedPiece& piece) {
    return shortened(without_soft_hyphens(piece.text), digits_aside);
  };
  std::set<std::string> there;
  for (const PublishedPiece& piece : fresh) there.insert(form(piece));
  std::vector<FileDifference> all;
  for (const PublishedPiece& piece : file)
    if (piece.place == Place::Aside && !there.contains(form(piece)))
      all.push_back({piece.text, "", ""});
  return all;
}

}  // namespace peil::app
