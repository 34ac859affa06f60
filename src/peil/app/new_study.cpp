#include "peil/app/new_study.h"

#include <algorithm>
#include <set>

#include "peil/model/study.h"

namespace peil::app {
namespace {

std::string with(std::string text, std::string_view name, std::string_view value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
  return text;
}

std::string languages() {
  std::set<std::string> codes;
  for (const StudyFile& file : study_files()) codes.emplace(file.language);
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : ", ") + code;
  return all;
}

Problems problems_of(const std::string& folder, const std::string& language, const Files& files) {
  Problems found;
  if (std::ranges::find(study_files(), language, &StudyFile::language) == study_files().end()) {
    found.push_back({"new.language", folder, 0, 0,
                     "There is no first study in the language '" + language + "'.",
                     "Choose one of: " + languages() +
                         ". Other languages are added to a study, as translations."});
  }
  if (files.exists(folder)) {
    found.push_back({"new.exists", folder, 0, 0, "This is there already, and was left as it is.",
                     "Name a folder that does not exist yet."});
  }
  return found;
}

}  // namespace

Result<NewStudy> new_study(const std::string& folder, const std::string& language,
                           Outside& outside) {
  if (Problems found = problems_of(folder, language, outside.files); !found.empty()) return found;
  const Day today = outside.clock.today(Study{}.time_zone);
  const Day last = today + std::chrono::days(60);
  NewStudy made{day_text(today).substr(0, 4), today, last, {}};
  outside.files.make_folder(folder);
  for (const StudyFile& file : study_files()) {
    if (file.language != language) continue;
    std::string text = with(std::string(file.text), "@wave@", made.wave);
    text = with(with(std::move(text), "@from@", day_text(today)), "@to@", day_text(last));
    const std::string path = folder + '/' + with(std::string(file.name), "WAVE", made.wave);
    if (const auto slash = file.name.rfind('/'); slash != std::string_view::npos)
      outside.files.make_folder(folder + '/' + std::string(file.name.substr(0, slash)));
    outside.files.write(path, text);
    made.files.push_back(path);
  }
  return made;
}

}  // namespace peil::app
