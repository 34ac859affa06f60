#pragma once

#include <cstddef>
#include <string>

namespace peil::study {

/// How far the texts of one language are.
struct TranslationCount {
  std::string language;
  std::size_t texts = 0;       ///< that need a translation
  std::size_t translated = 0;  ///< ready
  std::size_t drafts = 0;      ///< present, but state="needs-review-translation"
  std::size_t missing = 0;     ///< texts - translated - drafts
};

}  // namespace peil::study
