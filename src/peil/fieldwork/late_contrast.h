#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "peil/base/day.h"
#include "peil/estimate/contrast.h"
#include "peil/model/dataset.h"
#include "peil/weighting/weighted.h"

namespace peil::fieldwork {

/// The mark of those who answered last, less that of those before them. Whoever answers late is
/// held to be more like those who never answer.
struct LateContrast {
  enum class Known : std::uint8_t {
    Yes,
    OneDay,   ///< all answers bear one day: the store cannot tell who was late
    NoError,  ///< the design gives no error, or all of one part said the same
  };
  Known known = Known::OneDay;
  std::string domain;               ///< "all" or a reporting group
  Day from;                         ///< the first day of the late
  std::size_t early = 0, late = 0;  ///< people with a mark
  Estimate difference;              ///< late less early, with the error of the design
  double p = 1.0;                   ///< two-sided, one comparison
};

/// Of everybody and of each reporting group. Late begins with the day that comes nearest to leaving
/// a third of the people with a mark to it and after it; days are not split, so that it may be more
/// or less.
///
/// Shapes    `day` has one element per row: that of the first page somebody sent.
/// Source    Ferber (1948), Public Opinion Quarterly 12, 669-676; Armstrong & Overton (1977),
/// Journal
///           of Marketing Research 14, 396-402. docs/methods/response.md
std::vector<LateContrast> late_contrasts(const Dataset& dataset,
                                         const weighting::Weighted& weighted,
                                         std::span<const Day> day, const std::string& item);

}  // namespace peil::fieldwork
