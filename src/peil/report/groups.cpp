#include <algorithm>
#include <utility>

#include "peil/report/finding_words.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

FigureName with(FigureName name, const char* statistic) {
  name.statistic = statistic;
  return name;
}

// A group whose mark is held back has its shares held back too: one reason, not three. But a mark
// that is too imprecise keeps nobody from showing the shares.
PrintedRow row(Pen& pen, std::string_view domain) {
  const Material& m = pen.material();
  const FigureName mark = m.mark(m.last().name, domain);
  if (!m.released().figure(mark) && m.released().why(mark) != disclosure::Held::Imprecise)
    return {{pen.group(domain), pen.why(mark)}};
  PrintedRow row{{pen.group(domain), pen.number_or_why(mark), pen.between_or_dash(mark)}};
  if (m.overall_scale()) {
    row.cells.push_back(pen.number_or_why(with(mark, "low")));
    row.cells.push_back(pen.number_or_why(with(mark, "high")));
  }
  row.cells.push_back(pen.answers_or_dash(mark));
  return row;
}

// The differences that are demonstrated among those between two customer groups.
void add_differences(Pen& pen, std::vector<Block>& to) {
  BulletList shown;
  std::size_t tested = 0;
  for (const findings::Finding& f : pen.material().findings()) {
    if (f.kind != findings::FindingKind::Groups ||
        pen.study().reporting_group(f.step().after.group) != nullptr ||
        !findings::is_tested(f.step()))
      continue;
    ++tested;
    if (findings::is_shown(f)) shown.items.push_back(finding_sentence(pen, f));
  }
  if (tested == 0) return;
  to.push_back(Paragraph{pen.say(shown.items.empty() ? "groups.none-apart" : "groups.apart",
                                 {{"n", pen.count(tested)}})});
  if (!shown.items.empty()) to.push_back(std::move(shown));
}

bool any_protecting(const Pen& pen) {
  const Material& m = pen.material();
  for (const CustomerGroup& g : pen.study().customer_groups) {
    const FigureName name = m.mark(m.last().name, g.name);
    if (!m.released().figure(name) && m.released().why(name) == disclosure::Held::Protecting)
      return true;
  }
  return false;
}

}  // namespace

Section groups(Pen& pen) {
  const Material& m = pen.material();
  Section section{"groups", pen.text("groups.title"), {}};
  section.blocks.push_back(Paragraph{pen.say("groups.reading") + pen.scale_note()});
  PrintedTable table;
  table.caption = pen.say(!m.overall_scale() ? "groups.table-short"
                          : m.names_scale()  ? "groups.table-scaled"
                                             : "groups.table",
                          {{"wave", plain(m.last().name)}});
  table.columns = {
      {pen.say("column.group")}, {pen.say("column.mark"), true}, {pen.say("column.between"), true}};
  if (m.overall_scale()) {
    table.columns.push_back({pen.end(false), true});
    table.columns.push_back({pen.end(true), true});
  }
  table.columns.push_back({pen.say("column.answers"), true});
  bool left_out = false, any_shown = false;
  for (const ReportingGroup& whole : pen.study().reporting_groups) {
    if (std::ranges::any_of(pen.study().customer_groups, [&](const CustomerGroup& g) {
          return g.reporting_group == whole.name && findings::is_alone(g, pen.study());
        })) {
      left_out = true;
      continue;
    }
    table.rows.push_back({{pen.label(whole.label)}, true});
    for (const CustomerGroup& g : pen.study().customer_groups) {
      if (g.reporting_group != whole.name) continue;
      table.rows.push_back(row(pen, g.name));
      any_shown = any_shown || m.released().figure(m.mark(m.last().name, g.name));
    }
  }
  if (!any_shown) return {section.id, section.title, {}};
  table.note = pen.say("groups.note");
  if (left_out) table.note = std::move(table.note) + pen.say("groups.alone");
  if (any_protecting(pen)) {
    table.note = std::move(table.note) + pen.say("groups.protecting");
  }
  section.blocks.push_back(std::move(table));
  add_differences(pen, section.blocks);
  return section;
}

}  // namespace peil::report
