#pragma once

#include "peil/ports/letter_writer.h"

namespace peil::render {

/// Letters for envelopes with a window. The address stands in a field of 85 by 45 mm, 45 mm from
/// the top of the paper and 20 mm from its left or its right side, the organisation in small signs
/// above it; the text begins 100 mm from the top (DIN 5008, form B; on the right mirrored). The
/// address and the code are written from left to right in every language.
class PostHtml : public LetterWriter {
 public:
  std::string html(const PostalBatch& batch) const override;
};

}  // namespace peil::render
