#include <algorithm>

#include "peil/render/slide_chart.h"
#include "peil/render/slide_chart_part.h"
#include "peil/render/slide_xml.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr double edge = 6.0, gap = 8.0;
constexpr double line_height = type_size::label * 1.15;
constexpr double most_for_names = 0.46;  // of the width
constexpr double least_row = 27.0;       // the number stands above its mark
constexpr double axis_height = 24.0;
constexpr std::size_t most_lines = 3;
constexpr int mark_size = 8;

// The upper end of an axis with a place for every row, the last one at 1: lines of the grid go
// through whole numbers.
double top_of(std::size_t rows) { return static_cast<double>(rows) + 0.65; }

/// Names at the left, one row as high as another.
struct DotPlot {
  DotPlot(const DotChart& chart, double width) {
    double widest = 0.0;
    for (const DotRow& row : chart.rows)
      widest = std::max(widest, text_width(row.label, type_size::label));
    const double room = std::min(widest + 1, width * most_for_names);
    for (const DotRow& row : chart.rows) {
      names.push_back(wrapped(row.label, type_size::label, room, most_lines));
      row_height = std::max(row_height, static_cast<double>(names.back().size()) * line_height + 5);
    }
    inside.left = edge + room + gap;
    inside.top = edge;
    inside.width = width - 3 * edge - inside.left;
    inside.height = row_height * top_of(chart.rows.size());
  }

  std::vector<std::vector<std::string>> names;  ///< in lines
  double row_height = least_row;
  SlideFrame inside;
};

/// The rows of a chart as columns of its sheet and as words beside its points.
struct Columns {
  Columns(const DotChart& chart, const DotPlot& at) {
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
      const DotRow& row = chart.rows[i];
      names.push_back(row.label);
      values.emplace_back(row.value);
      heights.emplace_back(static_cast<double>(chart.rows.size() - i));
      starts.emplace_back(chart.axis.low);
      errors.add(row.value, row.interval);
      spans.push_back({row.interval, *heights.back()});
      numbers.push_back({.point = i,
                         .lines = {row.number.text},
                         .language = "",
                         .size = type_size::value,
                         .bold = true,
                         .colour = colour::accent});
      labels.push_back({.point = i, .lines = at.names[i], .language = row.language, .place = "l"});
    }
  }

  std::vector<std::string> names;
  std::vector<std::optional<double>> values, heights, starts;
  ErrorColumns errors;
  std::vector<SpanAcross> spans;
  std::vector<ChartLabel> numbers, labels;
};

void put_points(pugi::xml_node series, const ChartData& data, std::size_t x, std::size_t y) {
  data.put_values(series, "c:xVal", x);
  data.put_values(series, "c:yVal", y);
  put_val(series, "c:smooth", "0");
}

// The marks with their numbers and intervals; at the lower end of the axis unseen ones, which carry
// the names of the rows.
void write_rows(ChartPart& part, pugi::xml_node dots, const Columns& rows,
                const std::string& title) {
  part.data.add("", rows.names);
  const std::size_t x = part.data.add(title, rows.values);
  const std::size_t plus = part.data.add("+", rows.errors.plus);
  const std::size_t minus = part.data.add("−", rows.errors.minus);
  const std::size_t y = part.data.add("", rows.heights);
  const std::size_t start = part.data.add("", rows.starts);
  const std::size_t first = put_spans(dots, part, rows.spans);
  pugi::xml_node marks = put_series(dots, part, first, x);
  put_no_series_line(marks);
  put_marker(marks, "circle", mark_size, colour::accent);
  put_labels(marks, part, rows.numbers);
  if (rows.errors.any()) put_error_bars(marks, part.data, "x", plus, minus, colour::accent);
  put_points(marks, part.data, x, y);
  pugi::xml_node named = put_series(dots, part, first + 1, start);
  put_no_series_line(named);
  put_marker(named, "none", mark_size, colour::ink);
  put_labels(named, part, rows.labels);
  put_points(named, part.data, start, y);
}

}  // namespace

double dot_chart_height(const DotChart& chart, double width) {
  const DotPlot plot(chart, width);
  return plot.inside.bottom() + axis_height;
}

void write_chart(ChartPart& part, const DotChart& chart) {
  DotPlot at(chart, part.width);
  at.inside.height = part.height - at.inside.top - axis_height;
  pugi::xml_node plot = put_plot(part, at.inside);
  pugi::xml_node dots = put(plot, "c:scatterChart");
  put_val(dots, "c:scatterStyle", "lineMarker");
  put_val(dots, "c:varyColors", "0");
  write_rows(part, dots, Columns(chart, at), flat(chart.title));
  put_val(dots, "c:axId", "1");
  put_val(dots, "c:axId", "2");
  const Axis rows{0.0, top_of(chart.rows.size()), {{0.0, "0"}, {1.0, "1"}}};
  put_axis(plot, {.id = 1, .crosses = 2, .axis = &chart.axis, .grid = true}, part.language);
  put_axis(plot, {.id = 2, .crosses = 1, .side = "l", .axis = &rows, .hidden = true, .grid = true},
           part.language);
}

}  // namespace peil::render
