#pragma once

#include "peil/analysis/plan/boxes.h"

#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/run/domains_asked.h"

namespace peil::analysis {

/// The answers to a column as 1 (plus), -1 (minus) or 0. Throws Refusal for a text that no row has,
/// and for a column of texts that the box wants as numbers.
Item scores(const Run& run, const Prepared& design, const std::string& column, const Box& box);

/// The ends between which such scores lie.
Interval scale_of(const Box& box);

/// 0 and 1 where the column holds nothing else, so that its mean is a share; else nothing is known
/// of its ends.
std::optional<Interval> scale_of(const Column& column);

/// The same for means by domain: the scores of the values where the column has few of them.
estimate::Answers scored(const Run& run, const Prepared& design, const std::string& column,
                         const Box& box);

}  // namespace peil::analysis
