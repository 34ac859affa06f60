#include "peil/report/finding_words.h"

#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "peil/base/contract.h"
#include "peil/findings/wording.h"
#include "peil/language/numbers.h"
#include "peil/report/benchmark.h"
#include "peil/report/labels.h"
#include "peil/report/trend_words.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

using findings::Evidence;
using findings::Finding;
using findings::FindingKind;
using findings::Outcome;

const char* level_key(const Pen& pen, const FigureName& name, const std::optional<Scale>& scale) {
  const bool mark = name.measure == pen.study().overall;
  if (name.statistic == "nps") return "finding.nps";
  if (name.statistic == "low" || name.statistic == "high") return "finding.end";
  if (name.is_share()) return "finding.choice";
  if (mark) return !scale || scale->is_known() ? "finding.mark" : "finding.mark-scaled";
  return scale ? "finding.item-scaled" : "finding.item";
}

// What was found of whom, without a full stop.
Words level_clause(Pen& pen, const Figure& figure) {
  const FigureName& name = figure.name();
  const auto scale = scale_of(pen.study().form(name.wave), name.measure);
  const Scale ends = scale.value_or(Scale{});
  const bool end = name.statistic == "low" || name.statistic == "high";
  return pen.say(level_key(pen, name, scale),
                 {{"group", pen.group(name.domain)},
                  {"value", pen.number(figure)},
                  {"wave", plain(name.wave)},
                  {"item", labels::item(pen, name.wave, name.measure)},
                  {"choice", labels::choice(pen, name)},
                  {"end", end ? pen.end(name.statistic == "high") : Words{}},
                  {"from", plain(std::to_string(ends.from))},
                  {"to", plain(std::to_string(ends.to))}});
}

const char* direction(const Step& step) {
  return step.outcome == Outcome::Rose       ? "rose"
         : step.outcome == Outcome::Fell     ? "fell"
         : step.outcome == Outcome::NotShown ? "not-shown"
                                             : "untested";
}

Words change_sentence(Pen& pen, const Step& step) {
  const Figure* figure = pen.material().released().figure(step.after.name());
  if (figure == nullptr)
    return pen.say("finding.held",
                   {{"group", pen.group(step.after.group)}, {"why", pen.why(step.after.name())}});
  const Words level = level_clause(pen, *figure), from = plain(step.before.wave);
  if (!findings::is_tested(step))
    return level + pen.say("finding.untested", {{"from", from}, {"why", verdict_cell(pen, step)}});
  const std::string how = direction(step);
  const std::string of_share = step.after.name().is_share() ? ".share" : "";
  if (how == "not-shown")
    return level +
           pen.say("finding.not-shown" + of_share, {{"from", from},
                                                    {"before", mark_of(pen, step.before)},
                                                    {"d", pen.difference(step)},
                                                    {"between", pen.change_between(step)}}) +
           about_correction(pen, step);
  return level +
         pen.say("finding." + how + of_share, {{"d", pen.size_of_change(step)},
                                               {"from", from},
                                               {"between", pen.change_between(step)}}) +
         about_rounding(pen, step);
}

Words benchmark_sentence(Pen& pen, const Finding& finding) {
  std::vector<Words> groups;
  for (const Step& step : finding.steps) {
    const FigureName name = step.after.name();
    const Figure* figure = pen.material().released().figure(name);
    const Words group = pen.group(name.domain);
    if (figure == nullptr)
      groups.push_back(
          pen.say("finding.benchmark.held", {{"group", group}, {"why", pen.why(name)}}));
    else if (findings::stands_out_alone(step))
      groups.push_back(pen.say(
          "finding.benchmark.not-shown.alone",
          {{"group", group}, {"value", pen.number(*figure)}, {"n", pen.count(step.family)}}));
    else
      groups.push_back(pen.say(std::string("finding.benchmark.") + direction(step),
                               {{"group", group}, {"value", pen.number(*figure)}}));
  }
  Words held =
      pen.say("finding.benchmark", {{"label", pen.study_text(finding.row->label)},
                                    {"year", plain(finding.row->year)},
                                    {"level", level_words(pen, *finding.row)},
                                    {"mark", plain(finding.row->mark.text(pen.language()))},
                                    {"groups", join(groups, "; ")}});
  return pen.with_sign(std::move(held), is_late(pen, *finding.row)) +
         about_comparing(pen, *finding.row);
}

