#include "peil/render/workbook_writer.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <map>
#include <tuple>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/outside_error.h"

namespace peil::render {
namespace {

// A file in memory: the library writes to a name, and what it writes is nobody else's to read.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("peil", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw OutsideError("there is no memory left for a spreadsheet");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }

  std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  std::string bytes() const {
    std::string all;
    char piece[65536];
    ssize_t got = 0;
    while ((got = ::pread(descriptor_, piece, sizeof piece, static_cast<off_t>(all.size()))) > 0)
      all.append(piece, static_cast<std::size_t>(got));
    if (got < 0) throw OutsideError("a spreadsheet could not be read back from memory");
    return all;
  }

 private:
  int descriptor_;
};

/// A share that would be shown as 0% or 100% and is neither: it is written as <1% or >99%, as in
/// every other door. The number in the cell stays what it is.
enum class Edge : std::uint8_t { None, BelowOne, AboveNinetyNine };

Edge edge_of(const SheetCell& cell) {
  if (cell.format != SheetFormat::Percent || !cell.number) return Edge::None;
  if (*cell.number > 0.0 && *cell.number < 0.005) return Edge::BelowOne;
  return *cell.number >= 0.995 && *cell.number < 1.0 ? Edge::AboveNinetyNine : Edge::None;
}

const char* percent_format(Edge edge, bool marked) {
  if (edge == Edge::BelowOne) return marked ? "\"<1% *\"" : "\"<1%\"";
  if (edge == Edge::AboveNinetyNine) return marked ? "\">99% *\"" : "\">99%\"";
  return marked ? "0%\" *\"" : "0%";
}

const char* number_format(SheetFormat format, Edge edge, bool marked) {
  switch (format) {
    case SheetFormat::Count:
      return "#,##0";
    case SheetFormat::Percent:
      return percent_format(edge, marked);
    case SheetFormat::Points:
      return marked ? "+0.0%\" *\";-0.0%\" *\";0.0%\" *\"" : "+0.0%;-0.0%;0.0%";
    case SheetFormat::Decimals0:
      return marked ? "0\" *\"" : "0";
    case SheetFormat::Decimals1:
      return marked ? "0.0\" *\"" : "0.0";
    case SheetFormat::Decimals2:
      return marked ? "0.00\" *\"" : "0.00";
    case SheetFormat::Signed1:
      return marked ? "+0.0\" *\";-0.0\" *\";0.0\" *\"" : "+0.0;-0.0;0.0";
    case SheetFormat::Signed2:
      return marked ? "+0.00\" *\";-0.00\" *\";0.00\" *\"" : "+0.00;-0.00;0.00";
    default:
      return "General";
  }
}

class Writing {
 public:
  explicit Writing(const std::string& name) : book_(workbook_new(name.c_str())) {
    if (book_ == nullptr) throw OutsideError("there is no memory left for a spreadsheet");
  }

  void write(const Workbook& workbook) {
    // The day on which it was made would make every file another one.
    lxw_doc_properties properties{};
    std::string title = workbook.title, by = "peil";
    properties.title = title.data();
    properties.author = by.data();
    properties.created = made_on;
    workbook_set_properties(book_, &properties);
    for (const Sheet& sheet : workbook.sheets) write(sheet, workbook.right_to_left);
    const lxw_error wrong = workbook_close(book_);
    if (wrong != LXW_NO_ERROR)
      throw OutsideError(std::string("the spreadsheet could not be written: ") +
                         lxw_strerror(wrong));
  }

 private:
  static constexpr time_t made_on = 946684800;  // 2000-01-01

  lxw_format* format(const SheetCell& cell) {
    const Edge edge = edge_of(cell);
    const auto [at, fresh] = formats_.try_emplace({cell.format, edge, cell.marked}, nullptr);
    if (!fresh) return at->second;
    lxw_format* made = workbook_add_format(book_);
    format_set_num_format(made, number_format(cell.format, edge, cell.marked));
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (cell.format == SheetFormat::Heading) {
      format_set_bold(made);
      format_set_text_wrap(made);
    }
    return at->second = made;
  }

