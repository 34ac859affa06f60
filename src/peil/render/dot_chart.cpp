#include <algorithm>
#include <cmath>

#include "peil/render/drawing.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr double edge = 10.0, gap = 6.0, radius = 4.0;
constexpr double line_height = 16.0, track = 20.0, between_rows = 10.0;
constexpr double axis_bottom = 22.0, first_row = axis_bottom + 8.0;

std::vector<std::string> label_lines(const DotRow& row) {
  return wrapped(row.label, Canvas::plain, Canvas::width - edge - 2, 3);
}

double height_of(const DotRow& row) {
  return static_cast<double>(label_lines(row).size()) * line_height + track + between_rows;
}

double height_of(const DotChart& chart) {
  double height = 0.0;
  for (const DotRow& r : chart.rows) height += height_of(r);
  return height;
}

// A new piece begins where the middle of a row lies beyond the next multiple of `wanted`.
std::vector<DotChart> divided(const DotChart& chart, double wanted) {
  std::vector<DotChart> made;
  double above = 0.0;
  for (const DotRow& r : chart.rows) {
    const double middle = above + height_of(r) / 2;
    if (made.empty() || middle > wanted * static_cast<double>(made.size())) {
      made.push_back({chart.title, chart.description, chart.axis, {}});
    }
    made.back().rows.push_back(r);
    above += height_of(r);
  }
  return made;
}

}  // namespace

std::vector<DotChart> in_pieces(const DotChart& chart) {
  const double most = tallest_piece - first_row;
  const double all = height_of(chart);
  std::vector<DotChart> made{chart};
  for (double pieces = std::max(1.0, std::ceil(all / most));
       pieces <= static_cast<double>(chart.rows.size()); ++pieces) {
    made = divided(chart, all / pieces);
    if (std::ranges::all_of(made, [&](const DotChart& piece) { return height_of(piece) <= most; }))
      break;
  }
  if (made.size() == 1) return made;
  for (std::size_t i = 0; i < made.size(); ++i) {
    made[i].title = std::move(made[i].title) +
                    plain(" (" + std::to_string(i + 1) + "/" + std::to_string(made.size()) + ")");
  }
  return made;
}

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
  const double top = axis_bottom;
  double y = first_row;
  std::vector<std::pair<double, const DotRow*>> tracks;
  for (const DotRow& r : chart.rows) {
    for (const std::string& line : label_lines(r)) {
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
