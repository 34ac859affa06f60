#include "peil/study/file_problems.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::study {

namespace {

// Whoever sends a file may put all of it on one line, so columns are not counted from its start.
constexpr std::size_t bytes_between = 1024;

}  // namespace

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts_.push_back(at + 1);
  std::size_t signs = 0;
  for (std::size_t at = 0; at <= text.size(); at += bytes_between) {
    signs_.push_back(signs);
    signs += code_points(text.substr(at, bytes_between));
  }
}

std::size_t Lines::signs_before(std::size_t byte) const {
  const std::size_t at = byte / bytes_between;
  return signs_[at] + code_points(text_.substr(at * bytes_between, byte - at * bytes_between));
}

Place Lines::place_of(std::size_t byte) const {
  const std::size_t end = std::min(byte, text_.size());
  const auto line = std::ranges::upper_bound(starts_, end);  // behind the one that it is on
  const std::size_t column = signs_before(end) - signs_before(*std::prev(line)) + 1;
  return {static_cast<std::size_t>(line - starts_.begin()), column};
}

Place place_of(std::string_view text, std::size_t byte) { return Lines(text).place_of(byte); }

}  // namespace peil::study
