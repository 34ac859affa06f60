#pragma once

#include <string>

#include "peil/study/draft.h"
#include "peil/study/xliff.h"

namespace peil::study {

/// How far the texts of one language are.
struct TranslationCount {
  std::string language;
  std::size_t texts = 0;       ///< that need a translation
  std::size_t translated = 0;  ///< ready
  std::size_t drafts = 0;      ///< present, but state="needs-review-translation"
  std::size_t missing = 0;     ///< texts - translated - drafts
};

/// What a unit is worth.
enum class UnitStanding : unsigned char { Ready, Draft, Empty, Outdated };
UnitStanding standing(const XliffUnit& unit, std::string_view source);

/// Puts the targets of a translation file into the draft's texts, under `language`.
///
/// Problems  "translation.wrong-source-language", "translation.wrong-target-language"
///           "translation.missing-units"  texts that the file does not have
///           "translation.unknown-unit"   a unit that the study does not have
///           "translation.empty"          an empty target
///           "translation.outdated"       the source has changed since it was translated
///           "translation.unknown-state"  a state that XLIFF does not have
///           and those of read_message and compare_messages
TranslationCount take_translation(Draft& draft, const std::string& language, const Xliff& file,
                                  FileProblems& problems);

}  // namespace peil::study
