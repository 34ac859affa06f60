#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/model/study.h"

namespace peil::report {

/// What a list of the method account asks and nobody has told of a wave.
struct OpenItem {
  std::string item;      ///< the key of its name in the texts of reports: "list.dates"
  std::string key;       ///< of [report.account], which answers it, also by why it is not known
  bool of_aapor = true;  ///< of the first list; else of the one of ISO 20252

  /// "Dates (dates)", as the list of the report has it in the language of messages.
  std::string name() const;
};

/// Those of the lists of `disclosure_list` and `standard_list` that only people can answer, the
/// first list before the second. What peil knows by itself is never open; neither is what the study
/// says not to know.
///
/// Contract  the study has the wave.
std::vector<OpenItem> open_items(const Study& study, std::string_view wave);

}  // namespace peil::report
