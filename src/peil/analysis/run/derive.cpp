#include "peil/analysis/run/derive.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_set>

#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/base/text.h"
#include "peil/study/evaluate.h"
#include "peil/table/cells.h"
#include "peil/table/kept_rows.h"

namespace peil::analysis {
namespace {

using study::ExpressionValue;

// What an expression gives for one row; nothing: blank.
using Value = std::optional<ExpressionValue>;

Value number(double value) { return ExpressionValue(std::optional<double>(value)); }

Value cell(const table::Cells& column, std::size_t row) {
  if (column.blank(row)) return {};
  if (column.numeric()) return number(*column.number(row));
  return *column.text(row);
}

const std::string* text_in(const Value& value) {
  return value ? std::get_if<std::string>(&*value) : nullptr;
}

// Of a value that is a truth or a number; a blank is one when it is written.
double number_of(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&*value)) return *truth ? 1.0 : 0.0;
  return std::get<std::optional<double>>(*value).value_or(0.0);
}

std::string text_of(const Value& value) {
  if (!value) return {};
  const std::string* text = text_in(value);
  return text != nullptr ? *text : exact_text(number_of(value));
}

// Evaluates one expression over the rows of a table.
class Evaluator {
 public:
  Evaluator(const Table& table, const Expression& expression)
      : evaluation_(expression, study::Blanks::Spread) {
    for (const std::string& name : names_in(expression)) {
      const Column* column = table.column(name);
      expects(column != nullptr, "derive: columns that the check has found");
      columns_.emplace(name, *column);
    }
    seen_.answer = [this](const std::string& name) { return cell(columns_.at(name), row_); };
  }
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Value at(std::size_t row) {
    row_ = row;
    return evaluation_.value(seen_);
  }
  bool holds(std::size_t row) {
    row_ = row;
    return evaluation_.holds(seen_);
  }

 private:
  study::Evaluation evaluation_;
  std::map<std::string, table::Cells> columns_;
  study::Seen seen_;
  std::size_t row_ = 0;
};

// "the number 5", "the text 'x'".
std::string kind_of(const Value& value) {
  const std::string* text = text_in(value);
  return text != nullptr ? "the text '" + *text + "'"
                         : "the number " + exact_text(number_of(value));
}

// The values of an expression: rows with the same cells in the columns that it reads have one.
struct Values {
  std::vector<Value> each;            ///< those that some row has
  std::vector<std::uint32_t> of_row;  ///< place in `each`
  const Value& at(std::size_t row) const { return each[of_row[row]]; }
};

// Where a derived column is a number and where a text.
Problem mixed(const DataPlan& plan, const std::string& name, const Values& values) {
  const auto row_of = [&](bool text) {
    const auto at = std::ranges::find_if(values.of_row, [&](std::uint32_t place) {
      const Value& v = values.each[place];
      return v && (text_in(v) != nullptr) == text;
    });
    return static_cast<std::size_t>(at - values.of_row.begin());
  };
  const std::size_t first = std::min(row_of(false), row_of(true));
  const std::size_t other = std::max(row_of(false), row_of(true));
  return {"derive.mixed",
          plan.file,
          0,
          0,
          "'" + name + "' is " + kind_of(values.at(first)) + " in row " +
              std::to_string(first + 1) + " and " + kind_of(values.at(other)) + " in row " +
              std::to_string(other + 1) + ".",
          "Let every branch of the expression give the same kind; '' is a blank of either."};
}

// How many kinds of rows are looked up rather than worked out one by one.
constexpr std::size_t most_kinds = 1u << 16;

// Rows by the cells of some columns, a number below `kinds` each; nothing where these are not few.
struct Kinds {
  std::size_t kinds = 1;
  std::vector<std::uint32_t> of_row;
};
std::optional<Kinds> kinds_of(const Table& table, const Expression& expression) {
  Kinds result{1, std::vector<std::uint32_t>(table.rows, 0)};
  for (const std::string& name : names_in(expression)) {
    const Column* column = table.column(name);
    expects(column != nullptr, "derive: columns that the check has found");
    const table::Cells cells(*column);
    const std::size_t codes = cells.texts().size() + 1;
    if (!cells.coded() || result.kinds * codes > most_kinds) return {};
    for (std::size_t row = 0; row < table.rows; ++row)
      result.of_row[row] = result.of_row[row] * static_cast<std::uint32_t>(codes) + cells.code(row);
    result.kinds *= codes;
  }
  return result;
}

