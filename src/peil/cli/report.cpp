#include <ostream>

#include "peil/app/write_report.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"
#include "peil/language/texts.h"

namespace peil::cli {
namespace {

void tell(const app::ReportWritten& written, Streams streams) {
  for (const std::string& path : written.paths) streams.out << "Written: " << path << '\n';
  for (const std::string& words : written.unheard) streams.err << words << '\n';
  for (const std::string& why : written.no_drivers)
    streams.err << "There is no chapter about drivers: " << why << '\n';
  for (const std::string& wave : written.unconverged) {
    streams.err << "Wave " << wave << ": the weights do not meet the margins, so its figures are "
                << "not in the report. Merge levels of the margins.\n";
  }
  if (!written.letter) return;
  streams.err << "The figures carry " << written.letter->supported << " of "
              << counted(written.letter->claims, "claim")
              << " of the letter; the report says why.\n";
}

int wrong(Streams streams, const std::string& what) {
  streams.err << what << "\nSee peil report --help.\n";
  return WrongUse;
}

int run_report(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string folder = arguments.text("STUDY"),
                    language = arguments.text("--language", "all");
  const bool all = language == "all" || language == "both";
  if (!all && !language::is_written(language))
    return wrong(streams, "--language is one of " + join(language::written(), ", ") + ", or all.");
  app::ReportRequest request;
  request.study = folder;
  request.data = arguments.text("--data", folder + "/data");
  request.out = arguments.text("--out");
  if (arguments.has("--letter")) request.letter = arguments.text("--letter");
  if (!all) request.languages = {language};
  if (app::is_one_file(request.out) && request.languages.size() > 1) {
    return wrong(streams, "One file holds one language: add --language " +
                              language::written().front() + " or another, or name a folder.");
  }
  const auto written = app::write_report(request, outside);
  if (!written.ok()) return print(written.problems(), streams.err), ProblemsInInput;
  tell(written.value(), streams);
  return Done;
}

}  // namespace

const Command report{
    {"report",
     "Writes the report of a study: one HTML file a language that is complete by itself.",
     {{"STUDY", "the study's folder", true, false},
      {"--out", "a folder, which gets report.LL.html, or a file that ends in .html", true, false},
      {"--language", "one of the languages of reports, or all (all when not given)", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--letter", "a letter with its claims marked: their verdicts are in the report", false,
       false}}},
    run_report};

}  // namespace peil::cli
