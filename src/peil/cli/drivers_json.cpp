#include <nlohmann/json.hpp>

#include "peil/cli/drivers_words.h"
#include "peil/cli/json_values.h"
#include "peil/findings/driver_first.h"
#include "peil/model/pipes.h"

namespace peil::cli {
namespace {

using findings::DriverFigure;
using findings::DriverLine;
using findings::DriverTable;
using nlohmann::ordered_json;

ordered_json figure(const std::optional<DriverFigure>& found) {
  if (!found) return nullptr;
  ordered_json one{{"value", found->value}, {"low", nullptr}, {"high", nullptr}};
  if (found->interval) one["low"] = found->interval->low, one["high"] = found->interval->high;
  one["answers"] = found->answers;
  one["key"] = found->key;
  return one;
}

ordered_json contrast(const std::optional<findings::DriverContrast>& found) {
  if (!found) return nullptr;
  ordered_json one{{"value", found->value}, {"standard_error", found->standard_error}};
  one["p"] = if_any(found->p);
  one["key"] = found->key;
  return one;
}

std::string_view name_of(findings::LinesAt lines) {
  return lines == findings::LinesAt::Medians ? "medians" : "scale-middle";
}

std::string_view name_of(findings::StatedAgainstDerived found) {
  switch (found) {
    case findings::StatedAgainstDerived::Agree:
      return "agree";
    case findings::StatedAgainstDerived::StatedMore:
      return "stated-more";
    case findings::StatedAgainstDerived::DerivedMore:
      return "derived-more";
    case findings::StatedAgainstDerived::Unclear:
      break;
  }
  return "unclear";
}

std::string_view name_of(findings::AspectLeftOut::Why why) {
  switch (why) {
    case findings::AspectLeftOut::Why::SomeGroups:
      return "not-asked-of-all";
    case findings::AspectLeftOut::Why::OnCondition:
      return "asked-on-condition";
    case findings::AspectLeftOut::Why::Alone:
      return "alone";
    case findings::AspectLeftOut::Why::NoSpread:
      return "no-spread";
    case findings::AspectLeftOut::Why::TooMany:
      break;
  }
  return "too-many-in-theme";
}

ordered_json quadrant(const std::optional<drivers::Quadrant>& found) {
  if (!found) return nullptr;
  return findings::quadrant_name(*found);
}

// What is said at equal outcomes of the case; null where nothing is.
ordered_json at_equal(const findings::AtEqualOutcomes& of) {
  if (!of.importance && !of.penalty) return nullptr;
  return {{"importance", figure(of.importance)},
          {"quadrant", quadrant(of.quadrant)},
          {"unclear", of.unclear()},
          {"quadrant_probability", if_any(of.probability)},
          {"penalty", contrast(of.penalty)},
          {"reward", contrast(of.reward)}};
}

ordered_json line(const DriverLine& of, const std::string& language) {
  ordered_json one{{"aspect", of.driver.column},
                   {"label", without_pipes(of.driver.label.at(language))}};
  one["mean"] = figure(of.mean);
  one["mean_standardised"] = figure(of.standardised);
  one["mean_of_decided"] = figure(of.plain_of_decided);
  one["importance"] = figure(of.importance);
  one["importance_of_decided"] = figure(of.importance_of_decided);
  one["importance_beside_outcome"] = figure(of.importance_beside_outcome);
  one["inseparable"] = if_any(of.inseparable);
  one["twins"] = if_any(of.twins);
  one["importance_without_twins"] = figure(of.importance_without_twins);
  one["quadrant"] = quadrant(of.quadrant);
  one["unclear"] = of.unclear();
  one["quadrant_probability"] = if_any(of.probability);
  one["flips"] = ordered_json::array();
  for (const findings::OtherLabel& flip : of.flips)
    one["flips"].push_back(
        {{"lines", name_of(flip.lines)}, {"quadrant", findings::quadrant_name(flip.quadrant)}});
  one["stated"] = figure(of.stated);
  one["stated_against_derived"] = of.stated_against_derived
                                      ? ordered_json(name_of(*of.stated_against_derived))
                                      : ordered_json(nullptr);
  one["penalty"] = contrast(of.penalty);
  one["reward"] = contrast(of.reward);
  one["at_equal_outcomes"] = at_equal(of.equal);
  one["differs_at_equal_outcomes"] = of.differs_at_equal();
  return one;
}

ordered_json lines_at(const std::optional<drivers::Crossing>& at) {
  if (!at) return nullptr;
  return {{"importance", at->importance}, {"performance", at->performance}};
}

ordered_json table(const DriverTable& of, const findings::DriverTables& all, const Study& study) {
  ordered_json one{{"group", of.model.group},
                   {"theme", if_any(of.model.theme)},
                   {"drivers_are", of.model.of_themes ? "themes" : "aspects"},
                   {"answers", of.answers},
                   {"r_squared", figure(of.r_squared)},
                   {"draws", of.draws}};
  if (all.locked) one["added_afterwards"] = of.added_afterwards;
  one["lines"] = lines_at(of.crossing);
  one["lines_at_equal_outcomes"] = lines_at(of.equal_crossing);
  one["answers_at_equal_outcomes"] = of.equal_answers;
  one["enough_draws"] = findings::can_be_first(of, all, study.rules.confidence);
  one["aspects"] = ordered_json::array();
  for (const DriverLine& each : of.lines) {
    ordered_json aspect = line(each, study.source_language);
    aspect["first_to_improve"] = findings::is_first(each, of, all, study.rules.confidence);
    aspect["missing"] = if_any(of.missing(each));
    one["aspects"].push_back(std::move(aspect));
  }
  one["held"] = ordered_json::array();
  for (const findings::DriverHeld& held : of.held)
    one["held"].push_back({{"analysis", held.analysis},
                           {"aspect", if_any(held.column)},
                           {"why", disclosure::because(held.why, all.least_shown)}});
  return one;
}

}  // namespace

std::string drivers_json(const app::DriversOfStudy& drivers) {
  const Study& study = drivers.study;
  const findings::DriverPlan& plan = drivers.found.plan;
  const findings::DriverTables& found = drivers.found.tables;
  ordered_json all{{"study", study.name},
                   {"wave", drivers.found.wave},
                   {"fictional", found.fictional},
                   {"overall", study.overall},
                   {"confidence", study.rules.confidence},
                   {"bootstrap", {{"replicates", plan.replicates}, {"seed", plan.seed}}}};
  all["outcome"] = if_any(study.outcome.variable);
  const std::string why = why_not_standardised(plan.outcome);
  all["not_standardised"] = if_any(why);
  all["tables"] = ordered_json::array();
  for (const DriverTable& each : found.tables) all["tables"].push_back(table(each, found, study));
  all["before"] = if_any(plan.before);
  all["changes"] = ordered_json::array();
  for (const findings::DriverChange& one : found.changes) {
    ordered_json change{{"group", one.group},
                        {"change", figure(one.change)},
                        {"with_other_outcomes", figure(one.mix)},
                        {"at_equal_outcomes", figure(one.within)}};
    if (found.locked) change["added_afterwards"] = one.change.added_afterwards;
    all["changes"].push_back(std::move(change));
  }
  all["left_out"] = ordered_json::array();
  for (const findings::AspectLeftOut& one : plan.left_out)
    all["left_out"].push_back(
        {{"group", one.group}, {"aspect", one.aspect.column}, {"why", name_of(one.why)}});
  all["refused"] = found.refusals;
  return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace peil::cli
