#pragma once

#include <string>

#include "peil/study/draft.h"
#include "peil/study/translation_count.h"
#include "peil/study/xliff.h"

namespace peil::study {

/// What a unit is worth.
enum class UnitStanding : unsigned char { Ready, Draft, Empty, Outdated };
UnitStanding standing(const XliffUnit& unit, std::string_view source);

/// Reports a file of other languages than `target` and `source`.
void check_languages(const Xliff& file, const std::string& target, const std::string& source,
                     FileProblems& problems);

/// A text as an XML file gives it back: without blanks around it, lines ended by LF.
std::string plain_text(std::string_view text);

/// Puts the targets of a translation file into the draft's texts, under `language`. When the study
/// itself is not `sound`, a text may be lacking only because its source could not be read: units
/// are then not called unknown.
///
/// Problems  "translation.wrong-source-language", "translation.wrong-target-language"
///           "translation.missing-units"  texts that the file does not have
///           "translation.unknown-unit"   a unit that the study does not have
///           "translation.empty"          an empty target
///           "translation.outdated"       the source has changed since it was translated
///           "translation.unknown-state"  a state that XLIFF does not have
///           and those of read_message and compare_messages
TranslationCount take_translation(Draft& draft, const std::string& language, const Xliff& file,
                                  bool sound, FileProblems& problems);

}  // namespace peil::study
