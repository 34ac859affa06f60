#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "peil/base/bytes.h"

namespace peil {

/// A byte 0, which no text has: what is told where a file of text was expected.
namespace nul_byte {
constexpr const char* words = "There is a byte 0 here, so this is not a file of text.";
constexpr const char* mend_csv =
    "Most often such a file is UTF-16 (\"Unicode text\") or no CSV at all, such as a workbook. "
    "Save "
    "it again as CSV UTF-8.";
}  // namespace nul_byte

bool has_nul(std::span<const std::string> texts);

/// The line of the first one, from 1; lines end in LF, CR LF or CR. 0: there is none.
std::size_t line_of_nul(const Bytes& bytes);

}  // namespace peil
