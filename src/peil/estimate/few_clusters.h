#pragma once

#include <initializer_list>
#include <optional>
#include <span>

#include "peil/estimate/variance.h"
#include "peil/model/estimate.h"

namespace peil::estimate {

/// Gives the mean of a domain (or the mean of the first less that of the second) the error that a
/// sample of few PSUs needs, and the degrees of freedom that this error has, in the place of those
/// by linearisation, which are too small and too many. The bias is taken away PSU by PSU, with
/// independent answers of one variance in every domain as working model (CR2), and the degrees are
/// Satterthwaite's under that model: a fraction, and fewer than PSUs - 1.
///
/// No error (LonelyPsu) where all answers of a domain are of one PSU, which has nothing to differ
/// from; none (NotDefined) of domains that share an answer.
///
/// Cost      O(tallies + PSUs) per domain
/// Contract  one stratum of PSUs without population, second stage, margins or people on several
///           lists; one domain or two,
///           each with an answer with weight.
/// Source    Bell & McCaffrey (2002), Survey Methodology 28(2), 169-181; Pustejovsky & Tipton
///           (2018), Journal of Business & Economic Statistics 36, 672-683;
///           docs/methods/few-clusters.md. Of a regression: drivers/few_clusters.h.
void put_few_clusters_error(Estimate& to, const Classes& classes, std::span<const Tally> tallies,
                            std::initializer_list<const Domain*> domains);

}  // namespace peil::estimate
