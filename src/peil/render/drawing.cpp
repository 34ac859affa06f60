#include "peil/render/drawing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/render/text_width.h"
#include "peil/render/words_html.h"

namespace peil::render {
namespace {

constexpr double ascent = 0.80, descent = 0.22;  // of the size; figures and letters alike

const char* anchor_name(Anchor a) {
  return a == Anchor::Start ? "start" : a == Anchor::Middle ? "middle" : "end";
}

std::string size_text(double size) { return coordinate(size); }

}  // namespace

std::string coordinate(double value) {
  expects(std::isfinite(value), "coordinate: a finite number");
  const double rounded = std::round(value * 10.0) / 10.0;
  std::array<char, 40> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded == 0.0 ? 0.0 : rounded);
  expects(error == std::errc{}, "coordinate: room for the digits");
  return {buffer.data(), end};
}

Extent Canvas::box(std::string_view text, double x, double y, double size, bool bold,
                   Anchor anchor) {
  const double w = text_width(text, size, bold);
  const double left = anchor == Anchor::Start ? x : anchor == Anchor::Middle ? x - w / 2 : x - w;
  return {left, y - ascent * size, left + w, y + descent * size};
}

void Canvas::label(std::string_view text, double x, double y, double size, Anchor anchor,
                   Html::Literal css, std::string_view language) {
  labels_.push_back(box(text, x, y, size, false, anchor));
  texts_ += Html::tag(
      "text",
      {{"x", coordinate(x)},
       {"y", coordinate(y)},
       {"font-size", size_text(size)},
       {"text-anchor", anchor_name(anchor)},
       {"class", std::string(css.view())},
       {language.empty() ? Html::Literal("") : Html::Literal("lang"), std::string(language)}},
      Html::text(text));
}

void Canvas::value(const Number& number, double x, double y, Anchor anchor) {
  labels_.push_back(box(number.text, x, y, plain, true, anchor));
  const bool keyed = !number.key.empty();
  texts_ += Html::tag("text",
                      {{"x", coordinate(x)},
                       {"y", coordinate(y)},
                       {"font-size", size_text(plain)},
                       {"text-anchor", anchor_name(anchor)},
                       {"class", "cv"},
                       {keyed ? Html::Literal("data-key") : Html::Literal(""), number.key},
                       {keyed ? Html::Literal("data-value") : Html::Literal(""), number.value}},
                      Html::text(number.text));
}

void Canvas::line(double x1, double y1, double x2, double y2, Html::Literal css) {
  shapes_ += Html::tag("line",
                       {{"x1", coordinate(x1)},
                        {"y1", coordinate(y1)},
                        {"x2", coordinate(x2)},
                        {"y2", coordinate(y2)},
                        {"class", std::string(css.view())}},
                       {});
}

void Canvas::circle(double x, double y, double radius, Html::Literal css) {
  shapes_ += Html::tag("circle",
                       {{"cx", coordinate(x)},
                        {"cy", coordinate(y)},
                        {"r", coordinate(radius)},
                        {"class", std::string(css.view())}},
                       {});
}

void Canvas::square(double x, double y, double half, Html::Literal css) {
  shapes_ += Html::tag("rect",
                       {{"x", coordinate(x - half)},
                        {"y", coordinate(y - half)},
                        {"width", coordinate(2 * half)},
                        {"height", coordinate(2 * half)},
                        {"class", std::string(css.view())}},
                       {});
}

void Canvas::patch(const Extent& box) {
  shapes_ += Html::tag("rect",
                       {{"x", coordinate(box.left)},
                        {"y", coordinate(box.top)},
                        {"width", coordinate(box.right - box.left)},
                        {"height", coordinate(box.bottom - box.top)},
                        {"class", "ch"}},
                       {});
}

bool Canvas::is_free(const Extent& box) const {
  const auto hit = [&](const Extent& other) { return box.overlaps(other); };
  return std::ranges::none_of(labels_, hit) && std::ranges::none_of(obstacles_, hit);
}

Drawing Canvas::finish(double height, const std::string& id, const Words& title,
                       const Words& description) const {
  const std::string title_id = id + "-title", description_id = id + "-desc";
  const Html inside = Html::tag("title", {{"id", title_id}}, html_of_text(title)) +
                      Html::tag("desc", {{"id", description_id}}, html_of_text(description)) +
                      shapes_ + texts_;
  Drawing drawing;
  drawing.svg = Html::tag("svg",
                          {{"viewBox", "0 0 " + coordinate(width) + " " + coordinate(height)},
                           {"role", "img"},
                           {"aria-labelledby", title_id + " " + description_id}},
                          inside);
  drawing.labels = labels_;
  drawing.width = width;
  drawing.height = height;
  return drawing;
}

std::vector<Drawing> drawn(const Panel& panel, std::size_t before) {
  std::vector<Drawing> all;
  const auto add = [&](const auto& chart) {
    all.push_back(draw(chart, "chart-" + std::to_string(before + all.size() + 1)));
  };
  if (const auto* dots = std::get_if<DotChart>(&panel.chart)) {
    for (const DotChart& piece : in_pieces(*dots)) add(piece);
  } else if (const auto* matrix = std::get_if<MatrixChart>(&panel.chart)) {
    add(*matrix);
  } else {
    add(std::get<LineChart>(panel.chart));
  }
  return all;
}

}  // namespace peil::render
