#include "peil/app/make_table.h"

#include <algorithm>
#include <utility>

#include "peil/app/tables_out.h"
#include "peil/app/told_tables.h"
#include "peil/study/table_spec_file.h"

namespace peil::app {
namespace {

const WeighedWave* find(const std::vector<WeighedWave>& weighed, const std::string& wave) {
  const auto found = std::ranges::find_if(
      weighed, [&](const WeighedWave& one) { return one.dataset.wave == wave; });
  return found == weighed.end() ? nullptr : &*found;
}

// A wave that a table is about, weighed; one that is weighed already is not read again.
Problems weigh(const StudyAnswers& answers, std::span<const WaveResults> waves,
               const std::string& wave, std::vector<WeighedWave>& weighed) {
  const auto results = std::ranges::find(waves, wave, &WaveResults::wave);
  if (results == waves.end())
    return {{"table.no-answers", "wave " + wave, 0, 0,
             "Wave " + wave + " has no answers in the data folder.",
             "Collect or import it first, or name another wave."}};
  if (!results->weighting.converged) return {not_converged(*results)};
  if (find(weighed, wave) != nullptr) return {};
  Result<WeighedWave> read = weighed_wave(answers.study, answers.store, wave, answers.program);
  if (!read.ok()) return read.problems();
  weighed.push_back(std::move(read).value());
  return {};
}

}  // namespace

Problems weigh_waves(const TableSpec& spec, const StudyAnswers& answers,
                     std::span<const WaveResults> waves, std::vector<WeighedWave>& weighed) {
  Problems found = weigh(answers, waves, spec.wave, weighed);
  if (!spec.before.empty()) {
    const Problems more = weigh(answers, waves, spec.before, weighed);
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

Result<TableOf> table_of(const TableSpec& spec, const StudyAnswers& answers,
                         std::span<const WaveResults> waves, std::vector<WeighedWave>& weighed,
                         int threads) {
  if (Problems found = weigh_waves(spec, answers, waves, weighed); !found.empty()) return found;
  const WeighedWave* before = spec.before.empty() ? nullptr : find(weighed, spec.before);
  const findings::TableWave wave{find(weighed, spec.wave)->dataset,
                                 before == nullptr ? nullptr : &before->dataset};
  const Result<findings::TablePlan> plan = findings::table_plan(answers.study, spec, wave);
  if (!plan.ok()) return plan.problems();
  Result<PlanRun> run = run_plan_to_log(plan.value().plan, answers, threads, weighed);
  if (!run.ok()) return run.problems();
  PlanRun made = std::move(run).value();
  const findings::Sources sources(answers.study, waves);
  return TableOf{findings::cross_table(spec, plan.value(), made.released, sources, threads),
                 made.released.told(), std::move(made.rows),
                 held_cells(plan.value(), made.released.held())};
}

Result<TableMade> make_table(const TableRequest& request, const Outside& outside) {
  Result<AnsweredStudy> answered = answered_study(request.study, request.data, outside);
  if (!answered.ok()) return answered.problems();
  AnsweredStudy of = std::move(answered).value();
  const Result<TableSpec> spec = study::read_table_spec(
      outside.files.read(request.spec), request.spec, of.study, of.waves.back().wave);
  if (!spec.ok()) return spec.problems();
  TablesOut out(request.data, "peil tables", outside);
  Result<findings::CrossTable> made =
      out.table(spec.value(), {of.study, *of.answers, outside.program(), of.out}, of.waves, of.last,
                request.threads);
  if (!made.ok()) return made.problems();
  return TableMade{std::move(of), std::move(made).value()};
}

}  // namespace peil::app
