#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "peil/model/estimate.h"
#include "peil/model/house_style.h"
#include "peil/model/words.h"

namespace peil {

struct Paragraph {
  enum class Role : std::uint8_t { Plain, Lead, Note, Warning };
  Words words;
  Role role = Role::Plain;
};

struct Heading {
  Words words;
};

struct BulletList {
  std::vector<Words> items;
};

/// Terms with their explanation, as in a method account.
struct TermList {
  std::vector<std::pair<Words, Words>> items;
};

struct PrintedColumn {
  Words title;
  bool number = false;  ///< set flush right, digits of equal width
};

struct PrintedRow {
  std::vector<Words> cells;  ///< the first names the row; with fewer than columns the last runs on
  bool heading = false;      ///< one cell that heads the rows after it
  std::string id{};          ///< of a row about one figure: its key, to which its numbers lead
  std::string page{};        ///< a page beside this one that tells more: its name leads there
};

/// A table of the document; model/table.h has the table of data.
struct PrintedTable {
  Words caption;
  std::vector<PrintedColumn> columns;
  std::vector<PrintedRow> rows;
  Words note;           ///< below the table; may be empty
  std::string summary;  ///< not empty: folded away under this line on screens, open on paper
};

/// The mark of one group in large type, with what changed.
struct Card {
  Words label;
  Words mark;
  Words interval;
  Words verdict;      ///< "rose by 0.30, more than chance"
  Words explanation;  ///< interval of the change, or why there is no verdict
  Words tails;        ///< shares of 5 or lower and 8 or higher; may be empty
};
struct Cards {
  std::vector<Card> cards;
};

/// A figure in a chart. `label` is printed beside the point.
struct ChartPoint {
  std::size_t place = 0;  ///< in LineChart::places
  double value = 0.0;
  std::optional<Interval> interval;
  Number label;
  bool from_print = false;  ///< hollow: known only as a printed, rounded mark
  bool joined = false;      ///< a line runs here from the point before it
};

struct ChartSeries {
  std::string name;  ///< beside the last point; empty: a chart with one series
  std::string language;
  std::vector<ChartPoint> points;
};

struct Axis {
  double low = 0.0;
  double high = 1.0;
  std::vector<std::pair<double, std::string>> ticks;
};

/// Something between two places of a line chart, drawn as an upright line with its label.
struct ChartBreak {
  std::size_t place = 0;  ///< the first place after it, above 0
  std::string text;
  std::string language;
  bool cut = false;    ///< not comparable: the lines are cut here
  std::string note{};  ///< below the text, in the language of the document; may be empty
};

struct ChartReference {
  double value = 0.0;
  std::string text;
};

struct LineChart {
  Words title;
  Words description;
  std::vector<std::string> places;  ///< waves, in order of time
  Axis axis;
  std::vector<ChartSeries> series;
  std::vector<ChartBreak> breaks;
  std::vector<ChartReference> references;
};

struct DotRow {
  std::string label;
  std::string language;
  double value = 0.0;
  std::optional<Interval> interval;
  Number number;
};

/// One point with its interval a row, ordered by the caller.
struct DotChart {
  Words title;
  Words description;
  Axis axis;
  std::vector<DotRow> rows;
};

/// A point with the interval of each of its two figures.
struct MatrixPoint {
  std::string label;
  std::string language;
  double across = 0.0, up = 0.0;
  std::optional<Interval> across_interval, up_interval;
};

/// Points in a plane that two lines divide into four corners, each with its name. Points are
/// numbered in the order of the caller; their names stand below the plane.
struct MatrixChart {
  Words title;
  Words description;
  Axis across_axis, up_axis;
  std::string across_name, up_name;
  std::optional<double> across_line, up_line;  ///< where the two lines lie
  /// Of the corners: up left, up right, down left, down right.
  std::vector<std::string> corners;
  std::vector<MatrixPoint> points;
};

/// A chart with its heading, the sentence that says what is seen, and what else belongs to it.
struct Panel {
  Words heading;
  std::variant<LineChart, DotChart, MatrixChart> chart;
  Words sentence;
};
/// Panels beside each other where there is room.
struct Panels {
  std::vector<Panel> panels;
};

using Block = std::variant<Paragraph, Heading, BulletList, TermList, PrintedTable, Cards, Panels>;

struct Section {
  std::string id;     ///< anchor: letters and hyphens
  std::string title;  ///< holds no text of a study; empty: none, that of the document serves
  std::vector<Block> blocks;
};

/// The same document in another language, as a link to it says.
struct OtherEdition {
  std::string language;
  std::string text;  ///< in that language: "This report in English"
  std::string file;  ///< "report.en.html"
};

/// The fixed words around a document, in its language.
struct Furniture {
  std::string skip;             ///< "To the text"
  std::string contents;         ///< "Contents"
  std::string scroll;           ///< "scroll sideways if needed"
  std::string fictional_pages;  ///< on printed pages of made-up figures: "Fictional data"
  std::vector<OtherEdition> others;
};

/// What a document becomes.
enum class DocumentFormat : std::uint8_t {
  Html,      ///< a page for phones, wide screens and printing
  Paper,     ///< the same, each number linked to its row in the table of figures: to be a PDF
  Word,      ///< .docx
  Slides,    ///< .pptx
  Workbook,  ///< .xlsx
};

/// A report before anybody decided how it looks.
struct Document {
  std::string language;
  bool right_to_left = false;
  Words title;
  Words organisation;
  Words subtitle;
  std::string warning;  ///< on every page, "Fictional data: ..."; empty: none
  Section summary;      ///< the first screen
  std::vector<Section> sections;
  Words colophon;
  Furniture furniture;
  HouseStyle style{};
  Words service{};                ///< whose page it is, above the title; empty: the organisation
  std::optional<Picture> logo{};  ///< beside that
  Words logo_text{};              ///< in place of it, for those who do not see it
};

}  // namespace peil