// Rows of which each is worked out for itself, pieces of them on several threads.
Values of_every_row(const Table& table, const Expression& expression, int threads) {
  constexpr std::size_t rows_of_piece = 4096;
  Values result{std::vector<Value>(table.rows), std::vector<std::uint32_t>(table.rows)};
  std::iota(result.of_row.begin(), result.of_row.end(), 0u);
  for_each_of((table.rows + rows_of_piece - 1) / rows_of_piece, threads,
              [&](std::size_t piece, std::size_t) {
                Evaluator evaluator(table, expression);
                const std::size_t to = std::min(table.rows, (piece + 1) * rows_of_piece);
                for (std::size_t row = piece * rows_of_piece; row < to; ++row)
                  result.each[row] = evaluator.at(row);
              });
  return result;
}

Values values_of(const Table& table, const Expression& expression, int threads) {
  const std::optional<Kinds> kinds = kinds_of(table, expression);
  if (!kinds) return of_every_row(table, expression, threads);
  Evaluator evaluator(table, expression);
  Values result;
  constexpr std::uint32_t fresh = ~std::uint32_t{0};
  std::vector<std::uint32_t> place(kinds->kinds, fresh);
  result.of_row.reserve(table.rows);
  for (std::size_t row = 0; row < table.rows; ++row) {
    std::uint32_t& known = place[kinds->of_row[row]];
    if (known == fresh) {
      known = static_cast<std::uint32_t>(result.each.size());
      result.each.push_back(evaluator.at(row));
    }
    result.of_row.push_back(known);
  }
  return result;
}

// Numbers of which there are few: a byte a row. Nothing where they are many.
std::optional<ByteColumn> few_numbers(const Values& values) {
  constexpr std::size_t most_numbers = 255;
  std::map<double, std::uint8_t> code;
  for (const Value& value : values.each) {
    if (value) code.emplace(number_of(value), 0);
    if (code.size() > most_numbers) return {};
  }
  ByteColumn data;
  for (auto& [number, of] : code) {
    data.number.push_back(number);
    data.text.push_back(exact_text(number));
    of = static_cast<std::uint8_t>(data.number.size());
  }
  std::vector<std::uint8_t> of_value;
  for (const Value& value : values.each)
    of_value.push_back(value ? code.at(number_of(value)) : std::uint8_t{0});
  data.code.reserve(values.of_row.size());
  for (const std::uint32_t place : values.of_row) data.code.push_back(of_value[place]);
  return data;
}

// A row that has each code of a column of few values.
constexpr std::size_t most_codes = 256;
using RowOfCode = std::array<std::optional<std::size_t>, most_codes>;

RowOfCode row_of_each(std::span<const std::uint8_t> codes) {
  RowOfCode rows;
  for (std::size_t row = 0; row < codes.size(); ++row) {
    if (!rows[codes[row]]) rows[codes[row]] = row;
  }
  return rows;
}

// The one column of few values that an expression reads; nullptr: it is not so.
const Column* one_column(const Table& table, const Expression& expression) {
  const auto names = names_in(expression);
  if (names.size() != 1) return nullptr;
  const Column* column = table.column(*names.begin());
  return column == nullptr || table::Cells(*column).bytes().empty() ? nullptr : column;
}

// What an expression makes of one column of few values, when it makes numbers: worked out for every
// code that a row has. Nothing where it is not so.
std::optional<ByteColumn> from_one_column(const Table& table, const Expression& expression,
                                          const Column& column, const RowOfCode& rows) {
  const std::span<const std::uint8_t> codes = table::Cells(column).bytes();
  Evaluator evaluator(table, expression);
  Values values{{}, std::vector<std::uint32_t>(most_codes, 0)};
  for (std::size_t code = 0; code < most_codes; ++code) {
    if (!rows[code]) continue;
    values.of_row[code] = static_cast<std::uint32_t>(values.each.size());
    values.each.push_back(evaluator.at(*rows[code]));
    if (text_in(values.each.back()) != nullptr) return {};
  }
  std::optional<ByteColumn> made = values.each.empty() ? std::nullopt : few_numbers(values);
  if (!made) return {};
  const std::vector<std::uint8_t> of_code = std::move(made->code);
  made->code.resize(codes.size());
  std::ranges::transform(codes, made->code.begin(),
                         [&](std::uint8_t code) { return of_code[code]; });
  return made;
}

