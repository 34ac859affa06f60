#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <cmath>

#include "peil/analysis/run/frame_rows.h"
#include "peil/analysis/run/put.h"
#include "peil/sampling/known_strata.h"

namespace peil::analysis {
namespace {

using Asked = asked::Allocated;

// A size below 0 in one row would be hidden by the others of its stratum.
std::vector<double> sizes_of(const Table& frame, const std::string& column) {
  if (column.empty()) return {};
  std::vector<double> size = frame_numbers(frame, column);
  const auto below = std::ranges::find_if(size, [](double one) { return one < 0.0; });
  if (below == size.end()) return size;
  throw Refusal{column, "The size of row " + std::to_string(below - size.begin() + 1) +
                            " of the frame is below 0. A size is a number of 0 or more."};
}

void allocate(Run& run, const Asked& asked) {
  const Table& frame = frame_of(run, asked.design);
  const Grouping by = frame_groups(frame, asked.strata);
  const std::vector<double> size = sizes_of(frame, asked.size);
  const std::vector<double> study = asked.study_variable.empty()
                                        ? std::vector<double>()
                                        : frame_numbers(frame, asked.study_variable);
  const std::vector<sampling::KnownStratum> strata = sampling::known_strata(by, size, study);
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
