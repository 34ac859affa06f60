#include "peil/base/text.h"
#include "peil/report/sections.h"

namespace peil::report {
namespace {

void add_lines(const Pen& pen, PrintedTable& table) {
  for (const auto& [key, line] : pen.used_of_lines()) {
    const auto& [slope, interval] = line;
    table.rows.push_back({{code(key), plain(exact_text(slope)), plain(exact_text(interval.low)),
                           plain(exact_text(interval.high)), plain("–")},
                          false,
                          key});
  }
}

void add_drivers(const Pen& pen, PrintedTable& table) {
  for (const auto& [key, figure] : pen.used_of_drivers()) {
    const auto& [name, part] = key;
    const auto end = [&](bool high) {
      if (!figure.interval) return plain("–");
      return plain(exact_text(high ? figure.interval->high : figure.interval->low));
    };
    table.rows.push_back({{code(part.empty() ? name : name + " " + part),
                           plain(exact_text(figure.value)), end(false), end(true),
                           figure.answers > 0 ? plain(std::to_string(figure.answers)) : plain("–")},
                          false,
                          part.empty() ? name : name + "/" + part});
  }
}

}  // namespace

Section figures_used(Pen& pen) {
  Section section{"figures", pen.text("figures.title"), {}};
  if (pen.used().empty()) {
    section.blocks.push_back(Paragraph{pen.say("figures.none")});
    return section;
  }
  section.blocks.push_back(
      Paragraph{pen.say("figures.reading", {{"command", code("peil tables STUDY --key KEY")}})});
  if (!pen.used_of_drivers().empty()) {
    section.blocks.push_back(Paragraph{
        pen.say("figures.drivers",
                {{"command", code("peil drivers STUDY --wave " + pen.material().last().name)}})});
  }
  if (!pen.used_of_lines().empty())
    section.blocks.push_back(
        Paragraph{pen.say("figures.lines", {{"command", code("peil findings STUDY --json")}})});
  PrintedTable table;
  table.caption = pen.say("figures.table");
  table.summary = pen.text("figures.table-summary",
                           {{"n", pen.count(pen.used().size() + pen.used_of_lines().size() +
                                            pen.used_of_drivers().size())}});
  table.columns = {{pen.say("column.key")},
                   {pen.say("column.value"), true},
                   {pen.say("column.low-end"), true},
                   {pen.say("column.high-end"), true},
                   {pen.say("column.answers"), true}};
  for (const auto& [key, figure] : pen.used()) {
    table.rows.push_back(
        {{code(key), pen.exact_value(*figure), plain(exact_text(figure->interval().low)),
          plain(exact_text(figure->interval().high)),
          plain(std::to_string(figure->estimate().answers))},
         false,
         key});
  }
  add_lines(pen, table);
  add_drivers(pen, table);
  table.note = pen.say("figures.note");
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace peil::report
