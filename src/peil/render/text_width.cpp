#include "peil/render/text_width.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "peil/base/text.h"

namespace peil::render {
namespace {

constexpr double bold_factor = 1.13;  // DejaVu Sans Bold against the regular face
constexpr std::uint16_t other_width = 1000;

// Thousandths of the size: U+0020..007E, U+00A0..017F. Source: DejaVu Sans 2.37.
// clang-format off
constexpr std::array<std::uint16_t, 319> widths{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698,
    770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732,
    684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
    634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,
    525, 636, 337, 636, 838, 318, 401, 636, 636, 636, 636, 337, 500, 500, 1000, 471, 612, 838,
    361, 1000, 500, 500, 838, 401, 401, 500, 636, 636, 318, 500, 401, 471, 612, 969, 969, 969,
    531, 684, 684, 684, 684, 684, 684, 974, 698, 632, 632, 632, 632, 295, 295, 295, 295, 775,
    748, 787, 787, 787, 787, 787, 838, 787, 732, 732, 732, 732, 611, 605, 630, 613, 613, 613,
    613, 613, 613, 982, 550, 615, 615, 615, 615, 278, 278, 278, 278, 612, 634, 612, 612, 612,
    612, 612, 838, 612, 634, 634, 634, 634, 592, 635, 592, 684, 613, 684, 613, 684, 613, 698,
    550, 698, 550, 698, 550, 698, 550, 770, 635, 775, 635, 632, 615, 632, 615, 632, 615, 632,
    615, 632, 615, 775, 635, 775, 635, 775, 635, 775, 635, 752, 634, 916, 695, 295, 278, 295,
    278, 295, 278, 295, 278, 295, 278, 590, 556, 295, 278, 656, 579, 579, 557, 278, 557, 278,
    557, 375, 557, 342, 562, 284, 748, 634, 748, 634, 748, 634, 813, 748, 634, 787, 612, 787,
    612, 787, 612, 1070, 1023, 695, 411, 695, 411, 695, 411, 635, 521, 635, 521, 635, 521, 635,
    521, 611, 392, 611, 392, 611, 392, 732, 634, 732, 634, 732, 634, 732, 634, 732, 634, 732,
    634, 989, 818, 611, 592, 611, 685, 525, 685, 525, 685, 525, 352};
// clang-format on

std::uint16_t width_of(char32_t c) {
  if (c >= 0x20 && c <= 0x7E) return widths[c - 0x20];
  if (c >= 0xA0 && c <= 0x17F) return widths[c - 0xA0 + 95];
  if (c >= 0x0300 && c <= 0x036F) return 0;  // marks that stand on the letter before
  if (c == 0x2013) return 500;
  if (c == 0x2018 || c == 0x2019) return 318;
  if (c == 0x201C || c == 0x201D) return 518;
  if (c == 0x2212) return 838;
  return other_width;
}

char32_t next(std::string_view& rest) {
  const auto lead = static_cast<unsigned char>(rest.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length && i < rest.size(); ++i) {
    c = (c << 6) | (static_cast<unsigned char>(rest[i]) & 0x3Fu);
  }
  rest.remove_prefix(std::min(length, rest.size()));
  return c;
}

void shorten(std::string& line, double size, double width) {
  while (!line.empty() && text_width(line + "…", size) > width) {
    while (line.size() > 1 && (static_cast<unsigned char>(line.back()) & 0xC0u) == 0x80u) {
      line.pop_back();
    }
    line.pop_back();
  }
  line += "…";
}

}  // namespace

double text_width(std::string_view utf8, double size, bool bold) {
  double thousandths = 0.0;
  while (!utf8.empty()) thousandths += width_of(next(utf8));
  return thousandths / 1000.0 * size * (bold ? bold_factor : 1.0);
}

std::vector<std::string> wrapped(std::string_view utf8, double size, double width,
                                 std::size_t most_lines) {
  std::vector<std::string> lines;
  for (const std::string& word : words(utf8)) {
    if (!lines.empty() && text_width(lines.back() + " " + word, size) <= width) {
      lines.back() += " " + word;
    } else {
      lines.push_back(word);
    }
  }
  const bool cut = lines.size() > most_lines;
  if (cut) lines.resize(most_lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    if (text_width(lines[i], size) > width || (last && cut)) shorten(lines[i], size, width);
  }
  return lines;
}

}  // namespace peil::render
