#pragma once

#include "peil/model/claim.h"
#include "peil/model/figure.h"

namespace peil::findings {

/// Does every value of the interval print as this number, some of them, or none?
enum class NumberFit { Right, Finer, Wrong };

/// "een 7": what rounds to it. "bijna een 8": below it by half a mark at most (of a number with
/// decimals by 0.2, of percents by 5 points); "ruim een 7" is the mirror, by 0.3 of a number with
/// decimals. "meer dan", "minder dan", "minstens", "hoogstens": all of that side.
///
/// Contract  the number has a value.
/// Source    docs/methods/words-of-claims.md
NumberFit fit(const NumberInText& number, const Interval& known, Nearness nearness = Nearness::As);

}  // namespace peil::findings
