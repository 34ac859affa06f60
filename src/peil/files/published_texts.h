#pragma once

#include "peil/ports/published_reader.h"

namespace peil::files {

/// Published reports in every format in which peil writes them.
class PublishedTexts : public PublishedReader {
 public:
  Result<std::vector<PublishedPiece>> pieces(std::string_view bytes,
                                             const std::string& where) const override;
};

}  // namespace peil::files
