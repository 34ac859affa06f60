#include <ostream>

#include "peil/cli/commands.h"
#include "peil/cli/field_words.h"

namespace peil::cli {
namespace {

int run_field(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string study = arguments.text("STUDY");
  const auto found = app::field_figures(
      {study, arguments.text("--data", study + "/data"), arguments.text("--wave")}, outside);
  if (!found.ok()) return print(found.problems(), streams.err), ProblemsInInput;
  streams.out << (arguments.has("--json") ? field_json(found.value()) : field_text(found.value()));
  return Done;
}

}  // namespace

const Command field{
    {"field",
     "Says how the fieldwork of a wave goes: who was reached, who answered, who said no.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave", true, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--json", "for a program (docs/commands/field.md)", false, true}}},
    run_field};

}  // namespace peil::cli
