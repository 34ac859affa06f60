#pragma once

#include "peil/study/file_problems.h"

namespace peil::study {

/// True when the file is UTF-8 without NUL, with or without a byte order mark; otherwise says what
/// it is and where.
///
/// Problems  "file.utf16"     saved as UTF-16
///           "file.nul-byte"  a byte 0: not a text file
///           "file.not-utf8"  another encoding, with the first line that shows it
bool check_encoding(FileProblems& problems);

/// `text` without a UTF-8 byte order mark at its start.
std::string_view without_mark(std::string_view text);

}  // namespace peil::study
