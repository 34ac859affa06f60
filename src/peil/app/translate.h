#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/ports/files.h"
#include "peil/study/translation_count.h"

namespace peil::app {

/// What became of the translation file of one language.
struct TranslationFile {
  std::string path;  ///< relative to the study's folder
  study::TranslationCount count;
  std::size_t added = 0, changed = 0, removed = 0;  ///< texts
  bool written = false;                             ///< false: it was up to date
};

/// Makes and updates translations/LL.xlf for every language of the study that is not its source.
/// Nothing is written when anything is wrong, so no translator's work is lost.
///
/// Problems  those of the study without its translations, and of the files as they are.
/// Throws    OutsideError when the folder cannot be read or a file not be written.
Result<std::vector<TranslationFile>> translate(Files& files, const std::string& folder);

}  // namespace peil::app
