#include "peil/app/write_report.h"

#include <algorithm>
#include <utility>

#include "peil/app/account_response.h"
#include "peil/app/answered_study.h"
#include "peil/app/find_drivers.h"
#include "peil/app/judge_letter.h"
#include "peil/base/contract.h"
#include "peil/report/compose.h"

namespace peil::app {
namespace {

constexpr int threads_of_report = 2;

std::vector<std::string> write_files(const Study& study, std::span<const WaveResults> waves,
                                     std::span<const JudgedLetter> letters,
                                     const std::optional<findings::DriversFound>& drivers,
                                     const disclosure::ReleasedResponse& response,
                                     const ReportRequest& request, const Outside& outside) {
  const bool one = is_one_file(request.out);
  if (!one) outside.files.make_folder(request.out);
  std::vector<std::string> paths;
  for (const std::string& language : request.languages) {
    report::Edition edition{language, outside.version, outside.commit, request.languages, nullptr};
    std::erase(edition.others, language);
    const auto letter = std::ranges::find(letters, language, &JudgedLetter::words);
    if (letter != letters.end()) edition.letter = &*letter;
    if (drivers) edition.drivers = &*drivers;
    edition.response = &response;
    const std::string path = one ? request.out : request.out + "/" + report::file_of(language);
    outside.files.write(path, outside.documents->write(report::compose(study, waves, edition)));
    paths.push_back(path);
  }
  return paths;
}

ReportWritten::LetterCount count_of(const JudgedLetter& letter) {
  return {letter.claims.size(), static_cast<std::size_t>(std::ranges::count(
                                    letter.claims, Verdict::Supported, &JudgedClaim::verdict))};
}

}  // namespace

bool is_one_file(const std::string& out) { return out.ends_with(".html"); }

Result<ReportWritten> write_report(const ReportRequest& request, const Outside& outside) {
  expects(!request.languages.empty(), "write_report: at least one language");
  expects(!is_one_file(request.out) || request.languages.size() == 1,
          "write_report: one language into one file");
  const Result<AnsweredStudy> answered = answered_study(request.study, request.data, outside);
  if (!answered.ok()) return answered.problems();
  const Study& study = answered.value().study;
  const std::vector<WaveResults>& waves = answered.value().waves;
  ReportWritten written;
  std::vector<JudgedLetter> letters;  // one a language, with the same verdicts
  if (request.letter) {
    const Result<std::string> text = letter_text(*request.letter, outside);
    if (!text.ok()) return text.problems();
    auto judged = judge_letter_in(request.languages, *request.letter, text.value(), study, waves);
    if (!judged.ok()) return judged.problems();
    letters = std::move(judged).value();
    written.letter = count_of(letters.front());
  }
  written.unheard = answered.value().unheard();
  written.unconverged = answered.value().unconverged();
  const auto drivers =
      drivers_of_last(answered.value(), threads_of_report, outside, written.no_drivers);
  const auto response =
      account_response(study, *answered.value().answers, answered.value().last.front(),
                       waves.back(), disclosure::release(study, waves));
  written.paths = write_files(study, waves, letters, drivers, response, request, outside);
  return written;
}

}  // namespace peil::app
