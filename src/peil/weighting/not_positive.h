#pragma once

#include <span>

#include "peil/base/result.h"
#include "peil/weighting/calibrate.h"

namespace peil::weighting {

/// The rows that a calibration would give a weight of 0 or less, by number, and of the lowest what
/// it is made of: its levels and numbers.
///
/// Shapes    `change`, what each weight is multiplied by, has one element per row, as have the
///           margins and totals; `rows` as in CalibrateOptions: absent, only how many are told.
/// Problems  "calibrate.negative-weight", the one that is given back
/// Contract  some change is 0 or less.
Problem not_positive(std::span<const double> change, std::span<const Margin> margins,
                     std::span<const KnownTotal> totals,
                     const std::optional<std::span<const std::size_t>>& rows);

}  // namespace peil::weighting
