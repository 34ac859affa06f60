#include "peil/app/codes_file.h"

#include <algorithm>
#include <optional>

#include "peil/base/csv.h"
#include "peil/interview/login_code.h"

namespace peil::app {
namespace {

class CodesReader {
 public:
  explicit CodesReader(const std::string& file) : file_(file) {}

  bool see(const CsvReader::Row& row) {
    if (!key_) return header(row);
    if (row.fields.size() <= std::max(*key_, *code_) || row.quote_misplaced) return bad(row.line);
    const std::string key(csv_spreadsheet_text(row.fields[*key_]));
    const auto code = interview::canonical_login_code(row.fields[*code_]);
    if (key.empty() || !code) return bad(row.line);
    if (!codes.emplace(key, *code).second) {
      add("codes.twice", row.line, "Somebody stands in this file twice.",
          "Take the file as `peil sample load` wrote it.");
    }
    return true;
  }

  // What is missing when the input has ended.
  void end(bool whole) {
    if (!key_ && problems.empty()) header_missing(1);
    if (!whole) bad(0);
  }

  std::map<std::string, std::string> codes;
  Problems problems;

 private:
  bool header(const CsvReader::Row& row) {
    const auto place = [&](const char* name) -> std::optional<std::size_t> {
      const auto found = std::ranges::find(row.fields, name);
      if (found == row.fields.end()) return {};
      return static_cast<std::size_t>(found - row.fields.begin());
    };
    key_ = place("key"), code_ = place("code");
    if (key_ && code_) return true;
    header_missing(row.line);
    return false;
  }

  void header_missing(std::size_t line) {
    add("codes.columns", line, "This file has no columns 'key' and 'code'.",
        "Give the file of codes that `peil sample load` wrote.");
  }

  // The row is not told: it holds a code.
  bool bad(std::size_t line) {
    add("codes.row", line, "This row holds no key and code.",
        "Take the file as `peil sample load` wrote it.");
    return true;
  }

  void add(const char* code, std::size_t line, const char* message, const char* mend) {
    problems.push_back({code, file_, line, 0, message, mend});
  }

  const std::string& file_;
  std::optional<std::size_t> key_, code_;
};

}  // namespace

Result<std::map<std::string, std::string>> codes_file(const std::string& file, const Files& files) {
  CodesReader codes(file);
  CsvReader reader([&](const CsvReader::Row& row) { return codes.see(row); });
  files.read_pieces(file, [&](std::string_view piece) { reader.add(piece); });
  codes.end(reader.end() && !reader.too_large());
  if (!codes.problems.empty()) return codes.problems;
  return codes.codes;
}

}  // namespace peil::app
