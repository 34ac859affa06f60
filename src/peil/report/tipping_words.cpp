#include "peil/report/tipping_words.h"

#include <cmath>

#include "peil/language/numbers.h"

namespace peil::report {
namespace {

using findings::Outcome;
using findings::Tipping;

constexpr int decimals_of_turn = 2;

Words size_words(const Pen& pen, double difference) {
  const double least = std::pow(10.0, -decimals_of_turn);
  const auto number = [&](double value) {
    return plain(language::number(value, decimals_of_turn, pen.language()));
  };
  if (std::abs(difference) < least) return pen.say("tipping.less-than", {{"d", number(least)}});
  return number(std::abs(difference));
}

// From the mark of those who answered the scale does not reach so far.
bool is_beyond(const Pen& pen, const Step& step, double difference) {
  const auto ends = pen.material().scale(step.after.name());
  const double mark = step.after.figure->estimate().value + difference;
  return ends && (mark < ends->low || mark > ends->high);
}

Words turn(const Pen& pen, const Step& step, double difference) {
  const Words words = pen.say(difference < 0.0 ? "tipping.lower" : "tipping.higher",
                              {{"d", size_words(pen, difference)}});
  return is_beyond(pen, step, difference) ? words + pen.say("tipping.beyond") : words;
}

Words turns(const Pen& pen, const Step& step, const Tipping& t) {
  if (step.outcome == Outcome::Rose) return turn(pen, step, t.high);
  if (step.outcome == Outcome::Fell) return turn(pen, step, t.low);
  return pen.say("tipping.either",
                 {{"low", turn(pen, step, t.low)}, {"high", turn(pen, step, t.high)}});
}

}  // namespace

Words tipping_cell(const Pen& pen, const Step& step) {
  const Tipping t = findings::tipping(step, pen.material().sources());
  switch (t.why) {
    case Tipping::Why::NotTested:
      return plain("–");
    case Tipping::Why::NobodyMissing:
      return pen.say("tipping.nobody-missing");
    case Tipping::Why::Unknown:
      return pen.say("tipping.unknown");
    case Tipping::Why::Known:
      break;
  }
  return pen.say("tipping.cell",
                 {{"turns", turns(pen, step, t)}, {"silent", pen.percent(t.silent)}});
}

Words tipping_note(const Pen& pen) { return pen.say("tipping.note"); }

std::vector<Words> tipping_of_benchmarks(Pen& pen) {
  std::vector<Words> sentences;
  for (const findings::Finding& finding : pen.material().findings()) {
    if (finding.kind != findings::FindingKind::Benchmark) continue;
    std::vector<Words> groups;
    for (const Step& step : finding.steps) {
      if (!findings::is_tested(step)) continue;
      groups.push_back(pen.say("tipping.of-group", {{"group", pen.group(step.after.group)},
                                                    {"turns", tipping_cell(pen, step)}}));
    }
    if (groups.empty()) continue;
    sentences.push_back(pen.say("tipping.benchmark", {{"label", pen.study_text(finding.row->label)},
                                                      {"year", plain(finding.row->year)},
                                                      {"groups", join(groups, "; ")}}));
  }
  return sentences;
}

}  // namespace peil::report
