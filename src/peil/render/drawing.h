#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/base/html.h"
#include "peil/model/document.h"

namespace peil::render {

/// A rectangle in the units of a drawing, y downwards.
struct Extent {
  double left = 0.0, top = 0.0, right = 0.0, bottom = 0.0;

  bool overlaps(const Extent& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

enum class Anchor : unsigned char { Start, Middle, End };

/// A chart as SVG with the boxes of its labels, so that a test can see that none overlap.
struct Drawing {
  Html svg;
  std::vector<Extent> labels;
  double width = 0.0, height = 0.0;
};

/// Builds one drawing from shapes and measured labels. `width` is that of a phone: charts stand
/// beside each other on wide screens and are never shrunk below legible type.
class Canvas {
 public:
  static constexpr double width = 360.0;
  static constexpr double small = 12.0;  ///< ticks, breaks
  static constexpr double plain = 13.0;  ///< values

  /// A label as it would be set; box measured for the widest font.
  static Extent box(std::string_view text, double x, double y, double size, bool bold,
                    Anchor anchor);

  void label(std::string_view text, double x, double y, double size, Anchor anchor,
             Html::Literal css, std::string_view language = "");
  /// A label that is a figure: it carries its key.
  void value(const Number& number, double x, double y, Anchor anchor);
  void line(double x1, double y1, double x2, double y2, Html::Literal css);
  void circle(double x, double y, double radius, Html::Literal css);
  void square(double x, double y, double half, Html::Literal css);
  /// Paper over what was drawn so far, for a label that has to be read there.
  void patch(const Extent& box);

  bool is_free(const Extent& box) const;
  void occupy(const Extent& box) { obstacles_.push_back(box); }

  /// `id` is unique in its page and names title and description.
  Drawing finish(double height, const std::string& id, const Words& title,
                 const Words& description) const;

 private:
  Html shapes_, texts_;
  std::vector<Extent> labels_, obstacles_;
};

/// A coordinate with one decimal, a point and no negative zero.
std::string coordinate(double value);

Drawing draw(const LineChart& chart, const std::string& id);
Drawing draw(const DotChart& chart, const std::string& id);
Drawing draw(const MatrixChart& chart, const std::string& id);

/// A long chart as pieces of about equal height, each with the axis and none higher than
/// `tallest_piece`, so that it stands on one page of paper or one screen. A single row may be.
inline constexpr double tallest_piece = 730.0;  ///< in units of a drawing; 168 mm in two columns
std::vector<DotChart> in_pieces(const DotChart& chart);

/// The chart of a panel, a long one in pieces; their ids count on from the `before` drawings that
/// the page has already.
std::vector<Drawing> drawn(const Panel& panel, std::size_t before);

}  // namespace peil::render
