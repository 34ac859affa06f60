#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <cmath>

#include "peil/analysis/run/put.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

using Asked = asked::Describe;

void number(Cell& cell, const char* name, double value) {
  if (!std::isfinite(value))
    throw Refusal{cell.variable,
                  "The values of '" + cell.variable + "' are too large to be added up."};
  cell.add(name, value);
}

void count(Cell& cell, const char* name, std::size_t value) {
  number(cell, name, static_cast<double>(value));
}

bool counts(const Prepared& design, std::size_t row) {
  return design.weightless.empty() || design.weightless[row] == 0;
}

void describe_numbers(Cell& cell, const Prepared& design, const Column& column) {
  const NumberColumn values = number_column(column);
  Sum sum, weights, weighted;
  std::size_t valid = 0;
  double low = 0.0, high = 0.0;
  for (std::size_t row = 0; row < values.value.size(); ++row) {
    if (values.reason[row] != Absent::No) continue;
    const double value = values.value[row];
    low = valid == 0 ? value : std::min(low, value);
    high = valid == 0 ? value : std::max(high, value);
    ++valid;
    sum.add(value);
    if (!counts(design, row)) continue;
    const double weight = design.weighted.weight[row].persons();
    weights.add(weight);
    weighted.add(weight * value);
  }
  const std::size_t user_missing = column.user_missing_rows.size();
  cell.basis = on_answers(valid);
  count(cell, "n_valid", valid);
  count(cell, "n_user_missing", user_missing);
  count(cell, "n_system_missing", values.value.size() - valid - user_missing);
  count(cell, "n_value_labels", column.labels.size());
  if (!column.day) number(cell, "sum_valid", sum.value());
  if (!column.day && weights.value() > 0.0)
    number(cell, "mean_weighted", weighted.value() / weights.value());
  if (valid == 0) return;
  number(cell, column.day ? "min_date_days_since_1970" : "min", low);
  number(cell, column.day ? "max_date_days_since_1970" : "max", high);
}

// Longest text in use, by bytes and by characters; how many rows have one.
void describe_texts(Cell& cell, const table::Cells& cells) {
  const std::span<const std::string> texts = cells.texts();
  std::size_t nonblank = 0, bytes = 0, characters = 0;
  std::vector<std::uint8_t> seen(texts.size(), 0);
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (cells.blank(row)) continue;
    ++nonblank;
    const std::size_t at = cells.code(row) - 1u;
    if (seen[at] != 0) continue;
    seen[at] = 1;
    bytes = std::max(bytes, texts[at].size());
    characters = std::max(characters, code_points(texts[at]));
  }
  cell.basis = on_answers(nonblank);
  count(cell, "n_nonblank", nonblank);
  count(cell, "max_bytes", bytes);
  count(cell, "max_characters", characters);
}

void describe_column(Run& run, const Prepared& design, const Column& column) {
  if (!column.unreadable.empty()) throw Refusal{column.name, column.unreadable.front().message};
  Cell cell{.variable = column.name};
  if (column.numeric) {
    describe_numbers(cell, design, column);
    run.add(std::move(cell));
    return;
  }
  describe_texts(cell, table::Cells(column));
  count(cell, "n_user_missing", column.user_missing_rows.size());
  count(cell, "n_value_labels", column.labels.size());
  run.add(std::move(cell));
}

void count_levels(Run& run, const Column& column) {
  const Grouping by = grouping(column);
  std::vector<std::size_t> rows(by.levels.size(), 0);
  for (const std::uint32_t level : by.level) {
    if (level != Grouping::outside) ++rows[level];
  }
  for (std::size_t level = 0; level < rows.size(); ++level) {
    Cell cell{.variable = column.name, .level = by.levels[level], .basis = on_answers(rows[level])};
    count(cell, "count", rows[level]);
    run.add(std::move(cell));
  }
}

void describe(Run& run, const Asked& asked) {
  const Prepared& design = run.design_or_replicates(asked.design);
  const Table& table = *design.table;
  Cell file{.basis = on_answers(table.rows)};
  count(file, "rows", table.rows);
  count(file, "columns", table.columns.size());
  run.add(std::move(file));
  for (const Column& column : table.columns) {
    const bool wanted = asked.variables.empty() ||
                        std::ranges::find(asked.variables, column.name) != asked.variables.end();
    if (wanted) describe_column(run, design, column);
  }
  for (const std::string& name : asked.counts) count_levels(run, *table.column(name));
  const std::string& weight = run.plan().designs.at(asked.design).weight;
  if (weight.empty()) return;
  Sum sum;
  std::size_t used = 0;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (!counts(design, row)) continue;
    ++used;
    sum.add(design.weighted.weight[row].persons());
  }
  Cell weights{.variable = weight, .basis = on_answers(used)};
  number(weights, "sum_w", sum.value());
  run.add(std::move(weights));
}

}  // namespace

void compute(Run& run, const asked::Describe& asked) { describe(run, asked); }

}  // namespace peil::analysis
