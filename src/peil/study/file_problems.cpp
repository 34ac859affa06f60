#include "peil/study/file_problems.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::study {

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts_.push_back(at + 1);
}

Place Lines::place_of(std::size_t byte) const {
  const std::size_t end = std::min(byte, text_.size());
  const auto line = std::ranges::upper_bound(starts_, end);  // behind the one that it is on
  const std::size_t start = *std::prev(line);
  return {static_cast<std::size_t>(line - starts_.begin()),
          code_points(text_.substr(start, end - start)) + 1};
}

Place place_of(std::string_view text, std::size_t byte) { return Lines(text).place_of(byte); }

}  // namespace peil::study
