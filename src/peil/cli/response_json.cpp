#include <nlohmann/json.hpp>

#include "peil/cli/json_values.h"
#include "peil/cli/representative.h"
#include "peil/cli/response_words.h"
#include "peil/disclosure/held_rule.h"

namespace peil::cli {
namespace {

using disclosure::Gated;
using nlohmann::ordered_json;

// The names of a thing, then its numbers or the rule that holds them.
template <class T>
ordered_json gated(ordered_json names, const Gated<T>& thing, const ordered_json& numbers) {
  names["held"] =
      thing.held ? ordered_json(disclosure::rule_of(*thing.held)) : ordered_json(nullptr);
  if (!thing.held) names.update(numbers);
  return names;
}

ordered_json line(const Gated<fieldwork::ResponseLine>& of) {
  const fieldwork::ResponseLine& one = of.told;
  ordered_json names{{"variable", one.variable}, {"level", if_any(one.level)}};
  if (of.held) return gated(names, of, {});
  return gated(names, of,
               {{"drawn", one.drawn},
                {"answered", one.answered},
                {"complete", one.complete},
                {"frame", if_any(one.frame)},
                {"drawn_of_frame", if_any(one.drawn_of_frame())},
                {"rr1", one.rr1()},
                {"rr2", one.rr2()},
                {"rr1_weighted", one.rr1_weighted()},
                {"break_off", if_any(one.break_off())}});
}

ordered_json language(const Gated<disclosure::LanguageLine>& of) {
  return gated({{"language", of.told.language}}, of,
               {{"answered", of.told.answered}, {"complete", of.told.complete}});
}

ordered_json item(const Gated<fieldwork::ItemResponse>& of) {
  const fieldwork::ItemResponse& one = of.told;
  return gated({{"item", one.item}, {"group", one.domain}, {"language", if_any(one.language)}}, of,
               {{"asked", one.asked()},
                {"answers", one.answers},
                {"dont_know", one.dont_know},
                {"not_applicable", one.not_applicable},
                {"skipped", one.skipped},
                {"not_reached", one.not_reached},
                {"missing_share", one.missing_share()}});
}

ordered_json mark(const Gated<estimate::MarkWeighting>& of) {
  const estimate::MarkWeighting& one = of.told;
  return gated({{"group", one.domain}}, of,
               {{"answers", one.weights.rows},
                {"unweighted", one.unweighted},
                {"weighted", one.weighted},
                {"design_effect", one.weights.design_effect},
                {"effective_answers", one.weights.effective},
                {"largest_weight", one.weights.high_ratio},
                {"smallest_weight", one.weights.low_ratio},
                {"heaviest_tenth", one.heaviest},
                {"rests_on_few", one.rests_on_few()}});
}

ordered_json straight(const Gated<fieldwork::StraightLines>& of) {
  const fieldwork::StraightLines& one = of.told;
  const ordered_json names{
      {"matrix", one.matrix}, {"group", one.domain}, {"language", if_any(one.language)}};
  if (of.held) return gated(names, of, {});
  return gated(
      names, of,
      {{"rows", one.rows}, {"people", one.people}, {"same", one.same}, {"share", one.share()}});
}

ordered_json late(const Gated<fieldwork::LateContrast>& of) {
  using Known = fieldwork::LateContrast::Known;
  const fieldwork::LateContrast& one = of.told;
  if (!of.held && one.known == Known::OneDay)
    return gated({{"group", one.domain}}, of, {{"known", false}, {"why", "one-day"}});
  if (!of.held && one.known == Known::NoError)
    return gated({{"group", one.domain}}, of, {{"known", false}, {"why", "no-error"}});
  if (of.held) return gated({{"group", one.domain}}, of, {});
  return gated({{"group", one.domain}}, of,
               {{"known", true},
                {"from", day_text(one.from)},
                {"early", one.early},
                {"late", one.late},
                {"difference", one.difference.value},
                {"standard_error", if_any(one.difference.standard_error)},
                {"p", one.p}});
}

ordered_json lagging(const disclosure::ReleasedLagging& of) {
  const fieldwork::LaggingLevel& one = of.told;
  ordered_json json{{"variable", one.variable},
                    {"level", one.level},
                    {"response", one.response()},
                    {"response_of_others", one.others_response()},
                    {"p", one.p},
                    {"part_of_people", one.of_persons},
                    {"part_of_answers", one.of_answers},
                    {"part_of_weight", one.of_weight},
                    {"weight", one.weight},
                    {"weight_of_others", one.others_weight},
                    {"answers", one.answers}};
  json["held"] =
      of.mark_held ? ordered_json(disclosure::rule_of(*of.mark_held)) : ordered_json(nullptr);
  if (!of.mark_held) json["unweighted"] = one.unweighted, json["weighted"] = one.weighted;
  return json;
}

ordered_json top_lines(const std::optional<disclosure::ReleasedTop>& found) {
  if (!found) return nullptr;
  ordered_json cells = ordered_json::array(), marks = ordered_json::array();
  for (const fieldwork::TopCell& cell : found->cells)
    cells.push_back(
        {{"variable", cell.variable},
         {"level", cell.level},
         {"day", found->one_day ? ordered_json(nullptr) : ordered_json(day_text(cell.day))},
         {"people", cell.people},
         {"top", cell.top},
         {"expected", cell.expected},
         {"p", cell.p}});
  for (const fieldwork::WithoutTop& one : found->marks)
    marks.push_back({{"group", one.domain},
                     {"mark", one.mark},
                     {"without", one.without},
                     {"left_out", one.left_out}});
  return {{"compared", found->compared},
          {"variables", found->variables},
          {"cells", std::move(cells)},
          {"held", found->held},
          {"marks", std::move(marks)}};
}

template <class T, class Write>
ordered_json list(const std::vector<Gated<T>>& things, const Write& write) {
  ordered_json all = ordered_json::array();
  for (const Gated<T>& thing : things) all.push_back(write(thing));
  return all;
}

}  // namespace

std::string response_json(const app::ResponseOfStudy& of) {
  const disclosure::ReleasedResponse& r = of.response;
  ordered_json all{{"study", of.study.name},
                   {"wave", r.wave},
                   {"mode", r.mode},
                   {"fictional", r.fictional},
                   {"who_was_asked_is_known", !r.imported}};
  all["frame_rows"] = r.frame_rows > 0 ? ordered_json(r.frame_rows) : ordered_json(nullptr);
  all["left_out"] = r.left_out;
  all["response"] = list(r.lines, line);
  all["languages"] = list(r.languages, language);
  all["items"] = list(r.items, item);
  all["straight_lines"] = list(r.straight, straight);
  all["weighting"] = list(r.marks, mark);
  all["late"] = list(r.late, late);
  all["lagging"] = ordered_json::array();
  for (const disclosure::ReleasedLagging& one : r.lagging) all["lagging"].push_back(lagging(one));
  all["highest_throughout"] = top_lines(r.top);
  all["r_indicator"] = representative_json(r.representative, r.mark_sd);
  return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace peil::cli
