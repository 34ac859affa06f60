#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "peil/base/contract.h"
#include "peil/render/drawing.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr double edge = 6.0, gap = 5.0, radius = 4.0, plane = 260.0;
constexpr double line_height = 16.0, corner_room = 8.0;
constexpr double half_line = 2.5;  // of an interval, with air
constexpr double nearby = 26.0;    // a number further away is not taken for that of its point

/// Where the plane lies on the canvas.
struct Plane {
  double left = 0.0, right = 0.0, top = 0.0, bottom = 0.0;
  const MatrixChart& chart;

  static double share(const Axis& axis, double value) {
    return std::clamp((value - axis.low) / (axis.high - axis.low), 0.0, 1.0);
  }
  double x(double value) const { return left + share(chart.across_axis, value) * (right - left); }
  double y(double value) const { return bottom - share(chart.up_axis, value) * (bottom - top); }
};

Plane lay_out(const MatrixChart& chart) {
  double ticks = 0.0;
  for (const auto& [value, text] : chart.up_axis.ticks)
    ticks = std::max(ticks, text_width(text, Canvas::small));
  const double top = edge + line_height + gap;
  return {edge + ticks + gap, Canvas::width - edge, top, top + plane, chart};
}

void draw_axes(Canvas& canvas, const Plane& at) {
  const MatrixChart& chart = at.chart;
  canvas.label(chart.up_name, edge, edge + Canvas::small, Canvas::small, Anchor::Start, "cn");
  for (const auto& [value, text] : chart.up_axis.ticks) {
    canvas.line(at.left, at.y(value), at.right, at.y(value), "cg");
    canvas.label(text, at.left - gap, at.y(value) + 4, Canvas::small, Anchor::End, "ct");
  }
  double taken = 0.0;
  for (const auto& [value, text] : chart.across_axis.ticks) {
    canvas.line(at.x(value), at.bottom, at.x(value), at.bottom + 4, "cg");
    const Extent box = Canvas::box(text, at.x(value), 0, Canvas::small, false, Anchor::Middle);
    if (box.left < taken + gap || box.right > Canvas::width) continue;
    canvas.label(text, at.x(value), at.bottom + 18, Canvas::small, Anchor::Middle, "ct");
    taken = box.right;
  }
  canvas.label(chart.across_name, at.right, at.bottom + 36, Canvas::small, Anchor::End, "cn");
}

void draw_lines(Canvas& canvas, const Plane& at) {
  if (at.chart.across_line)
    canvas.line(at.x(*at.chart.across_line), at.top, at.x(*at.chart.across_line), at.bottom, "cr");
  if (at.chart.up_line)
    canvas.line(at.left, at.y(*at.chart.up_line), at.right, at.y(*at.chart.up_line), "cr");
}

// Names of corners come after the points: one that would lie over a number is left out.
void name_corners(Canvas& canvas, const Plane& at) {
  const auto& corners = at.chart.corners;
  if (corners.empty()) return;
  expects(corners.size() == 4, "MatrixChart: four corners");
  const double high = at.top + Canvas::small + 2, low = at.bottom - corner_room;
  const std::array<double, 4> y{high, high, low, low};
  for (std::size_t i = 0; i < 4; ++i) {
    const bool right = i % 2 == 1;
    const double x = right ? at.right - 2 : at.left + 4;
    const Anchor anchor = right ? Anchor::End : Anchor::Start;
    if (canvas.is_free(Canvas::box(corners[i], x, y[i], Canvas::small, false, anchor)))
      canvas.label(corners[i], x, y[i], Canvas::small, anchor, "ct");
  }
}

void draw_point(Canvas& canvas, const Plane& at, const MatrixPoint& p) {
  const double x = at.x(p.across), y = at.y(p.up);
  if (p.across_interval)
    canvas.line(at.x(p.across_interval->low), y, at.x(p.across_interval->high), y, "cw");
  if (p.up_interval) canvas.line(x, at.y(p.up_interval->low), x, at.y(p.up_interval->high), "cw");
  canvas.circle(x, y, radius, "cd");
  canvas.occupy({x - radius, y - radius, x + radius, y + radius});
}

