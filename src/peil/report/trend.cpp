#include <algorithm>

#include "peil/findings/printed_margin.h"
#include "peil/report/axis.h"
#include "peil/report/benchmark.h"
#include "peil/report/labels.h"
#include "peil/report/sections.h"
#include "peil/report/source_words.h"
#include "peil/report/trend_words.h"
#include "peil/report/verdict.h"
#include "peil/report/waves_by_scale.h"

namespace peil::report {
namespace {

constexpr double least_share = 1.0 / 6.0;  // of the scale: a smaller axis makes hills of nothing

std::vector<std::string> places_of(const Material& m, std::string_view group,
                                   const ScaleWaves& on) {
  std::vector<std::string> places;
  for (const Wave* w : on.of(m, group)) places.push_back(w->name);
  return places;
}

// The benchmark that stands in the charts of that scale: it is on that of the last wave.
const BenchmarkRow* benchmark_on(const Material& m, const ScaleWaves& on) {
  return on.holds(m.last().name) ? benchmark_to_draw(m) : nullptr;
}

Axis shared_axis(Pen& pen, const ScaleWaves& on) {
  const Material& m = pen.material();
  std::vector<double> values;
  for (const ReportingGroup& g : pen.study().reporting_groups) {
    for (const Wave* w : on.of(m, g.name)) {
      if (const Figure* f = m.released().figure(m.mark(w->name, g.name))) {
        values.push_back(f->interval().low), values.push_back(f->interval().high);
      } else {
        const PublishedMark& print = *m.printed(w->name, g.name);
        values.push_back(print.mark.tenths() / 10.0);
        if (!print.margin) continue;
        const Interval interval = findings::interval_of(print, pen.study());
        values.push_back(interval.low), values.push_back(interval.high);
      }
    }
  }
  if (const BenchmarkRow* b = benchmark_on(m, on)) values.push_back(b->mark.tenths() / 10.0);
  return axis(values, least_share * (on.ends.high - on.ends.low), on.ends, false, pen.language());
}

ChartSeries series(Pen& pen, const ReportingGroup& group, const ScaleWaves& on) {
  const Material& m = pen.material();
  ChartSeries series;
  std::string_view earlier;
  for (const Wave* w : on.of(m, group.name)) {
    ChartPoint point;
    point.place = series.points.size();
    point.joined = !earlier.empty() && !m.cut(earlier, w->name);
    earlier = w->name;
    if (const Figure* f = m.released().figure(m.mark(w->name, group.name))) {
      point.value = f->estimate().value;
      point.interval = f->interval();
      point.label = pen.value(*f);
    } else {
      const PublishedMark* mark = m.printed(w->name, group.name);
      point.value = mark->mark.tenths() / 10.0;
      point.label.text = flat(pen.printed(*mark));
      if (mark->margin) point.interval = findings::interval_of(*mark, pen.study());
      point.from_print = true;
    }
    series.points.push_back(std::move(point));
  }
  return series;
}

std::vector<ChartBreak> breaks(const Pen& pen, const std::vector<std::string>& places) {
  std::vector<ChartBreak> found;
  for (const Break& b : pen.study().breaks) {
    if (!b.concerns(pen.study().overall)) continue;
    const auto at = std::ranges::find(places, b.wave);
    if (at == places.end() || at == places.begin()) continue;
    const Words text = pen.label(b.text);
    found.push_back({static_cast<std::size_t>(at - places.begin()), flat(text),
                     text.empty() ? "" : text.front().language, !b.comparable,
                     b.comparable ? "" : pen.text("break-cut-label")});
  }
  std::ranges::stable_sort(found, {}, &ChartBreak::place);
  return found;
}

// Between which waves the study forbids to compare: said before any mark is.
Words cuts_first(Pen& pen, std::string_view group, const ScaleWaves& on) {
  const Material& m = pen.material();
  Words words;
  const Wave* earlier = nullptr;
  for (const Wave* w : m.waves_of(group)) {
    const Break* cut = earlier && on.holds(w->name) ? m.cut(earlier->name, w->name) : nullptr;
    if (cut != nullptr) {
      const bool late = m.sources().afterwards.change(pen.study().overall, earlier->name, w->name);
      const Words from = plain(earlier->name), to = plain(w->name), why = pen.label(cut->text);
      words = std::move(words) +
              pen.with_sign(
                  pen.say("trend.cut-first", {{"from", from}, {"to", to}, {"break", why}}), late);
    }
    earlier = w;
  }
  return words;
}

Words end_words(double end) { return plain(std::to_string(static_cast<int>(end))); }

Words sentence(Pen& pen, const ReportingGroup& group, const ScaleWaves& on, bool named) {
  const Material& m = pen.material();
  std::vector<Words> marks;
  for (const Wave* w : on.of(m, group.name)) {
    const Figure* f = m.released().figure(m.mark(w->name, group.name));
    const PublishedMark* print = m.printed(w->name, group.name);
    marks.push_back(
        pen.say(f ? "trend.mark" : "trend.mark-print",
                {{"mark", f ? pen.number(*f) : pen.printed(*print)}, {"wave", plain(w->name)}}));
  }
  Words words =
      cuts_first(pen, group.name, on) +
      pen.say(named ? "trend.marks-scaled" : "trend.marks", {{"marks", pen.list(marks)},
                                                             {"from", end_words(on.ends.low)},
                                                             {"to", end_words(on.ends.high)}});
  for (const Step& s : m.trend().steps) {
    const bool said = s.hindrance == findings::Hindrance::Cut;
    if (s.after.group == group.name && on.holds(s.after.wave) && !said)
      words = std::move(words) + step_sentence(pen, s);
  }
  return words;
}

// One chart of a group; `named` where it has to say on which scale.
Panel panel(Pen& pen, const ReportingGroup& group, const ScaleWaves& on, const Axis& axis,
            bool several) {
  const Words label = pen.label(group.label);
  const auto say = [&](const char* key) {
    return pen.say(
        key, {{"group", label}, {"from", end_words(on.ends.low)}, {"to", end_words(on.ends.high)}});
  };
  Panel panel{several ? say("trend.panel-scaled") : label, LineChart{},
              sentence(pen, group, on, several || pen.material().names_scale())};
  LineChart chart;
  chart.title = say(several ? "trend.chart-scaled" : "trend.chart");
  chart.description = panel.sentence;
  chart.places = places_of(pen.material(), group.name, on);
  chart.axis = axis;
  chart.series = {series(pen, group, on)};
  chart.breaks = breaks(pen, chart.places);
  if (const BenchmarkRow* b = benchmark_on(pen.material(), on)) {
    chart.references.push_back({b->mark.tenths() / 10.0, flat(benchmark_label(pen, *b))});
    chart.description =
        std::move(chart.description) + plain(" ") +
        pen.say("trend.description-benchmark", {{"benchmark", benchmark_label(pen, *b)}});
  }
  panel.chart = std::move(chart);
  return panel;
}

// What was printed of this wave at the time, where that is known too.
Words source_of(const Pen& pen, std::string_view wave, std::string_view group) {
  // Made-up answers of a real study say nothing of what was printed.
  const bool made_up = !pen.study().fictional && pen.material().results(wave)->fictional;
  for (const PublishedMark& p : pen.study().published.marks) {
    if (p.wave == wave && p.group == group && p.measure == pen.study().overall) {
      return pen.say(made_up ? "trend.made-up-printed" : "trend.measured-printed",
                     {{"mark", pen.printed(p)}});
    }
  }
  return pen.say(made_up ? "trend.made-up" : "trend.measured");
}

Words printed_range(const Pen& pen, const PublishedMark& mark) {
  if (!mark.margin) return pen.say("unknown");
  const Interval interval = findings::interval_of(mark, pen.study());
  const auto end = [&](double value) { return plain(PrintedMark(value).text(pen.language())); };
  return pen.say("range", {{"low", end(interval.low)}, {"high", end(interval.high)}});
}

PrintedTable table(Pen& pen) {
  const Material& m = pen.material();
  PrintedTable table;
  table.caption = pen.say("trend.table");
  table.summary = pen.text("trend.table-summary");
  table.columns = {{pen.say("column.wave")},
                   {pen.say("column.mark"), true},
                   {pen.say("column.between"), true},
                   {pen.say("column.answers"), true},
                   {pen.say("column.source")}};
  for (const ReportingGroup& g : pen.study().reporting_groups) {
    table.rows.push_back({{pen.label(g.label)}, true});
    std::string_view earlier;
    for (const Wave& w : pen.study().waves) {
      const FigureName name = m.mark(w.name, g.name);
      if (auto row = cut_row(pen, pen.study().overall, earlier, w.name))
        table.rows.push_back(std::move(*row));
      if (m.results(w.name) || m.printed(w.name, g.name)) earlier = w.name;
      if (const PublishedMark* print = m.printed(w.name, g.name)) {
        table.rows.push_back(
            {{plain(w.name), pen.printed(*print), printed_range(pen, *print),
              print->answers ? pen.count(*print->answers) : pen.say("unknown"),
              pen.say("trend.print", {{"source", source_words(pen, print->source)}})}});
        continue;
      }
      if (!m.released().figure(name)) {
        table.rows.push_back({{plain(w.name), pen.why(name)}});
        continue;
      }
      table.rows.push_back({{plain(w.name), pen.number_or_why(name), pen.between_or_dash(name),
                             pen.answers_or_dash(name), source_of(pen, w.name, g.name)}});
    }
  }
  return table;
}

std::vector<Break> in_order(const Study& study) {
  std::vector<Break> breaks = study.breaks;
  std::ranges::stable_sort(breaks, {}, [&](const Break& b) {
    return std::ranges::find(study.waves, b.wave, &Wave::name) - study.waves.begin();
  });
  return breaks;
}

// A break that leaves the mark alone does not speak of the waves as a whole.
// A mark that a chart has before the break: without one no line ends at it.
bool has_mark_before(const Material& m, const std::string& wave) {
  for (const Wave& w : m.study().waves) {
    if (w.name == wave) return false;
    if (std::ranges::any_of(m.study().reporting_groups, [&](const ReportingGroup& g) {
          return m.released().figure(m.mark(w.name, g.name)) || m.printed(w.name, g.name);
        }))
      return true;
  }
  return false;
}

Words break_words(const Pen& pen, const Break& b) {
  const Words wave = plain(b.wave), text = pen.label(b.text);
  if (b.concerns(pen.study().overall)) {
    return pen.say(b.comparable                              ? "trend.break"
                   : has_mark_before(pen.material(), b.wave) ? "trend.break-cut"
                                                             : "trend.break-apart",
                   {{"wave", wave}, {"text", text}});
  }
  std::vector<Words> items;
  for (const std::string& item : b.items) {
    items.push_back(pen.say("trend.break-item", {{"item", labels::item(pen, "", item)}}));
  }
  return pen.say(b.comparable ? "trend.break-items" : "trend.break-items-cut",
                 {{"wave", wave}, {"text", text}, {"items", pen.list(items)}});
}

// A printed mark among those of the charts; with `margin`, one that was printed with its margin.
bool has_print(const Material& m, bool margin = false) {
  return std::ranges::any_of(m.study().waves, [&](const Wave& w) {
    return std::ranges::any_of(m.study().reporting_groups, [&](const ReportingGroup& g) {
      const PublishedMark* print = m.printed(w.name, g.name);
      return print != nullptr && (!margin || print->margin);
    });
  });
}

// How the charts are read.
Words reading(const Pen& pen, const std::vector<ScaleWaves>& scales, bool part) {
  Words words = scales.size() > 1
                    ? pen.say("trend.reading-scales")
                    : pen.say("trend.reading", {{"from", end_words(scales.front().ends.low)},
                                                {"to", end_words(scales.front().ends.high)}});
  if (part) words = std::move(words) + pen.say("trend.reading-part");
  if (has_print(pen.material())) {
    words =
        std::move(words) + pen.say(has_print(pen.material(), true) ? "trend.reading-print-margin"
                                                                   : "trend.reading-print");
  }
  return words;
}

}  // namespace

Section trend(Pen& pen) {
  const Material& m = pen.material();
  Section section{"trend", pen.text("trend.title"), {}};
  const std::vector<ScaleWaves> scales = waves_by_scale(m);
  const bool several = scales.size() > 1;
  Panels panels;
  bool part = false;  // an axis that does not show its whole scale
  for (const ScaleWaves& on : scales) {
    const Axis axis = shared_axis(pen, on);
    part = part || axis.low > on.ends.low || axis.high < on.ends.high;
    for (const ReportingGroup& g : pen.study().reporting_groups) {
      if (!on.of(m, g.name).empty()) panels.panels.push_back(panel(pen, g, on, axis, several));
    }
  }
  PrintedTable marks = table(pen);
  if (panels.panels.empty()) {
    marks.summary.clear();  // no charts that it stands behind
  } else {
    section.blocks.push_back(Paragraph{reading(pen, scales, part)});
    section.blocks.push_back(std::move(panels));
  }
  section.blocks.push_back(std::move(marks));
  for (Block& b : trend_lines(pen)) section.blocks.push_back(std::move(b));
  if (!pen.study().breaks.empty()) {
    section.blocks.push_back(Heading{pen.say("trend.breaks")});
    BulletList list;
    for (const Break& b : in_order(pen.study())) {
      list.items.push_back(break_words(pen, b));
    }
    section.blocks.push_back(std::move(list));
  }
  for (Block& b : benchmark_blocks(pen)) section.blocks.push_back(std::move(b));
  return section;
}

}  // namespace peil::report
