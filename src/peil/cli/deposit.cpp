#include "peil/app/deposit.h"

#include <ostream>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

void tell(const app::DepositWritten& written, Streams streams) {
  for (const std::string& path : written.paths) streams.out << "Written: " << path << '\n';
  for (const std::string& words : written.unheard) streams.err << words << '\n';
  streams.err << written.rows << " of " << counted(written.responses, "response")
              << " can stand in a row of their own; " << written.again << " of "
              << counted(written.figures, "figure") << " can be computed again from the folder.\n";
  if (!written.closed.empty())
    streams.err << "Nothing is laid open of " << join(written.closed, ", ") << ".\n";
}

int run_deposit(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string study = arguments.text("STUDY");
  const auto written = app::deposit({study, arguments.text("--data", study + "/data"),
                                     arguments.text("--wave"), arguments.text("--out")},
                                    outside);
  if (!written.ok()) return print(written.problems(), streams.err), ProblemsInInput;
  tell(written.value(), streams);
  return Done;
}

}  // namespace

const Command deposit{
    {"deposit",
     "Writes the folder of a wave that can be laid open: answers in which nobody can be "
     "recognised, figures, codebook.",
     {{"STUDY", "the study's folder, with deposit.toml in it", true, false},
      {"--wave", "name of the wave", true, false},
      {"--out",
       "the folder to write; one that is not there, or an earlier deposit of the same data", true,
       false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_deposit};

}  // namespace peil::cli
