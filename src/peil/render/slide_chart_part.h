#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "peil/model/document.h"
#include "peil/render/slide_chart_data.h"
#include "peil/render/slide_chart_shapes.h"
#include "peil/render/slide_look.h"

namespace peil::render {

/// A chart that is being written: `c:chart` of its part, and what belongs to it. The chart fills
/// `width` by `height` points.
struct ChartPart {
  ChartPart(double wide, double high, std::string tag)
      : width(wide), height(high), language(std::move(tag)), shapes(wide, high) {}

  double width, height;
  std::string language;
  pugi::xml_node chart;
  ChartData data;
  ChartShapes shapes;
};

/// Colour, dashes and mark of the first, second and further series: apart in grey too.
struct SeriesLook {
  std::string_view colour, dash, mark;
};
SeriesLook look_of_series(std::size_t number);

/// Words beside a point of a series.
struct ChartLabel {
  std::size_t point = 0;
  std::vector<std::string> lines;
  std::string language;            ///< empty: that of the document
  const char* place = "t";         ///< above, "b" below, "l" and "r" beside it
  double right = 0.0, down = 0.0;  ///< moved away from there
  double size = type_size::label;
  bool bold = false;
  std::string_view colour = colour::ink;
};

/// Values of one interval after another, as lengths away from the value.
struct ErrorColumns {
  std::vector<std::optional<double>> plus, minus;

  void add(double value, const std::optional<Interval>& interval);
  bool any() const;
};

struct ChartAxis {
  const char* kind = "c:valAx";
  int id = 0, crosses = 0;
  const char* side = "b";
  const Axis* axis = nullptr;  ///< none: places with names
  bool hidden = false, grid = false;
  std::string name{};
};

/// `c:plotArea` whose axes enclose `inside`.
pugi::xml_node put_plot(ChartPart& part, const SlideFrame& inside);
void put_axis(pugi::xml_node plot, const ChartAxis& axis, const std::string& language);
/// A legend in `frame`, without the entries of `left_out`.
void put_legend(ChartPart& part, const SlideFrame& frame, const std::vector<std::size_t>& left_out);

/// `c:ser` with its number and name; `head` is the column that names it.
pugi::xml_node put_series(pugi::xml_node chart, const ChartPart& part, std::size_t number,
                          std::size_t head);
void put_series_line(pugi::xml_node series, std::string_view colour, double width,
                     std::string_view dash);
void put_no_series_line(pugi::xml_node series);
void put_marker(pugi::xml_node series, std::string_view symbol, int size, std::string_view colour,
                bool hollow = false);
void put_labels(pugi::xml_node series, const ChartPart& part,
                const std::vector<ChartLabel>& labels);
/// Error bars along "x" or "y", of columns `plus` and `minus`.
void put_error_bars(pugi::xml_node series, const ChartData& data, const char* along,
                    std::size_t plus, std::size_t minus, std::string_view colour);

void write_chart(ChartPart& part, const LineChart& chart);
void write_chart(ChartPart& part, const DotChart& chart);
void write_chart(ChartPart& part, const MatrixChart& chart);

/// An interval across, at a height.
struct SpanAcross {
  std::optional<Interval> across;
  double up = 0.0;
};
/// The first series of a scatter chart: pieces of line that lie under the error bars along "x".
/// LibreOffice draws none of those that a chart on a slide has, and no interval may go missing; it
/// also loses series that come before a longer one. Gives the number of the next series.
std::size_t put_spans(pugi::xml_node scatter, ChartPart& part,
                      const std::vector<SpanAcross>& spans);

/// Of ticks: "0.0" or "0%".
std::string number_format(const Axis& axis);

}  // namespace peil::render
