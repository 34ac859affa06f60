#include "peil/table/csv_table.h"

#include <algorithm>
#include <array>
#include <exception>
#include <set>
#include <span>
#include <thread>

#include "peil/base/counted.h"
#include "peil/base/csv_row.h"
#include "peil/base/mistakes.h"
#include "peil/base/nul_byte.h"
#include "peil/base/text.h"
#include "peil/base/windows_1252.h"
#include "peil/table/csv_join.h"
#include "peil/table/csv_parts.h"

namespace peil::table {
namespace {

using Form = ColumnPart::Form;

constexpr std::string_view byte_order = "\xEF\xBB\xBF";

struct Head {
  std::vector<std::string> names;
  char separator = ',';
  std::size_t end = 0;  ///< where the rows begin
  std::size_t lines = 0;
  bool utf8 = true;
  bool too_large = false;
};

bool begins_with_mark(const Bytes& bytes) {
  std::array<char, byte_order.size()> mark{};
  return bytes.fetch(0, mark) == mark.size() &&
         std::string_view(mark.data(), mark.size()) == byte_order;
}

// The header, which may hold quotes and line ends.
Head read_head(const Bytes& bytes, char separator) {
  constexpr std::size_t piece = 1 << 12;
  const std::size_t from = begins_with_mark(bytes) ? byte_order.size() : 0;
  Head head;
  std::string line, unquoted;
  for (std::size_t size = piece;; size *= 2) {
    if (size > 2 * csv_limits::row_bytes) return head.too_large = true, head;
    line.resize(size);
    line.resize(bytes.fetch(from, line));
    const bool at_end = line.size() < size;
    const auto first = line.find_first_of("\r\n");
    if (first == std::string::npos && !at_end) continue;
    head.separator =
        separator != 0 ? separator : csv_separator(std::string_view(line).substr(0, first));
    head.names.clear();
    const CsvRowRead row =
        read_csv_row(line.data(), line.data() + line.size(), at_end, head.separator, unquoted,
                     [&](std::size_t i, std::string_view name, bool) {
                       if (i < csv_limits::fields) head.names.emplace_back(name);
                     });
    head.too_large = row.fields > csv_limits::fields;
    if (row.next == nullptr && !head.too_large) continue;
    if (head.too_large) return head;
    line.resize(static_cast<std::size_t>(row.next - line.data()));
    head.end = from + line.size();
    head.lines = row.lines;
    if (row.open || line.empty()) head.names.clear();
    break;
  }
  head.utf8 = is_utf8(line);
  return head;
}

// Does work number 0 to count - 1, each in a thread of its own; the first exception comes out.
template <class Work>
void in_threads(std::size_t count, const Work& work) {
  std::vector<std::exception_ptr> thrown(count);
  const auto careful = [&](std::size_t i) noexcept {
    try {
      work(i);
    } catch (...) {
      thrown[i] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back(careful, i);
    if (count > 0) careful(0);
  }
  for (const std::exception_ptr& exception : thrown) {
    if (exception) std::rethrow_exception(exception);
  }
}

void read_afresh(Part& part, const Bytes& bytes, const Head& head, const CsvTableOptions& options,
                 const std::set<std::string>& texts) {
  part = Part{.from = part.from, .to = part.to, .columns = {}, .bad = {}};
  for (const std::string& name : head.names) {
    const auto own = options.missing_of.find(name);
    part.columns.emplace_back(
        ColumnPart::Options{own == options.missing_of.end() ? &options.missing : &own->second,
                            texts.contains(name), options.form.decimal},
        part.columns.size());
  }
  read_part(part, bytes, head.separator);
}

// Reads all parts at once; a part that proves to begin inside quotes is read again from where the
// part before it ended.
void read_parts(std::vector<Part>& parts, const Bytes& bytes, const Head& head,
                const CsvTableOptions& options, const std::set<std::string>& texts) {
  in_threads(parts.size(),
             [&](std::size_t i) { read_afresh(parts[i], bytes, head, options, texts); });
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i - 1].too_large || !parts[i - 1].utf8 || parts[i].from == parts[i - 1].end) continue;
    parts[i].from = parts[i - 1].end;
    read_afresh(parts[i], bytes, head, options, texts);
  }
}

Problem too_large(const std::string& file, std::size_t line) {
  return {"table.row-too-large", file, line, 0, "The row that begins here is too large.",
          csv_limits::words};
}

// The kinds of bad rows of all parts together, with their lines in the file.
std::vector<BadRows> bad_rows(std::span<const Part> parts, std::size_t first_line,
                              std::size_t& others) {
  std::vector<BadRows> all;
  std::size_t line = first_line;
  for (const Part& part : parts) {
    for (const BadRows& bad : part.bad) {
      auto kind = std::ranges::find(all, bad.message, &BadRows::message);
      if (kind == all.end()) kind = all.insert(kind, {bad.message, 0, {}});
      kind->rows += bad.rows;
      for (const std::size_t at : bad.first) {
        if (kind->first.size() < Mistakes::rows_told) kind->first.push_back(line + at + 1);
      }
    }
    others += part.other_bad;
    line += part.lines;
  }
  return all;
}

