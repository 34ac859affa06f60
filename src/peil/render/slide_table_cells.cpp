#include "peil/render/slide_shapes.h"
#include "peil/render/slide_table.h"
#include "peil/render/slide_text.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr const char* no_style = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";  // and no grid
constexpr double head_line = 1.5, row_line = 0.75;

struct CellLook {
  bool bold = false, flush_right = false;
  std::string_view colour = colour::ink;
  const char* anchor = "t";
  double line = row_line;
  std::string_view line_colour = colour::line;
};

void put_cell(pugi::xml_node row, const Words& words, std::size_t across, const CellLook& look,
              const std::string& language) {
  pugi::xml_node cell = put(row, "a:tc");
  if (across > 1) cell.append_attribute("gridSpan") = std::to_string(across).c_str();
  pugi::xml_node body = put(cell, "a:txBody");
  put(body, "a:bodyPr");
  put(body, "a:lstStyle");
  pugi::xml_node paragraph = put(body, "a:p");
  put_form(paragraph, words, type_size::table, language, look.flush_right);
  put_runs(paragraph, words, type_size::table, look.bold, look.colour, language);
  put(paragraph, "a:endParaRPr", {{"lang", language}, {"sz", hundredths(type_size::table)}});
  pugi::xml_node form = put(cell, "a:tcPr",
                            {{"marL", emu(cell_side)},
                             {"marR", emu(cell_side)},
                             {"marT", emu(cell_edge)},
                             {"marB", emu(cell_edge)},
                             {"anchor", look.anchor}});
  for (const char* side : {"a:lnL", "a:lnR", "a:lnT"}) put_no_line(form, side);
  put_line(form, "a:lnB", look.line_colour, look.line);
  put(form, "a:noFill");
  for (std::size_t i = 1; i < across; ++i) {
    pugi::xml_node merged = put(row, "a:tc", {{"hMerge", "1"}});
    pugi::xml_node empty = put(merged, "a:txBody");
    put(empty, "a:bodyPr");
    put(empty, "a:lstStyle");
    put(put(empty, "a:p"), "a:endParaRPr", {{"lang", language}});
    put(merged, "a:tcPr");
  }
}

void put_row(pugi::xml_node table, const TableBox& box, std::size_t number,
             const std::string& language) {
  const PrintedRow& row = box.rows[number];
  pugi::xml_node made = put(table, "a:tr", {{"h", emu(box.heights[number])}});
  const std::size_t all = box.columns.size();
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const bool last = c + 1 == row.cells.size(), runs_on = last && c + 1 < all;
    CellLook look{row.heading, box.columns[c].number && !runs_on};
    if (runs_on && !row.heading) look.colour = colour::soft;
    if (row.heading) look.anchor = "b", look.line_colour = colour::soft;
    put_cell(made, row.cells[c], last ? all - c : 1, look, language);
  }
}

}  // namespace

void put_table(pugi::xml_node parent, const TableBox& box, const std::string& language) {
  pugi::xml_node table = put(parent, "a:tbl");
  pugi::xml_node form = put(table, "a:tblPr", {{"firstRow", "1"}});
  if (right_to_left({}, language)) form.append_attribute("rtl") = "1";
  put(form, "a:tableStyleId").text() = no_style;
  pugi::xml_node grid = put(table, "a:tblGrid");
  for (const double width : box.widths) put(grid, "a:gridCol", {{"w", emu(width)}});
  pugi::xml_node head = put(table, "a:tr", {{"h", emu(box.head)}});
  for (const PrintedColumn& column : box.columns) {
    put_cell(head, column.title, 1,
             {.bold = true,
              .flush_right = column.number,
              .anchor = "b",
              .line = head_line,
              .line_colour = colour::ink},
             language);
  }
  for (std::size_t r = 0; r < box.rows.size(); ++r) put_row(table, box, r, language);
}

}  // namespace peil::render
