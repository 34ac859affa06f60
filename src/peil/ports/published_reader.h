#pragma once

#include <cstdint>
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
  enum class Place : std::uint8_t {
    Seen,   ///< on a page, slide or sheet, in its notes or in a chart
    Value,  ///< seen too: a number that programs write in ways of their own, of a cell or chart
    Aside,  ///< says again what is seen: an alternative text, error bars, the workbook of a chart
    Idle    ///< read by nobody: the cells of a chart, a prompt of a master, the number of a page
  };
  std::string text;
  std::vector<BoundNumber> numbers{};
  Place place = Place::Seen;
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
