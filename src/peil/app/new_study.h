#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/day.h"
#include "peil/base/result.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// One file of the study that a newcomer starts from: assets/studies/LL/NAME.
struct StudyFile {
  std::string_view language;  ///< its code
  std::string_view name;      ///< relative to the study's folder; WAVE stands for the wave's name
  std::string_view text;      ///< @wave@, @from@ and @to@ are filled in
};

/// All of them, built into the program, in the order of their languages.
std::span<const StudyFile> study_files();

/// The first study, as it was written.
struct NewStudy {
  std::string wave;                ///< the year of today
  Day from, to;                    ///< fieldwork: sixty days from today
  std::vector<std::string> files;  ///< paths, in the order of their names
};

/// Writes a small study that checks clean and can be simulated, reported and served at once: one
/// customer group, ten questions, every key explained.
///
/// Problems  "new.language"  there is no such study in that language
///           "new.exists"    the folder is there already; nothing of it is touched
/// Throws    OutsideError when the folder cannot be made or a file not be written.
Result<NewStudy> new_study(const std::string& folder, const std::string& language,
                           Outside& outside);

}  // namespace peil::app
