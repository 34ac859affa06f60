#include "peil/findings/benchmark_steps.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/findings/families.h"
#include "peil/findings/items.h"
#include "peil/study/wave_entries.h"

namespace peil::findings {
namespace {

bool same_scale(const BenchmarkRow& row, const std::string& measure, const Questionnaire& form) {
  const bool print_only = !form.find(measure);  // marks
  const auto own = print_only ? std::optional(Scale{}) : scale_of(form, measure);
  const auto other = read_scale(row.scale);
  return own && other && own->text() == other->text();
}

bool is_a_text_of(const LocalText& text, const std::string& words) {
  return std::ranges::any_of(text.in, [&](const auto& one) { return one.second == words; });
}

bool judged_by(const BenchmarkRow& row, const std::string& group, const Study& study) {
  if (const ReportingGroup* g = study.reporting_group(group))
    return is_a_text_of(g->label, row.population);
  const CustomerGroup* g = study.customer_group(group);
  return g != nullptr && is_a_text_of(g->label, row.population);
}

bool asks_alike(const BenchmarkRow& row, const FigureName& mark, const Study& study) {
  const Question* question = question_of(study, mark.measure, mark.wave);
  return question != nullptr && is_a_text_of(label_of(*question, mark.measure), row.question);
}

// The benchmark as if it were a wave before.
Evidence as_evidence(const BenchmarkRow& row, double shift, const Study& study) {
  Evidence e;
  e.ground = Ground::Print;
  e.wave = row.year;
  e.mark = {row.mark.from() + shift, row.mark.below() + shift};
  e.tenths = row.mark.tenths();
  e.shift = shift;
  const double sd = row.sd.value_or(study.assumed_sd(read_scale(row.scale).value_or(Scale{})));
  e.variance = row.answers && *row.answers > 0 ? sd * sd / static_cast<double>(*row.answers) : 0.0;
  return e;
}

}  // namespace

std::string year_of(const std::string& wave, const Study& study) {
  if (study::is_named_by_year(wave)) return wave;
  return day_text(study.wave(wave)->to).substr(0, 4);
}

std::vector<Mismatch> mismatches(const BenchmarkRow& row, const std::string& measure,
                                 const std::string& wave, const Study& study) {
  if (row.year != year_of(wave, study)) return {Mismatch::Year};
  std::set<Mismatch> all = row.differs_in;
  if (row.level != BenchmarkLevel::Organisation) all.insert(Mismatch::Level);
  if (!same_scale(row, measure, study.form(wave))) all.insert(Mismatch::Scale);
  const std::string& own = study.wave(wave)->mode;
  if (!row.mode.empty() && !own.empty() && row.mode != own) all.insert(Mismatch::Mode);
  return {all.begin(), all.end()};
}

std::vector<Mismatch> not_known(const BenchmarkRow& row, std::span<const FigureName> marks,
                                const Study& study) {
  std::set<Mismatch> open;
  for (const FigureName& mark : marks) {
    if (!judged_by(row, mark.domain, study)) open.insert(Mismatch::Population);
    if (!asks_alike(row, mark, study)) open.insert(Mismatch::Question);
    if (row.mode.empty() || row.mode != study.wave(mark.wave)->mode) open.insert(Mismatch::Mode);
  }
  for (const Mismatch said : row.differs_in) open.erase(said);
  for (const Mismatch said : row.compares_in) open.erase(said);
  return {open.begin(), open.end()};
}

std::vector<Step> benchmark_steps(const BenchmarkRow& row, const std::vector<FigureName>& marks,
                                  double shift, const Sources& sources) {
  const Study& study = sources.study;
  std::vector<Step> steps;
  std::vector<Step*> family;
  const Evidence bar = as_evidence(row, shift, study);
  const auto groups = groups_like(marks.front().domain, study);
  for (const std::string& group : groups) {
    FigureName name = marks.front();
    name.domain = group;
    steps.push_back(step_between(bar, evidence(sources, name), study.rules));
  }
  for (Step& s : steps) family.push_back(&s);
  judge(family, study.rules);
  std::vector<Step> wanted;
  for (const FigureName& mark : marks) {
    const auto at = std::ranges::find(steps, mark, [](const Step& s) { return s.after.name(); });
    expects(at != steps.end(), "benchmark_steps: groups of one kind");
    wanted.push_back(*at);
  }
  return wanted;
}

}  // namespace peil::findings
