#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "peil/base/text.h"
#include "peil/files/disk.h"
#include "peil/files/spss_file.h"

/// Tables of SPSS files as texts that a test can compare.
namespace peil::files::testing {

/// Three packings of the same 300 rows of San Francisco Airport's customer survey of 2015 (PDDL).
inline std::string sfo(const char* name) {
  return Disk().read(PEIL_SOURCE_DIR "/tests/oracle/sfo/" + std::string(name));
}

inline Table read(const std::string& bytes, const SpssOptions& options = {}) {
  const Result<Table> table = SpssFile().read(bytes, "a.sav", options);
  if (table.ok()) return table.value();
  for (const Problem& p : table.problems()) ADD_FAILURE() << p.code << ": " << p.message;
  return {};
}

inline std::string code(const std::string& bytes) {
  const Result<Table> table = SpssFile().read(bytes, "a.sav", {});
  return table.ok() ? "" : table.problems().front().code;
}

/// The cells of a column as texts, "" when blank.
inline std::vector<std::string> cells(const Table& table, const std::string& name) {
  std::vector<std::string> found;
  const Column* column = table.column(name);
  if (column == nullptr) return {"no column " + name};
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (const auto* bytes = std::get_if<ByteColumn>(&column->data)) {
      found.push_back(bytes->code[row] == 0 ? "" : bytes->text[bytes->code[row] - 1u]);
    } else if (const auto* texts = std::get_if<TextColumn>(&column->data)) {
      found.push_back(texts->code[row] == 0 ? "" : texts->text[texts->code[row] - 1u]);
    } else {
      const auto& reals = std::get<RealColumn>(column->data);
      const bool blank = !reals.blank.empty() && reals.blank[row] != 0;
      found.push_back(blank ? "" : exact_text(reals.value[row]));
    }
  }
  return found;
}

inline std::vector<double> numbers(const Table& table, const std::string& name) {
  const auto& bytes = std::get<ByteColumn>(table.column(name)->data);
  std::vector<double> found;
  for (const std::uint8_t at : bytes.code) found.push_back(at == 0 ? -1.0 : bytes.number[at - 1u]);
  return found;
}

/// The cells that the reader could not read, as "code: message".
inline std::vector<std::string> unreadable(const Table& table, const std::string& name) {
  std::vector<std::string> found;
  for (const Problem& p : table.column(name)->unreadable)
    found.push_back(p.code + ": " + p.message);
  return found;
}

}  // namespace peil::files::testing
