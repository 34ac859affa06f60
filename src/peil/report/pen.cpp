#include "peil/report/pen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/findings/response_rates.h"
#include "peil/findings/wording.h"
#include "peil/language/numbers.h"
#include "peil/language/texts.h"

namespace peil::report {
namespace {

using Kind = TextRun::Kind;

TextRun figure_run(Number number) { return {Kind::Figure, "", "", std::move(number)}; }

bool is_demonstrated(const Step& step) {
  return step.outcome == findings::Outcome::Rose || step.outcome == findings::Outcome::Fell;
}

bool has_figures(const Step& step) { return step.before.figure && step.after.figure; }

bool is_mean(const FigureName& name) { return name.statistic == "mean"; }

bool prints_zero(double value, int decimals) {
  const std::string text = number_text(value, decimals);
  return text.find_first_of("123456789") == std::string::npos;
}

}  // namespace

int decimals_that_show(std::span<const double> values, int least) {
  constexpr int most = 6;
  int decimals = least;
  for (const double value : values) {
    while (prints_zero(value, decimals) && decimals < most) ++decimals;
  }
  return decimals;
}

Pen::Pen(const Material& material, std::string language)
    : material_(material), language_(std::move(language)) {}

Words Pen::say(std::string_view key, Blanks blanks) const {
  return language::fill<Words>(language::texts(language_).form("report", key), blanks, plain);
}

std::string Pen::text(std::string_view key, Blanks blanks) const { return flat(say(key, blanks)); }

Words Pen::label(const LocalText& text) const {
  return words_in(text, language_, study().source_language);
}

Words Pen::study_text(std::string text) const {
  return words_in(std::move(text), language_, study().source_language);
}

Words Pen::group(std::string_view name) const {
  if (const ReportingGroup* g = study().reporting_group(name)) return label(g->label);
  const CustomerGroup* g = study().customer_group(name);
  expects(g, "Pen: a group of the study");
  return label(g->label);
}

std::string Pen::printed_value(const FigureName& name, double value) const {
  if (name.statistic == "nps")
    return language::signed_number(std::clamp(value, -100.0, 100.0), material_.decimals(name),
                                   language_);
  if (!is_mean(name)) return language::percent(value, material_.decimals(name), language_);
  if (const auto ends = material_.scale(name)) value = std::clamp(value, ends->low, ends->high);
  return language::number(value, material_.decimals(name), language_);
}

Number Pen::value(const Figure& figure) {
  used_.emplace(figure.key(), &figure);
  return {digits(figure) + signs_of(figure), exact_text(figure.estimate().value), figure.key(), "",
          ""};
}

std::string Pen::signs_of(const Figure& figure) {
  return signs(misses(figure.precision()), figure.added_afterwards());
}

std::string Pen::signs(bool imprecise, bool afterwards) {
  imprecise_ = imprecise_ || imprecise;
  afterwards_ = afterwards_ || afterwards;
  return (imprecise ? text("precision.sign") : "") + (afterwards ? text("afterwards.sign") : "");
}

std::string Pen::sign_of(const Step& step) {
  return signs(false, material_.sources().afterwards.change(step));
}

Words Pen::with_sign(Words sentence, bool afterwards) {
  if (!afterwards || sentence.empty()) return sentence;
  const std::string sign = signs(false, true);
  TextRun& last = sentence.back();
  // Before the full stop, behind which there may be a blank.
  const auto end = last.text.find_last_not_of(' ');
  const bool stops = last.kind == Kind::Plain && end != std::string::npos && last.text[end] == '.';
  if (!stops) return std::move(sentence) + plain(sign);
  last.text.insert(end, sign);
  return sentence;
}

Words Pen::with_sign(Words sentence, const Step& step) {
  return with_sign(std::move(sentence), material_.sources().afterwards.change(step));
}

Words Pen::exact_value(const Figure& figure) {
  return plain(exact_text(figure.estimate().value) + signs_of(figure));
}

std::string Pen::digits(const Figure& figure) const {
  return printed_value(figure.name(), figure.estimate().value);
}

Words Pen::note_of_signs() {
  std::vector<Words> notes;
  for (const auto& [written, what] :
       {std::pair{&imprecise_, std::string("precision")}, {&afterwards_, "afterwards"}}) {
    if (std::exchange(*written, false))
      notes.push_back(say(what + ".note", {{"sign", say(what + ".sign")}}));
  }
  return join(notes, " ");
}

Number Pen::bound(const Figure& figure, bool high) {
  used_.emplace(figure.key(), &figure);
  const double v = high ? figure.interval().high : figure.interval().low;
  return {printed_value(figure.name(), v), exact_text(v), figure.key(), high ? "high" : "low", ""};
}

Words Pen::number(const Figure& figure) { return {figure_run(value(figure))}; }
Words Pen::low(const Figure& figure) { return {figure_run(bound(figure, false))}; }
Words Pen::high(const Figure& figure) { return {figure_run(bound(figure, true))}; }

Words Pen::between(const Figure& figure) {
  if (material_.has_no_margin(figure)) return say("no-margin");
  return say("between", {{"low", low(figure)}, {"high", high(figure)}});
}

Words Pen::range(const Figure& figure) {
  if (material_.has_no_margin(figure)) return say("none");
  return say("range", {{"low", low(figure)}, {"high", high(figure)}});
}

Words Pen::answers(const Figure& figure) { return count(figure.estimate().answers); }

Words Pen::printed(const PublishedMark& mark) const { return plain(mark.mark.text(language_)); }

Words Pen::why(disclosure::Held why) const {
  switch (why) {
    case disclosure::Held::NotConverged:
      return say("held.not-converged");
    case disclosure::Held::NoAnswers:
      return say("held.no-answers");
    case disclosure::Held::TooFew:
      return say("held.too-few", {{"least", count(study().rules.least_shown)}});
    case disclosure::Held::Protecting:
      return say("held.protecting");
    case disclosure::Held::NoError:
      return say("held.no-error");
    case disclosure::Held::NoSpread:
      return say("held.no-spread");
    case disclosure::Held::OneAnswer:
      return say("held.one-answer");
    case disclosure::Held::Dominated:
      return say("held.dominated");
    case disclosure::Held::Imprecise:
      return say("held.imprecise");
    case disclosure::Held::AfterRelease:
      return say("held.after-release");
    case disclosure::Held::NoData:
      break;
  }
  return say("held.no-data");
}

Words Pen::why(const FigureName& name) const {
  const disclosure::Held held = material_.released().why(name);
  const WaveResults* results = material_.results(name.wave);
  if (held != disclosure::Held::NoData || !results) return why(held);
  const bool answered = findings::response_of(*results, study(), name.domain).answered > 0;
  return say(answered ? "held.not-asked" : "held.no-answers");
}

Words Pen::number_or_why(const FigureName& name) {
  const Figure* figure = material_.released().figure(name);
  return figure ? number(*figure) : why(name);
}

Words Pen::between_or_dash(const FigureName& name) {
  const Figure* figure = material_.released().figure(name);
  return figure ? range(*figure) : plain("–");
}

Words Pen::answers_or_dash(const FigureName& name) {
  const Figure* figure = material_.released().figure(name);
  return figure ? answers(*figure) : plain("–");
}

std::string Pen::printed_difference(const Step& step, double value, bool sign) const {
  const FigureName name = step.after.name();
  const bool mean = is_mean(name);
  const double unit = name.is_share() ? 100.0 : 1.0;
  int decimals = has_figures(step) ? std::max(mean ? 2 : 1, material_.decimals(name)) : 1;
  const bool apart = is_demonstrated(step) || findings::stands_out_alone(step);
  if (apart && has_figures(step))
    decimals = decimals_that_show(std::array{unit * findings::difference_of(step),
                                             unit * step.interval->low, unit * step.interval->high},
                                  decimals);
  return sign ? language::signed_number(value * unit, decimals, language_)
              : language::number(std::abs(value * unit), decimals, language_);
}

Words Pen::difference_number(const Step& step, double value, bool sign, std::string part) {
  const std::string text =
      printed_difference(step, value, sign) + (part.empty() ? sign_of(step) : "");
  if (!has_figures(step)) return plain(text);
  const Figure* before = material_.released().figure(step.before.name());
  const Figure* after = material_.released().figure(step.after.name());
  expects(before && after, "Pen: a difference of two figures that are shown");
  used_.emplace(before->key(), before);
  used_.emplace(after->key(), after);
  return {figure_run({text, exact_text(value), after->key(), std::move(part), before->key()})};
}

Words Pen::difference(const Step& step) {
  return difference_number(step, findings::difference_of(step), true, "");
}

Words Pen::size_of_change(const Step& step) {
  return difference_number(step, findings::difference_of(step), false, "");
}

Words Pen::change_ends(const Step& step, std::string_view key) {
  if (!step.interval) return plain("–");
  return say(key, {{"low", difference_number(step, step.interval->low, true, "low")},
                   {"high", difference_number(step, step.interval->high, true, "high")}});
}

Words Pen::change_range(const Step& step) { return change_ends(step, "range-signed"); }
Words Pen::change_between(const Step& step) { return change_ends(step, "between"); }

Words Pen::count(std::size_t n) const {
  return plain(language::count(static_cast<std::int64_t>(n), language_));
}

std::string Pen::of_ends(std::string key) const {
  const Scale scale = material_.overall_scale().value_or(Scale{});
  const bool marks = scale.low_to() == 5 && scale.high_from() == 8;
  return marks ? key : key + ".scaled";
}

Words Pen::end(bool high) const {
  return plain(findings::end_text(material_.overall_scale().value_or(Scale{}), high, language_));
}

Words Pen::lowest() const {
  return plain(std::to_string(material_.overall_scale().value_or(Scale{}).from));
}

Words Pen::highest() const {
  return plain(std::to_string(material_.overall_scale().value_or(Scale{}).to));
}

Words Pen::scale_note() const {
  if (!material_.names_scale()) return {};
  return say("scale-note", {{"from", lowest()}, {"to", highest()}});
}

std::string Pen::day(Day day) const { return language::day(day, language_); }

Words Pen::percent(double share) const { return plain(language::percent(share, 0, language_)); }

Words Pen::list(const std::vector<Words>& items) const {
  return language::list<Words>(items, language_, plain);
}

}  // namespace peil::report
