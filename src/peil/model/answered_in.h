#pragma once

#include <cstddef>
#include <string>

namespace peil {

/// People of a customer group who answered in one language: that of the last page they sent.
struct AnsweredIn {
  std::string group, language;
  std::size_t answered = 0, complete = 0;
};

}  // namespace peil
