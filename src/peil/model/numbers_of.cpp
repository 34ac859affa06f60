#include "peil/model/numbers_of.h"

namespace peil {
namespace {

class Walk {
 public:
  std::vector<Number> all;

  void section(const Section& s) {
    for (const Block& block : s.blocks)
      std::visit([this](const auto& of_kind) { take(of_kind); }, block);
  }
  void take(const Words& words) {
    for (const TextRun& run : words)
      if (run.kind == TextRun::Kind::Figure) take(run.number);
  }

 private:
  void take(const Number& number) {
    if (!number.key.empty()) all.push_back(number);
  }
  void take(const Paragraph& p) { take(p.words); }
  void take(const Heading& h) { take(h.words); }
  void take(const BulletList& list) {
    for (const Words& item : list.items) take(item);
  }
  void take(const TermList& list) {
    for (const auto& [term, words] : list.items) take(term), take(words);
  }
  void take(const PrintedTable& table) {
    take(table.caption);
    for (const PrintedRow& row : table.rows)
      for (const Words& cell : row.cells) take(cell);
    take(table.note);
  }
  void take(const Cards& cards) {
    for (const Card& c : cards.cards)
      for (const Words* words :
           {&c.label, &c.mark, &c.interval, &c.verdict, &c.explanation, &c.tails})
        take(*words);
  }
  void take(const LineChart& chart) {
    for (const ChartSeries& series : chart.series)
      for (const ChartPoint& point : series.points) take(point.label);
    take(chart.description);
  }
  void take(const DotChart& chart) {
    for (const DotRow& row : chart.rows) take(row.number);
    take(chart.description);
  }
  void take(const MatrixChart& chart) { take(chart.description); }
  void take(const Panels& panels) {
    for (const Panel& panel : panels.panels) {
      take(panel.heading);
      std::visit([this](const auto& chart) { take(chart); }, panel.chart);
      take(panel.sentence);
    }
  }
};

}  // namespace

std::vector<Number> numbers_of(const Document& document) {
  Walk walk;
  walk.section(document.summary);
  for (const Section& section : document.sections) walk.section(section);
  walk.take(document.colophon);
  return std::move(walk.all);
}

}  // namespace peil
