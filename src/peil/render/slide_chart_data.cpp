#include "peil/render/slide_chart_data.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr const char* sheet_name = "Data";
constexpr int digits_of_a_sheet = 15;  // more are not kept by programs for spreadsheets

double as_kept(double value) {
  std::array<char, 40> text{};
  const auto end = std::to_chars(text.begin(), text.end(), value, std::chars_format::scientific,
                                 digits_of_a_sheet - 1);
  double kept = 0.0;
  std::from_chars(text.data(), end.ptr, kept);
  return kept;
}

std::string letters(std::size_t column) {
  std::string name;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
  return name;
}

void put_point(pugi::xml_node cache, std::size_t index, const std::string& text) {
  put(put(cache, "c:pt", {{"idx", std::to_string(index)}}), "c:v").text() = text.c_str();
}

}  // namespace

std::size_t ChartData::add(std::string head, std::vector<std::string> texts) {
  Column column{shown_text(head), true, {}};
  for (const std::string& text : texts) column.cells.push_back({.text = shown_text(text)});
  columns_.push_back(std::move(column));
  return columns_.size() - 1;
}

std::size_t ChartData::add(std::string head, std::vector<std::optional<double>> numbers) {
  Column column{shown_text(head), false, {}};
  for (const std::optional<double>& number : numbers) {
    column.cells.emplace_back();
    if (number) column.cells.back().number = as_kept(*number);
  }
  columns_.push_back(std::move(column));
  return columns_.size() - 1;
}

std::string ChartData::place(std::size_t column, std::size_t first_row,
                             std::size_t last_row) const {
  const auto cell = [&](std::size_t row) {
    return "$" + letters(column) + "$" + std::to_string(row + 1);
  };
  const std::string first = std::string(sheet_name) + "!" + cell(first_row);
  return first_row == last_row ? first : first + ":" + cell(last_row);
}

void ChartData::put_head(pugi::xml_node series, std::size_t column) const {
  if (columns_[column].head.empty()) return;
  pugi::xml_node reference = put(put(series, "c:tx"), "c:strRef");
  put(reference, "c:f").text() = place(column, 0, 0).c_str();
  pugi::xml_node cache = put(reference, "c:strCache");
  put_val(cache, "c:ptCount", "1");
  put_point(cache, 0, columns_[column].head);
}

void ChartData::put_values(pugi::xml_node parent, const char* name, std::size_t column) const {
  const Column& c = columns_[column];
  expects(!c.cells.empty(), "ChartData: a column with values");
  pugi::xml_node reference = put(put(parent, name), c.is_text ? "c:strRef" : "c:numRef");
  put(reference, "c:f").text() = place(column, 1, c.cells.size()).c_str();
  pugi::xml_node cache = put(reference, c.is_text ? "c:strCache" : "c:numCache");
  if (!c.is_text) put(cache, "c:formatCode").text() = "General";
  put_val(cache, "c:ptCount", std::to_string(c.cells.size()));
  for (std::size_t i = 0; i < c.cells.size(); ++i) {
    if (c.is_text) put_point(cache, i, c.cells[i].text);
    if (c.cells[i].number) put_point(cache, i, exact_text(*c.cells[i].number));
  }
}

Workbook ChartData::workbook(const std::string& title) const {
  Sheet sheet{.name = sheet_name, .rows = {}, .frozen_rows = 1};
  std::size_t rows = 0;
  for (const Column& c : columns_) rows = std::max(rows, c.cells.size());
  sheet.rows.resize(rows + 1);
  for (const Column& c : columns_) {
    sheet.rows[0].push_back({.text = c.head, .format = SheetFormat::Heading});
    for (std::size_t i = 0; i < rows; ++i)
      sheet.rows[i + 1].push_back(i < c.cells.size() ? c.cells[i] : SheetCell{});
  }
  return {title, false, {std::move(sheet)}};
}

}  // namespace peil::render
