#pragma once

#include <cstddef>
#include <string>

namespace peil {

/// Random bytes that nobody can guess: login codes, respondent ids. Not for statistics.
class Secrets {
 public:
  virtual ~Secrets() = default;
  virtual std::string bytes(std::size_t count) = 0;
};

}  // namespace peil
