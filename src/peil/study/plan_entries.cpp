#include "peil/study/plan_entries.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/study/comparison_entries.h"
#include "peil/study/entry_line.h"
#include "peil/study/lock_scope.h"
#include "peil/study/plan_weighting.h"
#include "peil/study/question_keys.h"
#include "peil/study/wave_entries.h"

namespace peil::study {
namespace {

using Entries = std::map<std::string, std::string>;

const std::string item_entry = "item/", aspect_key = "aspect";
const std::string page_entry = "page/";

void add_items(const Questionnaire& form, const std::string& language, Entries& entries) {
  for (const Question& q : form.questions) {
    if (q.type == QuestionType::Note) continue;
    const auto scale = scale_of(q);
    std::vector<std::string> choices;
    for (const Choice& c : q.choices) choices.push_back(c.name);
    const auto line = [&](const LocalText& label, bool aspect) {
      return EntryLine()
          .add("type", question_types()[static_cast<std::size_t>(q.type)])
          .add("scale", scale ? scale->text() : "")
          .add("choices", join(choices, ", "))
          .add("asked of", join(q.customer_groups, ", "))
          .add("asked when", q.relevant ? condition_sign(*q.relevant) : "")
          .add_if("recommend", q.recommend)
          .add_if(aspect_key, aspect)
          .add("importance of", q.importance_of)
          .add("words", label.at(language))
          .text();
    };
    if (q.rows.empty()) entries["item/" + q.name] = line(q.label, q.aspect);
    for (const MatrixRow& row : q.rows) entries["item/" + row.name] = line(row.label, row.aspect);
  }
}

// What is no mark or scale is weighed nowhere (findings/driver_aspects.h).
void add_pages(const Questionnaire& form, Entries& entries) {
  for (const Question& q : form.questions) {
    if (!scale_of(q)) continue;
    if (q.aspect) entries[page_entry + q.name] = q.page;
    for (const MatrixRow& row : q.rows) {
      if (row.aspect) entries[page_entry + row.name] = q.page;
    }
  }
}

std::string precision_text(const PrecisionStandard& standard) {
  constexpr const char* misses[] = {"nothing", "flag", "withhold"};
  return EntryLine()
      .add("shares", misses[static_cast<std::size_t>(standard.shares)])
      .add("means", misses[static_cast<std::size_t>(standard.means)])
      .add("least effective", exact_text(standard.least_effective))
      .add("widest share", exact_text(standard.widest_share))
      .add("widest relative", exact_text(standard.widest_relative))
      .add("widest mean", exact_text(standard.widest_mean))
      .text();
}

void add_rules(const Rules& rules, Entries& entries) {
  if (rules.precision.is_asked()) entries["rules/precision"] = precision_text(rules.precision);
  entries["rules/confidence"] = exact_text(rules.confidence);
  entries["rules/least_shown"] = std::to_string(rules.least_shown);
  entries["rules/least_tested"] = std::to_string(rules.least_tested);
  entries["rules/correction"] = rules.correction;
  entries["rules/dominance"] = exact_text(rules.dominance);
  if (rules.assumed_sd) entries["rules/assumed_sd"] = exact_text(*rules.assumed_sd);
}

std::string step_text(const StepOfWave& step) {
  const WeightingStep& how = step.how;
  std::vector<std::string> totals;
  for (const auto& [column, total] : step.totals)
    totals.push_back(column + " " + exact_text(total));
  return EntryLine()
      .add(std::string(step_word(how.kind)),
           step.margins.empty() ? "all margins" : join(step.margins, ", "))
      .add("totals", join(totals, ", "))
      .add("bounds", how.bounds
                         ? exact_text(how.bounds->first) + " to " + exact_text(how.bounds->second)
                         : "")
      .add("lower", how.lower ? exact_text(*how.lower) : "")
      .add("upper", how.upper ? exact_text(*how.upper) : "")
      .add_if("of the mean", how.of_mean)
      .add_if("spread", how.spread_equally)
      .text();
}

void add_weighting(const Plan& plan, Entries& entries) {
  std::vector<std::string> steps, merged;
  for (const StepOfWave& step : plan.weighting) steps.push_back("[" + step_text(step) + "]");
  for (const auto& together : plan.merged_strata) merged.push_back(join(together, " + "));
  entries["weighting"] = EntryLine()
                             .add("strata", join(plan.strata, ", "))
                             .add("merged", join(merged, ", "))
                             .add_if("fpc", plan.fpc)
                             .add("panel", plan.panel)
                             .add("also in", plan.also_in)
                             .add_if("few clusters", plan.import && plan.import->few_clusters)
                             .add("steps", join(steps, " "))
                             .text();
  // Counts of a population may become known later; along which columns is chosen before.
  for (const MarginPlan& margin : plan.margins)
    entries["margin/" + margin.name] =
        margin.column + (margin.from_frame ? " (frame)" : " (given)");
}

std::optional<std::string> at(const Entries& entries, const std::string& name) {
  const auto found = entries.find(name);
  return found == entries.end() ? std::nullopt : std::optional(found->second);
}

// The last amendment that brought an entry to where it is.
const PlanAmendment* told(const PlanLock& lock, const std::string& name,
                          const std::optional<std::string>& is) {
  const PlanAmendment* last = nullptr;
  for (const PlanAmendment& amendment : lock.amendments) {
    const auto found = amendment.entries.find(name);
    if (found != amendment.entries.end()) last = found->second == is ? &amendment : nullptr;
  }
  return last;
}

// What the entry of a customer group says.
std::string part_of(const std::string& reporting_group) { return "in " + reporting_group; }

bool is_aspect(const std::optional<std::string>& item) {
  return item && item->find(aspect_key + ": yes") != std::string::npos;
}

std::vector<Deviation> between(const PlanLock& lock, const Entries& now, bool tables) {
  std::vector<Deviation> found;
  std::map<std::string, bool> names;
  for (const auto& [name, text] : lock.entries) names[name];
  for (const auto& [name, text] : now) names[name];
  for (const auto& [name, unused] : names) {
    if (name == answers_entry || (!tables && name.starts_with(table_entry))) continue;
    const auto was = at(lock.entries, name), is = at(now, name);
    if (was != is) found.push_back({name, was, is, told(lock, name, is)});
  }
  return found;
}

// All but what figures are held against.
Entries entries_of_figures(const Study& study, const std::string& wave) {
  expects(study.wave(wave), "plan_entries: a wave of the study");
  Entries entries{{"overall", study.overall}};
  if (!study.outcome.variable.empty())
    entries[outcome_entry] = EntryLine()
                                 .add("of the case", study.outcome.variable)
                                 .add("classes", join(study.outcome.classes, ", "))
                                 .text();
  add_rules(study.rules, entries);
  add_items(study.form(wave), study.source_language, entries);
  for (const ReportingGroup& g : study.reporting_groups)
    entries["reporting_group/" + g.name] = "shown";
  for (const CustomerGroup& g : study.customer_groups)
    entries["customer_group/" + g.name] = part_of(g.reporting_group);
  if (const Plan* plan = study.plan(wave)) {
    add_weighting(*plan, entries);
    // No figure depends on it, and locks from before it say nothing of it.
    if (plan->partial != default_partial) entries["outcomes/partial"] = exact_text(plan->partial);
  }
  return entries;
}

// As a lock of that scope would have it if it were made now.
Entries entries_of(const Study& study, const std::string& wave, LockScope scope) {
  Entries entries = entries_of_figures(study, wave);
  if (scope == LockScope::Figures) {
    add_older_comparisons(study, entries);
    return entries;
  }
  entries[compared_entry] = scope_text(scope);
  add_comparisons(study, wave, entries);
  if (scope == LockScope::Breaks) return entries;
  add_waves(study, wave, entries);
  add_pages(study.form(wave), entries);
  return entries;
}

}  // namespace

std::map<std::string, std::string> plan_entries(const Study& study, const std::string& wave) {
  return entries_of(study, wave, LockScope::Waves);
}

std::optional<std::string> answers_when_locked(const PlanLock& lock) {
  return at(lock.entries, answers_entry);
}

std::string condition_sign(const Expression& e) {
  std::string all = std::to_string(static_cast<int>(e.op)) + ' ' + exact_text(e.number) + ' ' +
                    std::to_string(e.text.size()) + ' ' + e.text;
  for (const Expression& part : e.parts) all += '(' + condition_sign(part) + ')';
  return sha256(all).substr(0, 12);
}

std::vector<Deviation> deviations(const Study& study, const PlanLock& lock) {
  return between(lock, entries_of(study, lock.wave, scope_of(lock)), false);
}

std::vector<Deviation> deviations(const Study& study, const PlanLock& lock, const Entries& tables) {
  Entries now = entries_of(study, lock.wave, scope_of(lock));
  now.insert(tables.begin(), tables.end());
  return between(lock, now, true);
}

std::vector<const Deviation*> of_figure(const FigureName& figure,
                                        const std::vector<Deviation>& deviations) {
  const auto bears_on = [&](const Deviation& d) {
    const std::string& entry = d.entry;
    if (entry == "weighting" || entry.starts_with("rules/") || entry.starts_with("margin/"))
      return true;
    if (entry == "overall") return figure.measure == d.was || figure.measure == d.is;
    if (entry == "item/" + figure.measure || entry == "reporting_group/" + figure.domain ||
        entry == "customer_group/" + figure.domain)
      return true;
    // A group that moved bears on the one that it left too.
    const std::string in = part_of(figure.domain);
    return entry.starts_with("customer_group/") &&
           (figure.domain == "all" || d.was == in || d.is == in);
  };
  std::vector<const Deviation*> found;
  for (const Deviation& d : deviations) {
    if (bears_on(d)) found.push_back(&d);
  }
  return found;
}

bool changes_aspects(const Deviation& deviation) {
  return deviation.entry.starts_with(item_entry) &&
         is_aspect(deviation.was) != is_aspect(deviation.is);
}

std::vector<const Deviation*> of_drivers(const std::string& wave, const std::string& group,
                                         const std::vector<std::string>& items,
                                         const std::vector<Deviation>& deviations,
                                         const Study& study, bool by_theme) {
  std::vector<const Deviation*> found = of_figure({wave, group, study.overall, "mean"}, deviations);
  for (const Deviation& d : deviations) {
    const std::string name =
        d.entry.starts_with(item_entry) ? d.entry.substr(item_entry.size()) : "";
    const bool weighed = items.empty() ? is_aspect(d.was) || is_aspect(d.is)
                                       : std::ranges::find(items, name) != items.end();
    const bool bears = d.entry == outcome_entry || (by_theme && d.entry.starts_with(page_entry)) ||
                       (!name.empty() && (weighed || changes_aspects(d)));
    if (bears && std::ranges::find(found, &d) == found.end()) found.push_back(&d);
  }
  return found;
}

}  // namespace peil::study
