#include "peil/table/csv_join.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace peil::table {
namespace {

using Form = ColumnPart::Form;

double as_number(const std::string& text, char decimal) {
  double number = 0.0;
  (void)read_number(text.data(), text.data() + text.size(), number, decimal);
  return number;
}

// One dictionary for all parts, in order of first appearance, and each part's codes in it.
struct Dictionary {
  std::vector<std::string> texts;
  std::vector<std::vector<std::uint32_t>> codes;  ///< per part: new code of its code 0, 1, ...
};

Dictionary merge(std::span<const Part> parts, std::size_t c) {
  Dictionary merged;
  std::unordered_map<std::string, std::uint32_t> known;
  for (const Part& part : parts) {
    std::vector<std::uint32_t>& codes = merged.codes.emplace_back(1, 0);
    for (const std::string& text : part.columns[c].texts()) {
      const auto [entry, fresh] =
          known.try_emplace(text, static_cast<std::uint32_t>(merged.texts.size() + 1));
      if (fresh) merged.texts.push_back(text);
      codes.push_back(entry->second);
    }
  }
  return merged;
}

template <class T>
void append(std::vector<T>& all, std::span<const T> part, std::size_t rows) {
  all.insert(all.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(rows));
}

RealColumn join_reals(std::span<const Part> parts, std::size_t c, std::size_t rows, char decimal) {
  RealColumn column;
  column.value.reserve(rows);
  for (const Part& part : parts) {
    const ColumnPart& from = part.columns[c];
    const std::size_t before = column.value.size();
    if (from.form() == Form::Reals) {
      append(column.value, std::span(from.reals()), part.read);
      if (from.blank().empty()) continue;
      column.blank.resize(before, 0);
      append(column.blank, std::span(from.blank()), part.read);
      continue;
    }
    std::vector<double> number{0.0};
    for (const std::string& text : from.texts()) number.push_back(as_number(text, decimal));
    for (std::size_t row = 0; row < part.read; ++row) {
      column.value.push_back(number[from.bytes()[row]]);
      if (from.bytes()[row] != 0) continue;
      column.blank.resize(column.value.size() - 1, 0);
      column.blank.push_back(1);
    }
  }
  if (!column.blank.empty()) column.blank.resize(rows, 0);
  return column;
}

ByteColumn join_bytes(std::span<const Part> parts, std::size_t c, std::size_t rows,
                      Dictionary&& dictionary, bool numeric, char decimal) {
  ByteColumn column;
  column.code.reserve(rows);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const std::vector<std::uint32_t>& to = dictionary.codes[p];
    const std::size_t before = column.code.size();
    append(column.code, parts[p].columns[c].bytes(), parts[p].read);
    bool same = true;
    for (std::size_t code = 0; code < to.size(); ++code) same = same && to[code] == code;
    if (same) continue;
    for (std::size_t row = before; row < column.code.size(); ++row) {
      column.code[row] = static_cast<std::uint8_t>(to[column.code[row]]);
    }
  }
  column.text = std::move(dictionary.texts);
  if (!numeric) return column;
  for (const std::string& text : column.text) column.number.push_back(as_number(text, decimal));
  return column;
}

TextColumn join_texts(std::span<const Part> parts, std::size_t c, std::size_t rows,
                      Dictionary&& dictionary) {
  TextColumn column;
  column.code.reserve(rows);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const ColumnPart& from = parts[p].columns[c];
    for (std::size_t row = 0; row < parts[p].read; ++row) {
      const std::uint32_t code = from.form() == Form::Texts ? from.codes()[row] : from.bytes()[row];
      column.code.push_back(dictionary.codes[p][code]);
    }
  }
  column.text = std::move(dictionary.texts);
  return column;
}

}  // namespace

Column join(std::span<const Part> parts, std::size_t c, const std::string& name, std::size_t rows,
            char decimal) {
  Column column;
  column.name = name;
  column.numeric =
      std::ranges::all_of(parts, [&](const Part& p) { return p.columns[c].numeric(); });
  const auto has = [&](Form form) {
    return std::ranges::any_of(parts, [&](const Part& p) { return p.columns[c].form() == form; });
  };
  if (has(Form::Reals)) {
    column.data = join_reals(parts, c, rows, decimal);
    return column;
  }
  Dictionary dictionary = merge(parts, c);
  if (!has(Form::Texts) && dictionary.texts.size() <= 255) {
    column.data = join_bytes(parts, c, rows, std::move(dictionary), column.numeric, decimal);
  } else if (column.numeric) {
    column.data = join_reals(parts, c, rows, decimal);
  } else {
    column.data = join_texts(parts, c, rows, std::move(dictionary));
  }
  return column;
}

}  // namespace peil::table
