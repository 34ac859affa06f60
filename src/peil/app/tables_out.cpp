#include "peil/app/tables_out.h"

#include <algorithm>
#include <utility>

#include "peil/disclosure/release_log.h"
#include "peil/study/table_spec_text.h"

namespace peil::app {
namespace {

using disclosure::LoggedTable;

constexpr int most_goes = 20;

Problem wrote_meanwhile(const std::string& file) {
  return {"table.meanwhile",
          file,
          0,
          0,
          "Other tables went out all the while this one was made. It did not go out.",
          "Come again in a minute: what a table shows depends on what went out before it."};
}

// Of the same answers by the same program, and nothing that is shown now was held then.
bool tells_all_of(const LoggedTable& then, const LoggedTable& now) {
  return then.specification == now.specification && then.waves == now.waves &&
         std::ranges::all_of(then.held,
                             [&](const auto& cell) { return now.held.contains(cell.first); });
}

}  // namespace

std::set<std::string> waves_of(const TableSpec& spec) {
  std::set<std::string> waves{spec.wave};
  if (!spec.before.empty()) waves.insert(spec.before);
  return waves;
}

LoggedTable TablesOut::entry(const TableSpec& spec, const TableOf& made,
                             const StudyAnswers& answers, std::span<const WaveResults> waves,
                             const Releases& log) const {
  LoggedTable one;
  one.number = log.next();
  one.at = outside_.clock.now(answers.study.time_zone);
  one.by = by_;
  one.title = spec.title;
  one.fictional = answers.study.fictional;
  for (const WaveResults& wave : waves) {
    if (!waves_of(spec).contains(wave.wave)) continue;
    one.waves[wave.wave] = wave.digest;
    one.fictional = one.fictional || wave.fictional;
  }
  one.least_shown = answers.study.rules.least_shown;
  one.specification = study::asked_text(spec);
  one.held = made.held;
  return one;
}

bool TablesOut::is_written(const LoggedTable& entry, const Releases& log) const {
  const bool there = std::ranges::any_of(
      log.tables, [&](const LoggedTable& then) { return tells_all_of(then, entry); });
  return there || made_ == Made::ToCompare || !outside_.release_log ||
         outside_.release_log(data_)->add(log.text, disclosure::log_line(entry, log.text));
}

Result<findings::CrossTable> TablesOut::table(const TableSpec& spec, StudyAnswers answers,
                                              std::span<const WaveResults> waves,
                                              std::vector<WeighedWave>& weighed, int threads,
                                              const TableChecks& checks) {
  if (Problems wrong = weigh_waves(spec, answers, waves, weighed); !wrong.empty()) return wrong;
  for (int go = 0; go < most_goes; ++go) {
    const Result<Releases> log = read_releases(answers.study, data_, outside_);
    if (!log.ok()) return log.problems();
    if (outside_.release_log) answers.out = disclosure::went_out(log.value().entries);
    if (Problems wrong =
            told_.take_in(log.value(), log_file(data_), waves_of(spec), answers, weighed);
        !wrong.empty())
      return wrong;
    if (checks.before) {
      if (Problems wrong = checks.before(); !wrong.empty()) return wrong;
    }
    answers.told = &told_.by_wave();
    Result<TableOf> made = table_of(spec, answers, waves, weighed, threads);
    if (!made.ok()) return made.problems();
    if (checks.after) {
      if (Problems wrong = checks.after(made.value().table); !wrong.empty()) return wrong;
    }
    const LoggedTable one = entry(spec, made.value(), answers, waves, log.value());
    if (!is_written(one, log.value())) continue;
    told_.take_in(one, made.value().told);
    return std::move(made).value().table;
  }
  return Problems{wrote_meanwhile(log_file(data_))};
}

}  // namespace peil::app
