#include <ostream>

#include "peil/base/text.h"
#include "peil/cli/commands.h"
#include "peil/cli/drivers_words.h"

namespace peil::cli {
namespace {

int run_drivers(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto threads = whole_number(arguments.text("--threads", "2"));
  if (!threads || *threads < 1 || *threads > 256) {
    streams.err << "peil drivers: --threads takes a whole number from 1 to 256.\n";
    return WrongUse;
  }
  app::DriversRequest request;
  request.study = arguments.text("STUDY");
  request.data = arguments.text("--data", request.study + "/data");
  request.wave = arguments.text("--wave");
  request.threads = static_cast<int>(*threads);
  const auto found = app::find_drivers(request, outside);
  if (!found.ok()) return print(found.problems(), streams.err), ProblemsInInput;
  streams.out << (arguments.has("--json") ? drivers_json(found.value())
                                          : drivers_text(found.value()));
  return Done;
}

}  // namespace

const Command drivers{
    {"drivers",
     "Says which aspects go together with the overall mark, and how sure that is.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave", true, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--json", "for a program (docs/commands/drivers.md)", false, true},
      {"--threads", "threads to use (2); results are the same for any", false, false}}},
    run_drivers};

}  // namespace peil::cli
