#include "peil/render/slide_line_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr double least_plot = 95.0;
constexpr double key_width = 46.0;         // of the piece of line in a legend, with its distances
constexpr double least_break_room = 80.0;  // for a label of a break

Extent reach(const ChartPoint& p, const LinePlot& at) {
  const double x = at.x(static_cast<double>(p.place)), y = at.y(p.value);
  return {x - LinePlot::mark, std::min(p.interval ? at.y(p.interval->high) : y, y - LinePlot::mark),
          x + LinePlot::mark, std::max(p.interval ? at.y(p.interval->low) : y, y + LinePlot::mark)};
}

}  // namespace

double BreakText::height() const {
  return static_cast<double>(lines.size() + note.size()) * LinePlot::line_height + 3;
}

LinePlot::LinePlot(const LineChart& chart, double width, double height)
    : chart_(chart), width_(width), height_(height) {
  double ticks = 0.0;
  for (const auto& [value, text] : chart.axis.ticks)
    ticks = std::max(ticks, text_width(text, type_size::label));
  inside_.left = edge + ticks + gap;
  inside_.width = width - edge - inside_.left;
  find_breaks();
  inside_.top = edge + breaks_height() + above_plot;
  inside_.height = height - inside_.top - below();
}

SlideFrame LinePlot::legend() const {
  return {inside_.left, height_ - legend_height(), inside_.width, legend_height()};
}

double LinePlot::least_height() const { return inside_.top + least_plot + below(); }

double LinePlot::slot() const { return inside_.width / static_cast<double>(chart_.places.size()); }
double LinePlot::x(double place) const { return inside_.left + (place + 0.5) * slot(); }
double LinePlot::y(double value) const {
  const double share = (value - chart_.axis.low) / (chart_.axis.high - chart_.axis.low);
  return inside_.bottom() - std::clamp(share, 0.0, 1.0) * inside_.height;
}

// Those left of the middle run to the right and come first from left to right; the others run to
// the left, from right to left: so no line of a break passes through the words of another.
void LinePlot::find_breaks() {
  const auto x_of = [&](const ChartBreak& b) { return x(static_cast<double>(b.place) - 0.5); };
  double last_right = 0.0;  // of the lines whose words run to the right
  for (const ChartBreak& b : chart_.breaks)
    if (x_of(b) < width_ / 2) last_right = std::max(last_right, x_of(b));
  for (const ChartBreak& b : chart_.breaks) {
    const double at = x_of(b);
    const bool right = at < width_ / 2;
    double room = (right ? width_ - at : at) - edge - gap;
    if (!right && at - last_right - 3 * gap > least_break_room) room = at - last_right - 3 * gap;
    BreakText text{&b, at, wrapped(b.text, type_size::label, room, 3), {}, right};
    if (!b.note.empty()) text.note = wrapped(b.note, type_size::label, room, 2);
    breaks_.push_back(std::move(text));
  }
  std::ranges::stable_sort(breaks_, [](const BreakText& a, const BreakText& b) {
    if (a.runs_right != b.runs_right) return a.runs_right;
    return a.runs_right ? a.x < b.x : a.x > b.x;
  });
}

double LinePlot::breaks_height() const {
  double height = 0.0;
  for (const BreakText& b : breaks_) height += b.height();
  return height;
}

std::vector<std::string> LinePlot::legend_texts() const {
  std::vector<std::string> texts;
  for (const ChartSeries& s : chart_.series)
    if (!s.name.empty()) texts.push_back(s.name);
  for (const ChartReference& r : chart_.references) texts.push_back(r.text);
  return texts;
}

double LinePlot::legend_height() const {
  double beside = 0.0, below = 0.0;
  for (const std::string& text : legend_texts()) {
    const double wide = text_width(text, type_size::label) + key_width;
    beside += wide;
    below += std::ceil(wide / inside_.width);
  }
  return (beside <= inside_.width ? (beside > 0.0 ? 1.0 : 0.0) : below) * (line_height + 5);
}

