#include <ostream>

#include "peil/app/read_study.h"
#include "peil/app/record_contacts.h"
#include "peil/base/counted.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_field_record(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string folder = arguments.text("STUDY");
  const auto refused = [&](const Problems& problems) {
    if (arguments.has("--json")) streams.out << problems_json(problems);
    print(problems, streams.err);
    streams.err << "Nothing was recorded.\n";
    return ProblemsInInput;
  };
  const Result<Study> study = app::read_study(outside.files, folder);
  if (!study.ok()) return refused(study.problems());
  const auto recorded = app::record_contacts(study.value(),
                                             {arguments.text("--wave"), arguments.text("FILE"),
                                              arguments.text("--data", folder + "/data")},
                                             outside);
  if (!recorded.ok()) return refused(recorded.problems());
  const app::ContactsRecorded& done = recorded.value();
  streams.out << "Recorded: " << done.fresh << " of " << counted(done.rows, "row");
  if (done.fresh < done.rows) streams.out << "; the others were known";
  streams.out << ".\n";
  return Done;
}

}  // namespace

const Command field_record{
    {"field record",
     "Takes in what came back from the world: returned letters, bounces, refusals.",
     {{"STUDY", "the study's folder", true, false},
      {"FILE", "CSV: number, result, day, mode, step; docs/commands/field.md", true, false},
      {"--wave", "name of the wave", true, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--json", "mistakes as an array of file, line, column, code, message, mend", false, true}}},
    run_field_record};

}  // namespace peil::cli
