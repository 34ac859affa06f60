#include <ostream>

#include "peil/app/translate.h"
#include "peil/base/counted.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

void print_line(const app::TranslationFile& file, std::ostream& out) {
  const study::TranslationCount& count = file.count;
  out << count.language << ": " << count.translated << " translated, "
      << counted(count.drafts, "draft") << " to be reviewed, " << count.missing << " missing";
  if (file.added > 0) out << "; " << file.added << " new";
  if (file.changed > 0) out << "; " << file.changed << " with a changed source";
  if (file.removed > 0) out << "; " << file.removed << " removed";
  out << ". " << file.path << (file.written ? " written.\n" : " was up to date.\n");
}

int run_translate(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string folder = arguments.text("STUDY");
  const auto files = app::translate(outside.files, folder);
  if (!files.ok()) {
    print(files.problems(), streams.err);
    streams.err << "Nothing was written.\n";
    return ProblemsInInput;
  }
  if (files.value().empty()) streams.out << "The study has one language: nothing to translate.\n";
  for (const app::TranslationFile& file : files.value()) print_line(file, streams.out);
  return Done;
}

}  // namespace

const Command translate{{"translate",
                         "Makes and updates the translation files (XLIFF) of a study.",
                         {{"STUDY", "the study's folder", true, false}}},
                        run_translate};

}  // namespace peil::cli
