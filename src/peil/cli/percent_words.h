#pragma once

#include <string>

#include "peil/language/numbers.h"
#include "peil/language/texts.h"

namespace peil::cli {

/// A share of 0 to 1 as the program's messages print it, without a sign behind it: "12.3". One that
/// is not 0 or 1 is never printed as 0 or 100 but as "<0.1" or ">99.9".
inline std::string percent_number(double share, int decimals) {
  std::string text = language::percent(share, decimals, language::of_messages());
  text.pop_back();
  return text;
}

/// The same with the sign: "12.3 %".
inline std::string percent_words(double share, int decimals = 1) {
  return percent_number(share, decimals) + " %";
}

}  // namespace peil::cli
