#include "peil/app/write_report.h"

#include <algorithm>
#include <utility>

#include "peil/app/find_drivers.h"
#include "peil/app/judge_letter.h"
#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"
#include "peil/base/contract.h"
#include "peil/report/compose.h"
#include "peil/weighting/unheard.h"

namespace peil::app {
namespace {

constexpr int threads_of_report = 2;

std::vector<std::string> write_files(const Study& study, std::span<const WaveResults> waves,
                                     std::span<const JudgedLetter> letters,
                                     const std::optional<findings::DriversFound>& drivers,
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
    const std::string path = one ? request.out : request.out + "/" + report::file_of(language);
    outside.files.write(path, outside.documents->write(report::compose(study, waves, edition)));
    paths.push_back(path);
  }
  return paths;
}

// The drivers of the latest wave; none where its form has nothing to weigh, or its weights do not
// meet their margins, of which the report tells. A report is not lost for what else is wrong with
// one chapter: that is told beside it.
std::optional<findings::DriversFound> drivers_of_report(const StudyAnswers& answers,
                                                        std::span<const WeighedWave> last,
                                                        std::vector<std::string>& why_not) {
  const WeighedWave& wave = last.front();
  if (!wave.weighted.account.converged) return {};
  Result<findings::DriversFound> found =
      drivers_of(answers, wave.dataset.wave, threads_of_report, last);
  if (found.ok()) return std::move(found).value();
  for (const Problem& problem : found.problems()) {
    if (problem.code != "drivers.none") why_not.push_back(problem.message);
  }
  return {};
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
  const Result<Study> study = read_study(outside.files, request.study);
  if (!study.ok()) return study.problems();
  const auto answers = outside.read_answers(request.data);
  std::vector<WeighedWave> last;
  const auto waves = stored_waves(study.value(), *answers, outside.program(), &last);
  if (!waves.ok()) return waves.problems();
  if (waves.value().empty()) {
    return Problems{{"report.no-answers", study.value().name, 0, 0,
                     "No wave of this study has answers in the data folder.",
                     "Collect or import a wave first, or name another folder with --data."}};
  }
  ReportWritten written;
  std::vector<JudgedLetter> letters;  // one a language, with the same verdicts
  if (request.letter) {
    auto judged = judge_letter_in(request.languages, outside.files, *request.letter, study.value(),
                                  waves.value());
    if (!judged.ok()) return judged.problems();
    letters = std::move(judged).value();
    written.letter = count_of(letters.front());
  }
  for (const WaveResults& wave : waves.value()) {
    if (auto words = weighting::unheard_words(wave.wave, wave.weighting); !words.empty())
      written.unheard.push_back(std::move(words));
    if (!wave.weighting.converged) written.unconverged.push_back(wave.wave);
  }
  const auto drivers =
      drivers_of_report({study.value(), *answers, outside.program()}, last, written.no_drivers);
  written.paths = write_files(study.value(), waves.value(), letters, drivers, request, outside);
  return written;
}

}  // namespace peil::app
