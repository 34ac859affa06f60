#include "peil/study/file_problems.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::study {

Place place_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto lines = std::ranges::count(before, '\n');
  const auto start = before.rfind('\n');
  const std::string_view line = start == std::string_view::npos ? before : before.substr(start + 1);
  return {static_cast<std::size_t>(lines) + 1, code_points(line) + 1};
}

}  // namespace peil::study
