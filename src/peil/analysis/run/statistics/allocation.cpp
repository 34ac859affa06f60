#include "peil/analysis/run/compute.h"

#include <cmath>

#include "peil/analysis/run/frame_rows.h"
#include "peil/analysis/run/put.h"
#include "peil/base/sum.h"
#include "peil/sampling/allocation.h"

namespace peil::analysis {
namespace {

using Asked = asked::Allocated;

// Two passes per stratum: the mean, then the squares about it.
void add_sd(std::vector<sampling::KnownStratum>& strata, const Grouping& by,
            const std::vector<double>& value) {
  std::vector<Sum> total(strata.size()), squares(strata.size());
  for (std::size_t row = 0; row < value.size(); ++row) total[by.level[row]].add(value[row]);
  for (std::size_t row = 0; row < value.size(); ++row) {
    const std::uint32_t h = by.level[row];
    const double off = value[row] - total[h].value() / static_cast<double>(strata[h].units);
    squares[h].add(off * off);
  }
  for (std::size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].units > 1)
      strata[h].sd = std::sqrt(squares[h].value() / static_cast<double>(strata[h].units - 1));
  }
}

// A size below 0 in one row would be hidden by the others of its stratum.
void add_sizes(std::vector<sampling::KnownStratum>& strata, const Grouping& by,
               const std::vector<double>& size, const std::string& column) {
  std::vector<Sum> total(strata.size());
  for (std::size_t row = 0; row < size.size(); ++row) {
    if (size[row] < 0.0)
      throw Refusal{column, "The size of row " + std::to_string(row + 1) + " of the frame is " +
                                "below 0. A size is a number of 0 or more."};
    total[by.level[row]].add(size[row]);
  }
  for (std::size_t h = 0; h < strata.size(); ++h) strata[h].size = total[h].value();
}

std::vector<sampling::KnownStratum> known_strata(const Asked& asked, const Table& frame,
                                                 const Grouping& by) {
  std::vector<sampling::KnownStratum> strata;
  for (const std::string& name : by.levels) strata.push_back({name, 0, 0.0, 0.0});
  for (const std::uint32_t h : by.level) ++strata[h].units, strata[h].size += 1.0;
  if (!asked.size.empty()) add_sizes(strata, by, frame_numbers(frame, asked.size), asked.size);
  if (!asked.study_variable.empty()) add_sd(strata, by, frame_numbers(frame, asked.study_variable));
  return strata;
}

void allocate(Run& run, const Asked& asked) {
  const Table& frame = frame_of(run, asked.design);
  const Grouping by = frame_groups(frame, asked.strata);
  const std::vector<sampling::KnownStratum> strata = known_strata(asked, frame, by);
  const auto sizes = sampling::allocated(asked.rule, strata, "");
  if (!sizes.ok()) refuse("", sizes.problems());
  for (std::size_t h = 0; h < strata.size(); ++h)
    run.add({.domain = by.name,
             .level = strata[h].name,
             .basis = on_frame(strata[h].units),
             .numbers = {{"n_h", static_cast<double>(sizes.value()[h])}}});
  if (asked.study_variable.empty()) return;
  const auto error = sampling::anticipated_error(strata, sizes.value());
  if (!error) return;
  if (!std::isfinite(*error))
    throw Refusal{asked.study_variable, "The values of '" + asked.study_variable +
                                            "' are too large for their squares to be added up."};
  run.add({.variable = asked.study_variable,
           .basis = on_frame(frame.rows),
           .numbers = {{"anticipated_se", *error}}});
}

}  // namespace

void compute(Run& run, const asked::Allocated& asked) { allocate(run, asked); }

}  // namespace peil::analysis