  void write(const Sheet& sheet, bool right_to_left) {
    lxw_worksheet* page = workbook_add_worksheet(book_, sheet.name.c_str());
    expects(page != nullptr, "XlsxWriter: a name that a sheet can have");
    if (right_to_left) worksheet_right_to_left(page);
    worksheet_set_landscape(page);
    worksheet_fit_to_pages(page, 1, 0);  // as wide as a page, as long as it takes
    for (std::size_t c = 0; c < sheet.widths.size(); ++c)
      worksheet_set_column(page, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c),
                           sheet.widths[c], nullptr);
    worksheet_freeze_panes(page, static_cast<lxw_row_t>(sheet.frozen_rows),
                           static_cast<lxw_col_t>(sheet.frozen_columns));
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
      lxw_col_t column = 0;
      for (const SheetCell& cell : sheet.rows[r]) {
        put(page, static_cast<lxw_row_t>(r), column, cell);
        column = static_cast<lxw_col_t>(column + cell.across);
      }
    }
    for (const SheetChart& chart : sheet.charts) draw(page, sheet.name, chart);
  }

  void draw(lxw_worksheet* page, const std::string& sheet, const SheetChart& chart) {
    lxw_chart* made = workbook_add_chart(book_, chart.plane ? LXW_CHART_SCATTER : LXW_CHART_LINE);
    std::vector<int16_t> unnamed;
    bool bounds = false;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      const SheetSeries& series = chart.series[i];
      put(made, sheet, series);
      const bool aside =
          series.look == SheetSeries::Look::Bound || series.look == SheetSeries::Look::Rule;
      if (aside) unnamed.push_back(static_cast<int16_t>(i));
      bounds = bounds || series.look == SheetSeries::Look::Bound;
    }
    if (bounds) chart_set_high_low_lines(made, nullptr);
    chart_title_set_name(made, chart.title.c_str());
    lxw_chart_font small{};
    small.size = 11;
    chart_title_set_name_font(made, &small);
    chart_axis_set_min(made->y_axis, chart.low);
    chart_axis_set_max(made->y_axis, chart.high);
    if (chart.plane) {
      chart_axis_set_min(made->x_axis, chart.across_low);
      chart_axis_set_max(made->x_axis, chart.across_high);
      chart_axis_set_name(made->x_axis, chart.across_name.c_str());
      chart_axis_set_name(made->y_axis, chart.up_name.c_str());
    }
    unnamed.push_back(-1);
    chart_legend_set_position(made, chart.series.size() == unnamed.size()
                                        ? LXW_CHART_LEGEND_NONE
                                        : LXW_CHART_LEGEND_BOTTOM);
    if (unnamed.size() > 1) chart_legend_delete_series(made, unnamed.data());
    lxw_chart_options options{};
    std::string description = chart.description;  // which the library copies
    options.description = description.data();
    options.x_scale = 1.15, options.y_scale = 1.15;
    worksheet_insert_chart_opt(page, static_cast<lxw_row_t>(chart.row),
                               static_cast<lxw_col_t>(chart.column), made, &options);
  }

  static void put(lxw_chart* chart, const std::string& sheet, const SheetSeries& series) {
    using Look = SheetSeries::Look;
    lxw_chart_series* made = chart_add_series(chart, nullptr, nullptr);
    const auto set = [&](auto function, const SheetRange& r) {
      function(made, sheet.c_str(), static_cast<lxw_row_t>(r.first_row),
               static_cast<lxw_col_t>(r.first_column), static_cast<lxw_row_t>(r.last_row),
               static_cast<lxw_col_t>(r.last_column));
    };
    set(chart_series_set_categories, series.places);
    set(chart_series_set_values, series.values);
    chart_series_set_name(made, series.name.c_str());
    const bool marked = series.look == Look::Marks || series.look == Look::Dots;
    lxw_chart_line line{};
    line.color = series.look == Look::Reference ? 0x1D1F23 : 0x14507F;
    line.width = series.look == Look::Rule ? 1.25F : 2.0F;
    line.none = series.look == Look::Dots || series.look == Look::Bound ? LXW_TRUE : LXW_FALSE;
    line.dash_type = series.look == Look::Reference ? LXW_CHART_LINE_DASH_DASH : 0;
    chart_series_set_line(made, &line);
    chart_series_set_marker_type(made, marked ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_NONE);
    if (!marked) return;
    lxw_chart_fill fill{};
    fill.color = 0x14507F;
    chart_series_set_marker_size(made, 8);
    chart_series_set_marker_fill(made, &fill);
    if (series.labels.empty()) return;
    chart_series_set_labels(made);
    chart_series_set_labels_position(made, LXW_CHART_LABEL_POSITION_RIGHT);
    std::vector<std::string> texts = series.labels;
    std::vector<lxw_chart_data_label> labels(texts.size());
    std::vector<lxw_chart_data_label*> pointers;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      labels[i].value = texts[i].data();
      pointers.push_back(&labels[i]);
    }
    pointers.push_back(nullptr);
    chart_series_set_labels_custom(made, pointers.data());
  }

  void put(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const SheetCell& cell) {
    if (cell.number) {
      worksheet_write_number(page, row, column, *cell.number, format(cell));
    } else if (cell.across > 1) {
      worksheet_merge_range(page, row, column, row,
                            static_cast<lxw_col_t>(column + cell.across - 1), cell.text.c_str(),
                            format(cell));
    } else if (!cell.text.empty()) {
      const lxw_error wrong =
          worksheet_write_string(page, row, column, cell.text.c_str(), format(cell));
      expects(wrong == LXW_NO_ERROR, "XlsxWriter: texts of at most 32,767 signs");
    }
  }

  lxw_workbook* book_;
  std::map<std::tuple<SheetFormat, Edge, bool>, lxw_format*> formats_;
};

}  // namespace

std::string XlsxWriter::write(const Workbook& workbook) const {
  const MemoryFile file;
  Writing(file.name()).write(workbook);
  return file.bytes();
}

}  // namespace peil::render
