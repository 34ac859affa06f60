#include <ostream>

#include "peil/app/new_study.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_new(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string folder = arguments.text("FOLDER");
  const std::string first(app::study_files().front().language);
  const auto made = app::new_study(folder, arguments.text("--language", first), outside);
  if (!made.ok()) return print(made.problems(), streams.err), ProblemsInInput;
  for (const std::string& path : made.value().files) streams.out << "Written: " << path << '\n';
  streams.out << "\nA study of one customer group and ten questions, open from "
              << day_text(made.value().from) << " to " << day_text(made.value().to)
              << ". Every file explains itself; begin with study.toml.\n\n"
              << "Next, in this order:\n"
              << "  peil check " << folder << "\n"
              << "  peil simulate " << folder << " --out " << folder << "/practice --data "
              << folder << "/practice/data\n"
              << "  peil report " << folder << " --data " << folder << "/practice/data --out "
              << folder << "/practice\n"
              << "  peil serve " << folder << " --data " << folder
              << "/practice/data --test-codes 3\n";
  return Done;
}

}  // namespace

const Command new_study{
    {"new",
     "Writes a small study to begin with: one group, ten questions, every key explained.",
     {{"FOLDER", "a folder that is not there yet", true, false},
      {"--language",
       "code of the language that it is written in; a wrong one lists those there are", false,
       false}}},
    run_new};

}  // namespace peil::cli
