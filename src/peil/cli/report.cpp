#include <algorithm>
#include <ostream>

#include "peil/app/judge_letter.h"
#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"
#include "peil/app/write_report.h"
#include "peil/cli/commands.h"
#include "peil/language/texts.h"
#include "peil/weighting/unheard.h"

namespace peil::cli {
namespace {

int wrong(Streams streams, const char* what) {
  streams.err << what << "\nSee peil report --help.\n";
  return WrongUse;
}

// Every wave of the study that has answers, at least one.
Result<std::vector<WaveResults>> results_of(const Study& study, const ResponseStore& store,
                                            const std::string& program) {
  Result<std::vector<WaveResults>> all = app::stored_waves(study, store, program);
  if (all.ok() && all.value().empty()) {
    return Problems{{"report.no-answers", study.name, 0, 0,
                     "No wave of this study has answers in the data folder.",
                     "Collect or import a wave first, or name another folder with --data."}};
  }
  return all;
}

void tell(const std::vector<WaveResults>& waves, const JudgedLetter* letter, std::ostream& err) {
  for (const WaveResults& w : waves) {
    if (!w.weighting.unheard.empty()) err << weighting::unheard_words(w.wave, w.weighting) << '\n';
    if (w.weighting.converged) continue;
    err << "Wave " << w.wave << ": the weights do not meet the margins, so its figures are not in "
        << "the report. Merge levels of the margins.\n";
  }
  if (!letter) return;
  const auto carried =
      std::ranges::count(letter->claims, Verdict::Supported, &JudgedClaim::verdict);
  err << "The figures carry " << carried << " of " << letter->claims.size()
      << " claims of the letter; the report says why.\n";
}

int run_report(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string folder = arguments.text("STUDY"),
                    language = arguments.text("--language", "both");
  app::ReportRequest request;
  request.out = arguments.text("--out");
  if (language != "both" && !language::is_written(language)) {
    return wrong(streams, "--language is nl, en or both.");
  }
  if (language != "both") request.languages = {language};
  if (app::is_one_file(request.out) && request.languages.size() > 1) {
    return wrong(streams,
                 "One file holds one language: add --language nl or en, or name a folder.");
  }

  const Result<Study> study = app::read_study(outside.files, folder);
  if (!study.ok()) return print(study.problems(), streams.err), ProblemsInInput;
  const auto answers = outside.read_answers(arguments.text("--data", folder + "/data"));
  const Result<std::vector<WaveResults>> waves =
      results_of(study.value(), *answers, outside.program());
  if (!waves.ok()) return print(waves.problems(), streams.err), ProblemsInInput;

  std::optional<JudgedLetter> letter;
  if (arguments.has("--letter")) {
    Result<JudgedLetter> judged = app::judge_letter(
        outside.files, study.value(),
        {arguments.text("--letter"), {}, answers.get(), outside.program()});
    if (!judged.ok()) return print(judged.problems(), streams.err), ProblemsInInput;
    letter = std::move(judged).value();
    request.letter = &*letter;
  }
  for (const std::string& path :
       app::write_report(study.value(), waves.value(), request, outside)) {
    streams.out << "Written: " << path << '\n';
  }
  tell(waves.value(), request.letter, streams.err);
  return Done;
}

}  // namespace

const Command report{
    {"report",
     "Writes the report of a study: one HTML file a language that stands by itself.",
     {{"STUDY", "the study's folder", true, false},
      {"--out", "a folder (report.nl.html and report.en.html), or a file that ends in .html", true,
       false},
      {"--language", "nl, en or both (both when not given)", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--letter", "a letter with its claims marked: their verdicts stand in the report", false,
       false}}},
    run_report};

}  // namespace peil::cli
