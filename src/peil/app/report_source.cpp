#include "peil/app/report_source.h"

#include <algorithm>
#include <utility>

#include "peil/app/account_response.h"
#include "peil/app/find_drivers.h"
#include "peil/app/judge_letter.h"
#include "peil/report/compose.h"
#include "peil/report/plain_summary.h"

namespace peil::app {
namespace {

constexpr int threads_of_report = 2;

}  // namespace

Result<ReportSource> ReportSource::of(const Request& request, const Outside& outside) {
  report::MadeFrom made_from;
  Result<AnsweredStudy> answered = answered_study(
      request.study, request.data, outside,
      [&](const WeighedWave& wave) { made_from.emplace_back(wave.dataset.wave, wave.made_from); });
  if (!answered.ok()) return answered.problems();
  ReportSource source(std::move(answered).value());
  source.made_from_ = std::move(made_from);
  const Study& study = source.answered_.study;
  const std::vector<WaveResults>& waves = source.answered_.waves;
  source.languages_ = request.languages;
  source.version_ = outside.version, source.commit_ = outside.commit;
  AnalysesOut out(request.data, request.door, outside, request.made);
  source.drivers_ =
      drivers_of_last(source.answered_, threads_of_report, outside, out, source.no_drivers_);
  if (request.letter) {
    const Result<std::string> text = letter_text(*request.letter, outside);
    if (!text.ok()) return text.problems();
    const Result<ConfirmedReadings> confirmed = readings_beside(*request.letter, outside);
    if (!confirmed.ok()) return confirmed.problems();
    auto judged = judge_letter_in(request.languages, *request.letter, text.value(), study, waves,
                                  {{}, confirmed.value(), source.drivers()});
    if (!judged.ok()) return judged.problems();
    source.letters_ = std::move(judged).value();
  }
  source.response_ =
      account_response(study, *source.answered_.answers, source.answered_.last.front(),
                       waves.back(), disclosure::release(study, waves));
  return source;
}

Document ReportSource::document(const std::string& language, bool alone) const {
  report::Edition edition{language, version_, commit_, languages_, nullptr};
  std::erase_if(edition.others, [&](const auto& other) { return alone || other == language; });
  const auto letter = std::ranges::find(letters_, language, &JudgedLetter::words);
  if (letter != letters_.end()) edition.letter = &*letter;
  edition.drivers = drivers();
  edition.response = &response_;
  return report::compose(answered_.study, answered_.waves, edition);
}

std::vector<std::string> ReportSource::summary_languages() const {
  return report::summary_languages(answered_.study);
}

Document ReportSource::summary(const std::string& language) const {
  report::Edition edition{language, version_, commit_, summary_languages()};
  std::erase(edition.others, language);
  edition.drivers = drivers();
  return report::plain_summary(answered_.study, answered_.waves, edition);
}

report::LetterDraft ReportSource::letter_draft(const std::string& language) const {
  report::Edition edition{language, version_, commit_};
  edition.drivers = drivers();
  return report::draft_letter(answered_.study, answered_.waves, edition);
}

}  // namespace peil::app
