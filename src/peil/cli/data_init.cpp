#include <ostream>

#include "peil/app/init_data.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_data_init(const Arguments& arguments, Outside& outside, Streams streams) {
  const app::InitRequest request{arguments.text("--data", arguments.text("STUDY") + "/data"),
                                 arguments.text("--key"), arguments.text("--import-key")};
  const Result<app::DataMade> made = app::init_data(request, outside);
  if (!made.ok()) return print(made.problems(), streams.err), ProblemsInInput;
  streams.out << "Ready: " << request.data << ".\n";
  if (made.value().fresh_people_key) {
    streams.out << "Key: " << request.people_key
                << ", secret. Whoever has it can read contact data; without it nobody can. Move it "
                   "to where letters are made, and keep a copy.\n";
  }
  if (made.value().fresh_import_key) {
    streams.out << "Key: " << request.import_key
                << ", secret. Whoever has it and a list of client numbers can find people in the "
                   "answers. Keep it where waves are imported, and off the machine that serves.\n";
  }
  return Done;
}

}  // namespace

const Command data_init{
    {"data init",
     "Makes the data folder ready for people, and the keys that must not lie in it.",
     {{"STUDY", "the study's folder", true, false},
      {"--key", "the secret key that opens contact data; made when there is no such file", false,
       false},
      {"--import-key", "the secret key of imported people's ids; made when there is no such file",
       false, false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_data_init};

}  // namespace peil::cli
