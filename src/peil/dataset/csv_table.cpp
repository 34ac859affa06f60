#include "peil/dataset/csv_table.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <span>
#include <thread>

#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/dataset/csv_parts.h"

namespace peil::dataset {
namespace {

using Form = ColumnPart::Form;

struct Head {
  std::vector<std::string> names;
  char separator = ',';
  std::size_t bytes = 0;  ///< of the header line
  std::size_t lines = 0;
};

std::size_t count(std::string_view bytes, char sign) {
  return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), sign));
}

// The header, read by the general reader: it may hold quotes and line ends.
Head read_head(std::string_view bytes) {
  Head head;
  std::size_t end = 0;
  do {  // the first line end outside quotes
    const auto next = bytes.find('\n', end);
    end = next == std::string_view::npos ? bytes.size() : next + 1;
  } while (end < bytes.size() && count(bytes.substr(0, end), '"') % 2 == 1);
  const std::string_view line = bytes.substr(0, end);
  CsvReader reader([&](const CsvReader::Row& row) {
    head.names = row.fields;
    return false;
  });
  reader.add(line);
  (void)reader.end();
  const std::string_view first = line.substr(0, line.find('\n'));
  head.separator = count(first, ';') > count(first, ',') ? ';' : ',';
  head.bytes = end;
  head.lines = count(line, '\n');
  return head;
}

template <class Work>
void for_each_part(std::span<Part> parts, const Work& work) {
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    threads.emplace_back([&work, &part = parts[i]] { work(part); });
  }
  if (!parts.empty()) work(parts[0]);
}

void make_columns(Part& part, const Head& head, const CsvTableOptions& options,
                  const std::set<std::string>& texts) {
  part.read = part.bad_rows = 0;
  part.bad.clear();
  part.cut_short = false;
  part.columns.clear();
  for (const std::string& name : head.names) {
    part.columns.emplace_back(part.rows,
                              ColumnPart::Options{&options.missing, texts.contains(name)});
  }
}

Problems find_problems(std::span<const Part> parts, const std::string& file,
                       std::size_t first_line) {
  Problems found;
  std::size_t line = first_line, bad = 0;
  for (const Part& part : parts) {
    for (const BadRow& row : part.bad) {
      if (found.size() < most_told) {
        found.push_back({"table.bad-row", file, line + row.line + 1, 0, row.message,
                         "Mend the row in the program that wrote the file."});
      }
    }
    bad += part.bad_rows;
    line += part.lines;
  }
  if (bad > found.size()) {
    found.push_back({"table.bad-row", file, 0, 0,
                     std::to_string(bad - found.size()) + " more rows are like that.", ""});
  }
  if (!parts.empty() && parts.back().cut_short) {
    found.push_back({"table.cut-short", file, line, 0, "The file ends inside quotes.",
                     "It was cut short, or a closing quote is missing: get the whole file."});
  }
  return found;
}

// Columns that one part took for numbers and another part, or a later row, showed to be texts.
std::set<std::string> not_numbers(std::span<const Part> parts, const Head& head) {
  std::set<std::string> names;
  for (std::size_t c = 0; c < head.names.size(); ++c) {
    const auto reals = [&](const Part& p) { return p.columns[c].form() == Form::Reals; };
    const auto texts = [&](const Part& p) { return !p.columns[c].numeric(); };
    if (std::ranges::any_of(parts, reals) && std::ranges::any_of(parts, texts)) {
      names.insert(head.names[c]);
    }
  }
  return names;
}

