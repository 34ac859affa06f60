#include <ostream>

#include "peil/app/load_sample.h"
#include "peil/app/read_study.h"
#include "peil/base/counted.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_sample_load(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string folder = arguments.text("STUDY");
  const Result<Study> study = app::read_study(outside.files, folder);
  if (!study.ok()) return print(study.problems(), streams.err), ProblemsInInput;
  const std::string data = arguments.text("--data", folder + "/data");
  Stores stores = outside.open_stores(data);
  const Result<app::SampleLoaded> loaded =
      app::load_sample(study.value(),
                       {arguments.text("--wave"), arguments.text("--sample"),
                        arguments.text("--codes"), arguments.text("--import-key"), data},
                       stores, outside);
  if (!loaded.ok()) {
    print(loaded.problems(), streams.err);
    streams.err << "Nothing was loaded.\n";
    return ProblemsInInput;
  }
  if (loaded.value().cleared > 0) {
    streams.out << "Taken out: " << loaded.value().cleared
                << " people of a load that did not end, and their codes, which opened nothing. "
                   "Destroy the file of those codes.\n";
  }
  streams.out << "Loaded: " << counted(loaded.value().people, "person", "people") << " of wave "
              << arguments.text("--wave") << ".\n"
              << "Codes: " << arguments.text("--codes")
              << ", secret. Make the letters from it, then destroy it.\n";
  return Done;
}

}  // namespace

const Command sample_load{
    {"sample load",
     "Puts a drawn sample in the stores and makes a login code for everybody.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave", true, false},
      {"--sample", "what `peil sample draw` wrote; its record is beside it", true, false},
      {"--codes", "where the codes go: key, language, code, contact number; a secret file", true,
       false},
      {"--import-key", "the secret key of ids; of a wave with a panel", false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_sample_load};

}  // namespace peil::cli
