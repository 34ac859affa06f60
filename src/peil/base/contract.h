#pragma once

#include <stdexcept>

namespace peil {

/// A promise between two pieces of our own code was broken. Never thrown for input from
/// outside: that is a Problem (base/result.h).
class ContractError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Checks a promise, in release builds too: one wrong published figure costs more than all
/// these branches. In a constant expression a broken promise does not compile.
constexpr void expects(bool holds, const char* promise) {
  if (!holds) throw ContractError(promise);
}

}  // namespace peil
