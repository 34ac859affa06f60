#include "peil/findings/driver_plan.h"

#include <algorithm>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/drivers/family_bar.h"
#include "peil/drivers/lmg.h"
#include "peil/findings/driver_models.h"
#include "peil/model/expressions.h"

namespace peil::findings {
namespace {

using namespace expressions;
using Op = Expression::Op;
namespace asked = analysis::asked;

constexpr const char *data_name = "wave", *data_before = "before";
constexpr const char* decided_mark = "overall of decided cases";

class Planning {
 public:
  Planning(const Study& study, const std::string& wave, const std::string& before,
           const std::vector<AlikeAspect>& alike)
      : study_(study),
        form_(study.form(wave)),
        wave_(wave),
        before_(before),
        alike_(alike),
        aspects_(aspects_asked(form_)) {
    std::erase_if(aspects_,
                  [&](const AspectAsked& one) { return one.aspect.column == study.overall; });
  }

  DriverPlan made() && {
    result_.outcome = outcome_known(wave_);
    result_.overall = study_.overall;
    result_.replicates = drivers::draws_for(1, study_.rules.confidence);
    result_.seed = "drivers " + study_.name + " " + wave_;
    result_.plan.file = "drivers of " + wave_;
    if (!aspects_.empty() && form_.find(study_.overall)) {
      result_.plan.data[data_name].wave = wave_;
      result_.plan.designs[data_name].data = data_name;
      DriverModels found = driver_models(study_, form_, groups(), aspects_, alike_);
      result_.models = std::move(found.models);
      for (const std::string& group : groups()) {
        if (const std::size_t family = weighed_in(group); family > 0)
          result_.replicates =
              std::max(result_.replicates, drivers::draws_for(family, study_.rules.confidence));
      }
      result_.left_out = std::move(found.left_out);
      for (auto& theme : found.themes)
        result_.plan.data[data_name].derive.push_back(std::move(theme));
      if (result_.outcome == OutcomeKnown::Yes) derive_outcome();
      for (const std::string& group : groups()) ask_means(group);
      for (const DriverModel& model : result_.models) ask(model);
      if (result_.outcome == OutcomeKnown::Yes && compares()) ask_changes();
      seal();
    }
    return std::move(result_);
  }

 private:
  std::vector<std::string> groups() const {
    std::vector<std::string> all;
    if (study_.reporting_groups.size() > 1) all.emplace_back("all");
    for (const ReportingGroup& group : study_.reporting_groups) all.push_back(group.name);
    return all;
  }

  // Lines of all models of a group: what to improve first is looked for among all of them.
  std::size_t weighed_in(const std::string& group) const {
    std::size_t all = 0;
    for (const DriverModel& model : result_.models)
      all += model.group == group ? model.drivers.size() : 0;
    return all;
  }

  OutcomeKnown outcome_known(const std::string& wave) const {
    const std::string& variable = study_.outcome.variable;
    if (variable.empty()) return OutcomeKnown::NotNamed;
    const Plan* plan = study_.plan(wave);
    if (plan != nullptr && std::ranges::find(plan->design, variable) != plan->design.end())
      return OutcomeKnown::Yes;
    const Questionnaire& form = study_.form(wave);
    const auto at = form.find(variable);
    return at && form.questions[*at].type == QuestionType::SelectOne ? OutcomeKnown::Yes
                                                                     : OutcomeKnown::NotInWave;
  }

  // Whether the wave before knows the outcome too, and the two compare as independent samples.
  bool compares() const {
    if (before_.empty() || outcome_known(before_) != OutcomeKnown::Yes) return false;
    if (!study_.form(before_).find(study_.overall)) return false;
    for (const std::string& item : {study_.overall, study_.outcome.variable}) {
      if (study_.cut(item, before_, wave_) != nullptr) return false;
    }
    const Plan *one = study_.plan(before_), *other = study_.plan(wave_);
    if (one == nullptr || other == nullptr) return false;
    return (one->panel.empty() || one->panel != other->panel) && !draw_alike(*one, *other);
  }