// What a number had better not lie on: intervals and the lines that part the plane.
std::vector<Extent> lines_of(const Plane& at) {
  std::vector<Extent> lines;
  const MatrixChart& chart = at.chart;
  if (chart.across_line) {
    const double x = at.x(*chart.across_line);
    lines.push_back({x - half_line, at.top, x + half_line, at.bottom});
  }
  if (chart.up_line) {
    const double y = at.y(*chart.up_line);
    lines.push_back({at.left, y - half_line, at.right, y + half_line});
  }
  for (const MatrixPoint& p : chart.points) {
    const double x = at.x(p.across), y = at.y(p.up);
    if (const auto& i = p.across_interval)
      lines.push_back({at.x(i->low), y - half_line, at.x(i->high), y + half_line});
    if (const auto& i = p.up_interval)
      lines.push_back({x - half_line, at.y(i->high), x + half_line, at.y(i->low)});
  }
  return lines;
}

// The number of a point, in the first free place around it; without one it would not be known.
// Near the point it lies beside all lines where it can, else on paper over them.
void number_point(Canvas& canvas, const Plane& at, const MatrixPoint& p, const std::string& text,
                  std::span<const Extent> lines) {
  const double x = at.x(p.across), y = at.y(p.up);
  const auto put = [&](double furthest, bool beside_lines) {
    for (double away = radius + 1; away < furthest; away += 3) {
      for (const auto& [right, down] : {std::pair(1, -1), {-1, -1}, {1, 1}, {-1, 1}}) {
        const double left = x + right * away, base = y + down * away + (down < 0 ? 4 : 6);
        const Anchor anchor = right > 0 ? Anchor::Start : Anchor::End;
        const Extent box = Canvas::box(text, left, base, Canvas::plain, false, anchor);
        const bool inside = box.left >= at.left && box.right <= at.right && box.top >= at.top &&
                            box.bottom <= at.bottom;
        if (!inside || !canvas.is_free(box)) continue;
        const bool on_line =
            std::ranges::any_of(lines, [&](const Extent& line) { return box.overlaps(line); });
        if (on_line && beside_lines) continue;
        if (on_line) canvas.patch(box);
        canvas.label(text, left, base, Canvas::plain, anchor, "cn");
        return true;
      }
    }
    return false;
  };
  if (!put(nearby, true)) put(plane, false);
}

// The names of the points, each with its number. Returns where they end.
double name_points(Canvas& canvas, const Plane& at) {
  double y = at.bottom + 60;
  std::size_t number = 0;
  const double indent = text_width("00 ", Canvas::plain) + gap;
  for (const MatrixPoint& p : at.chart.points) {
    canvas.label(std::to_string(++number), edge, y, Canvas::plain, Anchor::Start, "cn");
    for (const std::string& line :
         wrapped(p.label, Canvas::plain, Canvas::width - 2 * edge - indent, 3)) {
      canvas.label(line, edge + indent, y, Canvas::plain, Anchor::Start, "cn", p.language);
      y += line_height;
    }
  }
  return y;
}

}  // namespace

Drawing draw(const MatrixChart& chart, const std::string& id) {
  Canvas canvas;
  const Plane at = lay_out(chart);
  draw_axes(canvas, at);
  draw_lines(canvas, at);
  for (const MatrixPoint& p : chart.points) draw_point(canvas, at, p);
  std::size_t number = 0;
  const std::vector<Extent> lines = lines_of(at);
  for (const MatrixPoint& p : chart.points)
    number_point(canvas, at, p, std::to_string(++number), lines);
  name_corners(canvas, at);
  const double end = name_points(canvas, at);
  return canvas.finish(end - line_height + gap, id, chart.title, chart.description);
}

}  // namespace peil::render
