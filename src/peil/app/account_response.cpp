#include "peil/app/account_response.h"

#include <algorithm>
#include <array>
#include <utility>

#include "peil/app/answered_study.h"
#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"

namespace peil::app {
namespace {

double mark_sd(const WaveResults& results, const std::string& overall) {
  const auto sd = results.estimates.find({results.wave, "all", overall, "sd"});
  return sd == results.estimates.end() ? 0.0 : sd->second.value;
}

// The latest wave of the study that has answers; empty: none.
std::string last_answered(const Study& study, const ResponseStore& store) {
  const std::vector<std::string> there = store.waves();
  std::string last;
  for (const Wave& wave : study.waves) {
    if (std::ranges::find(there, wave.name) != there.end()) last = wave.name;
  }
  return last;
}

}  // namespace

disclosure::ReleasedResponse account_response(const Study& study, const ResponseStore& store,
                                              const WeighedWave& wave, const WaveResults& results,
                                              const disclosure::Released& released) {
  const std::string& name = wave.dataset.wave;
  const Plan& plan = *study.plan(name);
  const std::optional<DrawRecord> record = store.draw_record(name);
  fieldwork::ResponseAccount account;
  account.wave = name;
  account.mode = study.wave(name)->mode;
  account.imported = plan.import.has_value();
  account.fictional = wave.dataset.fictional;
  account.cells = wave.asked.cells;
  account.lines =
      fieldwork::response_lines(account.cells, study, record ? &*record : nullptr, plan.group);
  account.languages = wave.asked.languages;
  if (record) account.frame_rows = record->frame_rows, account.left_out = record->excluded;
  account.items = fieldwork::item_responses(wave.dataset, study);
  account.straight = fieldwork::straight_lines(wave.dataset, study);
  account.marks = estimate::mark_weightings(wave.dataset, wave.weighted, study.overall);
  account.late =
      fieldwork::late_contrasts(wave.dataset, wave.weighted, wave.asked.began, study.overall);
  account.representative = fieldwork::r_indicator(account.cells);
  account.mark_sd = mark_sd(results, study.overall);
  account.lagging = fieldwork::lagging_levels(wave.dataset, wave.weighted, account.lines, study);
  account.top = fieldwork::top_lines(wave.dataset, wave.weighted, wave.asked.began, study);
  return disclosure::release_response(study, account, released);
}

Result<ResponseOfStudy> account_response(const ResponseRequest& request, const Outside& outside) {
  Result<Study> read = read_study(outside.files, request.study);
  if (!read.ok()) return read.problems();
  Study study = std::move(read).value();
  const auto store = outside.read_answers(request.data);
  Result<WentOutByWave> out = went_out(study, request.data, outside);
  if (!out.ok()) return out.problems();
  const std::string name = request.wave.empty() ? last_answered(study, *store) : request.wave;
  if (name.empty()) return Problems{no_answers(request.data)};
  Result<WeighedWave> weighed = weighed_wave(study, *store, name, outside.program());
  if (!weighed.ok()) return weighed.problems();
  const std::array results{results_of(weighed.value(), out.value())};
  auto response = account_response(study, *store, weighed.value(), results.front(),
                                   disclosure::release(study, results));
  return ResponseOfStudy{std::move(study), std::move(response)};
}

}  // namespace peil::app
