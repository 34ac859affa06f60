#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "peil/model/words.h"

namespace peil::render {

enum class SlideStyle : std::uint8_t {
  Plain,
  Lead,
  Note,
  Warning,
  Heading,
  Bullet,
  Term,
  Explanation,
  Caption,   ///< above a table or a chart
  Sentence,  ///< beside or below a chart
  Name,      ///< of a point of a chart, with its number
  CardLabel,
  CardMark,
  CardVerdict,
  CardWhy,
};

/// How a paragraph is set, sizes and distances in points.
struct TextLook {
  double size = 16.0;
  bool bold = false;
  std::string_view colour;
  double before = 0.0;  ///< distance to the paragraph above
  double indent = 0.0;
  double hanging = 0.0;  ///< by how much less the first line is indented
  bool bullet = false;
  bool kept_with_next = false;
};
const TextLook& look_of(SlideStyle style);

struct SlideParagraph {
  Words words;
  SlideStyle style = SlideStyle::Plain;
  double more_before = 0.0;  ///< on top of what its style has
};

/// A place in words: byte `byte` of run `run`.
struct WordsPlace {
  std::size_t run = 0, byte = 0;
};

/// Where the lines begin in which words would be set, the first at their beginning: broken at
/// blanks, and within a word that is wider than a line. Measured with text_width(), so that no
/// more lines are needed with any face that is used.
std::vector<WordsPlace> line_starts(const Words& words, double size, bool bold, double width);
double line_height(const Words& words, double size);
/// Of `words` in lines of `width`; nothing has no height.
double height_of(const Words& words, double size, bool bold, double width);
std::pair<Words, Words> parted(const Words& words, const WordsPlace& at);

/// Without the distance to the paragraph above.
double height_of(const SlideParagraph& paragraph, double width);
/// Of paragraphs below each other; the first has no distance to anything above.
double height_of(std::span<const SlideParagraph> paragraphs, double width);
/// What fits in `height`, and the rest: paragraph by paragraph, a longer one line by line. What is
/// kept with the next goes along with it.
std::pair<std::vector<SlideParagraph>, std::vector<SlideParagraph>> fitting(
    std::vector<SlideParagraph> paragraphs, double width, double height);

/// Where all words are in a language that is written from right to left, or the document is.
bool right_to_left(const Words& words, const std::string& language);

/// `a:pPr`: on which side the words begin, and lines as high as they are measured, with any face.
pugi::xml_node put_form(pugi::xml_node paragraph, const Words& words, double size,
                        const std::string& language, bool other_side = false);
/// An `a:p` with its runs, each with its language; `language` is that of the document.
void put_paragraph(pugi::xml_node body, const SlideParagraph& paragraph, bool first,
                   const std::string& language);
/// Only the runs, and nothing else where there are none.
void put_runs(pugi::xml_node paragraph, const Words& words, double size, bool bold,
              std::string_view colour, const std::string& language);

}  // namespace peil::render
