#include "peil/report/response_detail.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "peil/language/numbers.h"
#include "peil/report/labels.h"
#include "peil/report/response_signs.h"

namespace peil::report {
namespace {

using disclosure::Gated;
using disclosure::ReleasedResponse;

Words number(const Pen& pen, double value, int decimals) {
  return plain(language::number(value, decimals, pen.language()));
}

Words share(const Pen& pen, const std::optional<double>& of) {
  return of ? pen.percent(*of) : pen.say("unknown");
}

Words domain_words(const Pen& pen, const std::string& domain) {
  return domain == "all" ? pen.say("response.together") : pen.group(domain);
}

PrintedRow response_row(const Pen& pen, Words label, const Gated<fieldwork::ResponseLine>& of) {
  if (of.held) return {{std::move(label), pen.why(*of.held)}};
  const fieldwork::ResponseLine& one = of.told;
  return {{std::move(label), pen.count(one.drawn), share(pen, one.drawn_of_frame()),
           pen.percent(one.rr1()), pen.percent(one.rr1_weighted()), share(pen, one.break_off())}};
}

Words response_heading(const Pen& pen, const std::string& wave, const std::string& variable) {
  if (variable == "reporting_group") return pen.say("reporting-groups");
  if (variable == "customer_group") return pen.say("customer-groups");
  return labels::variable(pen, wave, variable);
}

Words response_level(const Pen& pen, const std::string& wave, const std::string& variable,
                     const std::string& level) {
  if (variable == "all") return pen.say("response.together");
  const bool of_groups = variable == "reporting_group" || variable == "customer_group";
  const bool known =
      pen.study().reporting_group(level) != nullptr || pen.study().customer_group(level) != nullptr;
  return of_groups && !known ? plain(level) : labels::level(pen, wave, variable, level);
}

void add_lines(const Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  if (r.lines.empty()) return;
  PrintedTable table;
  table.caption = pen.say("honesty.response", {{"wave", plain(r.wave)}});
  table.columns = {{pen.say("column.group")},
                   {pen.say("column.drawn"), true},
                   {pen.say("column.of-frame"), true},
                   {pen.say("column.share"), true},
                   {pen.say("column.share-weighted"), true},
                   {pen.say("column.break-off"), true}};
  std::string variable = "all";
  for (const auto& of : r.lines) {
    if (of.told.variable != variable) {
      variable = of.told.variable;
      table.rows.push_back({{response_heading(pen, r.wave, variable)}, true});
    }
    table.rows.push_back(
        response_row(pen, response_level(pen, r.wave, variable, of.told.level), of));
  }
  table.note = pen.say("honesty.response-note");
  blocks.push_back(std::move(table));
}

void add_frame(const Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  if (r.frame_rows == 0) return;
  std::vector<Words> reasons;
  for (const auto& [reason, people] : r.left_out)
    reasons.push_back(pen.say("honesty.left-out",
                              {{"reason", pen.study_text(reason)}, {"n", pen.count(people)}}));
  Words words = pen.say("honesty.frame", {{"n", pen.count(r.frame_rows)}});
  if (!reasons.empty())
    words = std::move(words) + pen.say("honesty.frame-left-out", {{"reasons", pen.list(reasons)}});
  blocks.push_back(Paragraph{std::move(words)});
}

void add_mode(const Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  Words words = r.mode.empty() ? pen.say("honesty.no-mode")
                               : pen.say("honesty.mode", {{"mode", pen.study_text(r.mode)}});
  if (r.imported) words = std::move(words) + pen.say("honesty.imported");
  blocks.push_back(Paragraph{std::move(words)});
}

void add_representative(const Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  if (!r.representative) return;
  const fieldwork::RIndicator& one = *r.representative;
  std::vector<Words> variables;
  for (const std::string& name : one.variables)
    variables.push_back(labels::variable(pen, r.wave, name));
  const bool spread = one.standard_error.has_value();
  Words words = pen.say(spread ? "honesty.r" : "honesty.r-flat",
                        {{"r", number(pen, one.value, 2)},
                         {"error", spread ? number(pen, *one.standard_error, 2) : Words{}},
                         {"variables", pen.list(variables)}});
  if (r.mark_sd > 0.0 && spread)
    words = std::move(words) +
            pen.say("honesty.r-bias", {{"bias", number(pen, one.most_bias * r.mark_sd, 2)}});
  blocks.push_back(Heading{pen.say("honesty.r-title")});
  blocks.push_back(Paragraph{std::move(words)});
}

void add_languages(const Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  if (r.languages.size() < 2) return;
  PrintedTable table;
  table.caption = pen.say("honesty.languages", {{"wave", plain(r.wave)}});
  table.columns = {{pen.say("column.language")},
                   {pen.say("column.answered"), true},
                   {pen.say("column.complete"), true},
                   {pen.say("column.break-off"), true}};
  for (const auto& of : r.languages) {
    const Language* known = pen.study().language(of.told.language);
    Words name = plain(known == nullptr ? of.told.language : known->own_name);
    if (of.held) {
      table.rows.push_back({{std::move(name), pen.why(*of.held)}});
      continue;
    }
    const double broke = static_cast<double>(of.told.answered - of.told.complete) /
                         static_cast<double>(of.told.answered);
    table.rows.push_back({{std::move(name), pen.count(of.told.answered),
                           pen.count(of.told.complete), pen.percent(broke)}});
  }
  table.note = pen.say("honesty.languages-note");
  blocks.push_back(std::move(table));
}

void add_items(const Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  PrintedTable table;
  table.caption = pen.say("honesty.items", {{"wave", plain(r.wave)}});
  table.summary = pen.text("honesty.items-fold");
  table.columns = {{pen.say("column.item")},
                   {pen.say("column.asked"), true},
                   {pen.say("column.dont-know"), true},
                   {pen.say("column.not-applicable"), true},
                   {pen.say("column.skipped"), true},
                   {pen.say("column.not-reached"), true}};
  for (const auto& of : r.items) {
    const fieldwork::ItemResponse& one = of.told;
    if (one.domain != "all" || !one.language.empty()) continue;
    if (of.held) {
      table.rows.push_back({{labels::item(pen, r.wave, one.item), pen.why(*of.held)}});
      continue;
    }
    const auto part = [&](std::size_t n) {
      return pen.percent(static_cast<double>(n) / static_cast<double>(one.asked()));
    };
    table.rows.push_back(
        {{labels::item(pen, r.wave, one.item), pen.count(one.asked()), part(one.dont_know),
          part(one.not_applicable), part(one.skipped), part(one.not_reached)}});
  }
  table.note = pen.say("honesty.items-note");
  if (!table.rows.empty()) blocks.push_back(std::move(table));
}

void add_marks(Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  PrintedTable table;
  table.caption = pen.say("honesty.marks", {{"wave", plain(r.wave)}});
  table.columns = {{pen.say("column.group")},          {pen.say("column.unweighted"), true},
                   {pen.say("column.weighted"), true}, {pen.say("column.difference"), true},
                   {pen.say("column.kish"), true},     {pen.say("column.largest-weight"), true}};
  std::vector<Words> few;
  for (const auto& of : r.marks) {
    const estimate::MarkWeighting& one = of.told;
    const FigureName name = pen.material().mark(r.wave, one.domain);
    const Figure* figure = of.held ? nullptr : pen.material().released().figure(name);
    if (figure == nullptr) continue;
    const int decimals = pen.material().decimals(name);
    const double difference = one.weighted - one.unweighted;
    table.rows.push_back(
        {{domain_words(pen, one.domain), number(pen, one.unweighted, decimals), pen.number(*figure),
          plain(language::signed_number(difference, 2, pen.language())),
          number(pen, one.weights.design_effect, 2),
          pen.say("honesty.times", {{"n", number(pen, one.weights.high_ratio, 1)}})}});
    if (one.rests_on_few())
      few.push_back(pen.say(
          "honesty.few-group",
          {{"group", domain_words(pen, one.domain)},
           {"share", pen.percent(one.heaviest)},
           {"effective", pen.count(static_cast<std::size_t>(std::round(one.weights.effective)))},
           {"n", pen.count(one.weights.rows)}}));
  }
  if (table.rows.empty()) return;
  table.note = pen.say("honesty.marks-note");
  blocks.push_back(std::move(table));
  if (!few.empty())
    blocks.push_back(
        Paragraph{pen.say("honesty.few", {{"groups", pen.list(few)}}), Paragraph::Role::Warning});
}

void add_straight(const Pen& pen, const ReleasedResponse& r, std::vector<Words>& notes) {
  for (const auto& of : r.straight) {
    const fieldwork::StraightLines& one = of.told;
    if (one.domain != "all" || !one.language.empty() || of.held) continue;
    notes.push_back(pen.say("honesty.straight", {{"item", labels::item(pen, r.wave, one.matrix)},
                                                 {"rows", pen.count(one.rows)},
                                                 {"n", pen.count(one.people)},
                                                 {"share", pen.percent(one.share())}}));
  }
}

Words late_words(const Pen& pen, const fieldwork::LateContrast& one) {
  using Known = fieldwork::LateContrast::Known;
  const Words group = domain_words(pen, one.domain);
  if (one.known == Known::OneDay) return pen.say("honesty.late-one-day", {{"group", group}});
  if (one.known == Known::NoError) return pen.say("honesty.late-no-error", {{"group", group}});
  const bool shown = one.p < 1.0 - pen.study().rules.confidence;
  return pen.say(shown ? "honesty.late-shown" : "honesty.late-not-shown",
                 {{"group", group},
                  {"day", plain(pen.day(one.from))},
                  {"late", pen.count(one.late)},
                  {"early", pen.count(one.early)},
                  {"d", plain(language::signed_number(one.difference.value, 2, pen.language()))},
                  {"p", number(pen, std::max(one.p, 0.001), 3)}});
}

void add_notes(const Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  std::vector<Words> notes;
  add_straight(pen, r, notes);
  for (const auto& of : r.late) {
    if (!of.held) notes.push_back(late_words(pen, of.told));
  }
  if (notes.empty()) return;
  blocks.push_back(Heading{pen.say("honesty.notes-title")});
  blocks.push_back(BulletList{std::move(notes)});
  blocks.push_back(Paragraph{pen.say("honesty.notes-note"), Paragraph::Role::Note});
}

}  // namespace

void add_response_detail(Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  blocks.push_back(Heading{pen.say("honesty.title", {{"wave", plain(r.wave)}})});
  add_mode(pen, r, blocks);
  add_frame(pen, r, blocks);
  add_lines(pen, r, blocks);
  add_lagging(pen, r, blocks);
  add_representative(pen, r, blocks);
  add_languages(pen, r, blocks);
  add_items(pen, r, blocks);
  add_marks(pen, r, blocks);
  add_notes(pen, r, blocks);
  add_top_lines(pen, r, blocks);
}

}  // namespace peil::report
