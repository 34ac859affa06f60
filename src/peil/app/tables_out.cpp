#include "peil/app/tables_out.h"

#include <optional>
#include <utility>

#include "peil/study/table_spec_text.h"

namespace peil::app {
namespace {

using disclosure::LoggedTable;

Problem others_before_table(const std::string& file) {
  return {"table.meanwhile",
          file,
          0,
          0,
          "Other figures went out all the while this table was made. It did not go out.",
          "Come again in a minute: what a table shows depends on what went out before it."};
}

LoggedTable entry_of(const TableSpec& spec, const TableOf& made, const Study& study,
                     std::span<const WaveResults> waves) {
  LoggedTable one;
  one.title = spec.title;
  one.fictional = study.fictional;
  for (const WaveResults& wave : waves) {
    if (!waves_of(spec).contains(wave.wave)) continue;
    one.waves[wave.wave] = wave.digest;
    one.fictional = one.fictional || wave.fictional;
  }
  one.specification = study::asked_text(spec);
  one.held = made.held;
  one.rows = made.rows;
  return one;
}

}  // namespace

std::set<std::string> waves_of(const TableSpec& spec) {
  std::set<std::string> waves{spec.wave};
  if (!spec.before.empty()) waves.insert(spec.before);
  return waves;
}

Result<findings::CrossTable> TablesOut::table(const TableSpec& spec, const StudyAnswers& answers,
                                              std::span<const WaveResults> waves,
                                              std::vector<WeighedWave>& weighed, int threads,
                                              const TableChecks& checks) {
  if (Problems wrong = weigh_waves(spec, answers, waves, weighed); !wrong.empty()) return wrong;
  const auto make = [&](const StudyAnswers& known) -> Result<TableOf> {
    Problems wrong = checks.before ? checks.before() : Problems{};
    if (!wrong.empty()) return wrong;
    Result<TableOf> made = table_of(spec, known, waves, weighed, threads);
    if (made.ok() && checks.after) wrong = checks.after(made.value().table);
    if (!wrong.empty()) return wrong;
    return made;
  };
  auto out = door_.let_out<TableOf, LoggedTable>(
      waves_of(spec), answers, weighed, make,
      [&](const TableOf& made) {
        return std::optional(entry_of(spec, made, answers.study, waves));
      },
      others_before_table(door_.log()));
  if (!out.ok()) return out.problems();
  auto [made, entry] = std::move(out).value();
  door_.told().take_in(entry, made.told);
  return std::move(made.table);
}

}  // namespace peil::app
