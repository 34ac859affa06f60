#include <ostream>

#include "peil/base/text.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_data_backup(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string data = arguments.text("--data", arguments.text("STUDY") + "/data");
  const std::string to = arguments.text("--out");
  const auto made = outside.back_up(data, to);
  streams.out << "Written: " << to << " with " << join(made, ", ")
              << ", closed and complete. It is as secret as the data folder itself.\n";
  return Done;
}

}  // namespace

const Command data_backup{
    {"data backup",
     "Copies the data folder to a new one, also while answers come in.",
     {{"STUDY", "the study's folder", true, false},
      {"--out", "the folder to make", true, false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_data_backup};

}  // namespace peil::cli
