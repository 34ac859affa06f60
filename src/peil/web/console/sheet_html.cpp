#include "peil/web/console/sheet_html.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "peil/base/text.h"
#include "peil/language/numbers.h"

namespace peil::web::console {
namespace {

using Row = std::vector<SheetCell>;

constexpr double of_a_hundred = 100.0;

bool is_empty(const SheetCell& cell) { return cell.text.empty() && !cell.number; }

bool is_sentence(const Row& row) { return row.size() == 1 && row[0].format == SheetFormat::Note; }

bool is_heading(const Row& row) { return row.size() == 1 && row[0].format == SheetFormat::Heading; }

// Titles of single columns, also of those that stand under one for several.
std::vector<std::string> titles_of(const Row& row) {
  std::vector<std::string> titles;
  for (const SheetCell& cell : row) titles.insert(titles.end(), cell.across, cell.text);
  return titles;
}

Html head_row(const Row& row) {
  Html cells;
  for (const SheetCell& cell : row) {
    if (is_empty(cell)) {
      cells += Html::tag("td", {}, {});
    } else if (cell.across > 1) {
      cells += Html::tag("th", {{"scope", "colgroup"}, {"colspan", std::to_string(cell.across)}},
                         Html::text(cell.text));
    } else {
      cells += Html::tag("th", {{"scope", "col"}, {"class", "n"}}, Html::text(cell.text));
    }
  }
  return Html::tag("tr", {}, cells);
}

// A number by itself leads to where it is accounted for.
Html number_html(const std::string& text, const std::string& to) {
  return to.empty() ? Html::text(text) : Html::tag("a", {{"href", to}}, Html::text(text));
}

Html body_row(const Row& row, const std::vector<std::string>& titles, const std::string& language,
              const std::function<std::string(std::size_t)>& address_of) {
  const std::string name = row.front().text;
  const auto from = name.find_first_not_of(' ');
  Html cells = Html::tag("th", {{"scope", "row"}},
                         Html::text(from == std::string::npos ? "" : name.substr(from)));
  for (std::size_t c = 1; c < row.size(); ++c) {
    const std::string text = row[c].number ? printed(row[c], language) : row[c].text;
    const bool is_title = !text.empty() && c < titles.size();
    const bool is_figure = row[c].format == SheetFormat::Decimals1 ||
                           row[c].format == SheetFormat::Decimals2 ||
                           row[c].format == SheetFormat::Percent;
    const Html inside = number_html(text, row[c].number ? address_of(c) : "");
    cells += Html::tag(
        "td",
        {{"class", row[c].number || row[c].format != SheetFormat::Note ? "n" : "w"},
         {is_title ? Html::Literal("data-column") : Html::Literal(""), is_title ? titles[c] : ""}},
        is_figure ? Html::tag("b", {}, inside) : inside);
  }
  return Html::tag("tr", {{"class", from > 0 ? "sub" : "main"}}, cells);
}

}  // namespace

std::string printed(const SheetCell& cell, const std::string& language) {
  if (!cell.number) return "";
  const double value = *cell.number;
  const std::string mark = cell.marked ? " *" : "";
  switch (cell.format) {
    case SheetFormat::Count:
      return language::count(std::llround(value), language) + mark;
    case SheetFormat::Percent:
      return language::percent(value, 0, language) + mark;
    case SheetFormat::Points:
      return language::signed_number(value * of_a_hundred, 1, language) + "%" + mark;
    case SheetFormat::Decimals0:
      return language::number(value, 0, language) + mark;
    case SheetFormat::Decimals1:
      return language::number(value, 1, language) + mark;
    case SheetFormat::Decimals2:
      return language::number(value, 2, language) + mark;
    case SheetFormat::Signed1:
      return language::signed_number(value, 1, language) + mark;
    case SheetFormat::Signed2:
      return language::signed_number(value, 2, language) + mark;
    case SheetFormat::Text:
    case SheetFormat::Heading:
    case SheetFormat::Note:
      break;
  }
  return exact_text(value) + mark;
}

Html sheet_html(const Sheet& sheet, const std::string& language, const std::string& scroll,
                const CellAddress& address_of) {
  const std::string caption = sheet.rows.empty() ? "" : sheet.rows.front().front().text;
  const std::size_t heads = std::min(sheet.frozen_rows, sheet.rows.size());
  std::vector<std::string> titles;
  Html head, body, below;
  for (std::size_t r = 1; r < heads; ++r) {
    head += head_row(sheet.rows[r]);
    titles = titles_of(sheet.rows[r]);
  }
  const std::string columns = std::to_string(std::max<std::size_t>(1, titles.size()));
  for (std::size_t r = heads; r < sheet.rows.size(); ++r) {
    const Row& row = sheet.rows[r];
    if (row.empty() || (row.size() == 1 && is_empty(row[0]))) continue;
    if (is_sentence(row)) {
      below += Html::tag("p", {{"class", "note"}}, Html::text(row[0].text));
    } else if (is_heading(row)) {
      body += Html::tag("tr", {{"class", "over"}},
                        Html::tag("th", {{"scope", "rowgroup"}, {"colspan", columns}},
                                  Html::tag("span", {}, Html::text(row[0].text))));
    } else {
      body += body_row(row, titles, language, [&](std::size_t cell) {
        return address_of ? address_of(r, cell) : std::string();
      });
    }
  }
  const Html inside = Html::tag("caption", {}, Html::tag("span", {}, Html::text(caption))) +
                      Html::tag("thead", {}, head) + Html::tag("tbody", {}, body);
  return Html::tag("div",
                   {{"class", "scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", caption + " (" + scroll + ")"}},
                   Html::tag("table", {{"class", "banner"}}, inside)) +
         below;
}

}  // namespace peil::web::console
