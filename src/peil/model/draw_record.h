#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"
#include "peil/model/sample.h"

namespace peil {

/// The record as canonical JSON (names sorted, no blanks), without a seal: equal records are equal
/// bytes. docs/formats/sample.md tells what it says.
std::string draw_record_json(const DrawRecord& record);

/// The record for a file: indented, with the seal, the SHA-256 of draw_record_json.
std::string sealed_draw_record(const DrawRecord& record);

/// The 64 digits that seal a record.
std::string seal_of(const DrawRecord& record);

enum class Seal : unsigned char {
  Required,  ///< a file from outside: it must have a seal that fits
  Ignored,   ///< what we keep ourselves, or to look into a record whose seal is broken
};

/// Reads either form. `where` names the file in problems.
///
/// Problems  "record.unreadable"   not JSON, or a field is missing or of the wrong kind
///           "record.seal-broken"  required, and missing or not that of the contents
Result<DrawRecord> read_draw_record(std::string_view json, const std::string& where, Seal seal);

}  // namespace peil
