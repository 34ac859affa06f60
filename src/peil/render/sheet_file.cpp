#include "peil/render/sheet_file.h"

#include <algorithm>
#include <set>

#include "peil/base/text.h"
#include "peil/language/texts.h"
#include "peil/render/sheet_cell.h"
#include "peil/render/workbook_writer.h"

namespace peil::render {
namespace {

constexpr std::size_t rows_of_chart = 18, first_column_of_chart = 8, longest_name = 31;

// A name that a sheet can have, as no other has.
std::string sheet_name(std::string title, std::set<std::string>& taken) {
  for (const char sign : {'[', ']', ':', '*', '?', '/', '\\', '\''})
    std::ranges::replace(title, sign, ' ');
  const auto cut = [](std::string name, std::size_t most) {
    while (code_points(name) > most) {
      name.pop_back();
      while (!is_utf8(name)) name.pop_back();
    }
    return name;
  };
  std::string name = cut(title, longest_name);
  for (int n = 2; !taken.insert(name).second; ++n)
    name = cut(title, longest_name - 4) + " " + std::to_string(n);
  return name;
}

Words number_words(const Number& number) { return {{TextRun::Kind::Figure, "", "", number}}; }

std::string said(const std::string& language, const char* key) {
  return std::string(language::texts(language).form("report", key));
}

/// One chapter as a sheet, filled from above.
class Page {
 public:
  Page(Sheet& sheet, std::vector<std::vector<SheetCell>>& keys, const std::string& language)
      : sheet_(sheet),
        keys_(keys),
        low_(said(language, "column.low-end")),
        high_(said(language, "column.high-end")) {}

  void section(const Section& s) {
    line({sheet_cell(plain(s.title), SheetFormat::Heading)});
    for (const Block& block : s.blocks)
      std::visit([this](const auto& of_kind) { write(of_kind); }, block);
  }
  void text(const Words& words, SheetFormat format = SheetFormat::Text) {
    if (words.empty()) return;
    keep_keys(words, sheet_.rows.size(), 0);
    line({{flat(words), {}, format}});
  }

 private:
  void line(std::vector<SheetCell> cells) { sheet_.rows.push_back(std::move(cells)); }
  void gap() { line({}); }

  // Which figure each number of a cell is.
  void keep_keys(const Words& words, std::size_t row, std::size_t column) {
    for (const TextRun& run : words) {
      if (run.kind != TextRun::Kind::Figure || run.number.key.empty()) continue;
      keys_.push_back({{sheet_.name},
                       {cell_name(row, column)},
                       {run.number.text},
                       {run.number.key},
                       {run.number.part}});
    }
  }

  void write(const Paragraph& p) {
    text(p.words, p.role == Paragraph::Role::Note ? SheetFormat::Note : SheetFormat::Text);
  }
  void write(const Heading& h) { gap(), text(h.words, SheetFormat::Heading); }
  void write(const BulletList& list) {
    for (const Words& item : list.items) text(item);
  }
  void write(const TermList& list) {
    for (const auto& [term, words] : list.items) row({term, words});
  }
  void write(const Cards& cards) {
    for (const Card& c : cards.cards) {
      gap();
      text(c.label, SheetFormat::Heading);
      for (const Words* words : {&c.mark, &c.interval, &c.verdict, &c.explanation, &c.tails})
        if (!words->empty()) row({*words});
    }
  }

  void row(const std::vector<Words>& cells, SheetFormat format = SheetFormat::Text) {
    std::vector<SheetCell> made;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      keep_keys(cells[c], sheet_.rows.size(), c);
      made.push_back(sheet_cell(cells[c], format));
    }
    line(std::move(made));
  }

  void write(const PrintedTable& table) {
    gap();
    text(table.caption, SheetFormat::Heading);
    std::vector<Words> head;
    for (const PrintedColumn& c : table.columns) head.push_back(c.title);
    row(head, SheetFormat::Heading);
    for (const PrintedRow& r : table.rows)
      row(r.cells, r.heading ? SheetFormat::Heading : SheetFormat::Text);
    text(table.note, SheetFormat::Note);
  }

