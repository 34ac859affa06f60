#include <algorithm>
#include <cmath>

#include "peil/render/drawing.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr double plot_height = 176.0, edge = 6.0, gap = 5.0, radius = 4.0;
constexpr double line_height = 15.0;
constexpr double least_room = 70.0;  // for a label of a break

/// Where things lie: computed before anything is drawn.
struct Layout {
  double left = 0.0, right = 0.0, top = 0.0, bottom = 0.0;
  std::size_t places = 0;
  Axis axis;

  double x(double place) const {
    if (places < 2) return (left + right) / 2;
    const double inset = std::min(28.0, (right - left) / (2.0 * static_cast<double>(places)));
    return left + inset + place * (right - left - 2 * inset) / (static_cast<double>(places) - 1.0);
  }
  double y(double value) const {
    const double share = (value - axis.low) / (axis.high - axis.low);
    return bottom - std::clamp(share, 0.0, 1.0) * (bottom - top);
  }
};

struct BreakLabel {
  const ChartBreak* item;
  double x;
  std::vector<std::string> lines;  ///< those of the note last
  std::size_t notes;               ///< how many of them are the note's
  Anchor anchor;
};

// Labels of breaks stand above the plot, each in a row of its own. Those left of the middle run
// to the right and come first from left to right; the others run to the left, from right to left:
// so no upright line passes through a label below its own.
std::vector<BreakLabel> break_labels(const LineChart& chart, const Layout& at) {
  std::vector<BreakLabel> labels;
  double last_start = 0.0;
  const auto x_of = [&](const ChartBreak& b) { return at.x(static_cast<double>(b.place) - 0.5); };
  for (const ChartBreak& b : chart.breaks) {
    if (x_of(b) < Canvas::width / 2) last_start = std::max(last_start, x_of(b));
  }
  for (const ChartBreak& b : chart.breaks) {
    const double x = x_of(b);
    const bool left_half = x < Canvas::width / 2;
    double room = (left_half ? Canvas::width - x : x) - edge - gap;
    // A label that runs to the left stops before the lines of those that run to the right.
    if (!left_half && x - last_start - 3 * gap > least_room) room = x - last_start - 3 * gap;
    std::vector<std::string> lines = wrapped(b.text, Canvas::small, room, 3), note;
    if (!b.note.empty()) note = wrapped(b.note, Canvas::small, room, 2);
    lines.insert(lines.end(), note.begin(), note.end());
    labels.push_back(
        {&b, x, std::move(lines), note.size(), left_half ? Anchor::Start : Anchor::End});
  }
  std::ranges::stable_sort(labels, [](const BreakLabel& a, const BreakLabel& b) {
    if (a.anchor != b.anchor) return a.anchor == Anchor::Start;
    return a.anchor == Anchor::Start ? a.x < b.x : a.x > b.x;
  });
  return labels;
}

double height_of(const std::vector<BreakLabel>& labels) {
  double height = 0.0;
  for (const BreakLabel& l : labels)
    height += static_cast<double>(l.lines.size()) * line_height + 4;
  return height;
}

Layout lay_out(const LineChart& chart) {
  Layout at;
  at.axis = chart.axis;
  at.places = chart.places.size();
  double ticks = 0.0, names = 0.0;
  for (const auto& [value, text] : chart.axis.ticks) {
    ticks = std::max(ticks, text_width(text, Canvas::small));
  }
  for (const ChartSeries& s : chart.series) {
    if (!s.name.empty()) names = std::max(names, text_width(s.name, Canvas::small));
  }
  at.left = edge + ticks + gap;
  at.right = Canvas::width - edge - (names > 0.0 ? std::min(names, 96.0) + gap : 0.0);
  at.top = edge + height_of(break_labels(chart, at)) + 14;
  at.bottom = at.top + plot_height;
  return at;
}

