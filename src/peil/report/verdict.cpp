#include "peil/report/verdict.h"

#include "peil/base/contract.h"

namespace peil::report {
namespace {

using findings::Direction;

std::string direction_word(Direction d) {
  return d == Direction::Rose ? "rose" : d == Direction::Fell ? "fell" : "not-shown";
}

std::string reason(Untested u) {
  switch (u) {
    case Untested::FromPrint:
      return "from-print";
    case Untested::NotComparable:
      return "not-comparable";
    case Untested::TooFew:
      return "too-few";
    case Untested::Held:
      return "held";
    default:
      return "first";
  }
}

std::string outcome(const Step& step) {
  return step.untested == Untested::No ? direction_word(step.verdict) : reason(step.untested);
}

Words least(const Pen& pen) { return pen.count(pen.study().rules.least_tested); }

// Tested by itself it would be a change; among its family it is not.
bool lost_to_correction(const Pen& pen, const Step& step) {
  return step.verdict == Direction::NotShown && *step.change.p < 1.0 - pen.study().rules.confidence;
}

const Family& family_of(const Pen& pen, const Step& step) {
  const Material& m = pen.material();
  for (const Family* f : {&m.trend(), &m.tails()}) {
    if (f->to(step.after)) return *f;
  }
  return m.groups();
}

bool prints_equal(Pen& pen, const Step& step) {
  const Released& r = pen.material().released();
  return pen.value(*r.figure(step.before)).text == pen.value(*r.figure(step.after)).text;
}

Words of_tested(Pen& pen, const Step& step) {
  const Released& r = pen.material().released();
  if (step.verdict == Direction::NotShown) {
    Words words = pen.say("explain.not-shown",
                          {{"d", pen.difference(step)}, {"between", pen.change_between(step)}});
    if (!prints_equal(pen, step)) words = std::move(words) + pen.say("explain.rounding-differs");
    if (lost_to_correction(pen, step)) {
      words = std::move(words) +
              pen.say("explain.correction", {{"n", pen.count(family_of(pen, step).tested)}});
    }
    return words;
  }
  Words words = pen.say("explain.change", {{"before", pen.number(*r.figure(step.before))},
                                           {"after", pen.number(*r.figure(step.after))},
                                           {"between", pen.change_between(step)}});
  if (pen.material().extra_decimals(step.after) > 0) {
    words = std::move(words) + pen.say("explain.unseen");
  }
  return words;
}

template <class Holds>
bool both_tails(const Material& m, std::string_view group, Holds holds) {
  FigureName name = m.mark(m.last().name, group);
  for (const char* tail : {"low", "high"}) {
    name.statistic = tail;
    const Step* step = m.tails().to(name);
    if (!step || !holds(*step)) return false;
  }
  return true;
}

}  // namespace

Words verdict(Pen& pen, const Step* step) {
  if (!step) return pen.say("verdict.first");
  const std::string what = outcome(*step);
  const Words wave = plain(step->before.wave);
  if (what == "rose" || what == "fell") {
    return pen.say("verdict." + what, {{"d", pen.size_of_change(*step)}, {"wave", wave}});
  }
  if (what == "too-few") return pen.say("verdict.too-few", {{"wave", wave}, {"least", least(pen)}});
  return pen.say("verdict." + what, {{"wave", wave}});
}

Words verdict_cell(Pen& pen, const Step& step) {
  const std::string what = outcome(step);
  if (what == "too-few") return pen.say("cell.too-few", {{"least", least(pen)}});
  return pen.say("cell." + what);
}

Words explanation(Pen& pen, const Step* step) {
  if (!step) return pen.say("explain.first");
  switch (step->untested) {
    case Untested::FromPrint: {
      const PublishedMark* mark = pen.material().printed(step->before.wave, step->before.domain);
      expects(mark, "explanation: a printed mark");
      return pen.say("explain.from-print",
                     {{"wave", plain(step->before.wave)}, {"mark", pen.printed(*mark)}});
    }
    case Untested::NotComparable: {
      const Break* cut = pen.material().cut(step->before.wave, step->after.wave);
      return pen.say("explain.not-comparable", {{"break", pen.label(cut->text)}});
    }
    case Untested::TooFew:
      if (!step->change.interval) return pen.say("explain.held");
      return pen.say("explain.too-few",
                     {{"d", pen.difference(*step)}, {"between", pen.change_between(*step)}});
    case Untested::No:
      return of_tested(pen, *step);
    default:
      return pen.say("explain.held");
  }
}

Words step_sentence(Pen& pen, const Step& step) {
  const std::string what = outcome(step);
  const Words from = plain(step.before.wave), to = plain(step.after.wave);
  if (step.untested == Untested::No) {
    return pen.say("step." + what,
                   {{"from", from},
                    {"to", to},
                    {"d", step.verdict == Direction::NotShown ? pen.difference(step)
                                                              : pen.size_of_change(step)},
                    {"between", pen.change_between(step)}});
  }
  return pen.say("step." + what, {{"from", from}, {"to", to}});
}

Words tail_step_sentence(Pen& pen, const Step& step) {
  expects(step.untested == Untested::No, "tail_step_sentence: a step that is tested");
  const bool shown = step.verdict != Direction::NotShown;
  return pen.say("tails.step." + direction_word(step.verdict),
                 {{"from", plain(step.before.wave)},
                  {"d", shown ? pen.size_of_change(step) : pen.difference(step)},
                  {"between", pen.change_between(step)}});
}

bool polarised(const Pen& pen, std::string_view group) {
  return both_tails(pen.material(), group,
                    [](const Step& s) { return s.verdict == Direction::Rose; });
}

bool both_higher(const Material& material, std::string_view group) {
  return both_tails(material, group, [](const Step& s) {
    return s.untested == Untested::No && s.change.difference > 0.0;
  });
}

}  // namespace peil::report
