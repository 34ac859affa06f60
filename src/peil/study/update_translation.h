#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "peil/model/study.h"
#include "peil/study/file_problems.h"
#include "peil/study/translation.h"

namespace peil::study {

/// A translation file brought up to date with its study.
struct UpdatedTranslation {
  std::string text;         ///< the whole file; the same bytes when nothing had to change
  TranslationCount count;   ///< after the update
  std::size_t added = 0;    ///< texts that were not in the file
  std::size_t changed = 0;  ///< texts whose source changed; their targets stay, to be adapted
  std::size_t removed = 0;  ///< texts that the study does not have any more
};

/// Brings the translation file of a language up to date: its units are those of the study, in the
/// order of the study. New units have an empty target; where the source changed, the target stays
/// and gets state="needs-translation". Whatever else translators' tools keep in a unit (notes,
/// approvals) stays too.
///
/// `file` holds the text of the present file, empty when there is none.
/// Problems  those of read_xliff, and "translation.wrong-target-language",
///           "translation.wrong-source-language"; nothing is given then, so that a file that was
///           not understood is never overwritten.
std::optional<UpdatedTranslation> update_translation(const Study& study,
                                                     const std::string& language,
                                                     FileProblems& file);

}  // namespace peil::study
