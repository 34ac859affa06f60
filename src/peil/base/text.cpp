#include "peil/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "peil/base/contract.h"

namespace peil {
namespace {

constexpr std::size_t longest_name = 200;  // bytes; candidates in a message are names

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The first place from `i` on that is not one of eight plain ASCII bytes in a row.
std::size_t skip_ascii(std::string_view bytes, std::size_t i) {
  constexpr std::uint64_t tops = 0x8080808080808080u, ones = 0x0101010101010101u;
  for (; bytes.size() - i >= 8; i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + i, 8);
    if (((eight | (eight - ones)) & tops) != 0) break;  // a high bit, or a NUL
  }
  return i;
}

std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(sign);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && is_blank(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    if (end > at) found.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return found;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string join(std::span<const std::string> parts, std::string_view between) {
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) all += between;
    all += parts[i];
  }
  return all;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    i = skip_ascii(bytes, i);
    if (i == bytes.size()) return true;
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead == 0) return false;
    std::size_t more = 0;
    std::uint32_t point = lead;
    if (lead >= 0xF0) {
      more = 3, point = lead & 0x07u;
    } else if (lead >= 0xE0) {
      more = 2, point = lead & 0x0Fu;
    } else if (lead >= 0xC0) {
      more = 1, point = lead & 0x1Fu;
    } else if (lead >= 0x80) {
      return false;
    }
    if (lead > 0xF4 || bytes.size() - i <= more) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      if ((next & 0xC0u) != 0x80u) return false;
      point = (point << 6) | (next & 0x3Fu);
    }
    constexpr std::array<std::uint32_t, 4> least{0, 0x80, 0x800, 0x10000};
    if (point < least[more] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
      return false;
    }
    i += more + 1;
  }
  return true;
}

std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t n = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || stop != text.data() + text.size() || text.empty()) return {};
  return n;
}

std::optional<double> decimal_number(std::string_view text) {
  double x = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), x);
  if (error != std::errc{} || stop != text.data() + text.size() || text.empty()) return {};
  if (!std::isfinite(x)) return {};
  return x;
}

std::optional<std::string> nearest(std::string_view wrong, std::span<const std::string> known) {
  std::optional<std::string> best;
  std::size_t least = 0;
  if (wrong.size() > longest_name) return {};
  for (const std::string& candidate : known) {
    const std::size_t longer = std::max(wrong.size(), candidate.size());
    const std::size_t shorter = std::min(wrong.size(), candidate.size());
    if (longer - shorter > std::max<std::size_t>(1, candidate.size() / 3)) continue;
    const std::size_t away = edits(wrong, candidate);
    if (away > std::max<std::size_t>(1, candidate.size() / 3)) continue;
    if (!best || away < least) best = candidate, least = away;
  }
  return best;
}

std::string number_text(double value, int decimals) {
  expects(std::isfinite(value) && decimals >= 0 && decimals <= 15, "number_text: a finite number");
  const double scale = std::pow(10.0, decimals);
  const double rounded = std::floor(std::abs(value) * scale + 0.5 + 1e-9) / scale;
  std::array<char, 400> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                                          std::chars_format::fixed, decimals);
  expects(error == std::errc{}, "number_text: room for the digits");
  const std::string text(buffer.data(), end);
  return value < 0.0 && rounded > 0.0 ? "\u2212" + text : text;
}

std::string exact_text(double value) {
  std::array<char, 64> buffer{};
  const double size = std::abs(value);
  const bool plain = value == 0.0 || (size >= 1e-5 && size < 1e15);
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                    plain ? std::chars_format::fixed : std::chars_format::scientific);
  expects(error == std::errc{}, "exact_text: room for the digits");
  return {buffer.data(), end};
}

}  // namespace peil
