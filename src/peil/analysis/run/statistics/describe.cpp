#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "peil/analysis/run/replicates.h"
#include "peil/analysis/run/weight_figures.h"
#include "peil/estimate/column_summary.h"
#include "peil/estimate/weight_summary.h"
#include "peil/table/text_lengths.h"

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

void describe_numbers(Cell& cell, std::span<const double> weight, const Column& column) {
  const NumberColumn values = number_column(column);
  const estimate::ColumnSummary found = estimate::summary_of(values, weight);
  const std::size_t user_missing = column.user_missing_rows.size();
  cell.basis = on_answers(found.valid);
  count(cell, "n_valid", found.valid);
  count(cell, "n_user_missing", user_missing);
  count(cell, "n_system_missing", values.value.size() - found.valid - user_missing);
  count(cell, "n_value_labels", column.labels.size());
  if (!column.day) {
    number(cell, "sum_valid", found.sum);
    if (found.mean_weighted) number(cell, "mean_weighted", *found.mean_weighted);
  }
  if (found.valid == 0) return;
  number(cell, column.day ? "min_date_days_since_1970" : "min", found.low);
  number(cell, column.day ? "max_date_days_since_1970" : "max", found.high);
}

void describe_texts(Cell& cell, const Column& column) {
  const table::TextLengths found = table::text_lengths(table::Cells(column));
  cell.basis = on_answers(found.rows);
  count(cell, "n_nonblank", found.rows);
  count(cell, "max_bytes", found.bytes);
  count(cell, "max_characters", found.characters);
  count(cell, "n_user_missing", column.user_missing_rows.size());
  count(cell, "n_value_labels", column.labels.size());
}

void describe_column(Run& run, std::span<const double> weight, const Column& column) {
  if (!column.unreadable.empty()) {
    const Problem& cell = column.unreadable.front();
    throw Refusal{column.name, cell.message + (cell.mend.empty() ? "" : " " + cell.mend)};
  }
  if (!column.label.empty()) {  // what the file calls it, where levels have their names
    Cell label{.variable = column.name, .level = column.label, .basis = on_answers(weight.size())};
    label.add("label", 1.0);
    run.add(std::move(label));
  }
  Cell cell{.variable = column.name};
  if (column.numeric)
    describe_numbers(cell, weight, column);
  else
    describe_texts(cell, column);
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
  if (design.design.lists) throw several_lists(asked.design);
  const Table& table = *design.table;
  Cell file{.basis = on_answers(table.rows)};
  count(file, "rows", table.rows);
  count(file, "columns", table.columns.size());
  run.add(std::move(file));
  const std::vector<double> weight_of_row = weights_of_rows(design);
  for (const Column& column : table.columns) {
    const bool wanted = asked.variables.empty() ||
                        std::ranges::find(asked.variables, column.name) != asked.variables.end();
    if (!wanted) continue;
    try {
      describe_column(run, weight_of_row, column);
    } catch (const Refusal& refusal) {  // the other columns are described all the same
      run.refuse({.variable = refusal.variable}, refusal.sentence);
    }
  }
  for (const std::string& name : asked.counts) count_levels(run, *table.column(name));
  const std::string& weight = run.plan().designs.at(asked.design).weight;
  if (weight.empty()) return;
  const std::vector<Weight> used = used_weights(design);
  Cell weights{.variable = weight, .basis = on_answers(used.size())};
  number(weights, "sum_w", estimate::sum_of(used));
  run.add(std::move(weights));
}

}  // namespace

void compute(Run& run, const asked::Describe& asked) { describe(run, asked); }

}  // namespace peil::analysis
