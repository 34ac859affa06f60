#include <algorithm>

#include "peil/render/drawing.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr double edge = 10.0, gap = 6.0, radius = 4.0;
constexpr double line_height = 16.0, track = 20.0, between_rows = 10.0;

}  // namespace

Drawing draw(const DotChart& chart, const std::string& id) {
  Canvas canvas;
  double widest = 0.0;
  for (const DotRow& r : chart.rows) {
    widest = std::max(widest, text_width(r.number.text, Canvas::plain, true));
  }
  // Numbers in a column of their own, so that they can be read down.
  const double left = edge, right = Canvas::width - 2 - widest - gap - 4;
  const auto x = [&](double value) {
    const double share = (value - chart.axis.low) / (chart.axis.high - chart.axis.low);
    return left + std::clamp(share, 0.0, 1.0) * (right - left);
  };
  const double top = 22.0;
  double y = top + 8;
  std::vector<std::pair<double, const DotRow*>> tracks;
  for (const DotRow& r : chart.rows) {
    for (const std::string& line : wrapped(r.label, Canvas::plain, Canvas::width - left - 2, 3)) {
      y += line_height;
      canvas.label(line, left - 6, y - 4, Canvas::plain, Anchor::Start, "cn", r.language);
    }
    y += track / 2;
    tracks.emplace_back(y, &r);
    y += track / 2 + between_rows;
  }
  for (const auto& [value, text] : chart.axis.ticks) {
    canvas.label(text, x(value), 14, Canvas::small, Anchor::Middle, "ct");
    canvas.line(x(value), top - 3, x(value), top + 2, "cg");
  }
  for (const auto& [at, row] : tracks) {
    canvas.line(left, at, right, at, "cg");
    for (const auto& [value, text] : chart.axis.ticks) {
      canvas.line(x(value), at - 3, x(value), at + 3, "cg");
    }
    if (row->interval) {
      canvas.line(x(row->interval->low), at, x(row->interval->high), at, "cw");
    }
    canvas.circle(x(row->value), at, radius, "cd");
    canvas.value(row->number, Canvas::width - 2, at + 4.5, Anchor::End);
  }
  return canvas.finish(y, id, chart.title, chart.description);
}

}  // namespace peil::render
