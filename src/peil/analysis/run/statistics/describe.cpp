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

// Writes the figures of one column.
class Lines {
 public:
  Lines(Run& run, const std::string& id, const std::string& variable)
      : run_(run), id_(id), variable_(variable) {}

  void number(const char* quantity, double value) const {
    if (!std::isfinite(value))
      throw Refusal{variable_, "The values of '" + variable_ + "' are too large to be added up."};
    put(run_, id_, variable_, "", "", quantity, value);
  }
  void count(const char* quantity, std::size_t value) const {
    number(quantity, static_cast<double>(value));
  }

 private:
  Run& run_;
  const std::string& id_;
  const std::string& variable_;
};

bool counts(const Prepared& design, std::size_t row) {
  return design.weightless.empty() || design.weightless[row] == 0;
}

void describe_numbers(const Lines& lines, const Prepared& design, const Column& column) {
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
  lines.count("n_valid", valid);
  lines.count("n_user_missing", user_missing);
  lines.count("n_system_missing", values.value.size() - valid - user_missing);
  lines.count("n_value_labels", column.labels.size());
  if (!column.day) lines.number("sum_valid", sum.value());
  if (!column.day && weights.value() > 0.0)
    lines.number("mean_weighted", weighted.value() / weights.value());
  if (valid == 0) return;
  lines.number(column.day ? "min_date_days_since_1970" : "min", low);
  lines.number(column.day ? "max_date_days_since_1970" : "max", high);
}

// Longest text in use, by bytes and by characters; how many rows have one.
void describe_texts(const Lines& lines, const table::Cells& cells) {
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
  lines.count("n_nonblank", nonblank);
  lines.count("max_bytes", bytes);
  lines.count("max_characters", characters);
}

void describe_column(Run& run, const Asked& asked, const Prepared& design, const Column& column) {
  if (!column.unreadable.empty()) throw Refusal{column.name, column.unreadable.front().message};
  const Lines lines(run, asked.id, column.name);
  if (column.numeric) {
    describe_numbers(lines, design, column);
    return;
  }
  describe_texts(lines, table::Cells(column));
  lines.count("n_user_missing", column.user_missing_rows.size());
  lines.count("n_value_labels", column.labels.size());
}

void count_levels(Run& run, const Asked& asked, const Column& column) {
  const Grouping by = grouping(column);
  std::vector<std::size_t> rows(by.levels.size(), 0);
  for (const std::uint32_t level : by.level) {
    if (level != Grouping::outside) ++rows[level];
  }
  for (std::size_t level = 0; level < rows.size(); ++level) {
    put(run, asked.id, column.name, "", by.levels[level], "count",
        static_cast<double>(rows[level]));
  }
}

void describe(Run& run, const Asked& asked) {
  const Prepared& design = run.design_or_replicates(asked.design);
  const Table& table = *design.table;
  const std::string nothing;
  const Lines file(run, asked.id, nothing);
  file.count("rows", table.rows);
  file.count("columns", table.columns.size());
  for (const Column& column : table.columns) {
    const bool wanted = asked.variables.empty() ||
                        std::ranges::find(asked.variables, column.name) != asked.variables.end();
    if (wanted) describe_column(run, asked, design, column);
  }
  for (const std::string& name : asked.counts) count_levels(run, asked, *table.column(name));
  const std::string& weight = run.plan().designs.at(asked.design).weight;
  if (weight.empty()) return;
  Sum sum;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (counts(design, row)) sum.add(design.weighted.weight[row].persons());
  }
  Lines(run, asked.id, weight).number("sum_w", sum.value());
}

}  // namespace

void compute(Run& run, const asked::Describe& asked) { describe(run, asked); }

}  // namespace peil::analysis
