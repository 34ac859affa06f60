#include "peil/report/verdict.h"

#include "peil/base/contract.h"

namespace peil::report {
namespace {

using findings::Hindrance;
using findings::Outcome;

Words least(const Pen& pen) { return pen.count(pen.study().rules.least_tested); }

// A sign behind a mark is no part of it.
std::string digits_of(const Pen& pen, const findings::Evidence& evidence) {
  if (const Figure* f = pen.material().released().figure(evidence.name())) return pen.digits(*f);
  return findings::mark_text(evidence, pen.language());
}

Words of_tested(Pen& pen, const Step& step) {
  if (step.outcome == Outcome::NotShown) {
    return pen.say("explain.not-shown",
                   {{"d", pen.difference(step)}, {"between", pen.change_between(step)}}) +
           about_rounding(pen, step) + about_correction(pen, step);
  }
  return pen.say("explain.change", {{"before", mark_of(pen, step.before)},
                                    {"after", mark_of(pen, step.after)},
                                    {"between", pen.change_between(step)}}) +
         about_rounding(pen, step);
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

bool prints_equal(const Pen& pen, const Step& step) {
  return digits_of(pen, step.before) == digits_of(pen, step.after);
}

std::string_view outcome_word(Outcome outcome) {
  return outcome == Outcome::Rose ? "rose" : outcome == Outcome::Fell ? "fell" : "not-shown";
}

std::string_view hindrance_word(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::Cut:
      return "not-comparable";
    case Hindrance::Overlap:
      return "overlap";
    case Hindrance::TooFew:
      return "too-few";
    case Hindrance::NoError:
      return "no-error";
    case Hindrance::NoMark:
      return "held";
    case Hindrance::None:
      break;
  }
  expects(false, "hindrance_word: something that stands in the way");
  return "";
}

std::string verdict_word(const Pen& pen, const Step& step) {
  if (step.hindrance == Hindrance::NoError && pen.material().has_no_margin(step))
    return "no-margin";
  if (step.hindrance != Hindrance::None) return std::string(hindrance_word(step.hindrance));
  if (!step.error_known) return "from-print";
  return std::string(outcome_word(step.outcome));
}

Words verdict(Pen& pen, const Step* step) {
  if (!step) return pen.say("verdict.first");
  const std::string what = verdict_word(pen, *step);
  const Words wave = plain(step->before.wave);
  if (what == "rose" || what == "fell") {
    return pen.say("verdict." + what, {{"d", pen.size_of_change(*step)}, {"wave", wave}});
  }
  if (what == "too-few") return pen.say("verdict.too-few", {{"wave", wave}, {"least", least(pen)}});
  return pen.with_sign(pen.say("verdict." + what, {{"wave", wave}}), *step);
}

Words mark_of(Pen& pen, const findings::Evidence& evidence) {
  if (const Figure* f = pen.material().released().figure(evidence.name())) return pen.number(*f);
  return plain(findings::mark_text(evidence, pen.language()));
}

Words about_rounding(Pen& pen, const Step& step) {
  if (step.outcome == Outcome::NotShown)
    return prints_equal(pen, step) ? Words{} : pen.say("explain.rounding-differs");
  return pen.material().extra_decimals(step.after.name()) > 0 ? pen.say("explain.unseen") : Words{};
}

Words among_many(const Pen& pen, std::size_t tested, double error_rate) {
  const bool one_is_expected = static_cast<double>(tested) * error_rate >= 1.0;
  return pen.say(one_is_expected ? "explain.correction.expected" : "explain.correction",
                 {{"n", pen.count(tested)}});
}

Words about_correction(const Pen& pen, const Step& step) {
  if (!findings::stands_out_alone(step)) return {};
  return among_many(pen, step.family, 1.0 - pen.study().rules.confidence);
}

Words verdict_cell(Pen& pen, const Step& step) {
  const std::string what = verdict_word(pen, step);
  if (what == "too-few") return pen.say("cell.too-few", {{"least", least(pen)}});
  const Words cell = pen.say("cell." + what);
  return findings::is_tested(step) ? cell : pen.with_sign(cell, step);  // else at the difference
}

Words explanation(Pen& pen, const Step* step) {
  if (!step) return pen.say("explain.first");
  const std::string what = verdict_word(pen, *step);
  if (what == "from-print") {
    return pen.with_sign(pen.say("explain.from-print", {{"wave", plain(step->before.wave)},
                                                        {"mark", mark_of(pen, step->before)}}),
                         *step);
  }
  if (what == "not-comparable") {
    const Break* cut = pen.material().cut(step->before.wave, step->after.wave);
    return pen.with_sign(pen.say("explain.not-comparable", {{"break", pen.label(cut->text)}}),
                         *step);
  }
  if (what == "overlap") return pen.say("explain.overlap");
  if (what == "too-few" && step->interval) {
    return pen.say("explain.too-few",
                   {{"d", pen.difference(*step)}, {"between", pen.change_between(*step)}});
  }
  if (what == "no-error" || what == "no-margin")
    return pen.say("explain.no-error", {{"d", pen.difference(*step)}});
  return findings::is_tested(*step) ? of_tested(pen, *step) : pen.say("explain.held");
}

Words step_sentence(Pen& pen, const Step& step) {
  expects(step.hindrance != Hindrance::Cut, "step_sentence: no step across a cut");
  const std::string what = verdict_word(pen, step);
  const Words from = plain(step.before.wave), to = plain(step.after.wave);
  if (!findings::is_tested(step))
    return pen.with_sign(pen.say("step." + what, {{"from", from}, {"to", to}}), step);
  return pen.say("step." + what,
                 {{"from", from},
                  {"to", to},
                  {"d", what == "not-shown" ? pen.difference(step) : pen.size_of_change(step)},
                  {"between", pen.change_between(step)}}) +
         about_correction(pen, step);
}

std::optional<PrintedRow> cut_row(Pen& pen, std::string_view item, std::string_view before,
                                  std::string_view after) {
  const Break* cut = before.empty() ? nullptr : pen.study().cut(item, before, after);
  if (cut == nullptr) return {};
  return PrintedRow{
      {pen.say("table.cut-waves",
               {{"from", plain(std::string(before))}, {"to", plain(std::string(after))}}),
       pen.with_sign(pen.say("table.cut", {{"break", pen.label(cut->text)}}),
                     pen.material().sources().afterwards.change(item, before, after))}};
}

Words tail_step_sentence(Pen& pen, const Step& step) {
  expects(findings::is_tested(step), "tail_step_sentence: a step that is tested");
  const std::string what = verdict_word(pen, step);
  return pen.say("tails.step." + what,
                 {{"from", plain(step.before.wave)},
                  {"d", what == "not-shown" ? pen.difference(step) : pen.size_of_change(step)},
                  {"between", pen.change_between(step)}}) +
         about_correction(pen, step);
}

bool polarised(const Pen& pen, std::string_view group) {
  return both_tails(pen.material(), group,
                    [](const Step& s) { return s.outcome == Outcome::Rose; });
}

std::optional<std::size_t> shown_of_both_higher(const Material& material, std::string_view group) {
  std::size_t shown = 0;
  const bool both = both_tails(material, group, [&](const Step& s) {
    shown += s.outcome == Outcome::Rose ? 1 : 0;
    return findings::is_tested(s) && findings::difference_of(s) > 0.0;
  });
  return both ? std::optional(shown) : std::nullopt;
}

}  // namespace peil::report
