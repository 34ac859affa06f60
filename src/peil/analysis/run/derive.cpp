#include "peil/analysis/run/derive.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using Op = Expression::Op;

// What an expression gives for one row; nothing: blank.
using Value = std::variant<std::monostate, bool, double, std::string>;

Value cell(const Column& column, std::size_t row) {
  if (const auto* bytes = std::get_if<ByteColumn>(&column.data)) {
    const std::uint8_t code = bytes->code[row];
    if (code == 0) return {};
    if (column.numeric) return bytes->number[code - 1u];
    return bytes->text[code - 1u];
  }
  if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
    if (texts->code[row] == 0) return {};
    return texts->text[texts->code[row] - 1u];
  }
  const auto& reals = std::get<RealColumn>(column.data);
  if (!reals.blank.empty() && reals.blank[row] != 0) return {};
  return reals.value[row];
}

double number_of(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1.0 : 0.0;
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr ? decimal_number(*text).value_or(std::nan("")) : std::nan("");
}

std::string text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (std::holds_alternative<std::monostate>(value)) return {};
  return exact_text(number_of(value));
}

bool truth_of(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
  return std::holds_alternative<double>(value) && std::get<double>(value) != 0.0;
}

bool equal(const Value& a, const Value& b) {
  const bool texts =
      std::holds_alternative<std::string>(a) && std::holds_alternative<std::string>(b);
  return texts ? text_of(a) == text_of(b) : number_of(a) == number_of(b);
}

// Evaluates one expression over the rows of a table.
class Evaluator {
 public:
  Evaluator(const Table& table, const Expression& expression) : table_(table) { bind(expression); }

  Value at(const Expression& e, std::size_t row) const {
    for (const auto& [name, column] : columns_) {
      if (std::holds_alternative<std::monostate>(cell(*column, row))) return {};
    }
    Value value = evaluate(e, row);
    if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number))
      return {};
    return value;
  }

 private:
  void bind(const Expression& e) {
    for (const std::string& name : names_in(e)) {
      const Column* column = table_.column(name);
      expects(column != nullptr, "derive: columns that the check has found");
      columns_.emplace(name, column);
    }
  }

  Value evaluate(const Expression& e, std::size_t row) const {
    const auto part = [&](std::size_t i) { return evaluate(e.parts.at(i), row); };
    const auto number = [&](std::size_t i) { return number_of(part(i)); };
    switch (e.op) {
      case Op::Number:
        return e.number;
      case Op::Text:
        return e.text;
      case Op::Answer:
        return cell(*columns_.at(e.text), row);
      case Op::True:
        return true;
      case Op::False:
        return false;
      case Op::Not:
        return !truth_of(part(0));
      case Op::Or:
        return truth_of(part(0)) || truth_of(part(1));
      case Op::And:
        return truth_of(part(0)) && truth_of(part(1));
      case Op::Equal:
        return equal(part(0), part(1));
      case Op::NotEqual:
        return !equal(part(0), part(1));
      case Op::Less:
        return number(0) < number(1);
      case Op::LessOrEqual:
        return number(0) <= number(1);
      case Op::Greater:
        return number(0) > number(1);
      case Op::GreaterOrEqual:
        return number(0) >= number(1);
      case Op::Add:
        return number(0) + number(1);
      case Op::Subtract:
        return number(0) - number(1);
      case Op::Multiply:
        return number(0) * number(1);
      case Op::Divide:
        return number(0) / number(1);
      case Op::Modulo:
        return std::fmod(number(0), number(1));
      case Op::Negate:
        return -number(0);
      case Op::If:
        return truth_of(part(0)) ? part(1) : part(2);
      case Op::Selected: {
        const std::vector<std::string> chosen = words(text_of(part(0)));
        return std::ranges::find(chosen, text_of(part(1))) != chosen.end();
      }
      case Op::CountSelected:
        return static_cast<double>(words(text_of(part(0))).size());
      case Op::StringLength:
        return static_cast<double>(code_points(text_of(part(0))));
      case Op::This:
      case Op::Attribute:
        return {};
    }
    return {};
  }

  const Table& table_;
  std::map<std::string, const Column*> columns_;
};

