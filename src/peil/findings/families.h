#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "peil/findings/step.h"

namespace peil::findings {

/// Names a step of a study: one figure in two waves.
struct StepName {
  std::string measure, statistic, group, before, after;

  auto operator<=>(const StepName&) const = default;
};

/// The steps of the study that are judged together with a step, itself among them. They follow
/// from the study alone, whoever asks: a report that lists ten groups and a letter that names one
/// of them get the same verdict, and splitting a sentence changes nothing.
///
/// - the overall mark of the reporting groups (or of everybody), from each wave to the next
/// - the overall mark of the customer groups, to one wave from the one before
/// - both tails of it, and the shares of other items, by kind of group, to one wave
/// - the means of all other measures, by kind of group, to one wave
/// - longer ways, which pass over a wave in between: those of the same kind, all of them
///
/// Source    docs/methods/many-tests.md
std::vector<StepName> family_of(const StepName& step, const Sources& sources);

/// Steps, each judged within its family, and each family once.
class JudgedSteps {
 public:
  /// Contract: the sources outlive this.
  explicit JudgedSteps(const Sources& sources) : sources_(sources) {}

  const Step& of(const StepName& name);

 private:
  bool is_family_of_all(const StepName& name, std::size_t size) const;

  const Sources& sources_;
  std::map<StepName, Step> steps_;
};

/// One step, judged within its family.
Step judged_step(const StepName& step, const Sources& sources);

/// Steps between the marks of one group in order of time, and the whole way when there are more
/// than two marks, each judged within its family.
std::vector<Step> steps_of(std::span<const Evidence> marks, const Sources& sources);

/// Judges steps between printed marks anew, those of one claim together: no report tests them, and
/// the study has no family of them. Steps with stored answers keep their verdict.
void judge_printed_together(std::span<Step* const> of_claim, const Rules& rules);

/// The groups that are looked at together with one: all reporting groups, all customer groups, or
/// itself.
std::vector<std::string> groups_like(const std::string& group, const Study& study);

/// The one customer group of its reporting group: what is true of one is true of the other.
bool is_alone(const CustomerGroup& group, const Study& study);

/// The wave before in which the measure is known, stored or from print; nullptr: none.
const Wave* wave_before(const FigureName& name, const Sources& sources);

}  // namespace peil::findings
