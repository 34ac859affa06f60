#include "peil/app/read_study.h"

namespace peil::app {

Result<Study> read_study(const Files& files, const std::string& folder) {
  return study::read(files.study_folder(folder));
}

Result<study::Checked> check_study(const Files& files, const std::string& folder) {
  return study::check(files.study_folder(folder));
}

}  // namespace peil::app