  void ask_changes() {
    analysis::AnalysisPlan& plan = result_.plan;
    result_.before = before_;
    plan.data[data_before].wave = before_;
    plan.designs[data_before].data = data_before;
    for (const std::string& group : groups()) {
      if (group != "all") {
        const Expression mark =
            either(equal("reporting_group", group), answer(study_.overall), text(""));
        for (const char* data : {data_name, data_before})
          plan.data[data].derive.emplace_back(mark_in_group(group), mark);
      }
      asked::MixEffect change{common(change_id(group), "all")};
      change.common.degrees = estimate::Degrees::OfDomain;
      change.common.design = data_before;
      change.common.variables = {group == "all" ? study_.overall : mark_in_group(group)};
      change.before = data_before;
      change.after = data_name;
      change.over = study_.outcome.variable;
      change.classes = outcome_classes();
      ask(change, change.common.id);
    }
  }

  std::vector<std::string> outcome_classes() const {
    if (!study_.outcome.classes.empty()) return study_.outcome.classes;
    std::vector<std::string> classes;
    if (const auto at = form_.find(study_.outcome.variable)) {
      for (const Choice& choice : form_.questions[*at].choices) classes.push_back(choice.name);
    }
    return classes;
  }

  void derive_outcome() {
    auto& derive = result_.plan.data[data_name].derive;
    const std::string& variable = study_.outcome.variable;
    const std::vector<std::string> classes = outcome_classes();
    Expression decided;
    for (const std::string& one : classes) {
      decided = &one == &classes.front() ? equal(variable, one)
                                         : both(Op::Or, std::move(decided), equal(variable, one));
    }
    derive.emplace_back(decided_mark, either(std::move(decided), answer(study_.overall), text("")));
    for (std::size_t i = 1; i < classes.size(); ++i)
      derive.emplace_back("outcome " + classes[i],
                          either(equal(variable, classes[i]), number(1.0), number(0.0)));
    for (const std::string& group : groups()) {
      if (group != "all")
        derive.emplace_back(in_group(group),
                            either(equal("reporting_group", group), number(1.0), number(0.0)));
    }
  }

  analysis::Common common(const std::string& id, const std::string& group) const {
    analysis::Common common;
    common.id = id;
    common.design = data_name;
    common.confidence = study_.rules.confidence;
    if (group == "all") return common;
    common.by = {"reporting_group"};
    common.levels = {group};
    common.degrees = estimate::Degrees::OfDomain;
    return common;
  }

  template <class Asked>
  void ask(Asked what, const std::string& id) {
    result_.plan.analyses.push_back({id, std::string(Asked::statistic), 0, std::move(what)});
  }

  // The overall mark, every aspect asked in the group, its themes, and stated importances.
  std::vector<std::string> means_of(const std::string& group) const {
    std::vector<std::string> columns{study_.overall};
    for (const AspectAsked& one : aspects_) {
      if (groups_asked(study_, one, group).asked > 0) columns.push_back(one.aspect.column);
    }
    for (const DriverModel& model : result_.models) {
      if (model.group != group || !model.of_themes) continue;
      for (const Driver& theme : model.drivers) {
        if (std::ranges::find(columns, theme.column) == columns.end())
          columns.push_back(theme.column);
      }
    }
    return columns;
  }

  void ask_means(const std::string& group) {
    asked::Mean mean{common(means_id(group), group)};
    mean.common.variables = means_of(group);
    for (const AspectAsked& one : aspects_) {
      if (!one.aspect.stated.empty() && groups_asked(study_, one, group).asked > 0)
        mean.common.variables.push_back(one.aspect.stated);
    }
    ask(mean, mean.common.id);
    if (result_.outcome != OutcomeKnown::Yes || group == "all") return;
    asked::StandardisedMean standardised{common(standardised_id(group), "all")};
    standardised.common.degrees = estimate::Degrees::OfDomain;
    standardised.common.variables = means_of(group);
    standardised.columns = {in_group(group)};
    standardised.over = study_.outcome.variable;
    standardised.classes = outcome_classes();
    ask(standardised, standardised.common.id);
  }

  analysis::Model model_of(const DriverModel& of, const std::string& id,
                           const std::string& mark) const {
    analysis::Model model{common(id, of.group), mark, {}};
    for (const Driver& one : of.drivers) model.predictors.push_back(one.column);
    return model;
  }

