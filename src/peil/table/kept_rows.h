#pragma once

#include <cstdint>
#include <span>

#include "peil/model/table.h"

namespace peil::table {

/// The table with those of its rows only for which `kept` is not 0, in their order.
///
/// Cost      one pass over the columns, in place.
/// Contract  one element of `kept` a row.
Table kept_rows(Table table, std::span<const std::uint8_t> kept);

}  // namespace peil::table
