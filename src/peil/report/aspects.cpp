#include <algorithm>
#include <map>

#include "peil/base/contract.h"
#include "peil/report/axis.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

struct Aspect {
  std::string item;
  const LocalText* label;
};

/// Aspects that are answered on the same scale may stand in one chart.
struct AspectScale {
  int from, to;
  std::string low, high;  ///< labels of its ends, as the report has them
  std::string language;   ///< of the labels, where it is not that of the report
  auto operator<=>(const AspectScale&) const = default;
};

Words from_text(const AspectScale& scale) { return plain(std::to_string(scale.from)); }
Words to_text(const AspectScale& scale) { return plain(std::to_string(scale.to)); }

std::map<AspectScale, std::vector<Aspect>> by_scale(const Pen& pen) {
  std::map<AspectScale, std::vector<Aspect>> found;
  for (const Question& q : pen.study().form(pen.material().last().name).questions) {
    const Words low = pen.label(q.low), high = pen.label(q.high);
    const auto ends = scale_of(q);
    if (!ends) continue;
    const AspectScale scale{ends->from, ends->to, flat(low), flat(high),
                            low.empty() ? "" : low.front().language};
    if (q.aspect) found[scale].push_back({q.name, &q.label});
    for (const MatrixRow& row : q.rows) {
      if (row.aspect) found[scale].push_back({row.name, &row.label});
    }
  }
  return found;
}

FigureName mean(const Material& m, std::string_view group, const std::string& item) {
  return {m.last().name, std::string(group), item, "mean"};
}

struct Shown {
  const Aspect* aspect;
  const Figure* figure;
};

// Highest first; equal means in the order of the questionnaire.
std::vector<Shown> ordered(const Material& m, std::string_view group,
                           const std::vector<Aspect>& aspects) {
  std::vector<Shown> shown;
  for (const Aspect& a : aspects) {
    if (const Figure* f = m.released().figure(mean(m, group, a.item))) shown.push_back({&a, f});
  }
  std::ranges::stable_sort(shown, std::greater{},
                           [](const Shown& s) { return s.figure->estimate().value; });
  return shown;
}

Words sentence(Pen& pen, const std::vector<Shown>& shown) {
  const Shown &top = shown.front(), &bottom = shown.back();
  if (shown.size() == 1) {
    return pen.say("aspects.one",
                   {{"top", pen.label(*top.aspect->label)}, {"top_mean", pen.number(*top.figure)}});
  }
  Words words = pen.say("aspects.sentence", {{"top", pen.label(*top.aspect->label)},
                                             {"top_mean", pen.number(*top.figure)},
                                             {"bottom", pen.label(*bottom.aspect->label)},
                                             {"bottom_mean", pen.number(*bottom.figure)}});
  if (pen.material().has_no_margin(*top.figure)) return words;
  const bool apart = bottom.figure->interval().high < top.figure->interval().low;
  return std::move(words) + pen.say(apart ? "aspects.apart" : "aspects.overlap");
}

Panel panel(Pen& pen, const ReportingGroup& group, const AspectScale& scale,
            const std::vector<Shown>& shown) {
  Panel panel{pen.label(group.label), DotChart{}, sentence(pen, shown)};
  DotChart chart;
  chart.title = pen.say(
      "aspects.chart",
      {{"group", pen.label(group.label)}, {"from", from_text(scale)}, {"to", to_text(scale)}});
  chart.description = panel.sentence;
  std::vector<double> values;
  for (const Shown& s : shown) {
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
    const std::vector<Shown> shown = ordered(m, g.name, aspects);
    table.rows.push_back({{pen.label(g.label)}, true});
    for (const Shown& s : shown) {
      table.rows.push_back({{pen.label(*s.aspect->label), pen.number(*s.figure),
                             pen.range(*s.figure), pen.answers(*s.figure)}});
    }
    for (const Aspect& a : aspects) {
      const FigureName name = mean(m, g.name, a.item);
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
  for (const auto& [scale, all] : by_scale(pen)) {
    Panels panels;
    for (const ReportingGroup& g : pen.study().reporting_groups) {
      const std::vector<Shown> shown = ordered(m, g.name, all);
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
