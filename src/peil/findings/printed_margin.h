#pragma once

#include <optional>

#include "peil/findings/evidence.h"
#include "peil/model/estimate.h"
#include "peil/model/published.h"
#include "peil/model/study.h"

namespace peil::findings {

/// Decimals that a margin was printed with: as many as it has, at least `least`, at most three.
int decimals_of(double margin, int least = 1);

/// The largest standard error that an interval can have been printed of: the largest number that
/// rounds to the margin, over the quantile of the normal distribution that its confidence has (that
/// of the rules where print gives none). A margin of 0.1 may have been 0.149.
double standard_error(const PrintedMargin& margin, const Rules& rules);

/// The interval of a mark with a margin at the confidence of the rules, within its scale. Contract:
/// the mark has a margin.
Interval interval_of(const PublishedMark& mark, const Study& study);

/// The interval of a mark of a wave, in print units: of answers that of the figure; of print its
/// middle and the margin that was printed, else the one that follows from its answers and their
/// spread. Nothing where it is not known.
std::optional<Interval> interval_of(const Evidence& evidence, const Rules& rules);

/// Where an end of an interval stands in print, where it stops at the ends of what can be: a scale,
/// 0 and 1 of a share, -100 and 100 of a recommend score. In the unit of the evidence.
double on_scale(double end, const Evidence& evidence, const Study& study);

/// The interval of a mark of a wave as interval_of() has it, with the ends that print has.
std::optional<Interval> printed_interval_of(const Evidence& evidence, const Study& study);

}  // namespace peil::findings
