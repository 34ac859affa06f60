#include <algorithm>

#include "peil/render/slide_chart.h"
#include "peil/render/slide_chart_part.h"
#include "peil/render/slide_line_plot.h"
#include "peil/render/slide_xml.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr int mark_size = 8;

// Points that lines join; where one is not joined to the one before it, another stretch begins.
std::vector<std::vector<ChartPoint>> stretches(const ChartSeries& series) {
  std::vector<std::vector<ChartPoint>> all;
  for (const ChartPoint& p : series.points) {
    if (all.empty() || !p.joined) all.emplace_back();
    all.back().push_back(p);
  }
  return all;
}

class Writing {
 public:
  Writing(ChartPart& part, const LineChart& chart)
      : part_(part), chart_(chart), at_(chart, part.width, part.height), numbers_(chart, at_) {
    places_ = part.data.add("", chart.places);
  }

  void write() {
    pugi::xml_node plot = put_plot(part_, at_.inside());
    pugi::xml_node lines = put(plot, "c:lineChart");
    put_val(lines, "c:grouping", "standard");
    put_val(lines, "c:varyColors", "0");
    for (std::size_t i = 0; i < chart_.series.size(); ++i) write(lines, chart_.series[i], i);
    for (const ChartReference& r : chart_.references) write(lines, r);
    put_val(lines, "c:marker", "1");
    put_val(lines, "c:axId", "1");
    put_val(lines, "c:axId", "2");
    put_axis(plot, {.kind = "c:catAx", .id = 1, .crosses = 2}, part_.language);
    put_axis(plot, {.id = 2, .crosses = 1, .side = "l", .axis = &chart_.axis, .grid = true},
             part_.language);
    if (at_.has_legend()) put_legend(part_, at_.legend(), unnamed_);
    write_breaks();
  }

 private:
  void write(pugi::xml_node lines, const ChartSeries& series, std::size_t number) {
    const auto all = stretches(series);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0 || series.name.empty()) unnamed_.push_back(series_);
      const std::string name = series.name.empty() ? flat(chart_.title) : series.name;
      write(lines, all[i], i == 0 ? name : name + " (" + std::to_string(i + 1) + ")", number);
    }
  }

  void write(pugi::xml_node lines, const std::vector<ChartPoint>& points, const std::string& name,
             std::size_t number) {
    std::vector<std::optional<double>> values(chart_.places.size());
    std::vector<std::optional<Interval>> intervals(chart_.places.size());
    for (const ChartPoint& p : points) {
      values[p.place] = p.value;
      intervals[p.place] = p.interval;
    }
    ErrorColumns errors;
    for (std::size_t i = 0; i < values.size(); ++i) errors.add(values[i].value_or(0), intervals[i]);
    const SeriesLook look = look_of_series(number);
    const std::size_t column = part_.data.add(name, values);
    pugi::xml_node series = put_series(lines, part_, series_++, column);
    put_series_line(series, look.colour, 2.25, look.dash);
    put_marker(series, look.mark, mark_size, look.colour);
    for (const ChartPoint& p : points)
      if (p.from_print) put_hollow(series, p.place, look);
    put_numbers(series, points, number);
    if (errors.any()) {
      const std::size_t plus = part_.data.add(name + " +", errors.plus);
      const std::size_t minus = part_.data.add(name + " −", errors.minus);
      put_error_bars(series, part_.data, "y", plus, minus, look.colour);
    }
    part_.data.put_values(series, "c:cat", places_);
    part_.data.put_values(series, "c:val", column);
    put_val(series, "c:smooth", "0");
  }

  // A mark that is known from print only.
  static void put_hollow(pugi::xml_node series, std::size_t place, const SeriesLook& look) {
    pugi::xml_node point = put(series, "c:dPt");
    put_val(point, "c:idx", std::to_string(place));
    put_marker(point, look.mark, mark_size, look.colour, true);
    put_val(point, "c:bubble3D", "0");
    put_series_line(point, look.colour, 1.25, "sysDot");
  }

  // The last points come first: they are the ones that must have their number.
  void put_numbers(pugi::xml_node series, const std::vector<ChartPoint>& points,
                   std::size_t number) {
    std::vector<ChartLabel> labels;
    for (std::size_t i = points.size(); i-- > 0;)
      if (auto label = numbers_.place(points[i], number)) labels.push_back(std::move(*label));
    std::ranges::reverse(labels);
    put_labels(series, part_, labels);
  }

  void write(pugi::xml_node lines, const ChartReference& reference) {
    const bool one = chart_.places.size() == 1;  // too few for a line
    const std::size_t column = part_.data.add(
        reference.text, std::vector<std::optional<double>>(chart_.places.size(), reference.value));
    pugi::xml_node series = put_series(lines, part_, series_++, column);
    put_series_line(series, colour::ink, 1.25, "dash");
    put_marker(series, one ? "dash" : "none", 20, colour::ink);
    part_.data.put_values(series, "c:cat", places_);
    part_.data.put_values(series, "c:val", column);
    put_val(series, "c:smooth", "0");
  }

  void write_breaks() {
    double top = LinePlot::edge;
    for (const BreakText& b : at_.breaks()) {
      const bool cut = b.item->cut;
      part_.shapes.line(b.x, top, b.x, at_.inside().bottom(), cut ? colour::ink : colour::soft,
                        cut ? 2.0 : 1.0, cut ? "solid" : "sysDash");
      const std::string& own = b.item->language.empty() ? part_.language : b.item->language;
      words(b, b.lines, top, own);
      words(b, b.note, top + static_cast<double>(b.lines.size()) * LinePlot::line_height,
            part_.language);
      top += b.height();
    }
  }
  void words(const BreakText& b, const std::vector<std::string>& lines, double top,
             const std::string& language) {
    if (lines.empty()) return;
    double wide = 0.0;
    for (const std::string& line : lines) wide = std::max(wide, text_width(line, type_size::label));
    part_.shapes.text({b.runs_right ? b.x + LinePlot::gap : b.x - LinePlot::gap - wide, top, wide,
                       static_cast<double>(lines.size()) * LinePlot::line_height},
                      lines, b.runs_right ? "l" : "r", language);
  }

  ChartPart& part_;
  const LineChart& chart_;
  LinePlot at_;
  NumberPlaces numbers_;
  std::size_t places_ = 0, series_ = 0;
  std::vector<std::size_t> unnamed_;
};

}  // namespace

void write_chart(ChartPart& part, const LineChart& chart) { Writing(part, chart).write(); }

double least_chart_height(const SlideChart& chart, double width) {
  const auto* line = std::get_if<LineChart>(&chart);
  return line == nullptr ? 0.0 : LinePlot(*line, width, 0.0).least_height();
}

}  // namespace peil::render
