#include <algorithm>

#include "peil/report/sections.h"
#include "peil/report/tipping_words.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

// A mark on another scale does not stand under the name of this one.
Words mark_before(Pen& pen, const Step& step) {
  const auto then = pen.material().scale(step.before.name());
  const auto now = pen.material().scale(step.after.name());
  if (then && now && (then->low != now->low || then->high != now->high)) return plain("–");
  if (const PublishedMark* m = pen.material().printed(step.before.wave, step.before.group)) {
    return pen.printed(*m);
  }
  return pen.number_or_why(step.before.name());
}

bool has_difference(const Step& step) {
  return step.hindrance != findings::Hindrance::Cut && step.before.known() && step.after.known() &&
         step.error_known;
}

// Of samples that share people the margin that independent ones would have is not that of the
// change.
bool has_range(const Step& step) {
  return has_difference(step) && step.hindrance != findings::Hindrance::Overlap;
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
           has_range(*step) ? pen.change_range(*step) : plain("–"), mark_before(pen, *step),
           pen.number_or_why(now)}};
}

// `repeated`: customer groups stand below the reporting groups.
Words family_note(Pen& pen, bool repeated) {
  const Material& m = pen.material();
  if (m.trend().tested + m.groups().tested == 0) return pen.say("changes.family-nothing");
  const std::string how = pen.study().rules.correction;
  Words families = pen.say("changes.steps", {{"n", pen.count(m.trend().tested)}});
  if (repeated)
    families =
        std::move(families) + pen.say(how == "none" ? "changes.groups" : "changes.groups-apart",
                                      {{"n", pen.count(m.groups().tested)}});
  return pen.say("changes.family-" + how, {{"families", families}}) +
         pen.say("changes.level", {{"confidence", pen.percent(pen.study().rules.confidence)}});
}

// Of the rows of the table, some not shown with an interval that leaves out 0.
Words note_of_intervals(const Pen& pen) {
  const Material& m = pen.material();
  const auto any = [&](const std::string& domain, const Family& family) {
    const FigureName now = m.mark(m.last().name, domain);
    const Step* step = m.released().figure(now) ? family.to(now) : nullptr;
    return step != nullptr && findings::stands_out_alone(*step);
  };
  const bool alone = std::ranges::any_of(pen.study().reporting_groups,
                                         [&](const auto& g) { return any(g.name, m.trend()); }) ||
                     std::ranges::any_of(pen.study().customer_groups, [&](const auto& g) {
                       return !findings::is_alone(g, pen.study()) && any(g.name, m.groups());
                     });
  return alone ? pen.say("changes.alone") : Words{};
}

// Where the verdicts of the table would turn; those that are tested.
PrintedTable tipping_table(Pen& pen) {
  const Material& m = pen.material();
  PrintedTable table;
  table.caption = pen.say("tipping.table");
  table.columns = {{pen.say("column.group")}, {pen.say("column.turns")}};
  table.note = tipping_note(pen);
  const auto add = [&](const std::string& domain, const Family& family) {
    const FigureName now = m.mark(m.last().name, domain);
    const Step* step = m.released().figure(now) ? family.to(now) : nullptr;
    if (step != nullptr && findings::is_tested(*step))
      table.rows.push_back({{pen.group(domain), tipping_cell(pen, *step)}});
  };
  for (const auto& g : pen.study().reporting_groups) add(g.name, m.trend());
  for (const auto& g : pen.study().customer_groups) {
    if (!findings::is_alone(g, pen.study())) add(g.name, m.groups());
  }
  return table;
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
  // A customer group that is a whole reporting group is judged once, among those.
  std::vector<PrintedRow> parts;
  for (const auto& g : pen.study().customer_groups) {
    if (!findings::is_alone(g, pen.study())) parts.push_back(row(pen, g.name, m.groups()));
  }
  if (!parts.empty()) table.rows.push_back({{pen.say("reporting-groups")}, true});
  for (const auto& g : pen.study().reporting_groups)
    table.rows.push_back(row(pen, g.name, m.trend()));
  if (!parts.empty()) table.rows.push_back({{pen.say("customer-groups")}, true});
  table.note = family_note(pen, !parts.empty()) + note_of_intervals(pen);
  if (!parts.empty() && parts.size() < pen.study().customer_groups.size())
    table.note = std::move(table.note) + pen.say("groups.alone");
  std::ranges::move(parts, std::back_inserter(table.rows));
  section.blocks.push_back(std::move(table));
  if (PrintedTable turns = tipping_table(pen); !turns.rows.empty())
    section.blocks.push_back(std::move(turns));
  if (std::vector<Words> benchmarks = tipping_of_benchmarks(pen); !benchmarks.empty())
    section.blocks.push_back(BulletList{std::move(benchmarks)});
  return section;
}

}  // namespace peil::report
