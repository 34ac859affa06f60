#include "peil/report/method_words.h"
#include "peil/report/sections.h"

namespace peil::report {

Section disclosure_list(Pen& pen) {
  const Wave& last = pen.material().last();
  Section section{"disclosure", pen.text("list.title"), {}};
  section.blocks.push_back(Paragraph{pen.say("list.reading")});
  PrintedTable table;
  table.caption = pen.say("list.table", {{"wave", plain(last.name)}});
  table.columns = {{pen.say("column.item")}, {pen.say("column.known")}};
  const auto add = [&](const char* item, Words known) {
    table.rows.push_back({{pen.say(item), std::move(known)}});
  };
  const auto recorded = [&](const std::string& text) {
    return text.empty() ? pen.say("not-recorded") : pen.study_text(text);
  };
  add("list.strategy", strategy_words(pen));
  add("list.sponsor",
      pen.say("list.sponsor-text", {{"organisation", pen.label(pen.study().organisation)},
                                    {"agency", recorded(last.agency)}}));
  add("list.instrument", questionnaire_words(pen));
  add("list.population", population_words(pen));
  add("list.sample", sampling_words(pen));
  add("list.mode", pen.say("list.mode-text",
                           {{"mode", recorded(last.mode)}, {"languages", languages_words(pen)}}));
  add("list.dates", last.dates_known
                        ? pen.say("list.dates-text", {{"from", plain(pen.day(last.from))},
                                                      {"to", plain(pen.day(last.to))}})
                        : pen.say("not-recorded-sentence"));
  add("list.size", sizes_words(pen));
  add("list.weights", weighting_words(pen));
  add("list.processing", pen.say("list.processing-text"));
  const bool margins = pen.material().marks_have_margins().value_or(true);
  add("list.limits", pen.say(margins ? "list.limits-text" : "list.limits-no-margin"));
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace peil::report