// What to do about rows of another number of fields: they may hold decimals behind a comma.
std::string mend_of_rows(char separator) {
  return separator == ',' ? "Mend the rows in the program that wrote the file. When it writes "
                            "decimals with a comma, have it put another sign between the fields."
                          : "Mend the rows in the program that wrote the file.";
}

Problems find_problems(std::span<const Part> parts, const std::string& file, std::size_t first_line,
                       char separator) {
  Problems found;
  std::size_t others = 0, lines = first_line;
  for (const Part& part : parts) {
    lines += part.lines;
    if (part.too_large) return {too_large(file, lines + 1)};
  }
  for (const BadRows& bad : bad_rows(parts, first_line, others)) {
    std::string message = bad.message;
    if (bad.rows > 1)
      message += " So in " + counted(bad.rows, "row") + ": " +
                 rows_in_words("line", bad.first, bad.rows) + ".";
    found.push_back(
        {"table.bad-row", file, bad.first.front(), 0, std::move(message), mend_of_rows(separator)});
  }
  if (others > 0)
    found.push_back({"table.bad-row", file, 0, 0,
                     counted(others, "other row is", "other rows are") + " wrong likewise.", ""});
  if (std::ranges::any_of(parts, &Part::cut_short)) {
    found.push_back({"table.cut-short", file, lines, 0, "The file ends inside quotes.",
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

// Nothing where there is none.
Problems byte_0(const Bytes& bytes, const std::string& file) {
  const std::size_t line = line_of_nul(bytes);
  if (line == 0) return {};
  return {{"table.nul-byte", file, line, 0, nul_byte::words, nul_byte::mend_csv}};
}

Problems not_utf8(const Bytes& bytes, const std::string& file,
                  const std::vector<std::string>& names) {
  if (Problems found = byte_0(bytes, file); !found.empty()) return found;
  return {{"table.not-utf8", file, 0, 0, "The file is not UTF-8 text.",
           mend_of_encoding(names, R"("encoding": "windows-1252" with its data in the plan)")}};
}

Problems head_problems(const Head& head, const Bytes& bytes, const std::string& file) {
  Problems found;
  if (head.too_large) return {too_large(file, 1)};
  if (!head.utf8) return not_utf8(bytes, file, head.names);
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

Problems outside_windows_1252(const Bytes& bytes, const std::string& file) {
  if (Problems found = byte_0(bytes, file); !found.empty()) return found;
  return {{"table.not-utf8", file, 0, 0, "The file holds bytes that windows-1252 does not have.",
           "Save it again as CSV UTF-8, and leave 'encoding' out."}};
}

std::string all_of(const Bytes& bytes) {
  std::string all(bytes.size, '\0');
  all.resize(bytes.fetch(0, all));
  return all;
}

}  // namespace

Result<Table> read_csv_table(const Bytes& bytes, const std::string& file,
                             const CsvTableOptions& options) {
  expects(options.threads >= 1, "read_csv_table: at least one thread");
  if (options.form.windows_1252 && !begins_with_mark(bytes)) {
    CsvTableOptions utf8 = options;
    utf8.form.windows_1252 = false;
    const std::string text = from_windows_1252(all_of(bytes));
    if (!is_utf8(text)) return outside_windows_1252(bytes, file);
    return read_csv_table(bytes_of(text), file, utf8);
  }
  const Head head = read_head(bytes, options.form.separator);
  if (Problems found = head_problems(head, bytes, file); !found.empty()) return found;

  std::vector<Part> parts = cut(bytes, head.end, options.threads);
  std::set<std::string> texts(options.categories.begin(), options.categories.end());
  for (std::size_t known = texts.size() + 1; known != texts.size();) {
    known = texts.size();
    read_parts(parts, bytes, head, options, texts);
    if (!std::ranges::all_of(parts, &Part::utf8)) return not_utf8(bytes, file, head.names);
    texts.merge(not_numbers(parts, head));
  }
  if (Problems found = find_problems(parts, file, head.lines, head.separator); !found.empty())
    return found;

  Table table;
  for (const Part& part : parts) table.rows += part.read;
  table.columns.resize(head.names.size());
  in_threads(std::max<std::size_t>(parts.size(), 1), [&](std::size_t i) {
    for (std::size_t c = i; c < head.names.size(); c += std::max<std::size_t>(parts.size(), 1)) {
      table.columns[c] = join(parts, c, head.names[c], table.rows, options.form.decimal);
      for (Part& part : parts) part.columns[c] = ColumnPart({&options.missing});
    }
  });
  return table;
}

Result<Table> read_csv_table(std::string_view bytes, const std::string& file,
                             const CsvTableOptions& options) {
  return read_csv_table(bytes_of(bytes), file, options);
}

Result<Table> read_csv_header(const Bytes& bytes, const std::string& file, const CsvForm& form) {
  Head head = read_head(bytes, form.separator);
  if (form.windows_1252 && !begins_with_mark(bytes)) {
    for (std::string& name : head.names) name = from_windows_1252(name);
    head.utf8 = std::ranges::all_of(head.names, is_utf8);
    if (!head.utf8) return outside_windows_1252(bytes, file);
  }
  if (Problems found = head_problems(head, bytes, file); !found.empty()) return found;
  Table table;
  for (const std::string& name : head.names) table.columns.emplace_back().name = name;
  return table;
}

}  // namespace peil::table
