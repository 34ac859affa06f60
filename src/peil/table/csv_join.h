#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "peil/table/csv_parts.h"
#include "peil/model/table.h"

namespace peil::table {

/// One column of the table out of its parts, which have `rows` rows together. Codes follow the
/// order in which values first appear, so that it does not matter where the parts were cut.
Column join(std::span<const Part> parts, std::size_t c, const std::string& name, std::size_t rows);

}  // namespace peil::table
