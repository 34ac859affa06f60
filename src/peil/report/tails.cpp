#include <algorithm>

#include "peil/report/axis.h"
#include "peil/report/sections.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

constexpr double least_span = 0.4;

FigureName tail(const Material& m, std::string_view wave, std::string_view group,
                const char* which) {
  FigureName name = m.mark(wave, group);
  name.statistic = which;
  return name;
}

std::vector<std::string> places_of(const Material& m, std::string_view group) {
  std::vector<std::string> places;
  for (const Wave& w : m.study().waves) {
    if (m.has_tails(w.name) && m.released().figure(tail(m, w.name, group, "low")))
      places.push_back(w.name);
  }
  return places;
}

Axis shared_axis(const Pen& pen) {
  const Material& m = pen.material();
  std::vector<double> values{0.0};
  for (const ReportingGroup& g : m.study().reporting_groups) {
    for (const Wave& w : m.study().waves) {
      if (!m.has_tails(w.name)) continue;
      for (const char* which : {"low", "high"}) {
        if (const Figure* f = m.released().figure(tail(m, w.name, g.name, which))) {
          values.push_back(std::min(1.0, f->interval().high));
        }
      }
    }
  }
  return axis(values, least_span, {0.0, 1.0}, true, pen.language());
}

ChartSeries series(Pen& pen, const std::vector<std::string>& places, std::string_view group,
                   const char* which) {
  const Material& m = pen.material();
  ChartSeries series{flat(pen.end(which == std::string_view("high"))), "", {}};
  std::string_view earlier;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Figure* f = m.released().figure(tail(m, places[i], group, which));
    if (!f) continue;
    ChartPoint point{i,
                     f->estimate().value,
                     f->interval(),
                     pen.value(*f),
                     false,
                     !earlier.empty() && !m.cut(earlier, places[i])};
    point.interval->low = std::max(0.0, point.interval->low);
    point.interval->high = std::min(1.0, point.interval->high);
    series.points.push_back(std::move(point));
    earlier = places[i];
  }
  return series;
}

Words tail_sentence(Pen& pen, std::string_view group, const char* which) {
  const Material& m = pen.material();
  const FigureName name = tail(m, m.last().name, group, which);
  const Figure* f = m.released().figure(name);
  const Words end = pen.end(which == std::string_view("high"));
  const std::string key = std::string("tails.") + which;
  if (!f) return pen.say(pen.of_ends(key + "-held"), {{"why", pen.why(name)}, {"end", end}});
  Words words = pen.say(pen.of_ends(key + "-now"),
                        {{"share", pen.number(*f)}, {"between", pen.between(*f)}, {"end", end}});
  if (const Step* step = m.tails().to(name); step && findings::is_tested(*step)) {
    words = std::move(words) + tail_step_sentence(pen, *step);
  }
  return words;
}

Words sentence(Pen& pen, std::string_view group) {
  Words words = tail_sentence(pen, group, "high") + tail_sentence(pen, group, "low");
  if (polarised(pen, group)) return pen.say("tails.polarised") + words;
  if (const auto shown = shown_of_both_higher(pen.material(), group)) {
    words = std::move(words) +
            pen.say(*shown > 0 ? "tails.both-up.one" : "tails.both-up.none",
                    {{"from", plain(pen.material().before(pen.material().last(), group)->name)}});
  }
  return words;
}

Panel panel(Pen& pen, const ReportingGroup& group, const Axis& axis) {
  const std::vector<std::string> places = places_of(pen.material(), group.name);
  Panel panel{pen.label(group.label), LineChart{}, sentence(pen, group.name)};
  LineChart chart;
  chart.title = pen.say(pen.of_ends("tails.chart"), {{"group", pen.label(group.label)},
                                                     {"low_end", pen.end(false)},
                                                     {"high_end", pen.end(true)}});
  chart.description = panel.sentence;
  chart.places = places;
  chart.axis = axis;
  chart.series = {series(pen, places, group.name, "high"), series(pen, places, group.name, "low")};
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (const Break* b = pen.material().cut(places[i - 1], places[i])) {
      const Words text = pen.label(b->text);
      chart.breaks.push_back({i, flat(text), text.front().language, true, ""});
    }
  }
  panel.chart = std::move(chart);
  return panel;
}

PrintedTable table(Pen& pen) {
  const Material& m = pen.material();
  PrintedTable table;
  table.caption = pen.say("tails.table");
  table.summary = pen.text("tails.table-summary");
  table.columns = {{pen.say("column.wave")},          {pen.end(true), true},
                   {pen.say("column.between"), true}, {pen.end(false), true},
                   {pen.say("column.between"), true}, {pen.say("column.answers"), true}};
  for (const ReportingGroup& g : pen.study().reporting_groups) {
    table.rows.push_back({{pen.label(g.label)}, true});
    std::string_view earlier;
    for (const Wave& w : pen.study().waves) {
      if (!m.has_tails(w.name)) continue;
      if (auto row = cut_row(pen, pen.study().overall, earlier, w.name))
        table.rows.push_back(std::move(*row));
      earlier = w.name;
      const FigureName low = tail(m, w.name, g.name, "low"), high = tail(m, w.name, g.name, "high");
      if (!m.released().figure(low) && !m.released().figure(high)) {
        table.rows.push_back({{plain(w.name), pen.why(low)}});
        continue;
      }
      table.rows.push_back(
          {{plain(w.name), pen.number_or_why(high), pen.between_or_dash(high),
            pen.number_or_why(low), pen.between_or_dash(low), pen.answers_or_dash(low)}});
    }
  }
  if (m.tails().tested > 0) {
    table.note = pen.say(m.tails().tested == 1 ? "tails.family.one" : "tails.family",
                         {{"n", pen.count(m.tails().tested)},
                          {"correction", pen.say("correction." + pen.study().rules.correction)}});
  }
  return table;
}

}  // namespace

Section tails(Pen& pen) {
  Section section{"tails", pen.text("tails.title"), {}};
  if (!pen.material().overall_scale()) return section;  // known from print alone
  Panels panels;
  const Axis axis = shared_axis(pen);
  for (const ReportingGroup& g : pen.study().reporting_groups) {
    if (!places_of(pen.material(), g.name).empty()) panels.panels.push_back(panel(pen, g, axis));
  }
  if (panels.panels.empty()) return section;  // why not stands with the marks
  section.blocks.push_back(
      Paragraph{pen.say(pen.of_ends("tails.reading"),
                        {{"low_end", pen.end(false)}, {"high_end", pen.end(true)}}) +
                pen.scale_note()});
  section.blocks.push_back(std::move(panels));
  section.blocks.push_back(table(pen));
  return section;
}

}  // namespace peil::report
