#pragma once

#include "peil/ports/letter_reader.h"

namespace peil::files {

/// Letters in the formats that offices write.
class LetterTexts : public LetterReader {
 public:
  Result<std::string> text(std::string_view bytes, const std::string& where) const override;
  Result<std::string> with_remarks(std::string_view bytes, const std::string& where,
                                   std::span<const LetterRemark> remarks,
                                   const RemarkedCopy& copy) const override;
};

}  // namespace peil::files
