#include <ostream>

#include "peil/app/init_data.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_data_init(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string data = arguments.text("--data", arguments.text("STUDY") + "/data");
  const std::string key = arguments.text("--key");
  const Result<app::DataMade> made = app::init_data({data, key}, outside);
  if (!made.ok()) return print(made.problems(), streams.err), ProblemsInInput;
  streams.out << "Ready: " << data << ".\n";
  if (made.value().fresh_key) {
    streams.out << "Key: " << key
                << ", secret. Whoever has it can read contact data; without it nobody can. Move it "
                   "to where letters are made, and keep a copy.\n";
  }
  return Done;
}

}  // namespace

const Command data_init{
    {"data init",
     "Makes the data folder ready for people, and the key that opens their contact data.",
     {{"STUDY", "the study's folder", true, false},
      {"--key", "the secret key; made when there is no such file", true, false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_data_init};

}  // namespace peil::cli
