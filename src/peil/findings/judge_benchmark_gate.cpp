#include "peil/findings/judge_benchmark_gate.h"

#include "peil/findings/benchmark_steps.h"

namespace peil::findings {
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

namespace {

// Another year or level is told by the row that is missing.
Words refusal(Mismatch why, const BenchmarkRow& row, const Wave& wave, const Bench& bench) {
  switch (why) {
    case Mismatch::Year:
    case Mismatch::Level:
      break;
    case Mismatch::Scale:
      return bench.words.sentence("needs.scale", {{"scale", row.scale}});
    case Mismatch::Population:
      return bench.words.sentence(
          "needs.population",
          {{"population", inside_a_sentence(bench.words.study_text(row.population))}});
    case Mismatch::Question:
      return bench.words.sentence("needs.question",
                                  {{"question", bench.words.study_text(row.question)}});
    case Mismatch::Mode:
      if (row.mode.empty() || wave.mode.empty()) return bench.words.sentence("needs.mode");
      return bench.words.sentence("needs.mode-of", {{"mode", bench.words.study_text(row.mode)},
                                                    {"own", bench.words.study_text(wave.mode)}});
  }
  return {};
}

}  // namespace

Admitted admit(const Claim& claim, const Bench& bench) {
  Admitted a;
  const std::string& wave = claim.waves.front();
  const std::string year = year_of(wave, bench.study());
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
    a.refused = {bench.words.sentence("needs.year",
                                      {{"label", bench.words.study_text(label)}, {"year", year}})};
  } else if (a.like == nullptr) {
    std::vector<Words> others;
    for (const BenchmarkRow* row : a.of_year) {
      others.push_back(level_text(row->level, bench) + plain(" (" + mark_of(*row, bench) + ")"));
    }
    a.refused = {bench.words.sentence(
        "needs.level", {{"own", own}, {"year", year}, {"others", bench.words.list(others)}})};
  } else {
    std::set<Mismatch> whys;
    for (const std::string& measure : claim.measures) {
      for (const Mismatch why : mismatches(*a.like, measure, wave, bench.study())) whys.insert(why);
    }
    for (const Mismatch why : whys)
      a.refused.push_back(refusal(why, *a.like, *bench.study().wave(wave), bench));
  }
  return a;
}

}  // namespace peil::findings
