// Shares and numbers of people that are known only from print.
#include <fmt/format.h>

#include <set>
#include <tuple>

#include "peil/study/published_parts.h"

namespace peil::study {
namespace {

const std::string of_choice = "share:";

void unknown_statistic(const TomlTable& table, std::string message, std::string mend) {
  table.problems().add("published.unknown-statistic", table.at("statistic"), std::move(message),
                       std::move(mend));
}

void check_choice(const TomlTable& table, const Question& question, const std::string& code) {
  std::vector<std::string> known;
  for (const Choice& c : question.choices) known.push_back(c.name);
  if (std::ranges::find(known, code) != known.end()) return;
  unknown_statistic(
      table, fmt::format("'{}' has no choice '{}'.", question.name, code),
      known.empty() ? "Write 'low' or 'high' for the ends of a scale." : did_you_mean(code, known));
}

// Both ends are of a scale, a share of a choice is of a question that has it.
void check_statistic(const TomlTable& table, const std::string& statistic,
                     const std::string& measure, const std::string& wave, const Draft& draft) {
  const bool end = statistic == "low" || statistic == "high";
  if (!end && !statistic.starts_with(of_choice))
    return unknown_statistic(table, fmt::format("There is no share '{}'.", statistic),
                             "Write 'low' or 'high' for the ends of a scale, or 'share:CHOICE'.");
  const Questionnaire& form = draft.study.form(wave);
  const auto at = form.find(measure);
  if (!at) return;
  const Question& question = form.questions[*at];
  const EarlierNames* earlier = earlier_names(draft, wave);
  const auto& untyped = earlier == nullptr ? draft.untyped : earlier->untyped;
  if (std::ranges::find(untyped, question.name) != untyped.end()) return;
  if (!end) return check_choice(table, question, statistic.substr(of_choice.size()));
  if (!scale_of(question))
    unknown_statistic(table,
                      fmt::format("'{}' is not answered on a scale and has no ends.", measure),
                      "Write 'share:CHOICE' for the share of one of its choices.");
}

void differs(const TomlTable& table, std::string_view key, std::string_view code,
             std::string message) {
  table.problems().add(std::string(code), table.at(key), std::move(message),
                       "Look at the print again: one of the two numbers is another one.");
}

void check_order(const TomlTable& table, const PublishedResponse& r) {
  if (r.invited && r.answered && *r.answered > *r.invited)
    differs(table, "answered", "published.answered-above-invited",
            fmt::format("{} people answered of {} who were invited.", *r.answered, *r.invited));
  const auto most = r.answered ? r.answered : r.invited;
  if (r.complete && most && *r.complete > *most)
    differs(table, "complete", "published.complete-above-answered",
            fmt::format("{} people answered to the end of {} who {}.", *r.complete, *most,
                        r.answered ? "answered" : "were invited"));
}

void check_not_empty(const TomlTable& table, const PublishedResponse& r) {
  if (r.invited || r.answered || r.complete || r.rate) return;
  table.problems().add("published.response-empty", table.at(),
                       "There is no number in this [[response]].",
                       "Write what was printed: invited, answered, complete or rate.");
}

}  // namespace

void read_published_shares(const TomlTable& file, Draft& draft) {
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  std::vector<PrintedPercent> printed;
  for (const TomlNode* node : file.tables("share", Need::May)) {
    const TomlTable table(*node, file.problems(), "a [[share]]",
                          {"wave", "group", "measure", "statistic", "percent", "answers", "margin",
                           "confidence", "source"});
    const PrintedOf of = take_printed_of(table, draft);
    const auto measure = table.text("measure", Need::Must);
    const auto statistic = table.text("statistic", Need::Must);
    const auto percent = take_printed(table, "percent", Need::Must, 0.0, 100.0);
    const PublishedShare share{of.wave,
                               of.group,
                               measure.value_or(""),
                               statistic.value_or(""),
                               percent.value_or(PrintedNumber{}),
                               take_people(table, "answers"),
                               take_margin(table, 100.0, true),
                               of.source};
    check_known(table, "measure", share.measure, items_of_wave(draft, share.wave),
                "published.unknown-measure", "question");
    if (statistic) check_statistic(table, *statistic, share.measure, share.wave, draft);
    if (of.read && measure && statistic &&
        !seen.insert({of.wave, of.group, *measure, *statistic}).second)
      table.problems().add(
          "published.duplicate", table.at(),
          fmt::format("The share '{}' of '{}' for '{}' in wave '{}' is given twice.", *statistic,
                      *measure, of.group, of.wave),
          "Take one of the two out.");
    draft.study.published.shares.push_back(share);
    if (of.read && measure && statistic && percent) printed.push_back({table, share});
  }
  check_shares_add_up(printed, draft);
}

void read_published_response(const TomlTable& file, Draft& draft) {
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<PrintedResponse> printed;
  for (const TomlNode* node : file.tables("response", Need::May)) {
    const std::size_t before = file.problems().count();
    const TomlTable table(*node, file.problems(), "a [[response]]",
                          {"wave", "group", "invited", "answered", "complete", "rate", "source"});
    const PrintedOf of = take_printed_of(table, draft);
    const PublishedResponse response{of.wave,
                                     of.group,
                                     take_people(table, "invited"),
                                     take_people(table, "answered", 0),
                                     take_people(table, "complete", 0),
                                     take_printed(table, "rate", Need::May, 0.0, 100.0),
                                     of.source};
    check_order(table, response);
    if (file.problems().count() == before) check_not_empty(table, response);
    if (of.read && !seen.insert({of.wave, of.group}).second)
      table.problems().add(
          "published.duplicate", table.at(),
          fmt::format("The response of '{}' in wave '{}' is given twice.", of.group, of.wave),
          "Write all its numbers in one [[response]].");
    draft.study.published.response.push_back(response);
    if (of.read) printed.push_back({table, response});
  }
  check_response_adds_up(printed, draft);
}

}  // namespace peil::study