double as_number(const std::string& text) {
  double number = 0.0;
  (void)read_number(text.data(), text.data() + text.size(), number);
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
void append(std::vector<T>& all, const std::vector<T>& part, std::size_t rows) {
  all.insert(all.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(rows));
}

RealColumn join_reals(std::span<Part> parts, std::size_t c, std::size_t rows) {
  RealColumn column;
  column.value.reserve(rows);
  for (const Part& part : parts) {
    const ColumnPart& from = part.columns[c];
    const std::size_t before = column.value.size();
    if (from.form() == Form::Reals) {
      append(column.value, from.reals(), part.read);
      if (from.blank().empty()) continue;
      column.blank.resize(before, 0);
      append(column.blank, from.blank(), part.read);
      continue;
    }
    std::vector<double> number{0.0};
    for (const std::string& text : from.texts()) number.push_back(as_number(text));
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

ByteColumn join_bytes(std::span<Part> parts, std::size_t c, std::size_t rows,
                      Dictionary&& dictionary, bool numeric) {
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
  if (numeric) std::ranges::transform(column.text, std::back_inserter(column.number), as_number);
  return column;
}

TextColumn join_texts(std::span<Part> parts, std::size_t c, std::size_t rows,
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

Column join(std::span<Part> parts, std::size_t c, const std::string& name, std::size_t rows) {
  Column column;
  column.name = name;
  column.numeric =
      std::ranges::all_of(parts, [&](const Part& p) { return p.columns[c].numeric(); });
  const auto has = [&](Form form) {
    return std::ranges::any_of(parts, [&](const Part& p) { return p.columns[c].form() == form; });
  };
  if (has(Form::Reals)) {
    column.data = join_reals(parts, c, rows);
    return column;
  }
  Dictionary dictionary = merge(parts, c);
  if (!has(Form::Texts) && dictionary.texts.size() <= 255) {
    column.data = join_bytes(parts, c, rows, std::move(dictionary), column.numeric);
  } else if (column.numeric) {
    column.data = join_reals(parts, c, rows);
  } else {
    column.data = join_texts(parts, c, rows, std::move(dictionary));
  }
  return column;
}

Problems head_problems(const Head& head, const std::string& file) {
  Problems found;
  if (head.names.empty()) {
    found.push_back({"table.empty", file, 1, 0, "The file has no header line.",
                     "The first line names the columns."});
  }
  std::set<std::string> seen;
  for (const std::string& name : head.names) {
    if (!seen.insert(name).second) {
      found.push_back({"table.header-twice", file, 1, 0, "Two columns are named '" + name + "'.",
                       "Give every column a name of its own."});
    }
  }
  return found;
}

}  // namespace

Result<Table> read_csv_table(std::string_view bytes, const std::string& file,
                             const CsvTableOptions& options) {
  expects(options.threads >= 1, "read_csv_table: at least one thread");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const Head head = read_head(bytes);
  if (Problems found = head_problems(head, file); !found.empty()) return found;

  std::vector<Part> parts = cut(bytes.substr(head.bytes), options.threads);
  std::vector<std::size_t> not_text(parts.size(), 0);
  for_each_part(parts, [&](Part& part) {
    part.lines = count(part.bytes, '\n');
    part.rows = part.lines + 1;
    not_text[static_cast<std::size_t>(&part - parts.data())] = is_utf8(part.bytes) ? 0 : 1;
  });
  if (std::ranges::find(not_text, 1u) != not_text.end()) {
    return Problems{{"table.not-utf8", file, 0, 0, "The file is not UTF-8 text.",
                     "Save it again as CSV UTF-8."}};
  }

  const bool blank_is_missing = std::ranges::find(options.missing, "") != options.missing.end();
  std::set<std::string> texts(options.categories.begin(), options.categories.end());
  for (std::size_t known = texts.size() + 1; known != texts.size();) {
    known = texts.size();
    for_each_part(parts, [&](Part& part) {
      make_columns(part, head, options, texts);
      read_part(part, head.separator, blank_is_missing);
    });
    texts.merge(not_numbers(parts, head));
  }
  if (Problems found = find_problems(parts, file, head.lines); !found.empty()) return found;

  Table table;
  for (const Part& part : parts) table.rows += part.read;
  for (std::size_t c = 0; c < head.names.size(); ++c) {
    table.columns.push_back(join(parts, c, head.names[c], table.rows));
    for (Part& part : parts) part.columns[c] = ColumnPart(0, {&options.missing, false});
  }
  return table;
}

}  // namespace peil::dataset
