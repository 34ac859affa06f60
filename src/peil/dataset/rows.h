#pragma once

#include <cstdint>
#include <span>

#include "peil/model/dataset.h"

namespace peil::dataset {

/// An item of these rows of another one, in the order given.
/// Contract  every row lies in the item.
Item rows_of(const Item& item, std::span<const std::uint32_t> rows);

/// A dataset of these rows of another one, in the order given: the same items, levels and strata,
/// also those that no row is left in. It has no digest: that is of the responses it came from.
///
/// Cost      O(rows * (items + groupings)).
/// Contract  every row lies in the dataset; there is no second stage of the sample.
Dataset rows_of(const Dataset& dataset, std::span<const std::uint32_t> rows);

}  // namespace peil::dataset
