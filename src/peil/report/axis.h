#pragma once

#include <vector>

#include "peil/model/document.h"

namespace peil::report {

/// A round axis around `values`: at least `least_span` wide, within [floor, ceiling], ticks on
/// round steps, `printed` as text in the language with a percent sign where `percent`.
Axis axis(const std::vector<double>& values, double least_span, Interval ends, bool percent,
          std::string_view language);

}  // namespace peil::report
