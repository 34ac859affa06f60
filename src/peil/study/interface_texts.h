#pragma once

#include <span>
#include <string_view>

namespace peil::study {

/// One text of the respondent's pages, in the two languages that a study may be written in. Other
/// languages come from the study's XLIFF files. Messages are ICU MessageFormat.
struct InterfaceText {
  std::string_view key;  ///< "next"; the XLIFF unit is "interface/next"
  std::string_view nl;
  std::string_view en;
};

/// All of them; a study in other languages must translate every one.
std::span<const InterfaceText> interface_texts();

}  // namespace peil::study