Words groups_sentence(Pen& pen, const Step& step) {
  expects(step.outcome != Outcome::Fell, "groups_sentence: the higher mark comes second");
  const auto value = [&](const Evidence& e) {
    return pen.number(*pen.material().released().figure(e.name()));
  };
  const bool tested = findings::is_tested(step);
  const std::string how = tested ? direction(step) : "untested";
  return pen.say("finding.groups." + how,
                 {{"higher", pen.group(step.after.group)},
                  {"value", value(step.after)},
                  {"lower", pen.group(step.before.group)},
                  {"other", value(step.before)},
                  {"wave", plain(step.after.wave)},
                  {"why", tested ? Words{} : verdict_cell(pen, step)},
                  {"d", how == "rose" ? pen.size_of_change(step) : pen.difference(step)},
                  {"between", tested ? pen.change_between(step) : Words{}}}) +
         about_correction(pen, step);
}

Words signed_marks(const Pen& pen, double difference) {
  return plain(language::signed_number(difference, 2, pen.language()));
}

// "Both groups fell, the whole rose": which part of the change is whose.
Words mix_sentence(Pen& pen, const Finding& finding) {
  const findings::MixParts& mix = *finding.mix;
  std::vector<Words> parts;
  for (const findings::MixParts::Part& part : mix.parts)
    parts.push_back(pen.say("finding.mix.part", {{"group", pen.group(part.group)},
                                                 {"from", pen.percent(part.share_before)},
                                                 {"to", pen.percent(part.share_after)},
                                                 {"verdict", verdict_cell(pen, part.step)}}));
  return pen.say(mix.against ? "finding.mix.against" : "finding.mix",
                 {{"group", pen.group(finding.step().after.group)},
                  {"d", pen.difference(finding.step())},
                  {"mix", signed_marks(pen, mix.mix)},
                  {"within", signed_marks(pen, mix.within)},
                  {"parts", join(parts, "; ")}});
}

Words response_sentence(Pen& pen, const findings::ResponseChange& c) {
  const auto points = [&](double share, bool sign) {
    return plain(sign ? language::signed_number(100.0 * share, 1, pen.language())
                      : language::number(std::abs(100.0 * share), 1, pen.language()));
  };
  const char* how = c.outcome == Outcome::Rose   ? "finding.response.rose"
                    : c.outcome == Outcome::Fell ? "finding.response.fell"
                                                 : "finding.response.not-shown";
  const double error_rate = 1.0 - pen.study().rules.confidence;
  const Words why = findings::stands_out_alone(c, pen.study().rules)
                        ? among_many(pen, c.family, error_rate)
                        : Words{};
  Words said = pen.say(how, {{"group", pen.group(c.group)},
                             {"share", pen.percent(c.after())},
                             {"wave", plain(c.after_wave)},
                             {"before", pen.percent(c.before())},
                             {"from", plain(c.before_wave)},
                             {"d", points(c.difference(), c.outcome == Outcome::NotShown)},
                             {"low", points(c.interval.low, true)},
                             {"high", points(c.interval.high, true)}});
  return pen.with_sign(std::move(said), is_late(pen, c)) + why;
}

Words rated_words(Pen& pen, const findings::DriverLine& line) {
  const std::optional<Scale>& scale = line.driver.scale;
  const bool known = !scale || scale->is_known();
  const Scale ends = scale.value_or(Scale{});
  return pen.say(known ? "finding.rated" : "finding.rated-scaled",
                 {{"mean", pen.mean(*line.mean, scale)},
                  {"between", pen.mean_range(*line.mean, scale)},
                  {"from", plain(std::to_string(ends.from))},
                  {"to", plain(std::to_string(ends.to))}});
}

Words aspect_quoted(const Pen& pen, const findings::DriverLine& line) {
  return plain("‘") + pen.label(line.driver.label) + plain("’");
}

// An aspect with the figure that it is told of, its ends and its answers.
Words aspect_words(Pen& pen, FindingKind kind, const findings::DriverLine& line) {
  const Words aspect = pen.label(line.driver.label), rated = rated_words(pen, line);
  if (kind == FindingKind::Valued)
    return pen.say("finding.aspect.valued",
                   {{"aspect", aspect}, {"rated", rated}, {"n", pen.count(line.mean->answers)}});
  return pen.say("finding.aspect.important", {{"aspect", aspect},
                                              {"part", pen.percent(*line.importance)},
                                              {"part_between", pen.percent_range(*line.importance)},
                                              {"n", pen.count(line.importance->answers)},
                                              {"rated", rated}});
}

