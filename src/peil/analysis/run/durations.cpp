#include "peil/analysis/run/durations.h"

#include <algorithm>
#include <cmath>

#include "peil/base/text.h"
#include "peil/drivers/variable.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

constexpr double day_seconds = 86400.0;

// What one row of a column of moments holds.
struct Moment {
  bool blank = false;
  std::optional<double> moment;  // absent though not blank: cannot be read
  std::string text;
};

Moment moment_at(const table::Cells& column, std::size_t row) {
  if (column.blank(row)) return {true, {}, {}};
  if (const auto days = column.day(row)) return {false, *days * day_seconds, exact_text(*days)};
  const std::string text = *column.text(row);
  return {false, read_moment(text), text};
}

[[noreturn]] void refuse_row(std::size_t row, const std::string& variable, const std::string& why) {
  throw Refusal{variable, "Row " + std::to_string(row + 1) + " of the data: " + why};
}

// Time and event of one row from its moments; nothing when it has no moment of opening.
std::optional<estimate::Duration> between(const Column& opened, const Column& closed,
                                          double extract, std::size_t row) {
  const Moment start = moment_at(table::Cells(opened), row),
             end = moment_at(table::Cells(closed), row);
  for (const auto& [cell, column] : {std::pair(&start, &opened), std::pair(&end, &closed)}) {
    if (!cell->blank && !cell->moment)
      refuse_row(row, "days",
                 "'" + cell->text + "' in column '" + column->name +
                     "' is no moment. Write 2016-01-27T23:51:03.");
  }
  if (start.blank) return {};
  const double until = end.blank ? extract : *end.moment;
  if (until < *start.moment)
    refuse_row(row, "days",
               end.blank
                   ? "it was opened (" + start.text + ") after the extract."
                   : "it was closed (" + end.text + ") before it was opened (" + start.text + ").");
  if (until > extract)
    refuse_row(row, "days", "it was closed (" + end.text + ") after the extract.");
  return estimate::Duration{(until - *start.moment) / day_seconds, !end.blank, 1.0,
                            static_cast<std::uint32_t>(row)};
}

// The same from a column of times and one of events.
std::optional<estimate::Duration> given(const drivers::Variable& time,
                                        const drivers::Variable& event, std::size_t row) {
  if (time.absent(row) || event.absent(row)) return {};
  if (time.at(row) < 0.0)
    refuse_row(row, time.name, "a time cannot be " + exact_text(time.at(row)) + ".");
  if (event.at(row) != 0.0 && event.at(row) != 1.0)
    refuse_row(row, time.name,
               "'" + event.name + "' must be 1 (closed) or 0 (open), not " +
                   exact_text(event.at(row)) + ".");
  return estimate::Duration{time.at(row), event.at(row) == 1.0, 1.0,
                            static_cast<std::uint32_t>(row)};
}

}  // namespace

std::vector<estimate::Duration> durations(Run& run, const Prepared& design,
                                          const DurationKeys& keys) {
  std::vector<estimate::Duration> result;
  const bool moments = keys.time.empty();
  drivers::Variable time, event;
  if (!moments) {
    time = drivers::variable(run.numeric_column(design, keys.time));
    event = drivers::variable(run.numeric_column(design, keys.event));
  }
  for (std::size_t row = 0; row < design.table->rows; ++row) {
    if (!design.weightless.empty() && design.weightless[row] != 0) continue;
    auto one = moments ? between(*design.table->column(keys.opened),
                                 *design.table->column(keys.closed), keys.extract.value_or(0), row)
                       : given(time, event, row);
    if (!one) continue;
    one->weight = design.weighted.weight[row].persons();
    result.push_back(*one);
  }
  return result;
}

}  // namespace peil::analysis
