#include <algorithm>
#include <cmath>

#include "peil/render/slide_chart.h"
#include "peil/render/slide_flow.h"

namespace peil::render {
namespace {

constexpr double apart = 28.0, above_sentence = 6.0, below_heading = 6.0;
constexpr double half = (slide_body.width - apart) / 2;
constexpr double most_of_a_line = 300.0;  // higher charts of two beside each other say no more
constexpr double chart_beside_text = 560.0;
constexpr double least_beside_text = 280.0;

void put_text(SlideFlow& flow, const SlideFrame& frame, const SlideParagraph& paragraph) {
  if (!paragraph.words.empty()) flow.put(TextBox{frame, {paragraph}});
}

// Two line charts beside each other, each below its heading and above its sentence.
class Pair {
 public:
  explicit Pair(std::span<const Panel> panels) {
    for (const Panel& p : panels) {
      headings_.push_back({p.heading, SlideStyle::Caption});
      sentences_.push_back({p.sentence, SlideStyle::Sentence});
      charts_.push_back(p.chart);
    }
  }

  bool fits(double room) const { return chart_height(room) >= least(); }

  void put(SlideFlow& flow) {
    const double chart = chart_height(flow.room()), heading = highest(headings_);
    const double text = highest(sentences_);
    const SlideFrame all = flow.take(heading + below_heading + chart + above_sentence + text);
    SlideFrame at = all;
    at.width = half;
    for (std::size_t i = 0; i < charts_.size(); ++i) {
      const double own = height_of(headings_[i], half);
      at.top = all.top + heading - own, at.height = own;
      put_text(flow, at, headings_[i]);
      at.top = all.top + heading + below_heading, at.height = chart;
      flow.put(ChartBox{at, charts_[i]});
      at.top = at.bottom() + above_sentence, at.height = text;
      put_text(flow, at, sentences_[i]);
      at.left += half + apart;
    }
  }

 private:
  static double highest(const std::vector<SlideParagraph>& paragraphs) {
    double height = 0.0;
    for (const SlideParagraph& p : paragraphs) height = std::max(height, height_of(p, half));
    return height;
  }
  double chart_height(double room) const {
    return std::min(most_of_a_line, room - highest(headings_) - below_heading - above_sentence -
                                        highest(sentences_));
  }
  double least() const {
    double height = 0.0;
    for (const SlideChart& c : charts_) height = std::max(height, least_chart_height(c, half));
    return height;
  }

  std::vector<SlideParagraph> headings_, sentences_;
  std::vector<SlideChart> charts_;
};

// A chart with its words at its right; what does not fit there goes on below or on the next slide.
void add_beside_text(SlideFlow& flow, const Panel& panel) {
  std::vector<SlideParagraph> text{{panel.heading, SlideStyle::Caption}};
  if (const auto* matrix = std::get_if<MatrixChart>(&panel.chart)) {
    std::size_t number = 0;
    for (const MatrixPoint& p : matrix->points) {
      text.push_back({plain(std::to_string(++number) + ". ") +
                          Words{{TextRun::Kind::Plain, p.label, p.language, {}}},
                      SlideStyle::Name});
    }
  }
  text.push_back({panel.sentence, SlideStyle::Sentence, 8.0});
  const double least =
      std::max(least_beside_text, least_chart_height(panel.chart, chart_beside_text));
  if (flow.room() < least) flow.next();
  SlideFrame chart = flow.take(flow.room());
  SlideFrame beside = chart;
  chart.width = chart_beside_text;
  beside.left = chart.right() + apart;
  beside.width = slide_body.right() - beside.left;
  auto [now, later] = fitting(std::move(text), beside.width, beside.height);
  flow.put(ChartBox{chart, panel.chart});
  if (!now.empty()) flow.put(TextBox{beside, std::move(now)});
  for (SlideParagraph& p : later) flow.add({std::move(p.words), p.style});
}

DotChart piece_of(const DotChart& chart, std::size_t first, std::size_t count) {
  DotChart piece{chart.title, chart.description, chart.axis, {}};
  const auto from = chart.rows.begin() + static_cast<std::ptrdiff_t>(first);
  piece.rows.assign(from, from + static_cast<std::ptrdiff_t>(count));
  return piece;
}

// Rows of a dot chart from `first` on that fit in `height`, but no more than make as many pieces of
// about the same length.
std::size_t rows_in(const DotChart& chart, std::size_t first, double height) {
  const std::size_t left = chart.rows.size() - first;
  std::size_t fit = 0;
  while (fit < left &&
         dot_chart_height(piece_of(chart, first, fit + 1), slide_body.width) <= height)
    ++fit;
  if (fit == 0) return 0;
  const std::size_t pieces = (left + fit - 1) / fit;
  return (left + pieces - 1) / pieces;
}

void add_words(SlideFlow& flow, const Panel& panel) {
  flow.add({panel.heading, SlideStyle::Caption});
  flow.add({panel.sentence, SlideStyle::Sentence});
}

// Over the whole width, as many rows as there is room for, below the words.
void add_dots(SlideFlow& flow, const Panel& panel, const DotChart& chart) {
  constexpr std::size_t least = 5;
  const std::vector<SlideParagraph> words{{panel.heading, SlideStyle::Caption},
                                          {panel.sentence, SlideStyle::Sentence}};
  const double above = height_of(words, slide_body.width) + 2 * above_sentence;
  const DotChart few = piece_of(chart, 0, std::min(least, chart.rows.size()));
  if (flow.room() < above + dot_chart_height(few, slide_body.width)) flow.next();
  add_words(flow, panel);
  for (std::size_t at = 0; at < chart.rows.size();) {
    if (at > 0) {
      flow.next();
      flow.add({panel.heading, SlideStyle::Caption});
    }
    const std::size_t count = std::max<std::size_t>(1, rows_in(chart, at, flow.room()));
    const DotChart piece = piece_of(chart, at, count);
    const double height = std::min(flow.room(), dot_chart_height(piece, slide_body.width));
    flow.put(ChartBox{flow.take(height), piece});
    at += count;
  }
}

bool has_points(const SlideChart& chart) {
  if (const auto* dots = std::get_if<DotChart>(&chart)) return !dots->rows.empty();
  if (const auto* matrix = std::get_if<MatrixChart>(&chart)) return !matrix->points.empty();
  return std::ranges::any_of(std::get<LineChart>(chart).series,
                             [](const ChartSeries& s) { return !s.points.empty(); });
}

}  // namespace

void add_panels(SlideFlow& flow, const Panels& panels) {
  for (std::size_t i = 0; i < panels.panels.size(); ++i) {
    const Panel& panel = panels.panels[i];
    if (!has_points(panel.chart)) {
      add_words(flow, panel);
      continue;
    }
    if (const auto* dots = std::get_if<DotChart>(&panel.chart)) {
      add_dots(flow, panel, *dots);
      continue;
    }
    const auto is_line = [&](std::size_t at) {
      return at < panels.panels.size() &&
             std::holds_alternative<LineChart>(panels.panels[at].chart) &&
             has_points(panels.panels[at].chart);
    };
    if (!is_line(i) || !is_line(i + 1)) {
      add_beside_text(flow, panel);
      continue;
    }
    Pair pair(std::span(panels.panels).subspan(i, 2));
    if (!pair.fits(flow.room())) flow.next();
    if (pair.fits(flow.room())) {
      pair.put(flow);
      ++i;
    } else {
      add_beside_text(flow, panel);
    }
  }
}

}  // namespace peil::render
