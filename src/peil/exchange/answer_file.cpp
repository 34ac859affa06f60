#include "peil/exchange/answer_file.h"

#include <algorithm>
#include <memory>

#include "peil/base/csv.h"
#include "peil/base/csv_row.h"
#include "peil/base/nul_byte.h"
#include "peil/base/outside_error.h"
#include "peil/base/text.h"
#include "peil/base/windows_1252.h"
#include "peil/table/cells.h"

namespace peil::exchange {
namespace {

constexpr std::size_t piece = 1 << 16;

// Feeds the bytes to the reader until it has seen enough. Returns what end() does.
bool feed(const Bytes& bytes, CsvReader& reader, const bool& enough) {
  std::vector<char> some(piece);
  for (std::size_t from = 0; from < bytes.size && !enough && !reader.too_large();) {
    const std::size_t n = bytes.fetch(from, some);
    if (n == 0) break;
    reader.add({some.data(), n});
    from += n;
  }
  return enough || (reader.end() && !reader.too_large());
}

struct Header {
  std::vector<std::string> names;
  CsvForm form;
  bool too_large = false;
};

Header header_of(const Bytes& bytes, const CsvForm& form) {
  Header header;
  bool seen = false;
  CsvReader reader(
      [&](const CsvReader::Row& row) {
        header.names = row.fields;
        seen = true;
        return false;
      },
      form);
  feed(bytes, reader, seen);
  header.form = reader.form();
  header.too_large = reader.too_large();
  return header;
}

bool each_row(const Bytes& bytes, const CsvForm& form,
              const std::function<void(const AnswerFile::Row&)>& see) {
  bool header = true;
  CsvReader reader(
      [&](const CsvReader::Row& row) {
        const RowPlace place{row.from, static_cast<std::uint32_t>(row.bytes),
                             static_cast<std::uint32_t>(row.line)};
        if (!header) see({row.fields, place, row.quote_misplaced});
        header = false;
        return true;
      },
      form);
  return feed(bytes, reader, false);
}

[[noreturn]] void changed(const std::string& name) {
  throw OutsideError(name + ": was changed while it was read; nothing was imported.");
}

void row_again(const Bytes& bytes, const CsvForm& form, const std::string& name,
               const RowPlace& place, std::vector<std::string>& fields) {
  thread_local std::string raw, unquoted;
  raw.resize(place.bytes);
  if (bytes.fetch(place.from, raw) != raw.size()) changed(name);
  fields.clear();
  const CsvRowRead row = read_csv_row(raw.data(), raw.data() + raw.size(), true, form.separator,
                                      unquoted, [&](std::size_t, std::string_view text, bool) {
                                        if (form.windows_1252)
                                          fields.push_back(from_windows_1252(text));
                                        else
                                          fields.emplace_back(text);
                                      });
  if (row.next != raw.data() + raw.size() || row.open) changed(name);
}

bool within(const std::vector<std::pair<double, double>>& ranges, double value) {
  return std::ranges::any_of(
      ranges, [&](const auto& range) { return value >= range.first && value <= range.second; });
}

std::function<bool(const std::string&)> declared_in(const Column& column) {
  if (column.user_missing.empty() && column.user_missing_texts.empty()) return {};
  return [&column](const std::string& value) {
    const auto number = decimal_number(value);
    return std::ranges::find(column.user_missing_texts, value) != column.user_missing_texts.end() ||
           (number && within(column.user_missing, *number));
  };
}

}  // namespace

Result<AnswerFile> csv_answers(const Bytes& bytes, std::string name, const CsvForm& form) {
  const Header header = header_of(bytes, form);
  if (header.names.empty()) {
    if (header.too_large)
      return Problems{
          {"import.row-too-large", name, 1, 0, "The first row is too large.", csv_limits::words}};
    return Problems{{"import.empty", name, 0, 0, "The file has no header row.",
                     "Put the names of the columns on the first line."}};
  }
  if (has_nul(header.names))
    return Problems{{"import.nul-byte", name, 1, 0, nul_byte::words, nul_byte::mend_csv}};
  if (!std::ranges::all_of(header.names, is_utf8))
    return Problems{{"import.not-utf8", name, 1, 0, "The names of the columns are not UTF-8.",
                     mend_of_encoding(header.names, say_windows_1252)}};
  AnswerFile file;
  file.name = name;
  for (const std::string& column : header.names)
    file.columns.push_back({std::string(trim(column)), {}, {}, {}});
  file.each = [&bytes, form = header.form](const auto& see) { return each_row(bytes, form, see); };
  file.again = [&bytes, form = header.form, name](const RowPlace& place,
                                                  std::vector<std::string>& fields) {
    row_again(bytes, form, name, place, fields);
  };
  return file;
}

AnswerFile table_answers(const Table& table, std::string name) {
  AnswerFile file;
  file.name = std::move(name);
  file.row_word = "row";
  file.notes = table.notes;
  const auto cells = std::make_shared<std::vector<table::Cells>>();
  for (const Column& column : table.columns) {
    file.columns.push_back({column.name, column.labels, declared_in(column), column.unreadable});
    cells->emplace_back(column);
  }
  file.again = [cells](const RowPlace& place, std::vector<std::string>& fields) {
    fields.resize(cells->size());
    for (std::size_t c = 0; c < cells->size(); ++c)
      fields[c] = (*cells)[c].text(place.from).value_or("");
  };
  file.each = [again = file.again, rows = table.rows](const auto& see) {
    std::vector<std::string> fields;
    for (std::size_t row = 0; row < rows; ++row) {
      const RowPlace place{row, 0, static_cast<std::uint32_t>(row + 1)};
      again(place, fields);
      see({fields, place, false});
    }
    return true;
  };
  return file;
}

}  // namespace peil::exchange
