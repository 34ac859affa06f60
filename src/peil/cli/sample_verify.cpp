#include <ostream>

#include "peil/app/draw_sample.h"
#include "peil/app/read_study.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_sample_verify(const Arguments& arguments, Outside& outside, Streams streams) {
  const Result<Study> study = app::read_study(outside.files, arguments.text("STUDY"));
  if (!study.ok()) return print(study.problems(), streams.err), ProblemsInInput;
  const auto found =
      app::verify_sample(study.value(), arguments.text("--wave"), arguments.text("--frame"),
                         arguments.text("--record"), outside);
  if (!found.ok()) return print(found.problems(), streams.err), ProblemsInInput;
  if (found.value().empty()) {
    streams.out << "Drawn again: same sample.\n";
    return Done;
  }
  streams.out << "Drawn again: NOT what the record says.\n";
  for (const std::string& difference : found.value()) streams.out << "  " << difference << '\n';
  return ProblemsInInput;
}

}  // namespace

const Command sample_verify{
    {"sample verify",
     "Draws a sample again and compares it with the record of the draw.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave", true, false},
      {"--frame", "the CSV that was drawn from", true, false},
      {"--record", "the record of the draw, sample.csv.record.json", true, false}}},
    run_sample_verify};

}  // namespace peil::cli
