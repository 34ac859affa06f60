#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/frame_rows.h"
#include "peil/analysis/run/put.h"
#include "peil/base/text.h"
#include "peil/sampling/inclusion.h"

namespace peil::analysis {
namespace {

template <class Selection>
sampling::Inclusion inclusion(const Table& frame, const Selection& asked) {
  auto found =
      sampling::inclusion_probabilities(frame_numbers(frame, asked.size), asked.n, asked.size);
  if (!found.ok()) refuse(asked.size, found.problems());
  return std::move(found).value();
}

// The inclusion probability of one unit.
Cell unit_cell(const std::string& domain, const std::string& level,
               const sampling::Inclusion& found, std::size_t row) {
  return {.domain = domain,
          .level = level,
          .basis = on_frame(1),
          .numbers = {{"pi", found.probability[row]}}};
}

void include(Run& run, const asked::Inclusion& asked) {
  const Table& frame = frame_of(run, asked.design);
  for (const double row : asked.rows) {
    if (row > static_cast<double>(frame.rows))
      throw Refusal{"", "There is no row " + exact_text(row) + ": the frame has " +
                            std::to_string(frame.rows) + "."};
  }
  const sampling::Inclusion found = inclusion(frame, asked);
  Cell whole{.basis = on_frame(frame.rows)};
  whole.add("sum", sampling::expected_units(found));
  whole.add("n_certain", static_cast<double>(found.certain));
  run.add(std::move(whole));
  const auto add = [&](std::size_t row) {
    run.add(unit_cell("row", std::to_string(row + 1), found, row));
  };
  for (const double row : asked.rows) add(static_cast<std::size_t>(row) - 1);
  if (!asked.rows.empty()) return;
  for (std::size_t row = 0; row < frame.rows; ++row) add(row);
}

void select(Run& run, const asked::Systematic& asked) {
  const Table& frame = frame_of(run, asked.design);
  const sampling::Inclusion found = inclusion(frame, asked);
  const std::vector<std::size_t> taken = sampling::systematic(found.probability, asked.start);
  Cell sample{.basis = on_frame(taken.size())};
  sample.add("n", static_cast<double>(taken.size()));
  sample.add("start", asked.start);
  for (const std::string& column : asked.sums)
    sample.add("sum_" + column, sampling::sample_total(taken, frame_numbers(frame, column)));
  for (const auto& [name, column] : asked.expand)
    sample.add("ht_total_" + name,
               sampling::expanded_total(taken, frame_numbers(frame, column), found.probability));
  run.add(std::move(sample));
  if (asked.key.empty()) return;
  const Grouping by = frame_groups(frame, {asked.key});
  for (const std::size_t unit : taken)
    run.add(unit_cell(asked.key, by.levels[by.level[unit]], found, unit));
}

}  // namespace

void compute(Run& run, const asked::Inclusion& asked) { include(run, asked); }

void compute(Run& run, const asked::Systematic& asked) { select(run, asked); }

}  // namespace peil::analysis
