#include <ostream>

#include "peil/app/read_study.h"
#include "peil/base/counted.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

int run_check(const Arguments& arguments, Outside& outside, Streams streams) {
  std::optional<std::string> data;
  if (arguments.has("--data")) data = arguments.text("--data");
  const auto study = app::check_study(outside, arguments.text("STUDY"), data);
  if (arguments.has("--json")) {
    streams.out << problems_json(study.ok() ? Problems{} : study.problems());
    return study.ok() ? Done : ProblemsInInput;
  }
  if (!study.ok()) {
    print(study.problems(), streams.err);
    streams.err << counted(study.problems().size(), "mistake") << " in " << arguments.text("STUDY")
                << ".\n";
    return ProblemsInInput;
  }
  const Study& s = study.value().study;
  streams.out << s.name << ": " << counted(s.questionnaire.questions.size(), "question") << " on "
              << counted(s.questionnaire.pages.size(), "page") << ", "
              << counted(s.languages.size(), "language") << ", "
              << counted(s.customer_groups.size(), "customer group") << ", "
              << counted(s.waves.size(), "wave") << ". No mistakes.\n";
  for (const study::TranslationCount& count : study.value().translations) {
    if (count.drafts == 0) continue;
    streams.out << count.language << ": " << count.drafts << " of " << count.texts
                << " texts are drafts that a native speaker has to review.\n";
  }
  for (const Problem& warning : study.value().warnings)
    streams.out << warning.message << ' ' << warning.mend << '\n';
  return Done;
}

}  // namespace

const Command check{
    {"check",
     "Reads a study folder and reports every mistake at once.",
     {{"STUDY", "the study's folder", true, false},
      {"--data", "also compare the forms with the answers in this folder", false, false},
      {"--json", "an array of file, line, column, code, message, mend", false, true}}},
    run_check};

}  // namespace peil::cli
