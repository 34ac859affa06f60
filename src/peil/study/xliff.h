#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/study/file_problems.h"

namespace peil::study {

/// One text in a translation file.
struct XliffUnit {
  std::string id, source, target;
  std::string state;  ///< "" when the target has none
  Place at;           ///< of the unit
  Place target_at;    ///< of its target, or of the unit when it has none
};

struct Xliff {
  std::string source_language, target_language;
  Place file_at;
  std::vector<XliffUnit> units;
};

/// Reads an XLIFF 1.2 file. Entities are never fetched or expanded.
///
/// Problems  those of check_encoding, and
///           "xliff.syntax"      broken XML
///           "xliff.doctype"     a document type: translations have none, and entities hide in it
///           "xliff.entity"      an entity that XML does not have by itself
///           "xliff.not-xliff"   no <xliff>, or not exactly one <file>
///           "xliff.unit-twice"  two units of one id
///           "xliff.unit-no-id"
///           "xliff.markup"      elements inside a text
std::optional<Xliff> read_xliff(FileProblems& problems);

}  // namespace peil::study