// Those of the columns that are made of one column of few values that is there already, by their
// place in the plan: most of a table's.
std::vector<std::optional<ByteColumn>> from_one_column_each(const Table& table,
                                                            const DataPlan& plan, int threads) {
  std::vector<std::optional<ByteColumn>> made(plan.derive.size());
  std::map<const Column*, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < plan.derive.size(); ++i) {
    if (const Column* from = one_column(table, plan.derive[i].second)) places[from].push_back(i);
  }
  const std::vector<std::pair<const Column*, std::vector<std::size_t>>> all(places.begin(),
                                                                            places.end());
  for_each_of(all.size(), threads, [&](std::size_t c, std::size_t) {
    const Column& from = *all[c].first;
    const RowOfCode rows = row_of_each(table::Cells(from).bytes());
    for (const std::size_t i : all[c].second)
      made[i] = from_one_column(table, plan.derive[i].second, from, rows);
  });
  return made;
}

// A column from one value per row.
std::optional<Column> column_from(const std::string& name, const Values& values) {
  const bool texts =
      std::ranges::any_of(values.each, [](const Value& v) { return text_in(v) != nullptr; });
  Column column;
  column.name = name;
  if (texts) {
    TextColumn data;
    std::map<std::string, std::uint32_t> known;
    std::vector<std::uint32_t> of_value;
    for (const Value& value : values.each) {
      if (!value) {
        of_value.push_back(0);
        continue;
      }
      const std::string* text = text_in(value);
      if (text == nullptr) return {};
      const auto [at, fresh] =
          known.try_emplace(*text, static_cast<std::uint32_t>(data.text.size() + 1));
      if (fresh) data.text.push_back(at->first);
      of_value.push_back(at->second);
    }
    for (const std::uint32_t place : values.of_row) data.code.push_back(of_value[place]);
    column.data = std::move(data);
    return column;
  }
  column.numeric = true;
  if (auto few = few_numbers(values)) {
    column.data = *std::move(few);
    return column;
  }
  RealColumn data;
  for (std::size_t row = 0; row < values.of_row.size(); ++row) {
    const Value& value = values.at(row);
    data.value.push_back(value ? number_of(value) : 0.0);
    data.blank.push_back(value ? 0 : 1);
  }
  column.data = std::move(data);
  return column;
}

// The name of a category: its value label where the column goes by those.
std::string name_at(const table::Cells& column, std::size_t row) {
  const bool category = !column.bytes().empty() && !column.blank(row);
  return category ? column.texts()[column.code(row) - 1u] : std::string();
}

void apply(const Table& table, const DataPlan::Keep& keep, std::vector<std::uint8_t>& kept) {
  if (keep.condition) {
    Evaluator evaluator(table, *keep.condition);
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (!evaluator.holds(row)) kept[row] = 0;
    }
    return;
  }
  const Column* column = table.column(keep.column);
  expects(column != nullptr, "keep: a column that the check has found");
  const table::Cells cells(*column);
  const std::unordered_set<std::string> wanted(keep.in.begin(), keep.in.end());
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (!wanted.contains(text_of(cell(cells, row))) && !wanted.contains(name_at(cells, row)))
      kept[row] = 0;
  }
}

}  // namespace

table::CsvTableOptions csv_options(const DataPlan& plan, int threads) {
  return {plan.missing, plan.categories, threads, plan.form, plan.missing_of};
}

Result<Table> derived(Table table, const DataPlan& plan, int threads) {
  Problems found;
  std::vector<std::optional<ByteColumn>> made = from_one_column_each(table, plan, threads);
  for (std::size_t i = 0; i < plan.derive.size(); ++i) {
    const auto& [name, expression] = plan.derive[i];
    if (table.column(name) != nullptr) {
      found.push_back({"derive.name-taken", plan.file, 0, 0,
                       "The file has a column '" + name + "' already.",
                       "Derive it under another name."});
      continue;
    }
    if (made[i]) {
      table.columns.push_back({name, true, *std::move(made[i])});
      continue;
    }
    const Values values = values_of(table, expression, threads);
    std::optional<Column> column = column_from(name, values);
    if (column) {
      table.columns.push_back(std::move(*column));
    } else {
      found.push_back(mixed(plan, name, values));
    }
  }
  if (!found.empty()) return found;
  if (plan.keep.empty()) return table;
  std::vector<std::uint8_t> kept(table.rows, 1);
  for (const DataPlan::Keep& keep : plan.keep) apply(table, keep, kept);
  table = table::kept_rows(std::move(table), kept);
  if (table.rows > 0) return table;
  return Problems{{"keep.nothing", plan.file, 0, 0, "No row meets all the conditions under 'keep'.",
                   "Look at the values in the columns that it names."}};
}

}  // namespace peil::analysis