// Which aspects, or that of none it is shown.
Words drivers_sentence(Pen& pen, const Finding& finding) {
  const findings::DriverFinding& found = *finding.drivers;
  std::string key = finding.kind == FindingKind::Priority    ? "finding.priority"
                    : finding.kind == FindingKind::Important ? "finding.important"
                                                             : "finding.valued";
  if (found.lines.empty()) key += found.enough_draws ? ".none" : ".few-draws";
  Words who = pen.group(found.group);
  if (!found.theme.empty())
    who = pen.say("finding.in-theme", {{"group", who}, {"theme", pen.label(found.label)}});
  const Words family = pen.say(found.of_themes ? "finding.themes" : "finding.aspects",
                               {{"n", pen.count(found.family)}});
  std::vector<Words> names, figures;
  for (const findings::DriverLine& line : found.lines) {
    names.push_back(aspect_quoted(pen, line));
    figures.push_back(aspect_words(pen, finding.kind, line));
  }
  Words sentence = pen.say(key, {{"who", who},
                                 {"list", pen.list(names)},
                                 {"figures", join(figures, "; ")},
                                 {"family", family},
                                 {"sure", pen.percent(found.confidence)}});
  if (!found.lines.empty()) return sentence;  // its figures have the sign
  return std::move(sentence) + plain(pen.signs(false, found.added_afterwards.value_or(false)));
}

Words level_sentence(Pen& pen, const Step& step) {
  const FigureName name = step.after.name();
  const Figure* figure = pen.material().released().figure(name);
  if (figure == nullptr)
    return pen.say("finding.held", {{"group", pen.group(name.domain)}, {"why", pen.why(name)}});
  return level_clause(pen, *figure) + plain(" (") + pen.between(*figure) + plain(").");
}

bool is_since_the_wave_before(const Finding& f) {
  return f.kind == FindingKind::Change || f.kind == FindingKind::Tails;
}

// Where nothing moved: how much was looked at.
Words nothing_moved(const Pen& pen) {
  std::size_t steps = 0, tested = 0;
  for (const Finding& f : pen.material().findings()) {
    if (f.kind != FindingKind::Change) continue;
    ++steps;
    if (findings::is_tested(f.step())) ++tested;
  }
  if (steps == 0) return {};
  if (tested == 0) return pen.say("findings.nothing-tested");
  return pen.say("findings.nothing", {{"n", pen.count(tested)}});
}

}  // namespace

Words finding_sentence(Pen& pen, const Finding& finding) {
  switch (finding.kind) {
    case FindingKind::Change:
      return change_sentence(pen, finding.step());
    case FindingKind::Trend:
      return finding.line ? trend_sentence(pen, *finding.line)
                          : change_sentence(pen, finding.step());
    case FindingKind::Tails:
      return change_sentence(pen, finding.steps[0]) + plain(" ") +
             change_sentence(pen, finding.steps[1]);
    case FindingKind::Benchmark:
      return benchmark_sentence(pen, finding);
    case FindingKind::Groups:
      return groups_sentence(pen, finding.step());
    case FindingKind::Mix:
      return mix_sentence(pen, finding);
    case FindingKind::Response:
      return response_sentence(pen, *finding.response);
    case FindingKind::Priority:
    case FindingKind::Important:
    case FindingKind::Valued:
      return drivers_sentence(pen, finding);
    case FindingKind::Level:
      break;
  }
  return level_sentence(pen, finding.step());
}

bool is_late(const Pen& pen, const findings::ResponseChange& change) {
  // No item is called so: only breaks that concern everything are of it.
  return pen.material().sources().afterwards.change("", change.before_wave, change.after_wave);
}

std::vector<Block> findings_that_stand_out(Pen& pen) {
  std::vector<Block> blocks;
  BulletList list;
  bool moved = false;
  for (const Finding& f : pen.material().findings()) {
    moved = moved || (is_since_the_wave_before(f) && is_shown(f));
    if (f.stands_out > 0) list.items.push_back(finding_sentence(pen, f));
  }
  if (const Words nothing = moved ? Words{} : nothing_moved(pen); !nothing.empty())
    blocks.push_back(Paragraph{nothing});
  if (list.items.empty()) return blocks;
  blocks.push_back(Paragraph{pen.say("findings.stand-out")});
  blocks.push_back(std::move(list));
  return blocks;
}

}  // namespace peil::report
