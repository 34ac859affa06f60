#include "peil/report/told_findings.h"

#include "peil/report/benchmark.h"
#include "peil/report/finding_words.h"
#include "peil/report/verdict.h"
#include "peil/study/published_file.h"

namespace peil::report {
namespace {

using findings::Finding;
using findings::FindingKind;

const char* kind_name(FindingKind kind) {
  switch (kind) {
    case FindingKind::Change:
      return "change";
    case FindingKind::Trend:
      return "trend";
    case FindingKind::Tails:
      return "tails";
    case FindingKind::Benchmark:
      return "benchmark";
    case FindingKind::Groups:
      return "groups";
    case FindingKind::Mix:
      return "mix";
    case FindingKind::Response:
      return "response";
    case FindingKind::Priority:
      return "priority";
    case FindingKind::Important:
      return "important";
    case FindingKind::Valued:
      return "valued";
    case FindingKind::Level:
      break;
  }
  return "level";
}

ToldComparison told_value(const Figure& figure, const Study& study) {
  const FigureName& name = figure.name();
  ToldComparison told;
  told.measure = name.measure;
  told.statistic = name.statistic;
  told.group = name.domain;
  told.wave = name.wave;
  told.value = figure.estimate().value;
  told.interval = figure.interval();
  told.answers = figure.estimate().answers;
  told.key = figure.key();
  told.precision = figure.precision();
  if (study.lock(name.wave) != nullptr) told.added_afterwards = figure.added_afterwards();
  return told;
}

// Of what it is held against: another wave, another group, or a benchmark, which has no group.
void tell_against(ToldComparison& told, const Pen& pen, const Step& step) {
  const findings::Evidence& before = step.before;
  told.against_group = before.group;
  told.against_wave = before.wave;
  if (before.figure) {
    told.against = before.figure->estimate().value;
    told.against_key = before.figure->key();
  } else if (before.known()) {
    told.against = before.tenths / 10.0 / findings::in_print_units(before);
  }
  told.verdict = verdict_word(pen, step);
  if (!findings::is_tested(step)) return;
  told.difference = findings::difference_of(step);
  told.change = step.interval;
  told.p = step.p;
  told.adjusted_p = step.adjusted_p;
  told.family = step.family;
  told.stands_out_alone = findings::stands_out_alone(step);
}

// On a break or a benchmark that is not as it was locked.
bool rests_on_late(const Pen& pen, const Finding& finding, const Step& step) {
  return pen.material().sources().afterwards.change(step) ||
         (finding.row != nullptr && is_late(pen, *finding.row));
}

std::vector<ToldComparison> comparisons(const Pen& pen, const Finding& finding) {
  std::vector<ToldComparison> told;
  if (finding.drivers || finding.line) return told;
  for (const Step& step : finding.steps) {
    const Figure* figure = pen.material().released().figure(step.after.name());
    if (figure == nullptr) continue;
    told.push_back(told_value(*figure, pen.study()));
    if (finding.kind != FindingKind::Level) tell_against(told.back(), pen, step);
    if (rests_on_late(pen, finding, step) && told.back().added_afterwards)
      told.back().added_afterwards = true;
    if (finding.kind != FindingKind::Groups)
      told.back().tipping = findings::tipping(step, pen.material().sources());
  }
  return told;
}

// In the order in which they are told.
template <class Aspects>
std::vector<std::string> words_of(const Aspects& aspects) {
  std::vector<std::string> words;
  for (const Mismatch what : aspects) {
    for (const auto& [word, named] : study::differs_in_words()) {
      if (named == what) words.push_back(word);
    }
  }
  return words;
}

void tell_benchmark(ToldFinding& told, const Material& material, const BenchmarkRow& row) {
  told.benchmark = row.name;
  told.not_known = words_of(not_known_of(material, row));
  told.vouched = words_of(row.compares_in);
}

}  // namespace

ToldFindings told_findings(const Study& study, std::span<const WaveResults> waves,
                           std::span<const std::string> languages,
                           const findings::DriversFound* drivers) {
  const Material material(study, waves, drivers);
  std::vector<Pen> pens;
  for (const std::string& language : languages) pens.emplace_back(material, language);
  ToldFindings result;
  for (const Finding& finding : material.findings()) {
    ToldFinding told;
    told.kind = kind_name(finding.kind);
    told.stands_out = finding.stands_out;
    if (finding.row != nullptr) tell_benchmark(told, material, *finding.row);
    told.comparisons = comparisons(pens.front(), finding);
    told.mix = finding.mix;
    told.response = finding.response;
    if (finding.response && study.lock(finding.response->after_wave) != nullptr)
      told.response_afterwards = is_late(pens.front(), *finding.response);
    told.drivers = finding.drivers;
    told.line = finding.line;
    for (Pen& pen : pens) told.sentence[pen.language()] = flat(finding_sentence(pen, finding));
    result.all.push_back(std::move(told));
  }
  for (Pen& pen : pens) result.note[pen.language()] = flat(pen.note_of_signs());
  return result;
}

}  // namespace peil::report
