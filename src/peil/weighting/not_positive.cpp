#include "peil/weighting/not_positive.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/mistakes.h"
#include "peil/base/text.h"

namespace peil::weighting {
namespace {

// "region 'N', purchases 12": what calibration sees of a row.
std::string seen_of(std::size_t row, std::span<const Margin> margins,
                    std::span<const KnownTotal> totals) {
  std::vector<std::string> parts;
  for (const Margin& margin : margins)
    parts.push_back(margin.name + " '" + margin.levels[margin.level[row].index()] + "'");
  for (const KnownTotal& total : totals)
    parts.push_back(total.name + " " + exact_text(total.value[row]));
  return join(parts, ", ");
}

}  // namespace

Problem not_positive(std::span<const double> change, std::span<const Margin> margins,
                     std::span<const KnownTotal> totals,
                     const std::optional<std::span<const std::size_t>>& rows) {
  const auto number = [&](std::size_t row) { return (rows->empty() ? row : (*rows)[row]) + 1; };
  std::size_t bad = 0, lowest = 0;
  std::vector<std::size_t> first;
  for (std::size_t row = 0; row < change.size(); ++row) {
    if (change[row] < change[lowest]) lowest = row;
    if (change[row] > 0.0) continue;
    ++bad;
    if (rows && first.size() < Mistakes::rows_told) first.push_back(number(row));
  }
  expects(bad > 0, "not_positive: a change of 0 or less");
  std::string message = "Calibration gives " + counted(bad, "row") + " a weight of 0 or less";
  if (rows) message += ": " + rows_in_words("row", first, bad);
  message += ". The lowest is " + number_text(change[lowest], 4) + " times what it was";
  if (rows)
    message += ", in row " + std::to_string(number(lowest)) + " (" +
               seen_of(lowest, margins, totals) + ")";
  return {"calibrate.negative-weight",
          "",
          0,
          0,
          message + ".",
          "Give bounds with a lower one above 0, or use rake or logit."};
}

}  // namespace peil::weighting