  void write(const Panels& panels) {
    for (const Panel& panel : panels.panels) {
      gap();
      text(panel.heading, SheetFormat::Heading);
      const std::size_t first = sheet_.rows.size();
      std::visit([this](const auto& chart) { draw(chart); }, panel.chart);
      text(panel.sentence);
      while (sheet_.rows.size() < first + rows_of_chart * drawn_) gap();
      drawn_ = 0;
    }
  }

  SheetCell end(const std::optional<Interval>& interval, bool high) const {
    if (!interval) return {};
    return {{}, high ? interval->high : interval->low, SheetFormat::Decimals2};
  }
  SheetCell heading(std::string text) const { return {std::move(text), {}, SheetFormat::Heading}; }

  SheetChart chart_of(const auto& chart) {
    SheetChart made;
    made.title = flat(chart.title);
    made.description = flat(chart.title) + ". " + flat(chart.description);
    made.row = sheet_.rows.size() + rows_of_chart * drawn_++;
    made.column = first_column_of_chart;
    return made;
  }

  // Places, marks and both ends; the lines between the ends are the intervals.
  struct Row {
    std::string place;
    std::optional<Number> number;
    double value = 0.0;
    std::optional<Interval> interval;
  };
  void draw_places(SheetChart chart, const std::string& name, const std::vector<Row>& rows,
                   SheetSeries::Look look, const std::vector<ChartReference>& references) {
    if (rows.empty()) return;
    const std::size_t first = sheet_.rows.size() + 1, last = first + rows.size() - 1;
    std::vector<SheetCell> head{heading(""), heading(name), heading(low_), heading(high_)};
    for (const ChartReference& r : references) head.push_back(heading(r.text));
    line(head);
    SheetSeries marks{name, {first, 0, last, 0}, {first, 1, last, 1}, look};
    bool any = false;
    for (const Row& r : rows) {
      keep_keys(r.number ? number_words(*r.number) : Words{}, sheet_.rows.size(), 1);
      std::vector<SheetCell> cells{{r.place}};
      cells.push_back({{}, r.value, SheetFormat::Decimals2});
      cells.push_back(end(r.interval, false));
      cells.push_back(end(r.interval, true));
      for (const ChartReference& one : references)
        cells.push_back({{}, one.value, SheetFormat::Decimals2});
      line(std::move(cells));
      marks.labels.push_back(r.number ? r.number->text : "");
      any = any || r.interval.has_value();
    }
    chart.series.push_back(std::move(marks));
    for (const std::size_t column : {std::size_t{2}, std::size_t{3}}) {
      if (any)
        chart.series.push_back(
            {name, {first, 0, last, 0}, {first, column, last, column}, SheetSeries::Look::Bound});
    }
    for (std::size_t i = 0; i < references.size(); ++i)
      chart.series.push_back({references[i].text,
                              {first, 0, last, 0},
                              {first, 4 + i, last, 4 + i},
                              SheetSeries::Look::Reference});
    sheet_.charts.push_back(std::move(chart));
  }

  // A chart a series: lines between ends join all that stands in one place.
  void draw(const LineChart& chart) {
    for (const ChartSeries& series : chart.series) {
      std::vector<Row> rows;
      for (const ChartPoint& p : series.points)
        rows.push_back({chart.places[p.place], p.label, p.value, p.interval});
      SheetChart made = chart_of(chart);
      made.low = chart.axis.low, made.high = chart.axis.high;
      draw_places(std::move(made), series.name.empty() ? flat(chart.title) : series.name, rows,
                  SheetSeries::Look::Marks, chart.references);
    }
  }

  void draw(const DotChart& chart) {
    std::vector<Row> rows;
    for (const DotRow& r : chart.rows) rows.push_back({r.label, r.number, r.value, r.interval});
    SheetChart made = chart_of(chart);
    made.low = chart.axis.low, made.high = chart.axis.high;
    draw_places(std::move(made), flat(chart.title), rows, SheetSeries::Look::Dots, {});
  }

