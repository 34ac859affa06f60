#include <algorithm>
#include <array>

#include "peil/base/contract.h"
#include "peil/render/drawing.h"
#include "peil/render/slide_chart.h"
#include "peil/render/slide_chart_part.h"
#include "peil/render/slide_xml.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr double edge = 6.0, gap = 6.0, mark = 4.0;
constexpr double line_height = type_size::label * 1.25;
constexpr double corner_room = 20.0;  // the names of the corners stand above and below the plane
constexpr int mark_size = 8;

/// Where things lie, in points from the corner of the chart.
class MatrixPlot {
 public:
  MatrixPlot(const MatrixChart& chart, double width, double height) : chart_(chart) {
    double ticks = 0.0;
    for (const auto& [value, text] : chart.up_axis.ticks)
      ticks = std::max(ticks, text_width(text, type_size::label));
    inside_.left = edge + line_height + gap + ticks + gap;
    inside_.width = width - 3 * edge - inside_.left;
    inside_.top = edge + corner_room;
    inside_.height = height - inside_.top - 2 * line_height - 3 * gap - corner_room;
  }

  const SlideFrame& inside() const { return inside_; }
  double x(double value) const {
    return inside_.left + share(value, chart_.across_axis) * inside_.width;
  }
  double y(double value) const {
    return inside_.bottom() - share(value, chart_.up_axis) * inside_.height;
  }

 private:
  static double share(double value, const Axis& axis) {
    return std::clamp((value - axis.low) / (axis.high - axis.low), 0.0, 1.0);
  }

  const MatrixChart& chart_;
  SlideFrame inside_;
};

/// Finds free places for the numbers of points: without one a point would not be known.
class PointNumbers {
 public:
  PointNumbers(const MatrixChart& chart, const MatrixPlot& at) : at_(at) {
    for (const MatrixPoint& p : chart.points) {
      const double x = at.x(p.across), y = at.y(p.up);
      taken_.push_back({x - mark, y - mark, x + mark, y + mark});
      if (p.across_interval)
        taken_.push_back(
            {at.x(p.across_interval->low), y - 1, at.x(p.across_interval->high), y + 1});
      if (p.up_interval)
        taken_.push_back({x - 1, at.y(p.up_interval->high), x + 1, at.y(p.up_interval->low)});
    }
  }

  ChartLabel place(std::size_t point, const MatrixPoint& p) {
    const std::string text = std::to_string(point + 1);
    const double x = at_.x(p.across), y = at_.y(p.up);
    const double wide = text_width(text, type_size::value, true) + 4;
    const double high = type_size::value * 1.2;
    for (double away = 2.0; away < at_.inside().height; away += 4.0) {
      for (const auto& [right, down] : {std::pair(1, -1), {-1, -1}, {1, 1}, {-1, 1}}) {
        const double left = right > 0 ? x + mark + away : x - mark - away - wide;
        const double middle = y + down * (high / 2 + away);
        const Extent box{left, middle - high / 2, left + wide, middle + high / 2};
        if (is_free(box))
          return take(point, text, right > 0 ? "r" : "l", right * away, middle - y, box);
      }
    }
    return take(point, text, "r", 0.0, 0.0, {x, y, x, y});
  }

 private:
  bool is_free(const Extent& box) const {
    const SlideFrame& in = at_.inside();
    return box.left >= in.left && box.right <= in.right() && box.top >= in.top &&
           box.bottom <= in.bottom() &&
           std::ranges::none_of(taken_, [&](const Extent& t) { return box.overlaps(t); });
  }
  ChartLabel take(std::size_t point, const std::string& text, const char* place, double right,
                  double down, const Extent& box) {
    taken_.push_back(box);
    return {.point = point,
            .lines = {text},
            .language = "",
            .place = place,
            .right = right,
            .down = down,
            .size = type_size::value,
            .bold = true};
  }

  const MatrixPlot& at_;
  std::vector<Extent> taken_;
};

// A dashed line from one end of the plane to the other.
void write_line(ChartPart& part, pugi::xml_node plane, std::size_t number, const std::string& name,
                const Interval& x, const Interval& y) {
  const std::size_t across = part.data.add("", {x.low, x.high});
  const std::size_t up = part.data.add(name, {y.low, y.high});
  pugi::xml_node series = put_series(plane, part, number, up);
  put_series_line(series, colour::soft, 1.25, "dash");
  put_marker(series, "none", mark_size, colour::soft);
  part.data.put_values(series, "c:xVal", across);
  part.data.put_values(series, "c:yVal", up);
  put_val(series, "c:smooth", "0");
}

