#include "peil/app/read_study.h"

#include "peil/app/form_versions.h"

namespace peil::app {

Result<Study> read_study(const Files& files, const std::string& folder) {
  return study::read(files.study_folder(folder));
}

Result<study::Checked> check_study(const Outside& outside, const std::string& folder,
                                   const std::optional<std::string>& data) {
  Result<study::Checked> checked = study::check(outside.files.study_folder(folder));
  if (!checked.ok() || !data) return checked;
  const auto answers = outside.read_answers(*data);
  Problems found;
  for (const std::string& wave : answers->waves()) {
    for (Problem& p : form_problems(checked.value().study, *answers, wave))
      found.push_back(std::move(p));
  }
  if (!found.empty()) return found;
  return checked;
}

}  // namespace peil::app
