#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/frame_rows.h"
#include "peil/analysis/run/put.h"
#include "peil/base/sum.h"
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

void put_pi(Run& run, const asked::Inclusion& asked, const sampling::Inclusion& found,
            std::size_t row) {
  put(run, asked.id, "", "row", std::to_string(row + 1), "pi", found.probability[row]);
}

void put_inclusion(Run& run, const asked::Inclusion& asked) {
  const Table& frame = frame_of(run, asked.design);
  for (const double row : asked.rows) {
    if (row > static_cast<double>(frame.rows))
      throw Refusal{"", "There is no row " + exact_text(row) + ": the frame has " +
                            std::to_string(frame.rows) + "."};
  }
  const sampling::Inclusion found = inclusion(frame, asked);
  Sum sum;
  for (const double pi : found.probability) sum.add(pi);
  put(run, asked.id, "", "", "", "sum", sum.value());
  put(run, asked.id, "", "", "", "n_certain", static_cast<double>(found.certain));
  for (const double row : asked.rows) put_pi(run, asked, found, static_cast<std::size_t>(row) - 1);
  if (!asked.rows.empty()) return;
  for (std::size_t row = 0; row < frame.rows; ++row) put_pi(run, asked, found, row);
}

// Sum over the units of a sample of value * factor(unit).
template <class Factor>
double total(const std::vector<std::size_t>& taken, const std::vector<double>& value,
             Factor factor) {
  Sum sum;
  for (const std::size_t unit : taken) sum.add(value[unit] * factor(unit));
  return sum.value();
}

void put_systematic(Run& run, const asked::Systematic& asked) {
  const Table& frame = frame_of(run, asked.design);
  const sampling::Inclusion found = inclusion(frame, asked);
  const std::vector<std::size_t> taken = sampling::systematic(found.probability, asked.start);
  const auto row = [&](const std::string& quantity, double value) {
    put(run, asked.id, "", "", "", quantity.c_str(), value);
  };
  row("n", static_cast<double>(taken.size()));
  row("start", asked.start);
  for (const std::string& column : asked.sums)
    row("sum_" + column,
        total(taken, frame_numbers(frame, column), [](std::size_t) { return 1.0; }));
  for (const auto& [name, column] : asked.expand)
    row("ht_total_" + name, total(taken, frame_numbers(frame, column),
                                  [&](std::size_t unit) { return 1.0 / found.probability[unit]; }));
  if (asked.key.empty()) return;
  const Grouping by = frame_groups(frame, {asked.key});
  for (const std::size_t unit : taken)
    put(run, asked.id, "", asked.key, by.levels[by.level[unit]], "pi", found.probability[unit]);
}

}  // namespace

void compute(Run& run, const asked::Inclusion& asked) { put_inclusion(run, asked); }

void compute(Run& run, const asked::Systematic& asked) { put_systematic(run, asked); }

}  // namespace peil::analysis
