#include <algorithm>
#include <ostream>

#include "peil/app/import_wave.h"
#include "peil/app/read_study.h"
#include "peil/base/counted.h"
#include "peil/base/mistakes.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int refuse(const Problems& problems, const Arguments& arguments, Streams streams) {
  if (arguments.has("--json")) streams.out << problems_json(problems);
  print(problems, streams.err);
  const auto mistakes =
      std::ranges::count_if(problems, [](const Problem& p) { return p.code != "import.count"; });
  streams.err << counted(static_cast<std::size_t>(mistakes), "mistake")
              << ". Nothing was imported.\n";
  return ProblemsInInput;
}

int run_import(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string folder = arguments.text("STUDY");
  const Result<Study> study = app::read_study(outside.files, folder);
  if (!study.ok()) return refuse(study.problems(), arguments, streams);
  const app::ImportRequest request{arguments.text("--wave"), arguments.text("FILE"),
                                   arguments.text("--import-key"),
                                   arguments.text("--data", folder + "/data")};
  const Stores stores = outside.open_stores(request.data);
  const Result<app::WaveImported> imported =
      app::import_wave(study.value(), request, outside.files, *stores.responses, outside.spss);
  if (!imported.ok()) return refuse(imported.problems(), arguments, streams);
  const app::WaveImported& done = imported.value();
  const exchange::WaveFound& found = done.found;
  streams.out << "Wave " << arguments.text("--wave") << ": " << counted(found.people, "respondent")
              << " imported.\n";
  for (const std::string& note : done.notes) streams.err << note << '\n';
  if (found.empty > 0) {
    streams.err << found.empty << " of " << counted(found.rows, "row")
                << (found.empty == 1 ? " was not taken: it is empty ("
                                     : " were not taken: they are empty (")

                << rows_in_words(found.row_word, found.first_empty, found.empty) << ").\n";
  }
  if (!found.passed_over.empty()) {
    streams.err << counted(found.passed_over.size(), "column that nothing uses was passed over",
                           "columns that nothing uses were passed over")
                << ": " << join(found.passed_over, ", ") << ".\n";
  }
  if (!found.not_asked.empty()) {
    streams.err << counted(found.not_asked.size(), "item has no column and counts as not asked",
                           "items have no column and count as not asked")
                << ": " << join(found.not_asked, ", ") << ".\n";
  }
  if (!done.plain_ids.empty()) {
    streams.err
        << "Imported before ids had a key, so that whoever has a list of client numbers can "
           "find people in them: wave "
        << join(done.plain_ids, ", ") << ". docs/formats/import.md says what to do.\n";
  }
  return Done;
}

}  // namespace

const Command import_answers{
    {"import",
     "Takes in the answers of a wave that was collected elsewhere.",
     {{"STUDY", "the study's folder", true, false},
      {"FILE", "the answers: CSV, or SPSS (.sav, .zsav); docs/formats/import.md", true, false},
      {"--wave", "name of the wave", true, false},
      {"--import-key", "the secret key of the ids, which `peil data init` makes", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--json", "mistakes as an array of file, line, column, code, message, mend", false, true}}},
    run_import};

}  // namespace peil::cli
