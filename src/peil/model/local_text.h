#pragma once

#include <map>
#include <string>
#include <string_view>

#include "peil/base/contract.h"

namespace peil {

/// A text that people read, in every language of the study. `key` is stable over waves and is
/// the id of its unit in the XLIFF files: "question/overall/label".
struct LocalText {
  std::string key;
  std::map<std::string, std::string, std::less<>> in;  ///< language code -> text

  bool empty() const { return in.empty(); }
  bool has(std::string_view language) const { return in.contains(language); }
  /// Contract: the study check has found the text present in every language.
  const std::string& at(std::string_view language) const {
    const auto found = in.find(language);
    expects(found != in.end(), "LocalText: a text in every language of the study");
    return found->second;
  }
};

}  // namespace peil
