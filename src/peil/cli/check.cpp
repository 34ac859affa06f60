#include <ostream>

#include "peil/app/form_versions.h"
#include "peil/app/read_study.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

// With --data also what the answers there say of the forms.
Result<study::Checked> checked(const Arguments& arguments, Outside& outside) {
  Result<study::Checked> study = app::check_study(outside.files, arguments.text("STUDY"));
  if (!study.ok() || !arguments.has("--data")) return study;
  const Stores stores = outside.open_stores(arguments.text("--data"));
  Problems found;
  for (const std::string& wave : stores.responses->waves()) {
    for (Problem& p : app::form_problems(study.value().study, *stores.responses, wave))
      found.push_back(std::move(p));
  }
  if (!found.empty()) return found;
  return study;
}

// Two samples that are not independent of each other, whatever the plans meant.
void tell_draws_alike(const Study& study, std::ostream& out) {
  for (std::size_t i = 0; i < study.plans.size(); ++i) {
    for (std::size_t k = i + 1; k < study.plans.size(); ++k) {
      if (!draw_alike(study.plans[i], study.plans[k])) continue;
      out << "Waves " << study.plans[i].wave << " and " << study.plans[k].wave
          << " are drawn with one seed and one key, so that their samples share people; no change"
          << " between them is tested. Give each wave a seed of its own.\n";
    }
  }
}

int run_check(const Arguments& arguments, Outside& outside, Streams streams) {
  const Result<study::Checked> study = checked(arguments, outside);
  if (arguments.has("--json")) {
    streams.out << problems_json(study.ok() ? Problems{} : study.problems());
    return study.ok() ? Done : ProblemsInInput;
  }
  if (!study.ok()) {
    print(study.problems(), streams.err);
    const std::size_t n = study.problems().size();
    streams.err << n << (n == 1 ? " mistake in " : " mistakes in ") << arguments.text("STUDY")
                << ".\n";
    return ProblemsInInput;
  }
  const Study& s = study.value().study;
  streams.out << s.name << ": " << s.questionnaire.questions.size() << " questions on "
              << s.questionnaire.pages.size() << " pages, " << s.languages.size() << " languages, "
              << s.customer_groups.size() << " customer groups, " << s.waves.size()
              << " waves. No mistakes.\n";
  for (const study::TranslationCount& count : study.value().translations) {
    if (count.drafts == 0) continue;
    streams.out << count.language << ": " << count.drafts << " of " << count.texts
                << " texts are drafts that a native speaker has to review.\n";
  }
  tell_draws_alike(s, streams.out);
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
