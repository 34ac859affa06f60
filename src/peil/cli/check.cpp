#include <ostream>

#include "peil/app/read_study.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_check(const Arguments& arguments, Outside& outside, Streams streams) {
  const Result<Study> study = app::read_study(outside.files, arguments.text("STUDY"));
  if (arguments.has("--json")) {
    streams.out << problems_json(study.ok() ? Problems{} : study.problems());
    return study.ok() ? Done : ProblemsInInput;
  }
  if (!study.ok()) {
    print(study.problems(), streams.err);
    streams.err << study.problems().size() << " mistakes in " << arguments.text("STUDY") << ".\n";
    return ProblemsInInput;
  }
  const Study& s = study.value();
  streams.out << s.name << ": " << s.questionnaire.questions.size() << " questions on "
              << s.questionnaire.pages.size() << " pages, " << s.languages.size() << " languages, "
              << s.customer_groups.size() << " customer groups, " << s.waves.size()
              << " waves. No mistakes.\n";
  return Done;
}

}  // namespace

const Command check{
    {"check",
     "Reads a study folder and reports every mistake at once.",
     {{"STUDY", "the study's folder", true, false},
      {"--json", "an array of file, line, column, code, message, mend", false, true}}},
    run_check};

}  // namespace peil::cli
