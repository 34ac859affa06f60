#include "peil/report/sections.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

Words mark_before(Pen& pen, const Step& step) {
  if (const PublishedMark* m = pen.material().printed(step.before.wave, step.before.group)) {
    return pen.printed(*m);
  }
  return pen.number_or_why(step.before.name());
}

bool has_difference(const Step& step) {
  return step.hindrance != findings::Hindrance::Cut && step.before.known() && step.after.known() &&
         step.error_known;
}

PrintedRow row(Pen& pen, const std::string& domain, const Family& family) {
  const Material& m = pen.material();
  const FigureName now = m.mark(m.last().name, domain);
  if (!m.released().figure(now)) return {{pen.group(domain), pen.why(now)}};
  const Step* step = family.to(now);
  if (!step) {
    return {{pen.group(domain), pen.say("cell.first"), plain("–"), plain("–"), plain("–"),
             pen.number_or_why(now)}};
  }
  const bool shown = has_difference(*step);
  return {{pen.group(domain), verdict_cell(pen, *step), shown ? pen.difference(*step) : plain("–"),
           shown ? pen.change_range(*step) : plain("–"), mark_before(pen, *step),
           pen.number_or_why(now)}};
}

Words family_note(Pen& pen) {
  const Material& m = pen.material();
  const std::string how = pen.study().rules.correction;
  const auto counted = [&](const std::string& key, std::size_t n) {
    return pen.say(key + (n == 1 ? ".one" : ""), {{"n", pen.count(n)}});
  };
  return pen.say("changes.family-" + how,
                 {{"trend", counted("changes.steps", m.trend().tested)},
                  {"groups", counted("changes.groups", m.groups().tested)}}) +
         pen.say("changes.level", {{"confidence", pen.percent(pen.study().rules.confidence)}});
}

}  // namespace

Section changes(Pen& pen) {
  const Material& m = pen.material();
  Section section{"changes", pen.text("changes.title"), {}};
  section.blocks.push_back(Paragraph{pen.say("changes.reading") + pen.scale_note()});
  PrintedTable table;
  table.caption = pen.say("changes.table", {{"wave", plain(m.last().name)}});
  table.columns = {{pen.say("column.group")},
                   {pen.say("column.verdict")},
                   {pen.say("column.difference"), true},
                   {pen.say("column.between"), true},
                   {pen.say("column.before"), true},
                   {plain(m.last().name), true}};
  table.rows.push_back({{pen.say("reporting-groups")}, true});
  for (const auto& g : pen.study().reporting_groups)
    table.rows.push_back(row(pen, g.name, m.trend()));
  table.rows.push_back({{pen.say("customer-groups")}, true});
  for (const auto& g : pen.study().customer_groups)
    table.rows.push_back(row(pen, g.name, m.groups()));
  table.note = family_note(pen);
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace peil::report