  static asked::PenaltyReward contrasts_of(analysis::Model model, const Scale& scale,
                                           analysis::AtEqual equal) {
    return {std::move(model),
            {static_cast<double>(scale.from), static_cast<double>(scale.low_to())},
            {static_cast<double>(scale.high_from()), static_cast<double>(scale.to)},
            std::move(equal)};
  }

  // The same at equal outcomes, of the people who have one.
  void ask_at_equal(const DriverModel& model, const asked::Draws& draws) {
    const analysis::AtEqual equal{study_.outcome.variable, outcome_classes()};
    ask(asked::Drivers{model_of(model, equal_importance_id(model), decided_mark), false, draws,
                       equal},
        equal_importance_id(model));
    if (!model.scale) return;
    ask(asked::Priority{model_of(model, equal_matrix_id(model), decided_mark), draws, equal},
        equal_matrix_id(model));
    ask(contrasts_of(model_of(model, equal_penalty_id(model), decided_mark), *model.scale, equal),
        equal_penalty_id(model));
  }

  void ask(const DriverModel& model) {
    const asked::Draws draws{result_.replicates, result_.seed};
    ask(asked::Drivers{model_of(model, importance_id(model), study_.overall), false, draws, {}},
        importance_id(model));
    if (model.scale) {
      ask(asked::Priority{model_of(model, matrix_id(model), study_.overall), draws, {}},
          matrix_id(model));
      ask(contrasts_of(model_of(model, penalty_id(model), study_.overall), *model.scale, {}),
          penalty_id(model));
    }
    if (result_.outcome != OutcomeKnown::Yes) return;
    ask_at_equal(model, draws);
    ask(asked::Drivers{model_of(model, decided_id(model), decided_mark), false, {}, {}},
        decided_id(model));
    analysis::Model beside = model_of(model, beside_outcome_id(model), decided_mark);
    const std::vector<std::string> classes = outcome_classes();
    for (std::size_t i = 1; i < classes.size(); ++i)
      beside.predictors.push_back("outcome " + classes[i]);
    if (beside.predictors.size() <= drivers::most_drivers)
      ask(asked::Drivers{std::move(beside), false, {}, {}}, beside_outcome_id(model));
  }

  // The digest of a plan that was not read from a text: all that it asks.
  void seal() {
    std::string text = before_ + ' ' + wave_;
    for (const analysis::AnalysisStep& step : result_.plan.analyses)
      text += '\n' + step.id + ' ' + analysis::canonical(step.asked);
    result_.plan.sha256 = sha256(text);
  }

  const Study& study_;
  const Questionnaire& form_;
  const std::string& wave_;
  const std::string& before_;
  const std::vector<AlikeAspect>& alike_;
  std::vector<AspectAsked> aspects_;
  DriverPlan result_;
};

}  // namespace

std::string importance_id(const DriverModel& model) { return model.id + ".importance"; }
std::string matrix_id(const DriverModel& model) { return model.id + ".matrix"; }
std::string penalty_id(const DriverModel& model) { return model.id + ".penalty-reward"; }
std::string decided_id(const DriverModel& model) { return model.id + ".importance-decided"; }
std::string beside_outcome_id(const DriverModel& model) {
  return model.id + ".importance-beside-outcome";
}
std::string equal_importance_id(const DriverModel& model) { return model.id + ".importance-equal"; }
std::string equal_matrix_id(const DriverModel& model) { return model.id + ".matrix-equal"; }
std::string equal_penalty_id(const DriverModel& model) {
  return model.id + ".penalty-reward-equal";
}
std::string means_id(const std::string& group) { return group + ".means"; }
std::string standardised_id(const std::string& group) { return group + ".standardised"; }
std::string change_id(const std::string& group) { return group + ".change"; }
std::string in_group(const std::string& group) { return "in " + group; }
std::string mark_in_group(const std::string& group) { return "mark in " + group; }

DriverPlan driver_plan(const Study& study, const std::string& wave, const std::string& before,
                       const std::vector<AlikeAspect>& alike) {
  expects(study.wave(wave) != nullptr, "driver_plan: a wave of the study");
  expects(before.empty() || study.wave(before) != nullptr, "driver_plan: an earlier wave");
  return Planning(study, wave, before, alike).made();
}

}  // namespace peil::findings
