#include <algorithm>
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
  for (const std::string& words : written.no_summary) streams.err << words << '\n';
  for (const std::string& words : written.unheard) streams.err << words << '\n';
  for (const std::string& why : written.no_drivers)
    streams.err << "There is no chapter about drivers: " << why << '\n';
  for (const std::string& wave : written.unconverged) {
    streams.err << "Wave " << wave << ": the weights do not meet the margins, so its figures are "
                << "not in the report. Merge levels of the margins.\n";
  }
  for (const std::string& words : written.open_items) streams.err << words << '\n';
  if (!written.letter) return;
  streams.err << "The figures carry " << written.letter->supported << " of "
              << counted(written.letter->claims, "claim")
              << " of the letter; the report says why.\n";
}

int wrong(Streams streams, const std::string& what) {
  streams.err << what << "\nSee peil report --help.\n";
  return WrongUse;
}

constexpr std::string_view summary_word = "summary";

// "html,docx", "summary" or "all"; false where one of them is none.
bool take_formats(const std::string& words, app::ReportRequest& request) {
  request.formats.clear();
  const std::string all = "html,pdf,docx,pptx,xlsx,csv,json,summary";
  const std::string wanted = words == "all" ? all : words;
  for (const std::string_view word : split(wanted, ',')) {
    if (trim(word) == summary_word) {
      request.summaries = true;
      continue;
    }
    const auto format = app::format_of(trim(word));
    if (!format) return false;
    if (std::ranges::find(request.formats, *format) == request.formats.end())
      request.formats.push_back(*format);
  }
  return true;
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
  if (arguments.has("--renew")) request.earlier = arguments.text("--renew");
  if (!all) request.languages = {language};
  const auto one = app::one_file(request.out);
  const std::string renewed =
      request.earlier && request.earlier->ends_with(".pptx") ? "pptx" : "docx";
  const std::string by_name(one ? app::ending_of(*one) : request.earlier ? renewed : "html");
  if (!take_formats(arguments.text("--format", by_name), request))
    return wrong(streams,
                 "--format is html, pdf, docx, pptx, xlsx, csv, json, summary, several of them "
                 "with commas between, or all.");
  if (one && request.summaries)
    return wrong(streams, "The summaries are several files: name a folder with --out.");
  if (one && request.formats != std::vector{*one})
    return wrong(streams, "--out names a file of one format, and --format another.");
  const bool of_figures = one == app::ReportFormat::Csv || one == app::ReportFormat::Json;
  if (one && of_figures) request.languages.resize(1);
  if (one && request.languages.size() > 1) {
    return wrong(streams, "One file holds one language: add --language " +
                              language::written().front() + " or another, or name a folder.");
  }
  if (request.earlier && (!app::can_be_renewed(request) || request.languages.size() > 1))
    return wrong(streams,
                 "--renew writes one .docx or .pptx anew: add --format docx or pptx, and "
                 "--language.");
  const auto written = app::write_report(request, outside);
  if (!written.ok()) return print(written.problems(), streams.err), ProblemsInInput;
  tell(written.value(), streams);
  return Done;
}

}  // namespace

const Command report{
    {"report",
     "Writes the report of a study: a file for each language and format, complete by itself.",
     {{"STUDY", "the study's folder", true, false},
      {"--out", "a folder, which gets report.LL.html, or a file that ends as its format", true,
       false},
      {"--format",
       "html, pdf, docx, pptx, xlsx, csv, json, summary, several with commas, or all (html)", false,
       false},
      {"--language", "one of the languages of reports, or all (all when not given)", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--letter", "a letter: the verdicts on its claims are in the report", false, false},
      {"--renew",
       "a .docx or .pptx of an earlier wave: its chapters or slides anew, what you put between "
       "them kept",
       false, false}}},
    run_report};

}  // namespace peil::cli