void draw_axis(Canvas& canvas, const LineChart& chart, const Layout& at) {
  for (const auto& [value, text] : chart.axis.ticks) {
    canvas.line(at.left, at.y(value), at.right, at.y(value), "cg");
    canvas.label(text, at.left - gap, at.y(value) + 4, Canvas::small, Anchor::End, "ct");
  }
  // Names of places that would touch their neighbour are left out; the last one always stands.
  const double y = at.bottom + 18;
  double taken = Canvas::width;
  for (std::size_t i = chart.places.size(); i-- > 0;) {
    const std::string text = wrapped(chart.places[i], Canvas::small, 90, 1).front();
    double x = at.x(static_cast<double>(i));
    Extent box = Canvas::box(text, x, y, Canvas::small, false, Anchor::Middle);
    x -= std::max(0.0, box.right - (Canvas::width - 1));
    x += std::max(0.0, 1 - box.left);
    box = Canvas::box(text, x, y, Canvas::small, false, Anchor::Middle);
    if (box.right > taken - gap && i + 1 < chart.places.size()) continue;
    canvas.label(text, x, y, Canvas::small, Anchor::Middle, "ct");
    taken = box.left;
  }
}

void draw_breaks(Canvas& canvas, const std::vector<BreakLabel>& labels, const Layout& at) {
  double y = edge + Canvas::small;
  for (const BreakLabel& l : labels) {
    const double shift = l.anchor == Anchor::Start ? gap : -gap;
    if (l.item->cut) {
      canvas.line(l.x, y - Canvas::small, l.x, at.bottom, "cb cut");
    } else {
      canvas.line(l.x, y - Canvas::small, l.x, at.bottom, "cb");
    }
    for (std::size_t i = 0; i < l.lines.size(); ++i) {
      const bool note = i + l.notes >= l.lines.size();
      canvas.label(l.lines[i], l.x + shift, y, Canvas::small, l.anchor, "cn",
                   note ? "" : l.item->language);
      y += line_height;
    }
    y += 4;
  }
}

void draw_series(Canvas& canvas, const ChartSeries& series, const Layout& at, bool second) {
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const ChartPoint& p = series.points[i];
    const double x = at.x(static_cast<double>(p.place)), y = at.y(p.value);
    if (p.joined && i > 0) {
      const ChartPoint& q = series.points[i - 1];
      const double from_x = at.x(static_cast<double>(q.place)), from_y = at.y(q.value);
      if (second) {
        canvas.line(from_x, from_y, x, y, "cl two");
      } else if (q.from_print || p.from_print) {
        canvas.line(from_x, from_y, x, y, "cl print");
      } else {
        canvas.line(from_x, from_y, x, y, "cl");
      }
      // Small boxes along the line keep labels off it: no label is narrower than the space between.
      constexpr double apart = 12.0;
      const int pieces = std::max(2, static_cast<int>(std::hypot(x - from_x, y - from_y) / apart));
      for (int k = 1; k < pieces; ++k) {
        const double share = k / static_cast<double>(pieces);
        const double px = from_x + share * (x - from_x), py = from_y + share * (y - from_y);
        canvas.occupy({px - 4, py - 2, px + 4, py + 2});
      }
    }
  }
  for (const ChartPoint& p : series.points) {
    const double x = at.x(static_cast<double>(p.place)), y = at.y(p.value);
    double top = y, bottom = y;
    if (p.interval) {
      top = at.y(p.interval->high), bottom = at.y(p.interval->low);
      if (second) {
        canvas.line(x, top, x, bottom, "cw two");
      } else {
        canvas.line(x, top, x, bottom, "cw");
      }
    }
    if (p.from_print) {
      canvas.circle(x, y, radius, "cd print");
    } else if (second) {
      canvas.square(x, y, radius - 0.5, "cd two");
    } else {
      canvas.circle(x, y, radius, "cd");
    }
    canvas.occupy(
        {x - radius, std::min(top, y - radius), x + radius, std::max(bottom, y + radius)});
  }
}

// True where the dashed line of a reference would run through.
bool is_crossed(const Extent& box, const LineChart& chart, const Layout& at) {
  return std::ranges::any_of(chart.references, [&](const ChartReference& r) {
    return box.top - 1 < at.y(r.value) && at.y(r.value) < box.bottom + 1;
  });
}

