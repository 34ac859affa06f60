#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"

namespace peil::findings {

/// `name=value` in the braces behind a span.
struct Attribute {
  std::string name;
  std::string value;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// A bracketed span with attributes, as Pandoc writes them: [words]{claim=rise group=vr}.
struct MarkedSpan {
  std::size_t begin = 0;  ///< first byte after the opening bracket
  std::size_t end = 0;    ///< the closing bracket
  std::size_t line = 0;   ///< of the opening bracket
  std::size_t column = 0;
  std::vector<Attribute> attributes;

  const Attribute* find(std::string_view name) const;
};

struct Markup {
  std::map<std::string, std::string, std::less<>> front_matter;  ///< "key: value" lines only
  /// As long as the letter, byte for byte; what is not printed as text (front matter, attributes,
  /// link targets, footnote labels, list numbers, comments, tags) is blank.
  std::string text;
  std::vector<MarkedSpan> spans;  ///< in the order of their closing brackets
};

/// Finds the spans with attributes in a Markdown letter. Links, footnotes, code, escaped brackets
/// and spans that carry only classes or an id are no claims.
///
/// Problems  go to `problems`; what could be read is returned all the same, so that everything
///           wrong in a letter comes out at once:
///           "letter.not-utf8", "letter.empty", "letter.front-matter-unclosed",
///           "claim.bracket-unclosed", "claim.braces-unclosed", "claim.quote-unclosed",
///           "claim.without-span", "claim.detached", "claim.attribute-without-value",
///           "claim.attribute-twice"
/// A letter that is no Markdown, as it stands.
Markup read_text(std::string_view letter, const std::string& where, Problems& problems);

Markup read_markup(std::string_view letter, const std::string& where, Problems& problems);

}  // namespace peil::findings
