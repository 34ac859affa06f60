#include "peil/report/figure_files.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::report {
namespace {

constexpr std::array<const char*, 5> columns{"key", "value", "low", "high", "n"};
constexpr const char* none = "–";

using Row = std::array<std::string, columns.size()>;

std::string exact(const Words& words) {
  const bool figure = words.size() == 1 && words.front().kind == TextRun::Kind::Figure;
  std::string text = figure ? words.front().number.value : flat(words);
  return text == none ? "" : text;
}

std::vector<Row> rows_of(const Document& document) {
  const auto section = std::ranges::find(document.sections, "figures", &Section::id);
  expects(section != document.sections.end(), "figure_files: a report with its table of figures");
  std::vector<Row> rows;
  for (const Block& block : section->blocks) {
    const auto* table = std::get_if<PrintedTable>(&block);
    if (table == nullptr) continue;
    for (const PrintedRow& r : table->rows) {
      Row& row = rows.emplace_back();
      std::ranges::transform(r.cells, row.begin(), exact);
    }
  }
  return rows;
}

}  // namespace

// A key has no comma and no quote in it: names are letters, digits, _ and -.
std::string figures_csv(const Document& document) {
  std::string csv = "key,value,low,high,n\r\n";
  for (const Row& row : rows_of(document)) {
    const std::vector<std::string> fields(row.begin(), row.end());
    csv += join(fields, ",") + "\r\n";
  }
  return csv;
}

std::string figures_json(const Document& document, const MadeFrom& made_from) {
  nlohmann::ordered_json all = nlohmann::ordered_json::object();
  for (const Row& row : rows_of(document)) {
    nlohmann::ordered_json one;
    for (std::size_t c = 1; c < columns.size(); ++c) {
      const auto number = decimal_number(row[c]);
      one[columns[c]] = number ? nlohmann::ordered_json(*number) : nullptr;
    }
    if (const auto n = whole_number(row.back())) one["n"] = *n;
    all[row.front()] = std::move(one);
  }
  if (made_from.empty()) return all.dump(2) + "\n";
  nlohmann::ordered_json waves = nlohmann::ordered_json::object();
  for (const auto& [wave, parts] : made_from) waves[wave] = parts;
  all[made_from_key] = std::move(waves);
  return all.dump(2) + "\n";
}

}  // namespace peil::report
