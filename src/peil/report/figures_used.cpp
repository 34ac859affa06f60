#include "peil/base/text.h"
#include "peil/report/sections.h"

namespace peil::report {

Section figures_used(Pen& pen) {
  Section section{"figures", pen.text("figures.title"), {}};
  if (pen.used().empty()) {
    section.blocks.push_back(Paragraph{pen.say("figures.none")});
    return section;
  }
  section.blocks.push_back(
      Paragraph{pen.say("figures.reading", {{"command", code("peil tables STUDY --key KEY")}})});
  PrintedTable table;
  table.caption = pen.say("figures.table");
  table.summary = pen.text("figures.table-summary", {{"n", pen.count(pen.used().size())}});
  table.columns = {{pen.say("column.key")},
                   {pen.say("column.value"), true},
                   {pen.say("column.low-end"), true},
                   {pen.say("column.high-end"), true},
                   {pen.say("column.answers"), true}};
  for (const auto& [key, figure] : pen.used()) {
    table.rows.push_back(
        {{code(key), pen.exact_value(*figure), plain(exact_text(figure->interval().low)),
          plain(exact_text(figure->interval().high)),
          plain(std::to_string(figure->estimate().answers))}});
  }
  table.note = pen.say("figures.note");
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace peil::report
