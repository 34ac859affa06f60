#include "peil/app/translate.h"

#include "peil/study/read.h"
#include "peil/study/update_translation.h"

namespace peil::app {

Result<std::vector<TranslationFile>> translate(Files& files, const std::string& folder) {
  const study::Texts texts = files.study_folder(folder);
  const Result<Study> source = study::read_source(texts);
  if (!source.ok()) return source.problems();

  Problems problems;
  std::vector<TranslationFile> done;
  std::vector<std::string> bytes;
  for (const Language& language : source.value().languages) {
    if (language.code == source.value().source_language) continue;
    const std::string path = "translations/" + language.code + ".xlf";
    const auto found = texts.find(path);
    const std::string before = found == texts.end() ? "" : found->second;
    study::FileProblems file(path, before, problems);
    auto updated = study::update_translation(source.value(), language.code, file);
    if (!updated) continue;
    done.push_back({path, updated->count, updated->added, updated->changed, updated->removed,
                    updated->text != before});
    bytes.push_back(std::move(updated->text));
  }
  if (!problems.empty()) return problems;

  if (!done.empty()) files.make_folder(folder + "/translations");
  for (std::size_t i = 0; i < done.size(); ++i) {
    if (done[i].written) files.write(folder + "/" + done[i].path, bytes[i]);
  }
  return done;
}

}  // namespace peil::app
