#include "peil/report/draft_sentences.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/findings/wording.h"
#include "peil/reading/said.h"
#include "peil/report/aspect_order.h"
#include "peil/report/benchmark.h"
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

// A label that holds words for others ("partner organisations") keeps its capital: the reader of
// letters knows it by that, and does not take the sentence to speak of others as well.
Words group_inside(const Pen& pen, const std::string& group) {
  Words inside = findings::inside_a_sentence(pen.group(group));
  const std::string text = flat(inside);
  const auto said = reading::said(text, 0, text.size(), {}, pen.language());
  return said.besides.contains("others") ? pen.group(group) : inside;
}

Words quoted_label(Words label) { return plain("‘") + label + plain("’"); }

// "The overall mark of students", inside a sentence.
Words subject(Pen& pen, const FigureName& name) {
  const bool end = name.statistic == "low" || name.statistic == "high";
  return pen.say(std::string("draft.subject.") + kind_of(name, pen.study()),
                 {{"group", group_inside(pen, name.domain)},
                  {"item", labels::item(pen, name.wave, name.measure)},
                  {"choice", labels::choice(pen, name)},
                  {"end", end ? pen.end(name.statistic == "high") : Words{}}});
}

Words opening(Pen& pen, const FigureName& name, Called called = Called::Whole) {
  return findings::capitalised(called == Called::It ? pen.say("draft.it") : subject(pen, name));
}

const Figure& figure_of(const Pen& pen, const findings::Evidence& evidence) {
  const Figure* figure = pen.material().released().figure(evidence.name());
  expects(figure != nullptr, "draft_letter: a figure that was released");
  return *figure;
}

std::string says_of(const std::string& kind, const std::vector<std::string>& measures,
                    const std::string& group, const std::string& wave) {
  return "claim=" + kind + " measure=\"" + join(measures, " ") + "\" group=" + group +
         " waves=" + wave;
}

// A finding names it, and the matrix has a place for it, whatever draw is taken.
bool is_named_valued(const Pen& pen, const std::string& group, const std::string& item) {
  for (const findings::Finding& f : pen.material().findings()) {
    if (f.kind != FindingKind::Valued || f.drivers->group != group || f.drivers->of_themes)
      continue;
    for (const findings::DriverLine& line : f.drivers->lines)
      if (line.driver.column == item) return line.quadrant.has_value();
  }
  return false;
}

double half_width(const ShownAspect& one) {
  return one.figure->estimate().value - one.figure->interval().low;
}

// Above the mean of all by more than both margins together: the same people answered all of them,
// and no error of a difference is larger than the sum of the two errors. And above the middle.
bool stands_above_all(const ShownAspect& one, const std::vector<ShownAspect>& all,
                      const AspectScale& scale) {
  double mean = 0.0, margin = half_width(one);
  const double n = static_cast<double>(all.size());
  for (const ShownAspect& other : all) {
    mean += other.figure->estimate().value / n;
    margin += half_width(other) / n;
  }
  return one.figure->estimate().value - mean > margin &&
         one.figure->interval().low > (scale.from + scale.to) / 2.0;
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
  const Words it = opening(pen, name, Called::It);
  if (step.outcome == Outcome::NotShown)
    // Of 7.2 and 7.2 no reader sees a way that it went.
    return {pen.with_sign(pen.say(prints_equal(pen, step) ? "draft.not-changed"
                                  : up                    ? "draft.not-risen"
                                                          : "draft.not-fallen",
                                  {{"subject", it}, {"from", from}}),
                          step),
            {says(kind, name, both_waves(step))},
            true};
  const bool share = name.is_share();
  return {
      pen.say(up ? (share ? "draft.more" : "draft.higher") : (share ? "draft.less" : "draft.lower"),
              {{"subject", it}, {"d", pen.size_of_change(step)}, {"from", from}}),
      {says(kind, name, both_waves(step))},
      true};
}

DraftSentence moved(Pen& pen, const Step& step, Called called) {
  const bool up = step.outcome == Outcome::Rose;
  expects(up || step.outcome == Outcome::Fell, "draft_letter: a change that is shown");
  return {pen.with_sign(pen.say(up ? "draft.rose" : "draft.fell",
                                {{"subject", opening(pen, step.after.name(), called)},
                                 {"before", mark_of(pen, step.before)},
                                 {"from", plain(step.before.wave)},
                                 {"after", mark_of(pen, step.after)},
                                 {"to", plain(step.after.wave)}}),
                        step),
          {says(up ? "rise" : "fall", step.after.name(), both_waves(step))},
          called == Called::It};
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
        {pen.with_sign(pen.say(key, {{"subject", opening(pen, name, Called::It)},
                                     {"mark", plain(finding.row->mark.text(pen.language()))},
                                     {"label", pen.study_text(finding.row->label)},
                                     {"year", plain(finding.row->year)}}),
                       is_late(pen, *finding.row)),
         {says(above ? "above" : "below", name, name.wave) + " benchmark=" + finding.row->name},
         true});
  }
  Words open = all.empty() ? Words{} : not_known_words(pen, *finding.row);
  if (!open.empty()) all.push_back({std::move(open), {"nothing"}});
  return all;
}

