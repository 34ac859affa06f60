#include <ostream>

#include "peil/app/unit_reports.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"
#include "peil/language/texts.h"

namespace peil::cli {
namespace {

void tell(const app::UnitsWritten& written, const std::string& folder, Streams streams) {
  for (const std::string& path : written.overviews) streams.out << "Written: " << path << '\n';
  streams.out << "Written: " << counted(written.pages, "page") << " of "
              << counted(written.units, "unit") << " in " << folder << '\n'
              << "Written: " << written.csv << '\n';
  if (!written.left_over.empty())
    streams.err << counted(written.left_over.size(), "page") << " of an earlier run "
                << (written.left_over.size() == 1 ? "lies" : "lie") << " in " << folder
                << " still and " << (written.left_over.size() == 1 ? "tells" : "tell")
                << " of other units; take away: " << join(written.left_over, ", ") << ".\n";
  for (const std::string& words : written.unheard) streams.err << words << '\n';
  for (const std::string& words : written.refusals) streams.err << words << '\n';
  if (written.withheld > 0)
    streams.err << counted(written.withheld, "unit has", "units have")
                << " no overall mark that may be shown; the page of each says why.\n";
}

int run_units(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string language = arguments.text("--language", "all");
  const bool all = language == "all";
  if (!all && !language::is_written(language)) {
    streams.err << "--language is one of " << join(language::written(), ", ")
                << ", or all.\nSee peil units --help.\n";
    return WrongUse;
  }
  app::UnitsRequest request;
  request.study = arguments.text("STUDY");
  request.data = arguments.text("--data", request.study + "/data");
  request.of = {arguments.text("--by"), arguments.text("--wave"), arguments.text("--before")};
  if (!all) request.languages = {language};
  const std::string folder = arguments.text("--out");
  const auto written = app::write_unit_reports(request, folder, outside);
  if (!written.ok()) return print(written.problems(), streams.err), ProblemsInInput;
  tell(written.value(), folder, streams);
  return Done;
}

}  // namespace

const Command units{
    {"units",
     "Writes a report per unit, such as an office or a partner: each against everybody else.",
     {{"STUDY", "the study's folder", true, false},
      {"--by", "whose levels are the units: a background variable or a question with one answer",
       true, false},
      {"--out", "a folder, which gets index.LL.html, a page per unit and units.csv", true, false},
      {"--wave", "the wave; the last one with answers when not given", false, false},
      {"--before", "the earlier wave beside it; the latest with answers when not given", false,
       false},
      {"--language", "one of the languages of reports, or all (all when not given)", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_units};

}  // namespace peil::cli
