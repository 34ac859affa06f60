#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/model/document.h"
#include "peil/render/drawing.h"
#include "peil/render/slide_chart_part.h"
#include "peil/render/slide_look.h"

namespace peil::render {

/// The words of a break, in lines, and on which side of its own line they stand.
struct BreakText {
  const ChartBreak* item;
  double x;
  std::vector<std::string> lines, note;
  bool runs_right;

  double height() const;
};

/// Where the things of a line chart lie, in points from its corner. The chart outlives it.
class LinePlot {
 public:
  static constexpr double edge = 4.0, gap = 6.0, mark = 4.0;  ///< a mark reaches so far
  static constexpr double line_height = type_size::label * 1.25;
  static constexpr double above_plot = 18.0;  ///< for the number of a mark at the upper edge

  LinePlot(const LineChart& chart, double width, double height);

  const SlideFrame& inside() const { return inside_; }
  SlideFrame legend() const;
  bool has_legend() const { return !legend_texts().empty(); }
  /// From above to below, each in a row of its own.
  const std::vector<BreakText>& breaks() const { return breaks_; }
  /// Lower than this there would be no room for the lines.
  double least_height() const;

  double x(double place) const;
  double y(double value) const;

 private:
  void find_breaks();
  double breaks_height() const;
  std::vector<std::string> legend_texts() const;
  double legend_height() const;
  double below() const;
  double slot() const;

  const LineChart& chart_;
  double width_, height_;
  SlideFrame inside_;
  std::vector<BreakText> breaks_;
};

/// Finds free places for the numbers of points, as near to them as their intervals allow.
class NumberPlaces {
 public:
  NumberPlaces(const LineChart& chart, const LinePlot& at);

  /// Nothing where there is no free place: the notes and the sheet have the number all the same.
  std::optional<ChartLabel> place(const ChartPoint& point, std::size_t series);

 private:
  void occupy(const ChartSeries& series);
  bool is_free(const Extent& box) const;
  bool is_crossed(const Extent& box) const;
  ChartLabel take(const ChartPoint& point, std::size_t series, const char* place, double down,
                  const Extent& box);

  const LineChart& chart_;
  const LinePlot& at_;
  std::vector<Extent> taken_;
};

}  // namespace peil::render
