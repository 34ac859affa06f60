// A table of 1,000 rows by 40 columns over 100,000 responses, from rows that are read already: what
// the columns that it derives, the estimates, the gate and putting it together each take.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>

#include "measure.h"
#include "peil/analysis/run/derive.h"
#include "peil/analysis/run/run.h"
#include "peil/findings/cross_table.h"
#include "peil/study/testing/study_builder.h"

namespace {

using namespace peil;
using namespace study::testing;

constexpr int blocks = 4, levels = 10;

// Marks with a mean, ten shares and both ends each; four questions of ten choices.
Study study_of(int marks) {
  std::vector<Question> questions;
  for (int m = 0; m < marks; ++m) questions.push_back(mark("mark" + std::to_string(m)));
  for (int b = 0; b < blocks; ++b) {
    std::vector<std::string> choices;
    for (int l = 0; l < levels; ++l) choices.push_back("l" + std::to_string(l));
    questions.push_back(select_one("by" + std::to_string(b)).choices(choices));
  }
  return StudyBuilder("large", "en")
      .reporting_group("everybody")
      .customer_group("people")
      .customer_group("firms")
      .waves({"2013"})
      .overall("mark0")
      .plan(drawn_plan("2013", "s"))
      .questions(questions)
      .value();
}

Column coded(const std::string& name, std::size_t rows, bool numeric, int kinds, double blank,
             const std::string& prefix, std::mt19937& random) {
  ByteColumn data;
  for (int k = 1; k <= kinds; ++k) {
    data.text.push_back(prefix + std::to_string(numeric ? k : k - 1));
    data.number.push_back(numeric ? k : 0.0);
  }
  std::uniform_real_distribution<double> chance;
  for (std::size_t row = 0; row < rows; ++row)
    data.code.push_back(chance(random) < blank ? std::uint8_t{0}
                                               : static_cast<std::uint8_t>(
                                                     1 + random() % static_cast<unsigned>(kinds)));
  return {name, numeric, std::move(data)};
}

Table table_of(std::size_t rows, int marks) {
  std::mt19937 random(7);
  Table table;
  table.rows = rows;
  table.columns.push_back(coded("w", rows, true, 3, 0.0, "", random));
  for (int m = 0; m < marks; ++m)
    table.columns.push_back(coded("mark" + std::to_string(m), rows, true, 10, 0.05, "", random));
  for (int b = 0; b < blocks; ++b)
    table.columns.push_back(
        coded("by" + std::to_string(b), rows, false, levels, 0.01, "l", random));
  table.columns.push_back(coded("customer_group", rows, false, 2, 0.0, "g", random));
  table.columns.push_back(coded("reporting_group", rows, false, 1, 0.0, "r", random));
  return table;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rows = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100000;
  const int marks = argc > 2 ? std::atoi(argv[2]) : 77;
  const int threads = argc > 3 ? std::atoi(argv[3]) : 2;
  const Study study = study_of(marks);
  Dataset now;
  now.wave = "2013";
  TableSpec spec;
  spec.file = "bench.toml";
  spec.wave = "2013";
  for (int m = 0; m < marks; ++m) spec.items.emplace_back("mark" + std::to_string(m));
  spec.show = {TableStatistic::Mean, TableStatistic::Shares, TableStatistic::Low,
               TableStatistic::High};
  for (int b = 0; b < blocks; ++b) spec.columns.push_back({"by" + std::to_string(b)});
  findings::TablePlan plan = findings::table_plan(study, spec, {now}).value();
  plan.plan.designs.at("wave").weight = "w";
  std::map<std::string, Table> tables;
  Table read = table_of(rows, marks);
  const double derive = bench::seconds_of([&] {
    tables.emplace("wave",
                   analysis::derived(std::move(read), plan.plan.data.at("wave"), threads).value());
  });
  analysis::Results results;
  const double estimates =
      bench::seconds_of([&] { results = analysis::run(plan.plan, tables, threads); });
  std::optional<disclosure::ReleasedAnalyses> released;
  const double gate = bench::seconds_of([&] {
    released = disclosure::release(plan.plan, tables, std::move(results),
                                   {{"2013", {{}, "d", true}}}, study.rules, threads);
  });
  const std::vector<WaveResults> none;
  const findings::Sources sources(study, none);
  std::size_t cells = 0;
  const double together = bench::seconds_of([&] {
    const findings::CrossTable made =
        findings::cross_table(spec, plan, *released, sources, threads);
    for (const auto& row : made.cells) cells += row.size();
  });
  std::printf(
      "%zu rows of answers, %zu cells: derived columns %.2f s, estimates %.2f s, gate %.2f s, "
      "put together %.2f s, in all %.2f s\n",
      rows, cells, derive, estimates, gate, together, derive + estimates + gate + together);
  return 0;
}
