#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/local_text.h"

namespace peil {

/// A printed number and the figure it comes from. The text is made in one place, so a figure reads
/// the same in a sentence, a chart, a table and an alternative text.
struct Number {
  std::string text;    ///< "7,7"
  std::string value;   ///< unrounded, with a point: "7.7012"
  std::string key;     ///< of the figure: "2013/vr/overall/mean@3f9a2c51"
  std::string part;    ///< "" the value, "low" or "high" a bound of its interval
  std::string before;  ///< a difference: the key of the figure it is measured from
};

/// A piece of a sentence.
struct TextRun {
  enum class Kind : std::uint8_t { Plain, Strong, Code, Figure };
  Kind kind = Kind::Plain;
  std::string text;      ///< outside text is safe here: the writer escapes it
  std::string language;  ///< where it is not that of the document
  Number number;         ///< of a Figure; its text is Number::text
  std::string address{};  ///< of a page that the text leads to, where a format has links
};
/// A sentence, or a part of one, that knows which of its pieces are figures and which are in
/// another language.
using Words = std::vector<TextRun>;

Words plain(std::string text);
Words strong(std::string text);
Words code(std::string text);
Words operator+(Words a, const Words& b);
Words join(std::span<const Words> parts, std::string_view between);
/// The text alone, where marks of language cannot stand.
std::string flat(const Words& words);

/// A text for readers of `language`; where it is not there, in the `source` language of its study
/// (or else in any), marked as such.
Words words_in(const LocalText& text, const std::string& language, const std::string& source);
/// A text that a study has in its `source` language only; marked where readers have another.
Words words_in(std::string text, const std::string& language, const std::string& source);

}  // namespace peil
