#include "peil/report/method_words.h"
#include "peil/report/sections.h"
#include "peil/report/standard_list.h"
#include "peil/report/weighting_words.h"
#include "peil/study/report_entries.h"

namespace peil::report {
namespace {

// Why nobody says the days.
Words dates_words(const Pen& pen) {
  return study::account_text(pen.study(), "dates") == nullptr
             ? pen.say("not-recorded-sentence")
             : account_words(pen, "dates") + plain(".");
}

}  // namespace

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
  const auto recorded = [&](const std::string& text, std::string_view key) {
    return text.empty() ? account_words(pen, key) : pen.study_text(text);
  };
  // Of what peil did not draw people know more.
  const Plan* plan = pen.study().plan(last.name);
  const bool is_drawn = plan != nullptr && !plan->import;
  const auto and_told = [&](Words words, std::string_view key) {
    if (is_drawn || study::account_text(pen.study(), key) == nullptr) return words;
    return std::move(words) + plain(" ") + account_words(pen, key) + plain(".");
  };
  add("list.strategy", strategy_words(pen));
  const LocalText* client = study::account_text(pen.study(), "client");
  add("list.sponsor",
      pen.say("list.sponsor-text",
              {{"organisation", client != nullptr ? account_words(pen, "client")
                                                  : pen.label(pen.study().organisation)},
               {"funding", account_words(pen, "funding")},
               {"agency", recorded(last.agency, "agency")}}));
  add("list.instrument", questionnaire_words(pen));
  add("list.population", and_told(population_words(pen), "frame"));
  add("list.sample", and_told(sampling_words(pen), "recruitment"));
  add("list.mode", pen.say("list.mode-text", {{"mode", recorded(last.mode, "mode")},
                                              {"languages", languages_words(pen)}}));
  add("list.dates", last.dates_known
                        ? pen.say("list.dates-text", {{"from", plain(pen.day(last.from))},
                                                      {"to", plain(pen.day(last.to))}})
                        : dates_words(pen));
  add("list.size", sizes_words(pen));
  add("list.weights", weighting_words(pen));
  add("list.processing",
      pen.say("list.processing-text", {{"checks", account_words(pen, "checks")}}));
  const bool margins = pen.material().marks_have_margins().value_or(true);
  add("list.limits", pen.say(margins ? "list.limits-text" : "list.limits-no-margin",
                             {{"incentives", account_words(pen, "incentives")},
                              {"reminders", account_words(pen, "reminders")}}));
  section.blocks.push_back(std::move(table));
  section.blocks.push_back(Paragraph{pen.say("standard.reading")});
  section.blocks.push_back(standard_list(pen));
  return section;
}

}  // namespace peil::report
