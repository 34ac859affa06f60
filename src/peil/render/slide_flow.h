#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "peil/model/document.h"
#include "peil/render/slide_look.h"
#include "peil/render/slide_text.h"

namespace peil::render {

/// Paragraphs below each other; a card has a line above it.
struct TextBox {
  SlideFrame frame;
  std::vector<SlideParagraph> paragraphs;
  bool card = false;
};

/// Rows of a table, below its head.
struct TableBox {
  SlideFrame frame;
  Words caption;
  std::vector<PrintedColumn> columns;
  std::vector<double> widths;  ///< of columns
  double head = 0.0;           ///< its height
  std::vector<PrintedRow> rows;
  std::vector<double> heights;  ///< of rows
};

using SlideChart = std::variant<LineChart, DotChart, MatrixChart>;
struct ChartBox {
  SlideFrame frame;
  SlideChart chart;
};

using SlideItem = std::variant<TextBox, TableBox, ChartBox>;

struct Slide {
  std::string title;
  std::vector<SlideItem> items;
};

/// Puts things on slides from above to below, a new slide where one is full.
class SlideFlow {
 public:
  /// Text over the whole width. A paragraph that does not fit goes on to the next slide.
  void add(SlideParagraph paragraph);

  /// Height that is left for the next thing that is not text.
  double room() const;
  /// Nothing stands on the slide but headings.
  bool is_bare() const;
  /// A new slide, unless this one is bare; headings that stand last on it go along.
  void next();
  /// A frame over the whole width, below all that stands there. Contract: height <= room().
  SlideFrame take(double height);
  void put(SlideItem item);

  /// The slides of one section; the second is called "title (2)".
  std::vector<Slide> slides(const std::string& title) &&;

 private:
  bool is_empty() const { return slides_.empty() || slides_.back().items.empty(); }
  TextBox* open_text();
  const TextBox* open_text() const;
  double gap() const;
  void append(SlideParagraph paragraph);
  void keep_company();

  std::vector<Slide> slides_;
  double bottom_ = slide_body.top;  ///< of what stands on the last slide
  bool flowing_ = false;            ///< its last item is text that can go on
};

void add_table(SlideFlow& flow, const PrintedTable& table);
void add_cards(SlideFlow& flow, const Cards& cards);
void add_panels(SlideFlow& flow, const Panels& panels);

/// The slides of a section; none where there is nothing in it.
std::vector<Slide> slides_of(const Section& section);

}  // namespace peil::render
