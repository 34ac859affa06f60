#include "peil/cli/drivers_cells.h"

#include <fmt/format.h>

#include "peil/base/text.h"

namespace peil::cli {

using findings::DriverFigure;

std::string label_words(drivers::Quadrant quadrant) {
  switch (quadrant) {
    case drivers::Quadrant::FixFirst:
      return "fix first";
    case drivers::Quadrant::KeepUp:
      return "keep up";
    case drivers::Quadrant::Monitor:
      return "monitor";
    case drivers::Quadrant::Maintain:
      break;
  }
  return "maintain";
}

std::string put(const std::optional<DriverFigure>& figure, int decimals) {
  if (!figure) return "-";
  if (!figure->interval) return fmt::format("{:.{}f}", figure->value, decimals);
  return fmt::format("{:.{}f} ({:.{}f} to {:.{}f})", figure->value, decimals, figure->interval->low,
                     decimals, figure->interval->high, decimals);
}

std::string put(const std::optional<findings::DriverContrast>& contrast) {
  if (!contrast) return "-";
  return fmt::format("{:+.2f} (se {:.2f})", contrast->value, contrast->standard_error);
}

std::string place_words(const std::optional<drivers::Quadrant>& quadrant, bool first) {
  if (!quadrant) return "unclear";
  return *quadrant == drivers::Quadrant::FixFirst && !first ? "important, low"
                                                            : label_words(*quadrant);
}

std::string label_of(const std::optional<drivers::Quadrant>& quadrant,
                     const std::optional<double>& probability, bool first) {
  if (!quadrant && !probability) return "-";
  return fmt::format("{} ({:.2f})", place_words(quadrant, first), probability.value_or(1.0));
}

std::string cut(const std::string& text, std::size_t most) {
  if (code_points(text) <= most) return text;
  std::string short_text;
  std::size_t signs = 0;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && ++signs >= most) break;
    short_text += c;
  }
  return short_text + "…";
}

}  // namespace peil::cli
