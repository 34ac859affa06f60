#include "peil/report/standard_list.h"

#include "peil/findings/response_rates.h"
#include "peil/report/method_words.h"
#include "peil/study/report_entries.h"

namespace peil::report {
namespace {

bool is_told(const Pen& pen, std::string_view key) {
  return study::account_text(pen.study(), key) != nullptr;
}

// Under an item of the list above it.
Words above_in_list(const Pen& pen, std::string_view item) {
  return pen.say("standard.above", {{"item", pen.say(item)}});
}

Words in_method(const Pen& pen, std::string_view item) {
  return pen.say("standard.in-method",
                 {{"chapter", pen.say("method.title")}, {"item", pen.say(item)}});
}

Words with_stop(const Words& words) { return words + plain("."); }

// What people say of it, before where the rest stands.
Words told_and(const Pen& pen, std::string_view key, const Words& rest) {
  return is_told(pen, key) ? with_stop(account_words(pen, key)) + plain(" ") + rest : rest;
}

Words client_words(const Pen& pen) {
  return is_told(pen, "client") ? with_stop(account_words(pen, "client"))
                                : with_stop(pen.label(pen.study().organisation));
}

Words supplier_words(const Pen& pen) {
  const std::string& agency = pen.material().last().agency;
  return with_stop(agency.empty() ? account_words(pen, "agency") : pen.study_text(agency));
}

Words rate_words(const Pen& pen) {
  const findings::ResponseRate r = findings::response_rate(pen.material().last_results());
  if (!r.share) return pen.say("not-recorded-sentence");
  return pen.say("standard.response-text", {{"complete", pen.count(r.complete)},
                                            {"drawn", pen.count(r.drawn)},
                                            {"share", pen.percent(*r.share)},
                                            {"chapter", pen.say("response.title")}});
}

Words small_words(const Pen& pen) {
  return pen.say("standard.small-text", {{"least", pen.count(pen.study().rules.least_shown)},
                                         {"chapter", pen.say("figures.title")}});
}

}  // namespace

Words account_words(const Pen& pen, std::string_view key) {
  const LocalText* text = study::account_text(pen.study(), key);
  if (text == nullptr) return pen.say("not-recorded");
  Words words = pen.label(*text);
  if (!words.empty() && words.back().text.ends_with('.')) words.back().text.pop_back();
  return words;
}

PrintedTable standard_list(Pen& pen) {
  PrintedTable table;
  table.caption = pen.say("standard.table", {{"wave", plain(pen.material().last().name)}});
  table.columns = {{pen.say("column.item")}, {pen.say("column.known")}};
  const auto add = [&](const char* item, Words known) {
    table.rows.push_back({{pen.say(item), std::move(known)}});
  };
  const auto told = [&](const char* item, std::string_view key) {
    add(item, with_stop(account_words(pen, key)));
  };
  add("standard.client", client_words(pen));
  told("standard.funding", "funding");
  add("standard.supplier", supplier_words(pen));
  told("standard.subcontractors", "subcontractors");
  told("standard.purpose", "purpose");
  add("standard.population", above_in_list(pen, "list.population"));
  add("standard.frame", told_and(pen, "frame", above_in_list(pen, "list.population")));
  add("standard.sampling", above_in_list(pen, "list.sample"));
  told("standard.recruitment", "recruitment");
  told("standard.reminders", "reminders");
  told("standard.incentives", "incentives");
  add("standard.mode", above_in_list(pen, "list.mode"));
  add("standard.dates", above_in_list(pen, "list.dates"));
  add("standard.size", above_in_list(pen, "list.size"));
  add("standard.response", rate_words(pen));
  add("standard.questions", in_method(pen, "asked.title"));
  told("standard.pretest", "pretest");
  told("standard.checks", "checks");
  told("standard.editing", "editing");
  add("standard.weighting", above_in_list(pen, "list.weights"));
  add("standard.errors", in_method(pen, "method.errors"));
  add("standard.small", small_words(pen));
  add("standard.deviations", in_method(pen, "method.lock"));
  told("standard.confidentiality", "confidentiality");
  add("standard.limits", told_and(pen, "limits", in_method(pen, "method.unknown-title")));
  told("standard.contact", "contact");
  table.note = pen.say("standard.note");
  return table;
}

}  // namespace peil::report