void write_corners(ChartPart& part, const MatrixChart& chart, const SlideFrame& inside) {
  if (chart.corners.empty()) return;
  expects(chart.corners.size() == 4, "MatrixChart: four corners or none");
  const double half = inside.width / 2 - gap;
  const std::array<double, 2> lefts{inside.left, inside.right() - half};
  const std::array<double, 2> tops{inside.top - line_height - 3,
                                   inside.bottom() + line_height + gap + 3};
  for (std::size_t i = 0; i < 4; ++i) {
    const bool right = i % 2 == 1;
    part.shapes.text({lefts[i % 2], tops[i / 2], half, line_height},
                     wrapped(chart.corners[i], type_size::label, half, 1), right ? "r" : "l",
                     part.language);
  }
}

// Gives the number of the next series.
std::size_t write_points(ChartPart& part, pugi::xml_node plane, const MatrixChart& chart,
                         const MatrixPlot& at) {
  std::vector<std::string> names;
  std::vector<std::optional<double>> across, up;
  ErrorColumns across_errors, up_errors;
  std::vector<ChartLabel> labels;
  std::vector<SpanAcross> spans;
  PointNumbers numbers(chart, at);
  for (const MatrixPoint& p : chart.points) {
    labels.push_back(numbers.place(names.size(), p));
    names.push_back(std::to_string(names.size() + 1) + ". " + p.label);
    across.emplace_back(p.across), up.emplace_back(p.up);
    spans.push_back({p.across_interval, p.up});
    across_errors.add(p.across, p.across_interval), up_errors.add(p.up, p.up_interval);
  }
  part.data.add("", names);
  const std::size_t x = part.data.add(chart.across_name, across);
  const std::size_t x_plus = part.data.add(chart.across_name + " +", across_errors.plus);
  const std::size_t x_minus = part.data.add(chart.across_name + " −", across_errors.minus);
  const std::size_t y = part.data.add(chart.up_name, up);
  const std::size_t y_plus = part.data.add(chart.up_name + " +", up_errors.plus);
  const std::size_t y_minus = part.data.add(chart.up_name + " −", up_errors.minus);
  const std::size_t first = put_spans(plane, part, spans);
  pugi::xml_node series = put_series(plane, part, first, y);
  put_no_series_line(series);
  put_marker(series, "circle", mark_size, colour::accent);
  put_labels(series, part, labels);
  if (across_errors.any()) put_error_bars(series, part.data, "x", x_plus, x_minus, colour::accent);
  if (up_errors.any()) put_error_bars(series, part.data, "y", y_plus, y_minus, colour::accent);
  part.data.put_values(series, "c:xVal", x);
  part.data.put_values(series, "c:yVal", y);
  put_val(series, "c:smooth", "0");
  return first + 1;
}

}  // namespace

void write_chart(ChartPart& part, const MatrixChart& chart) {
  const MatrixPlot at(chart, part.width, part.height);
  pugi::xml_node plot = put_plot(part, at.inside());
  pugi::xml_node plane = put(plot, "c:scatterChart");
  put_val(plane, "c:scatterStyle", "lineMarker");
  put_val(plane, "c:varyColors", "0");
  std::size_t number = write_points(part, plane, chart, at);
  const Interval across{chart.across_axis.low, chart.across_axis.high};
  const Interval up{chart.up_axis.low, chart.up_axis.high};
  if (chart.across_line)
    write_line(part, plane, number++, chart.across_name, {*chart.across_line, *chart.across_line},
               up);
  if (chart.up_line)
    write_line(part, plane, number, chart.up_name, across, {*chart.up_line, *chart.up_line});
  put_val(plane, "c:axId", "1");
  put_val(plane, "c:axId", "2");
  put_axis(plot, {.id = 1, .crosses = 2, .axis = &chart.across_axis, .name = chart.across_name},
           part.language);
  put_axis(plot,
           {.id = 2, .crosses = 1, .side = "l", .axis = &chart.up_axis, .name = chart.up_name},
           part.language);
  write_corners(part, chart, at.inside());
}

}  // namespace peil::render