// The first free place around the point: above, below, right, left; on the line of a reference only
// where there is no other.
void label_point(Canvas& canvas, const ChartPoint& p, const LineChart& chart, const Layout& at,
                 bool below_first) {
  const double x = at.x(static_cast<double>(p.place)), y = at.y(p.value);
  const double top = std::min(y - radius, p.interval ? at.y(p.interval->high) : y) - gap;
  const double bottom = std::max(y + radius, p.interval ? at.y(p.interval->low) : y) + gap + 10;
  struct Spot {
    double x, y;
    Anchor anchor;
  };
  std::vector<Spot> spots{{x, top, Anchor::Middle},
                          {x, bottom, Anchor::Middle},
                          {x + radius + gap, y + 4, Anchor::Start},
                          {x - radius - gap, y + 4, Anchor::End}};
  if (below_first) std::swap(spots[0], spots[1]);
  const Spot* crossed = nullptr;
  for (const Spot& s : spots) {
    const Extent box = Canvas::box(p.label.text, s.x, s.y, Canvas::plain, true, s.anchor);
    const bool inside = box.left >= at.left - 2 && box.right <= Canvas::width - 1 &&
                        box.bottom <= at.bottom && box.top >= at.top - 15;
    if (!inside || !canvas.is_free(box)) continue;
    if (!is_crossed(box, chart, at)) return canvas.value(p.label, s.x, s.y, s.anchor);
    if (crossed == nullptr) crossed = &s;
  }
  if (crossed != nullptr) canvas.value(p.label, crossed->x, crossed->y, crossed->anchor);
}

// Beside the last point, or as near to it as another name leaves room. Comes before the numbers,
// which look for a free place around it.
void name_series(Canvas& canvas, const ChartSeries& series, const Layout& at) {
  if (series.name.empty() || series.points.empty()) return;
  const std::vector<std::string> lines = wrapped(series.name, Canvas::small, 96, 2);
  const double wanted = at.y(series.points.back().value) + 4;
  const auto is_free_at = [&](double y) {
    return std::ranges::all_of(lines, [&](const std::string& line) {
      const Extent box = Canvas::box(line, at.right + gap, y, Canvas::small, false, Anchor::Start);
      y += line_height;
      return canvas.is_free(box);
    });
  };
  double y = wanted;
  for (double away = 0.0; away < plot_height && !is_free_at(y); away += 2.0) {
    y = is_free_at(wanted - away) ? wanted - away : wanted + away;
  }
  for (const std::string& line : lines) {
    canvas.label(line, at.right + gap, y, Canvas::small, Anchor::Start, "cs", series.language);
    y += line_height;
  }
}

// Below the chart with a piece of its dashed line. Returns the height that it took.
double name_reference(Canvas& canvas, const ChartReference& r, const Layout& at, double below) {
  constexpr double sample = 29.0;  // three dashes
  canvas.line(at.left, below - 4, at.left + sample, below - 4, "cr");
  const double x = at.left + sample + gap + 1;
  double y = below;
  for (const std::string& line : wrapped(r.text, Canvas::small, at.right - x, 2)) {
    canvas.label(line, x, y, Canvas::small, Anchor::Start, "cn");
    y += line_height;
  }
  return y - below + 2;
}

}  // namespace

Drawing draw(const LineChart& chart, const std::string& id) {
  const Layout at = lay_out(chart);
  Canvas canvas;
  draw_axis(canvas, chart, at);
  draw_breaks(canvas, break_labels(chart, at), at);
  for (const ChartReference& r : chart.references) {
    canvas.line(at.left, at.y(r.value), at.right, at.y(r.value), "cr");
  }
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    draw_series(canvas, chart.series[i], at, i > 0);
  }
  for (const ChartSeries& series : chart.series) name_series(canvas, series, at);
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const std::vector<ChartPoint>& points = chart.series[i].points;
    for (std::size_t k = points.size(); k-- > 0;) label_point(canvas, points[k], chart, at, i > 0);
  }
  double below = at.bottom + 40;
  for (const ChartReference& r : chart.references) {
    below += name_reference(canvas, r, at, below);
  }
  return canvas.finish(below - 12, id, chart.title, chart.description);
}

}  // namespace peil::render