  // Each value twice, so that a line has two ends.
  void draw(const MatrixChart& chart) {
    SheetChart made = chart_of(chart);
    made.plane = true;
    made.low = chart.up_axis.low, made.high = chart.up_axis.high;
    made.across_low = chart.across_axis.low, made.across_high = chart.across_axis.high;
    made.across_name = chart.across_name, made.up_name = chart.up_name;
    const std::string &x = chart.across_name, &y = chart.up_name;
    line({heading(""), heading(x), heading(x), heading(low_), heading(high_), heading(y),
          heading(y), heading(low_), heading(high_)});
    const std::size_t first = sheet_.rows.size(), last = first + chart.points.size() - 1;
    SheetSeries dots{
        flat(chart.title), {first, 1, last, 1}, {first, 5, last, 5}, SheetSeries::Look::Dots};
    std::vector<SheetSeries> rules;
    for (const MatrixPoint& p : chart.points) {
      const std::size_t row = sheet_.rows.size();
      const SheetCell across{{}, p.across, SheetFormat::Decimals2},
          up{{}, p.up, SheetFormat::Decimals2};
      line({{p.label},
            across,
            across,
            end(p.across_interval, false),
            end(p.across_interval, true),
            up,
            up,
            end(p.up_interval, false),
            end(p.up_interval, true)});
      dots.labels.push_back(p.label);
      if (p.across_interval)
        rules.push_back({p.label, {row, 3, row, 4}, {row, 5, row, 6}, SheetSeries::Look::Rule});
      if (p.up_interval)
        rules.push_back({p.label, {row, 1, row, 2}, {row, 7, row, 8}, SheetSeries::Look::Rule});
    }
    made.column = first_column_of_chart + 2;
    made.series = {std::move(dots)};
    std::ranges::move(rules, std::back_inserter(made.series));
    if (!chart.points.empty()) sheet_.charts.push_back(std::move(made));
  }

  Sheet& sheet_;
  std::vector<std::vector<SheetCell>>& keys_;
  std::string low_, high_;  // titles of the columns of both ends
  std::size_t drawn_ = 0;
};

}  // namespace

Workbook workbook_of(const Document& d) {
  Workbook book;
  book.title = flat(d.title) + " – " + flat(d.organisation);
  std::set<std::string> taken;
  std::vector<std::vector<SheetCell>> keys;
  const auto page = [&](const std::string& title) -> Sheet& {
    Sheet& sheet = book.sheets.emplace_back();
    sheet.name = sheet_name(title, taken);
    sheet.widths = {42, 16, 14, 14, 14, 14, 14, 14};
    return sheet;
  };
  Sheet& first = page(d.summary.title);
  Page front(first, keys, d.language);
  front.text(d.organisation, SheetFormat::Note);
  front.text(d.title, SheetFormat::Heading);
  front.text(d.subtitle, SheetFormat::Note);
  if (!d.warning.empty()) front.text(plain(d.warning), SheetFormat::Heading);
  front.section(d.summary);
  front.text(d.colophon, SheetFormat::Note);
  for (const Section& section : d.sections) {
    Sheet& sheet = page(section.title);
    Page(sheet, keys, d.language).section(section);
    if (!d.warning.empty()) Page(sheet, keys, d.language).text(plain(d.warning), SheetFormat::Note);
  }
  Sheet& last = page(said(d.language, "sheet.keys"));
  last.widths = {31, 8, 12, 60, 10};
  last.frozen_rows = 1;
  std::vector<SheetCell> head;
  for (const char* key : {"sheet.sheet", "sheet.cell", "column.value", "column.key", "sheet.part"})
    head.push_back({said(d.language, key), {}, SheetFormat::Heading});
  last.rows.push_back(std::move(head));
  std::ranges::move(keys, std::back_inserter(last.rows));
  return book;
}

std::string sheet_file(const Document& document) {
  return XlsxWriter().write(workbook_of(document));
}

}  // namespace peil::render