// A column from one value per row.
std::optional<Column> column_from(const std::string& name, const std::vector<Value>& values) {
  const bool texts = std::ranges::any_of(
      values, [](const Value& v) { return std::holds_alternative<std::string>(v); });
  Column column;
  column.name = name;
  if (texts) {
    TextColumn data;
    std::map<std::string, std::uint32_t> known;
    for (const Value& value : values) {
      if (std::holds_alternative<std::monostate>(value)) {
        data.code.push_back(0);
        continue;
      }
      if (!std::holds_alternative<std::string>(value)) return {};
      const auto [at, fresh] = known.try_emplace(std::get<std::string>(value),
                                                 static_cast<std::uint32_t>(data.text.size() + 1));
      if (fresh) data.text.push_back(at->first);
      data.code.push_back(at->second);
    }
    column.data = std::move(data);
    return column;
  }
  RealColumn data;
  for (const Value& value : values) {
    const bool blank = std::holds_alternative<std::monostate>(value);
    data.value.push_back(blank ? 0.0 : number_of(value));
    data.blank.push_back(blank ? 1 : 0);
  }
  column.numeric = true;
  column.data = std::move(data);
  return column;
}

template <class T>
void keep_rows(std::vector<T>& values, const std::vector<std::uint8_t>& kept) {
  if (values.empty()) return;
  std::size_t to = 0;
  for (std::size_t row = 0; row < kept.size(); ++row) {
    if (kept[row] != 0) values[to++] = values[row];
  }
  values.resize(to);
}

// The places, among the rows that stay, of those rows of a list that stay.
std::vector<std::uint32_t> kept_places(const std::vector<std::uint32_t>& rows,
                                       const std::vector<std::uint8_t>& kept) {
  std::vector<std::uint32_t> places;
  std::size_t counted = 0;
  std::uint32_t place = 0;
  for (const std::uint32_t row : rows) {
    for (; counted < row; ++counted) place += kept[counted];
    if (kept[row] != 0) places.push_back(place);
  }
  return places;
}

void keep_rows(Table& table, const std::vector<std::uint8_t>& kept) {
  for (Column& column : table.columns) {
    column.user_missing_rows = kept_places(column.user_missing_rows, kept);
    if (auto* bytes = std::get_if<ByteColumn>(&column.data)) keep_rows(bytes->code, kept);
    if (auto* texts = std::get_if<TextColumn>(&column.data)) keep_rows(texts->code, kept);
    if (auto* reals = std::get_if<RealColumn>(&column.data)) {
      keep_rows(reals->value, kept);
      keep_rows(reals->blank, kept);
    }
  }
  table.rows = static_cast<std::size_t>(std::ranges::count(kept, std::uint8_t{1}));
}

// The name of a category: its value label where the column goes by those.
std::string name_at(const Column& column, std::size_t row) {
  const auto* bytes = std::get_if<ByteColumn>(&column.data);
  if (bytes == nullptr || bytes->code[row] == 0) return {};
  return bytes->text[bytes->code[row] - 1u];
}

void apply(const Table& table, const DataPlan::Keep& keep, std::vector<std::uint8_t>& kept) {
  if (keep.condition) {
    const Evaluator evaluator(table, *keep.condition);
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (!truth_of(evaluator.at(*keep.condition, row))) kept[row] = 0;
    }
    return;
  }
  const Column* column = table.column(keep.column);
  expects(column != nullptr, "keep: a column that the check has found");
  const std::unordered_set<std::string> wanted(keep.in.begin(), keep.in.end());
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (!wanted.contains(text_of(cell(*column, row))) && !wanted.contains(name_at(*column, row)))
      kept[row] = 0;
  }
}

}  // namespace

Result<Table> derived(Table table, const DataPlan& plan) {
  Problems found;
  for (const auto& [name, expression] : plan.derive) {
    if (table.column(name) != nullptr) {
      found.push_back({"derive.name-taken", plan.file, 0, 0,
                       "The file has a column '" + name + "' already.",
                       "Derive it under another name."});
      continue;
    }
    const Evaluator evaluator(table, expression);
    std::vector<Value> values;
    values.reserve(table.rows);
    for (std::size_t row = 0; row < table.rows; ++row)
      values.push_back(evaluator.at(expression, row));
    std::optional<Column> column = column_from(name, values);
    if (column) {
      table.columns.push_back(std::move(*column));
    } else {
      found.push_back({"derive.mixed", plan.file, 0, 0,
                       "'" + name + "' is a number in one row and a text in another.",
                       "Let every branch of the expression give the same kind."});
    }
  }
  if (!found.empty()) return found;
  if (plan.keep.empty()) return table;
  std::vector<std::uint8_t> kept(table.rows, 1);
  for (const DataPlan::Keep& keep : plan.keep) apply(table, keep, kept);
  keep_rows(table, kept);
  if (table.rows > 0) return table;
  return Problems{{"keep.nothing", plan.file, 0, 0, "No row meets all the conditions under 'keep'.",
                   "Look at the values in the columns that it names."}};
}

}  // namespace peil::analysis
