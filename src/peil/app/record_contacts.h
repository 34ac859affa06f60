#pragma once

#include <cstddef>
#include <string>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct RecordRequest {
  std::string wave, file, data;
};

struct ContactsRecorded {
  std::size_t rows = 0;
  std::size_t fresh = 0;  ///< of these, not known before
};

/// Takes in what came back from the world, or was sent by others: a CSV file with `number` (the
/// contact number of the person), `result`, `day`, `mode`, and `step` where a message was sent.
/// All rows or none; a row that is known adds nothing. docs/commands/field.md
///
/// Problems  "field.columns"        a column is missing, unknown or there twice
///           "field.row"            the row is not as long as the first one, or a quote is
///           misplaced "field.number"         nobody of the wave has this number, or it was
///           mistyped "field.result", "field.mode", "field.day", "field.step"
///           "field.mode-of-result" a letter cannot bounce, an e-mail is not returned by the post
///           "field.not-loaded"     there are no people of this wave
/// Throws    OutsideError
Result<ContactsRecorded> record_contacts(const Study& study, const RecordRequest& request,
                                         Outside& outside);

}  // namespace peil::app
