#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"

namespace peil {

/// A number of a published file that is bound to a figure.
struct BoundNumber {
  std::string text;  ///< as it is printed: "7,7"
  std::string key;   ///< of the figure, as Number::key
  std::string part;  ///< as Number::part
};

/// A paragraph, cell, label of a chart or alternative text of a published file.
struct PublishedPiece {
  std::string text;
  std::vector<BoundNumber> numbers{};
};

/// Reads everything that a published report says, in its order: what is seen and what stands
/// behind it, such as alternative texts, notes and the values of charts. By the ending of the name:
/// .html, .docx, .pptx, .xlsx, .pdf; of .odt, which only letters are, words and numbers alone.
/// Nothing is executed and nothing fetched.
class PublishedReader {
 public:
  virtual ~PublishedReader() = default;
  /// Problems  "published.not-readable" with what stands in the way
  virtual Result<std::vector<PublishedPiece>> pieces(std::string_view bytes,
                                                     const std::string& where) const = 0;
};

}  // namespace peil
