#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"
#include "peil/findings/letter_markup.h"

namespace peil::findings {

/// Lines and columns of a text by byte.
class TextPlaces {
 public:
  explicit TextPlaces(std::string_view text);
  std::size_t line(std::size_t at) const;
  std::size_t column(std::size_t at) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

struct AttributeBlock {
  bool closed = false;
  std::size_t end = 0;  ///< behind the closing brace
  std::vector<Attribute> attributes;
  bool names_claim = false;  ///< has an attribute `claim`
};

/// Reads "{...}" from `at` up to `limit`: .class, #id, name=value, quotes single or double.
AttributeBlock read_attributes(std::string_view letter, std::size_t at, std::size_t limit,
                               const TextPlaces& places, const std::string& where,
                               Problems& problems);

}  // namespace peil::findings
