#include "peil/report/aspect_order.h"
#include "peil/report/axis.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

Words from_text(const AspectScale& scale) { return plain(std::to_string(scale.from)); }
Words to_text(const AspectScale& scale) { return plain(std::to_string(scale.to)); }

Words sentence(Pen& pen, const std::vector<ShownAspect>& shown) {
  const ShownAspect &top = shown.front(), &bottom = shown.back();
  if (shown.size() == 1) {
    return pen.say("aspects.one",
                   {{"top", pen.label(*top.aspect->label)}, {"top_mean", pen.number(*top.figure)}});
  }
  Words words = pen.say("aspects.sentence", {{"top", pen.label(*top.aspect->label)},
                                             {"top_mean", pen.number(*top.figure)},
                                             {"bottom", pen.label(*bottom.aspect->label)},
                                             {"bottom_mean", pen.number(*bottom.figure)}});
  if (pen.material().has_no_margin(*top.figure)) return words;
  return std::move(words) + pen.say(ends_apart(shown) ? "aspects.apart" : "aspects.overlap");
}

Panel panel(Pen& pen, const ReportingGroup& group, const AspectScale& scale,
            const std::vector<ShownAspect>& shown) {
  Panel panel{pen.label(group.label), DotChart{}, sentence(pen, shown)};
  DotChart chart;
  chart.title = pen.say(
      "aspects.chart",
      {{"group", pen.label(group.label)}, {"from", from_text(scale)}, {"to", to_text(scale)}});
  chart.description = panel.sentence;
  for (const ShownAspect& s : shown) {
    const Words label = pen.label(*s.aspect->label);
    chart.rows.push_back({flat(label), label.front().language, s.figure->estimate().value,
                          s.figure->interval(), pen.value(*s.figure)});
  }
  const double from = scale.from, to = scale.to;
  chart.axis = axis({from, to}, 0.0, {from, to}, false, pen.language());
  panel.chart = std::move(chart);
  return panel;
}

PrintedTable table(Pen& pen, const AspectScale& scale, const std::vector<Aspect>& aspects) {
  const Material& m = pen.material();
  PrintedTable table;
  table.caption = pen.say("aspects.table", {{"from", from_text(scale)}, {"to", to_text(scale)}});
  table.summary = pen.text("aspects.table-summary");
  table.columns = {{pen.say("column.aspect")},
                   {pen.say("column.mean"), true},
                   {pen.say("column.between"), true},
                   {pen.say("column.answers"), true}};
  for (const ReportingGroup& g : pen.study().reporting_groups) {
    const std::vector<ShownAspect> shown = by_mean(m, g.name, aspects);
    table.rows.push_back({{pen.label(g.label)}, true});
    for (const ShownAspect& s : shown) {
      table.rows.push_back({{pen.label(*s.aspect->label), pen.number(*s.figure),
                             pen.range(*s.figure), pen.answers(*s.figure)}});
    }
    for (const Aspect& a : aspects) {
      const FigureName name = mean_of(m, g.name, a.item);
      if (m.released().figure(name) || m.released().why(name) == disclosure::Held::NoData) continue;
      table.rows.push_back({{pen.label(*a.label), pen.why(name)}});
    }
  }
  return table;
}

Words scale_words(const Pen& pen, const AspectScale& scale) {
  const Words from = from_text(scale), to = to_text(scale);
  if (scale.low.empty() || scale.high.empty())
    return pen.say("aspects.scale", {{"from", from}, {"to", to}});
  return pen.say("aspects.scale-ends",
                 {{"from", from},
                  {"to", to},
                  {"low", {{TextRun::Kind::Plain, scale.low, scale.language, {}}}},
                  {"high", {{TextRun::Kind::Plain, scale.high, scale.language, {}}}}});
}

}  // namespace

Section aspects(Pen& pen) {
  const Material& m = pen.material();
  Section section{"aspects", pen.text("aspects.title"), {}};
  for (const auto& [scale, all] : aspects_by_scale(pen)) {
    Panels panels;
    for (const ReportingGroup& g : pen.study().reporting_groups) {
      const std::vector<ShownAspect> shown = by_mean(m, g.name, all);
      if (!shown.empty()) panels.panels.push_back(panel(pen, g, scale, shown));
    }
    if (panels.panels.empty()) continue;
    section.blocks.push_back(Paragraph{scale_words(pen, scale)});
    section.blocks.push_back(std::move(panels));
    section.blocks.push_back(table(pen, scale, all));
  }
  return section;
}

}  // namespace peil::report
