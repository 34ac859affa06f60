#include "peil/findings/judge_benchmark_gate.h"

#include "peil/base/text.h"

namespace peil::findings {
namespace {

std::string year_of(const std::string& wave, const Study& study) {
  if (wave.size() == 4 && whole_number(wave)) return wave;
  return day_text(study.wave(wave)->to).substr(0, 4);
}

bool same_scale(const BenchmarkRow& row, const std::string& measure, const std::string& wave,
                const Study& study) {
  const Questionnaire& form = study.form(wave);
  const bool print_only = !form.find(measure);  // marks
  const auto own = print_only ? std::optional(Scale{}) : scale_of(form, measure);
  const auto other = read_scale(row.scale);
  return own && other && own->text() == other->text();
}

}  // namespace

Words level_text(BenchmarkLevel level, const Bench& bench) {
  switch (level) {
    case BenchmarkLevel::Government:
      return bench.words.say("level.government");
    case BenchmarkLevel::Chain:
      return bench.words.say("level.chain");
    case BenchmarkLevel::Organisation:
      break;
  }
  return bench.words.say("level.organisation");
}

std::string mark_of(const BenchmarkRow& row, const Bench& bench) {
  return row.mark.text(bench.words.language());
}

Admitted admit(const Claim& claim, const Bench& bench) {
  Admitted a;
  const std::string year = year_of(claim.waves.front(), bench.study());
  const Words own = bench.words.say("level.organisation");
  std::string label;
  for (const BenchmarkRow& row : bench.study().published.benchmarks) {
    if (row.name != claim.benchmark) continue;
    label = row.label;
    if (row.year != year) continue;
    a.of_year.push_back(&row);
    if (row.level == BenchmarkLevel::Organisation) a.like = &row;
  }
  if (a.of_year.empty()) {
    a.refused = bench.words.sentence("needs.year",
                                     {{"label", bench.words.study_text(label)}, {"year", year}});
  } else if (a.like == nullptr) {
    std::vector<Words> others;
    for (const BenchmarkRow* row : a.of_year) {
      others.push_back(level_text(row->level, bench) + plain(" (" + mark_of(*row, bench) + ")"));
    }
    a.refused = bench.words.sentence(
        "needs.level", {{"own", own}, {"year", year}, {"others", bench.words.list(others)}});
  } else {
    for (const std::string& measure : claim.measures) {
      if (same_scale(*a.like, measure, claim.waves.front(), bench.study())) continue;
      a.refused = bench.words.sentence("needs.scale", {{"scale", a.like->scale}});
    }
  }
  return a;
}

}  // namespace peil::findings
