#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// What a file holds, column by column: how many values, how many blanks and why, and the least
/// that shows whether they were read rightly. No errors and no design but its weights.
///
///   of the file   rows columns
///   of numbers    n_valid n_user_missing n_system_missing n_value_labels sum_valid mean_weighted
///                 min max
///   of dates      the first four, min_date_days_since_1970 max_date_days_since_1970
///   of texts      n_nonblank n_user_missing n_value_labels max_bytes max_characters
///   of the weight sum_w, under the name of its column
///   of `counts`   count per level
///
/// A mean, least or largest value is left out when nothing is valid.
extern const Statistic describe_statistic;

}  // namespace peil::analysis
