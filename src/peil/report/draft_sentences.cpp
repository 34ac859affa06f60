#include "peil/report/draft_sentences.h"

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/findings/wording.h"
#include "peil/report/labels.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

using findings::FindingKind;
using findings::Outcome;

std::string says(const char* kind, const FigureName& name, const std::string& waves) {
  std::string text = std::string("claim=") + kind + " measure=" + name.measure +
                     " group=" + name.domain + " waves=\"" + waves + '"';
  if (name.statistic != "mean") text += " statistic=\"" + name.statistic + '"';
  return text;
}

std::string both_waves(const Step& step) { return step.before.wave + ' ' + step.after.wave; }

const char* kind_of(const FigureName& name, const Study& study) {
  if (name.statistic == "nps") return "nps";
  if (name.statistic == "low" || name.statistic == "high") return "end";
  if (name.is_share()) return "choice";
  return name.measure == study.overall ? "mark" : "item";
}

// "The overall mark of Students", inside a sentence.
Words subject(Pen& pen, const FigureName& name) {
  const bool end = name.statistic == "low" || name.statistic == "high";
  return pen.say(std::string("draft.subject.") + kind_of(name, pen.study()),
                 {{"group", pen.group(name.domain)},
                  {"item", labels::item(pen, name.wave, name.measure)},
                  {"choice", labels::choice(pen, name)},
                  {"end", end ? pen.end(name.statistic == "high") : Words{}}});
}

Words opening(Pen& pen, const FigureName& name) {
  return findings::capitalised(subject(pen, name));
}

const Figure& figure_of(const Pen& pen, const findings::Evidence& evidence) {
  const Figure* figure = pen.material().released().figure(evidence.name());
  expects(figure != nullptr, "draft_letter: a figure that was released");
  return *figure;
}

}  // namespace

std::optional<DraftSentence> level_of(Pen& pen, const FigureName& name) {
  const Figure* figure = pen.material().released().figure(name);
  if (figure == nullptr) return {};
  const auto scale = scale_of(pen.study().form(name.wave), name.measure);
  const bool known = name.is_share() || name.statistic == "nps" || !scale || scale->is_known();
  const bool mark = known && !name.is_share() && name.statistic == "mean";
  return DraftSentence{pen.say(mark    ? "draft.level.mark"
                               : known ? "draft.level"
                                       : "draft.level.scaled",
                               {{"subject", opening(pen, name)},
                                {"wave", plain(name.wave)},
                                {"value", pen.number(*figure)},
                                {"between", pen.between(*figure)},
                                {"from", plain(std::to_string(scale.value_or(Scale{}).from))},
                                {"to", plain(std::to_string(scale.value_or(Scale{}).to))}}),
                       {says("value", name, name.wave)}};
}

DraftSentence since(Pen& pen, const Step& step) {
  const Words from = plain(step.before.wave);
  const FigureName name = step.after.name();
  if (!findings::is_tested(step))
    return {pen.say("draft.untested", {{"from", from}, {"why", verdict_cell(pen, step)}}),
            {"nothing"}};
  const bool up = findings::difference_of(step) > 0.0;
  const char* kind = up ? "rise" : "fall";
  if (step.outcome == Outcome::NotShown)
    return {pen.say(up ? "draft.not-risen" : "draft.not-fallen",
                    {{"subject", opening(pen, name)}, {"from", from}}),
            {says(kind, name, both_waves(step))}};
  const bool share = name.is_share();
  return {
      pen.say(up ? (share ? "draft.more" : "draft.higher") : (share ? "draft.less" : "draft.lower"),
              {{"subject", opening(pen, name)}, {"d", pen.size_of_change(step)}, {"from", from}}),
      {says(kind, name, both_waves(step))}};
}

DraftSentence moved(Pen& pen, const Step& step) {
  const bool up = step.outcome == Outcome::Rose;
  expects(up || step.outcome == Outcome::Fell, "draft_letter: a change that is shown");
  return {pen.say(up ? "draft.rose" : "draft.fell", {{"subject", opening(pen, step.after.name())},
                                                     {"before", mark_of(pen, step.before)},
                                                     {"from", plain(step.before.wave)},
                                                     {"after", mark_of(pen, step.after)},
                                                     {"to", plain(step.after.wave)}}),
          {says(up ? "rise" : "fall", step.after.name(), both_waves(step))}};
}

std::vector<DraftSentence> against_benchmark(Pen& pen, const findings::Finding& finding) {
  std::vector<DraftSentence> all;
  for (const Step& step : finding.steps) {
    const FigureName name = step.after.name();
    const bool told = step.outcome == Outcome::Rose || step.outcome == Outcome::Fell;
    if (!told && step.outcome != Outcome::NotShown) continue;
    const bool above = findings::difference_of(step) > 0.0;
    const char* key = !told ? (above ? "draft.not-above" : "draft.not-below")
                            : (above ? "draft.above" : "draft.below");
    all.push_back(
        {pen.say(key, {{"subject", opening(pen, name)},
                       {"mark", plain(finding.row->mark.text(pen.language()))},
                       {"label", pen.study_text(finding.row->label)},
                       {"year", plain(finding.row->year)}}),
         {says(above ? "above" : "below", name, name.wave) + " benchmark=" + finding.row->name}});
  }
  return all;
}

DraftSentence between_groups(Pen& pen, const Step& step) {
  const FigureName high = step.after.name();
  return {pen.say("draft.groups", {{"subject", opening(pen, high)},
                                   {"wave", plain(high.wave)},
                                   {"lower", pen.group(step.before.group)},
                                   {"value", pen.number(figure_of(pen, step.after))},
                                   {"other", pen.number(figure_of(pen, step.before))}}),
          {"claim=group-above measure=" + high.measure + " group=\"" + high.domain + ' ' +
           step.before.group + "\" waves=" + high.wave}};
}

DraftSentence of_aspects(Pen& pen, std::span<const findings::Finding* const> findings) {
  expects(!findings.empty(), "draft_letter: aspects");
  const findings::Finding& first = *findings.front();
  const bool priority = first.kind == FindingKind::Priority;
  const bool important = first.kind == FindingKind::Important;
  std::vector<Words> aspects;
  std::vector<std::string> measures;
  for (const findings::Finding* finding : findings) {
    for (const findings::DriverLine& line : finding->drivers->lines) {
      aspects.push_back(plain("‘") + pen.label(line.driver.label) + plain("’"));
      measures.push_back(line.driver.column);
    }
  }
  const std::string kind = priority ? "priority" : important ? "important" : "valued";
  const std::string& group = first.drivers->group;
  return {pen.say("draft." + kind, {{"group", pen.group(group)}, {"list", pen.list(aspects)}}),
          {"claim=" + kind + " measure=\"" + join(measures, " ") + "\" group=" + group +
           " waves=" + first.step().after.wave}};
}

DraftSentence took_part(Pen& pen, const findings::ResponseChange& response) {
  return {pen.say("draft.response", {{"group", pen.group(response.group)},
                                     {"share", pen.percent(response.after())},
                                     {"wave", plain(response.after_wave)}}),
          {"claim=response group=" + response.group + " waves=" + response.after_wave +
           " statistic=rate"}};
}

}  // namespace peil::report
