#include "peil/render/sheet_cell.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "peil/base/text.h"

namespace peil::render {
namespace {

constexpr std::size_t longest_text = 32'000;  // a cell holds 32,767 signs

/// A number as it is printed: "+7,25 *" is 7.25 with two decimals.
struct Printed {
  double value = 0.0;
  int decimals = 0;
  bool percent = false, sign = false, marked = false, edge = false;
  bool below = false;  ///< "<1%"
};

std::optional<Printed> printed(const std::string& text) {
  Printed p;
  std::string digits;
  bool behind = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      digits += c;
      p.decimals += behind ? 1 : 0;
    } else if ((c == ',' || c == '.') && !behind && !digits.empty()) {
      digits += '.';
      behind = true;
    } else if (c == '%') {
      p.percent = true;
    } else if (c == '*') {
      p.marked = true;
    } else if (c == '+' || text.compare(at, 3, "\xE2\x88\x92") == 0) {
      p.sign = true;
      at += c == '+' ? 0 : 2;
    } else if (c == '<' || c == '>') {
      p.edge = true;
      p.below = c == '<';
    } else if (c != ' ' && c != '\xC2' && c != '\xA0') {
      return {};
    }
  }
  const auto value = decimal_number(digits);
  if (!value) return {};
  p.value = *value;
  return p;
}

SheetFormat format_of(const Printed& p) {
  if (p.percent) return p.sign ? SheetFormat::Points : SheetFormat::Percent;
  if (p.sign) return p.decimals > 1 ? SheetFormat::Signed2 : SheetFormat::Signed1;
  if (p.decimals > 1) return SheetFormat::Decimals2;
  return p.decimals == 1 ? SheetFormat::Decimals1 : SheetFormat::Decimals0;
}

// Shares count from 0 to 1, and what is told in percent of something from 0 to 100.
double as_share(double value, const Printed& p) {
  // Of "<1%" a share lies below 0.01: 0.3 is told in percent.
  if (p.edge) return std::abs(value) <= (p.below ? p.value / 100.0 : 1.0) ? value : value / 100.0;
  const double of_share = std::abs(std::abs(value) * 100.0 - p.value);
  const double of_percent = std::abs(std::abs(value) - p.value);
  return of_share <= of_percent ? value : value / 100.0;
}

}  // namespace

SheetCell sheet_cell(const Words& all, SheetFormat of_text) {
  const auto in_words = [&] {
    std::string text = flat(all);
    if (text.size() > longest_text) text.resize(longest_text);
    while (!is_utf8(text)) text.pop_back();
    return SheetCell{std::move(text), {}, of_text};
  };
  if (all.size() != 1 || all.front().kind != TextRun::Kind::Figure) return in_words();
  const Number& number = all.front().number;
  const auto value = decimal_number(number.value);
  const auto shown = printed(number.text);
  if (!value || !shown) return in_words();
  SheetCell cell{{}, shown->percent ? as_share(*value, *shown) : *value, format_of(*shown)};
  cell.marked = shown->marked;
  return cell;
}

std::string cell_name(std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t c = column + 1; c > 0; c = (c - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (c - 1) % 26));
  return letters + std::to_string(row + 1);
}

}  // namespace peil::render
