#include <ostream>

#include "peil/cli/commands.h"
#include "peil/cli/response_words.h"

namespace peil::cli {
namespace {

int run_response(const Arguments& arguments, Outside& outside, Streams streams) {
  app::ResponseRequest request;
  request.study = arguments.text("STUDY");
  request.data = arguments.text("--data", request.study + "/data");
  request.wave = arguments.text("--wave");
  const auto found = app::account_response(request, outside);
  if (!found.ok()) return print(found.problems(), streams.err), ProblemsInInput;
  streams.out << (arguments.has("--json") ? response_json(found.value())
                                          : response_text(found.value()));
  return Done;
}

}  // namespace

const Command response{
    {"response",
     "Says who took part in a wave, and what that may have done to its figures.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave; the latest with answers when not given", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--json", "for a program (docs/commands/response.md)", false, true}}},
    run_response};

}  // namespace peil::cli
