#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "peil/model/table.h"
#include "peil/table/csv_parts.h"

namespace peil::table {

/// One column of the table out of its parts, which have `rows` rows together. Codes follow the
/// order in which values first appear, so that it does not matter where the parts were cut.
/// `decimal` is the sign they were read with.
Column join(std::span<const Part> parts, std::size_t c, const std::string& name, std::size_t rows,
            char decimal);

}  // namespace peil::table