double LinePlot::below() const {
  std::size_t lines = 1;
  for (const std::string& place : chart_.places)
    lines = std::max(lines, wrapped(place, type_size::label, slot() - 4, 3).size());
  return static_cast<double>(lines) * line_height + 10 + legend_height();
}

NumberPlaces::NumberPlaces(const LineChart& chart, const LinePlot& at) : chart_(chart), at_(at) {
  for (const ChartSeries& s : chart.series) occupy(s);
  for (const BreakText& b : at.breaks())
    taken_.push_back({b.x - 1, at.inside().top, b.x + 1, at.inside().bottom()});
}

void NumberPlaces::occupy(const ChartSeries& series) {
  constexpr int pieces = 8;
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const ChartPoint& p = series.points[i];
    taken_.push_back(reach(p, at_));
    if (!p.joined || i == 0) continue;
    const ChartPoint& q = series.points[i - 1];
    const double x = at_.x(static_cast<double>(q.place)), y = at_.y(q.value);
    const double wide = at_.x(static_cast<double>(p.place)) - x, high = at_.y(p.value) - y;
    for (int k = 1; k < pieces; ++k) {
      const double part = k / static_cast<double>(pieces);
      taken_.push_back(
          {x + part * wide - 4, y + part * high - 2, x + part * wide + 4, y + part * high + 2});
    }
  }
}

std::optional<ChartLabel> NumberPlaces::place(const ChartPoint& p, std::size_t series) {
  constexpr double apart = 2.0, high = type_size::value * 1.3;
  const double x = at_.x(static_cast<double>(p.place)), y = at_.y(p.value);
  const double wide = text_width(p.label.text, type_size::value, true) + 4;
  const Extent own = reach(p, at_);
  struct Spot {
    const char* place;
    double down;  // from where programs put it by themselves: beside the mark
    Extent box;
  };
  const double up = own.top - (y - LinePlot::mark), down = own.bottom - (y + LinePlot::mark);
  std::array<Spot, 4> spots{
      {{"t",
        up < 0.0 ? up - apart : 0.0,
        {x - wide / 2, own.top - apart - high, x + wide / 2, own.top - apart}},
       {"b",
        down > 0.0 ? down + apart : 0.0,
        {x - wide / 2, own.bottom + apart, x + wide / 2, own.bottom + apart + high}},
       {"r", 0.0, {own.right + apart, y - high / 2, own.right + apart + wide, y + high / 2}},
       {"l", 0.0, {own.left - apart - wide, y - high / 2, own.left - apart, y + high / 2}}}};
  if (series > 0) std::swap(spots[0], spots[1]);
  const Spot* crossed = nullptr;
  for (const Spot& spot : spots) {
    if (!is_free(spot.box)) continue;
    if (!is_crossed(spot.box)) return take(p, series, spot.place, spot.down, spot.box);
    if (crossed == nullptr) crossed = &spot;
  }
  if (crossed == nullptr) return std::nullopt;
  return take(p, series, crossed->place, crossed->down, crossed->box);
}

bool NumberPlaces::is_free(const Extent& box) const {
  const SlideFrame& in = at_.inside();
  return box.left >= in.left && box.right <= in.right() + 2 && box.bottom <= in.bottom() &&
         box.top >= in.top - LinePlot::above_plot &&
         std::ranges::none_of(taken_, [&](const Extent& t) { return box.overlaps(t); });
}

bool NumberPlaces::is_crossed(const Extent& box) const {
  return std::ranges::any_of(chart_.references, [&](const ChartReference& r) {
    return box.top < at_.y(r.value) && at_.y(r.value) < box.bottom;
  });
}

ChartLabel NumberPlaces::take(const ChartPoint& p, std::size_t series, const char* place,
                              double down, const Extent& box) {
  taken_.push_back(box);
  return {.point = p.place,
          .lines = {p.label.text},
          .language = "",
          .place = place,
          .down = down,
          .size = type_size::value,
          .bold = true,
          .colour = look_of_series(series).colour};
}

}  // namespace peil::render
