#pragma once

#include <string_view>
#include <vector>

#include "peil/model/study.h"

namespace peil::study {

/// Every text of a study that people read, in the order of the study, those of the interface last.
/// Texts that are not there (a question without a hint) are left out.
std::vector<LocalText*> texts_of(Study& study);
std::vector<const LocalText*> texts_of(const Study& study);

/// Puts the interface texts in the study: peil's own for nl and en, others to be translated.
void add_interface_texts(Study& study);

/// True when peil has its own interface texts in this language.
bool has_own_interface(std::string_view language);

/// True when the text of `key` must be in the translation file of `language`.
bool must_be_translated(std::string_view key, std::string_view language);

}  // namespace peil::study
