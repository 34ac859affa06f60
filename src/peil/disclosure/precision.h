#pragma once

#include <optional>
#include <string_view>

#include "peil/model/estimate.h"
#include "peil/model/figure.h"
#include "peil/model/precision.h"
#include "peil/model/scale.h"
#include "peil/model/study.h"

namespace peil::disclosure {

/// Holds a figure against the precision standard of the rules. A share by its effective answers and
/// the width of Korn & Graubard's interval, as NCHS does; a mean by the width of the interval that
/// is printed; a recommend score, the difference of two shares, by its answers and its width over
/// the 200 points from -100 to 100.
///
/// Shapes    `scale` is that of the item; nothing for an amount, whose mean is not judged.
/// Source    Parker et al. (2017), National Center for Health Statistics Data Presentation
///           Standards for Proportions, Vital and Health Statistics 2(175);
///           docs/methods/precision.md
Precision precision_of(const FigureName& name, const Estimate& estimate,
                       const std::optional<Scale>& scale, const Rules& rules);

/// What the rules do with a figure of this kind that misses the standard.
PrecisionStandard::Miss on_miss(const FigureName& name, const PrecisionStandard& standard);

/// As files have it: "met", "few-effective", "too-wide", "relatively-wide"; empty: not judged.
std::string_view word_of(Precision precision);

}  // namespace peil::disclosure
