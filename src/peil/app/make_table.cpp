#include "peil/app/make_table.h"

#include <algorithm>
#include <utility>

#include "peil/app/run_plan.h"
#include "peil/study/table_spec_file.h"

namespace peil::app {
namespace {

// The waves that a table is about, weighed; those known to be weighed already are taken.
Problems weigh(AnsweredStudy& of, const std::string& wave, const std::string& program,
               std::vector<WeighedWave>& weighed) {
  const auto results = std::ranges::find(of.waves, wave, &WaveResults::wave);
  if (results == of.waves.end())
    return {{"table.no-answers", "wave " + wave, 0, 0,
             "Wave " + wave + " has no answers in the data folder.",
             "Collect or import it first, or name another wave."}};
  if (!results->weighting.converged) return {not_converged(*results)};
  if (!of.last.empty() && of.last.front().dataset.wave == wave) {
    weighed.push_back(std::move(of.last.front()));
    of.last.clear();
    return {};
  }
  Result<WeighedWave> read = weighed_wave(of.study, *of.answers, wave, program);
  if (!read.ok()) return read.problems();
  weighed.push_back(std::move(read).value());
  return {};
}

}  // namespace

Result<TableMade> make_table(const TableRequest& request, const Outside& outside) {
  Result<AnsweredStudy> answered = answered_study(request.study, request.data, outside);
  if (!answered.ok()) return answered.problems();
  AnsweredStudy of = std::move(answered).value();
  const Result<TableSpec> read = study::read_table_spec(
      outside.files.read(request.spec), request.spec, of.study, of.waves.back().wave);
  if (!read.ok()) return read.problems();
  const TableSpec& spec = read.value();
  std::vector<WeighedWave> weighed;
  Problems found = weigh(of, spec.wave, outside.program(), weighed);
  if (!spec.before.empty()) {
    const Problems more = weigh(of, spec.before, outside.program(), weighed);
    found.insert(found.end(), more.begin(), more.end());
  }
  if (!found.empty()) return found;
  const findings::TableWave waves{weighed.front().dataset,
                                  spec.before.empty() ? nullptr : &weighed.back().dataset};
  const Result<findings::TablePlan> plan = findings::table_plan(of.study, spec, waves);
  if (!plan.ok()) return plan.problems();
  const Result<disclosure::ReleasedAnalyses> released =
      run_plan(plan.value().plan, {of.study, *of.answers, outside.program(), of.out},
               request.threads, weighed);
  if (!released.ok()) return released.problems();
  const findings::Sources sources(of.study, of.waves);
  findings::CrossTable table = findings::cross_table(spec, plan.value(), released.value(), sources);
  return TableMade{std::move(of), std::move(table)};
}

}  // namespace peil::app
