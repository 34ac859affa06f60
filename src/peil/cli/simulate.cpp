#include "peil/app/simulate.h"

#include <unistd.h>

#include <iostream>

#include "peil/base/text.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

constexpr std::int64_t most_people = 50'000'000;

void print_wave(const app::SimulatedWave& wave, std::ostream& out) {
  out << "Wave " << wave.wave << ": " << wave.drawn << " people drawn, " << wave.answered
      << " answered, " << wave.complete << " to the end.\n";
  for (const auto& [group, truth] : wave.truth.reporting_groups) {
    out << "  " << group << ": " << truth.people << " people on the frame, true mean "
        << number_text(truth.mean, 3, "en") << '\n';
  }
}

int run_simulate(const Arguments& arguments, Outside& outside, Streams streams) {
  app::SimulateRequest request;
  request.study = arguments.text("STUDY");
  request.out = arguments.text("--out");
  request.data = arguments.text("--data", request.study + "/data");
  request.waves = words(arguments.text("--waves"));
  if (arguments.has("--seed")) request.seed = arguments.text("--seed");
  if (arguments.has("--frame")) {
    const auto people = whole_number(arguments.text("--frame"));
    if (!people || *people < 1 || *people > most_people) {
      streams.err << "peil: --frame is a whole number from 1 to " << most_people << ".\n";
      return WrongUse;
    }
    request.frame = static_cast<std::size_t>(*people);
  }
  // A bar for a person who waits; a log stays clean.
  const bool terminal = &streams.err == &std::cerr && ::isatty(STDERR_FILENO) == 1;
  const auto done = app::simulate(request, outside, [&](const std::string& what) {
    if (terminal) streams.err << "\r\x1b[K" << what << " ..." << std::flush;
  });
  if (terminal) streams.err << "\r\x1b[K";
  if (!done.ok()) return print(done.problems(), streams.err), ProblemsInInput;
  for (const app::SimulatedWave& wave : done.value()) print_wave(wave, streams.out);
  streams.out << "All of it is fictional. Written: " << request.out << "/truth.json and frames, "
              << "samples and codes beside it; answers in " << request.data << ".\n";
  return Done;
}

}  // namespace

const Command simulate{
    {"simulate",
     "Makes up frames, samples and answers with a known truth, all said to be fictional.",
     {{"STUDY", "the study's folder, with a simulation.toml", true, false},
      {"--out", "folder for frames, samples, codes and truth.json", true, false},
      {"--frame", "people on the frame of a wave; instead of simulation.toml's", false, false},
      {"--waves", "names of waves, between quotes; all that have a truth", false, false},
      {"--seed", "instead of simulation.toml's", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_simulate};

}  // namespace peil::cli
