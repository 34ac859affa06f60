#include "peil/app/simulate.h"

#include <unistd.h>

#include <iostream>
#include <thread>

#include "peil/app/repeat_waves.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"
#include "peil/cli/simulate_repeat.h"
#include "peil/cli/visible_stream.h"
#include "peil/simulation/recipe.h"

namespace peil::cli {
namespace {

constexpr std::int64_t most_people = 50'000'000;
constexpr std::int64_t least_repeats = 2, most_repeats = 1'000'000, most_threads = 256;

void print_wave(const app::SimulatedWave& wave, std::ostream& out) {
  out << "Wave " << wave.wave << ": " << counted(wave.drawn, "person", "people") << " drawn, "
      << wave.answered << " answered, " << wave.complete << " to the end.\n";
  for (const auto& [group, truth] : wave.truth.reporting_groups) {
    out << "  " << group << ": " << counted(truth.people, "person", "people")
        << " on the frame, true mean " << number_text(truth.mean, 3) << '\n';
  }
}

// A bar for a person who waits; a log stays clean.
bool has_bar(const Streams& streams) {
  return &streams.err == &std::cerr && ::isatty(STDERR_FILENO) == 1;
}

// A whole number within bounds; nothing, and a sentence on stderr, when it is not.
std::optional<std::int64_t> number(const Arguments& arguments, const char* option,
                                   std::int64_t least, std::int64_t most, std::ostream& err) {
  const auto given = whole_number(arguments.text(option));
  if (given && *given >= least && *given <= most) return given;
  err << "peil: " << option << " is a whole number from " << least << " to " << most << ".\n";
  return {};
}

// The request that a line asks for, or nothing when something in it is wrong.
std::optional<app::RepeatRequest> repeat_request(const Arguments& arguments, std::ostream& err) {
  app::RepeatRequest request;
  request.study = arguments.text("STUDY");
  request.waves = words(arguments.text("--waves"));
  if (arguments.has("--seed")) request.seed = arguments.text("--seed");
  const auto repeats = number(arguments, "--repeat", least_repeats, most_repeats, err);
  if (!repeats) return {};
  request.options.repeats = static_cast<std::size_t>(*repeats);
  request.options.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  if (arguments.has("--threads")) {
    const auto threads = number(arguments, "--threads", 1, most_threads, err);
    if (!threads) return {};
    request.options.threads = static_cast<int>(*threads);
  }
  if (arguments.has("--frame")) {
    const auto people = number(arguments, "--frame", 1, most_people, err);
    if (!people) return {};
    request.frame = static_cast<std::size_t>(*people);
  }
  if (arguments.has("--odds-per-mark")) {
    request.odds_per_mark = decimal_number(arguments.text("--odds-per-mark"));
    if (!request.odds_per_mark || *request.odds_per_mark < simulation::least_odds ||
        *request.odds_per_mark > simulation::most_odds) {
      err << "peil: --odds-per-mark is a number from " << simulation::least_odds << " to "
          << simulation::most_odds << ".\n";
      return {};
    }
  }
  return request;
}

int run_repeats(const Arguments& arguments, Outside& outside, Streams streams) {
  if (arguments.has("--data")) {
    streams.err << "peil: --repeat writes no data; leave --data out.\n";
    return WrongUse;
  }
  const auto request = repeat_request(arguments, streams.err);
  if (!request) return WrongUse;
  const bool bar = has_bar(streams);
  const auto repeated =
      app::repeat_waves(*request, outside.files, [&](std::size_t done, std::size_t of) {
        if (bar && (done * 100 / of != (done - 1) * 100 / of))
          streams.err << erase_line << done << " of " << counted(of, "repeat") << " ..."
                      << std::flush;
      });
  if (bar) streams.err << erase_line << std::flush;
  if (!repeated.ok()) return print(repeated.problems(), streams.err), ProblemsInInput;
  if (arguments.has("--out"))
    outside.files.write(arguments.text("--out"), repeats_as_csv(repeated.value()));
  streams.out << (arguments.has("--json") ? repeats_as_json(repeated.value())
                                          : repeats_as_text(repeated.value()));
  return Done;
}

int run_simulate(const Arguments& arguments, Outside& outside, Streams streams) {
  if (arguments.has("--repeat")) return run_repeats(arguments, outside, streams);
  for (const char* option : {"--threads", "--json", "--odds-per-mark"}) {
    if (!arguments.has(option)) continue;
    streams.err << "peil: " << option << " goes with --repeat.\n";
    return WrongUse;
  }
  if (!arguments.has("--out")) {
    streams.err << "--out is required\nSee peil simulate --help.\n";
    return WrongUse;
  }
  app::SimulateRequest request;
  request.study = arguments.text("STUDY");
  request.out = arguments.text("--out");
  request.data = arguments.text("--data", request.study + "/data");
  request.waves = words(arguments.text("--waves"));
  if (arguments.has("--seed")) request.seed = arguments.text("--seed");
  if (arguments.has("--frame")) {
    const auto people = number(arguments, "--frame", 1, most_people, streams.err);
    if (!people) return WrongUse;
    request.frame = static_cast<std::size_t>(*people);
  }
  const bool bar = has_bar(streams);
  const auto done = app::simulate(request, outside, [&](const std::string& what) {
    if (bar) streams.err << erase_line << what << " ..." << std::flush;
  });
  if (bar) streams.err << erase_line << std::flush;
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
      {"--out",
       "folder for frames, samples, codes and truth.json; with --repeat: a CSV file, not required",
       false, false},
      {"--frame", "people on the frame of a wave; instead of simulation.toml's", false, false},
      {"--waves", "names of waves, between quotes; all that have a truth", false, false},
      {"--seed", "instead of simulation.toml's", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false},
      {"--repeat", "draws the waves so many times and holds the figures against the truth", false,
       false},
      {"--threads", "with --repeat: threads to use (all cores); results are the same for any",
       false, false},
      {"--odds-per-mark",
       "with --repeat: the odds of answering times this per mark; instead of simulation.toml's",
       false, false},
      {"--json", "with --repeat: JSON instead of a table", false, true}}},
    run_simulate};

}  // namespace peil::cli