DraftSentence between_groups(Pen& pen, const Step& step) {
  const FigureName high = step.after.name();
  return {pen.say("draft.groups", {{"subject", opening(pen, high)},
                                   {"wave", plain(high.wave)},
                                   {"lower", group_inside(pen, step.before.group)},
                                   {"value", pen.number(figure_of(pen, step.after))},
                                   {"other", pen.number(figure_of(pen, step.before))}}),
          {"claim=group-above measure=" + high.measure + " group=\"" + high.domain + ' ' +
           step.before.group + "\" waves=" + high.wave}};
}

DraftSentence of_aspects(Pen& pen, const findings::Finding& finding) {
  const findings::DriverFinding& found = *finding.drivers;
  expects(!found.lines.empty() && !found.of_themes, "draft_letter: aspects");
  std::vector<Words> aspects;
  std::vector<std::string> measures;
  for (const findings::DriverLine& line : found.lines) {
    aspects.push_back(quoted_label(pen.label(line.driver.label)));
    measures.push_back(line.driver.column);
  }
  const std::string kind = finding.kind == FindingKind::Priority ? "priority" : "important";
  const std::string key = "draft." + kind + (found.theme.empty() ? "" : ".theme");
  return {
      pen.with_sign(pen.say(key, {{"group", group_inside(pen, found.group)},
                                  {"theme", found.theme.empty() ? Words{} : pen.label(found.label)},
                                  {"list", pen.list(aspects)}}),
                    found.added_afterwards.value_or(false)),
      {says_of(kind, measures, found.group, finding.step().after.wave)}};
}

std::optional<DraftSentence> valued_of_all(Pen& pen, const std::string& group) {
  std::vector<Words> named;
  std::vector<std::string> measures;
  std::size_t compared = 0;
  bool late = false;  // one of those that they are compared with
  for (const auto& [scale, aspects] : aspects_by_scale(pen)) {
    const std::vector<ShownAspect> all = by_mean(pen.material(), group, aspects);
    for (const ShownAspect& one : all) {
      if (!is_named_valued(pen, group, one.aspect->item) || !stands_above_all(one, all, scale))
        continue;
      named.push_back(quoted_label(pen.label(*one.aspect->label)));
      measures.push_back(one.aspect->item);
    }
    compared += all.size();
    late = late || rests_on_late(pen.material(), all);
  }
  if (named.empty()) return {};
  return DraftSentence{pen.with_sign(pen.say("draft.valued", {{"group", group_inside(pen, group)},
                                                              {"n", pen.count(compared)},
                                                              {"list", pen.list(named)}}),
                                     late),
                       {says_of("valued", measures, group, pen.material().last().name)}};
}

std::vector<DraftSentence> lowest_of_all(Pen& pen, const std::string& group) {
  constexpr std::size_t most_named = 3, of_each_named = 3;
  std::vector<DraftSentence> told;
  for (const auto& [scale, aspects] : aspects_by_scale(pen)) {
    const std::vector<ShownAspect> all = by_mean(pen.material(), group, aspects);
    const std::size_t named = std::min(most_named, all.size() / of_each_named);
    if (named == 0 || !ends_apart(all)) continue;
    told.push_back({pen.say("draft.lowest", {{"n", pen.count(all.size())},
                                             {"group", group_inside(pen, group)},
                                             {"from", plain(std::to_string(scale.from))},
                                             {"to", plain(std::to_string(scale.to))}}),
                    {"nothing"}});
    for (std::size_t i = 0; i < named; ++i) {
      const ShownAspect& one = all[all.size() - 1 - i];
      told.push_back({pen.say("draft.low", {{"item", pen.label(*one.aspect->label)},
                                            {"group", group_inside(pen, group)},
                                            {"value", pen.number(*one.figure)},
                                            {"between", pen.between(*one.figure)}}),
                      {says("value", one.figure->name(), one.figure->name().wave)}});
    }
  }
  return told;
}

DraftSentence took_part(Pen& pen, const findings::ResponseChange& response) {
  return {pen.say("draft.response", {{"group", group_inside(pen, response.group)},
                                     {"share", pen.percent(response.after())},
                                     {"wave", plain(response.after_wave)}}),
          {"claim=response group=" + response.group + " waves=" + response.after_wave +
           " statistic=rate"}};
}

}  // namespace peil::report
