#include "peil/render/slide_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "peil/base/text.h"
#include "peil/render/slide_flow.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

constexpr double size = type_size::table;
constexpr double rounding = 0.5;
constexpr double most_counted = 1200.0;  // of a column: longer text may as well be set in lines
constexpr double whole_number = 150.0;   // a number is not parted, a reason instead of it may be
constexpr double most_stretched = 1.25;
constexpr std::size_t least_rows = 4;  // of a table that begins below something else

double sum(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double longest_word(const Words& cell, bool bold) {
  double longest = 0.0;
  for (const std::string& word : words(flat(cell)))
    longest = std::max(longest, text_width(word, size, bold));
  return longest;
}

struct Wanted {
  double least = 0.0, best = 0.0;

  void hold(const Words& cell, bool bold, bool number) {
    const double sides = 2 * cell_side + rounding;
    const double line = text_width(flat(cell), size, bold);
    const bool whole = number && line <= whole_number;
    least = std::max(least, (whole ? line : longest_word(cell, bold)) + sides);
    best = std::max(best, std::min(most_counted, line + sides));
  }
};

// Rows that say something in every column say how wide it should be.
std::vector<Wanted> wanted_of(const PrintedTable& table) {
  std::vector<Wanted> all(table.columns.size());
  for (std::size_t c = 0; c < all.size(); ++c) all[c].hold(table.columns[c].title, true, false);
  for (const PrintedRow& row : table.rows) {
    if (row.heading || row.cells.size() != all.size()) continue;
    for (std::size_t c = 0; c < all.size(); ++c)
      all[c].hold(row.cells[c], false, table.columns[c].number);
  }
  for (Wanted& w : all) w.best = std::max(w.best, w.least);
  return all;
}

// Columns that want no more than an equal part of what is left get what they want; the others share
// the rest in proportion, none getting less than its least. Contract: sum(least) <= width.
std::vector<double> shared_out(const std::vector<double>& least, const std::vector<double>& best,
                               double width) {
  std::vector<double> widths(best.size(), 0.0);
  for (bool changed = true; changed;) {
    changed = false;
    double left = width - sum(widths), open = 0.0, wanted = 0.0;
    for (std::size_t c = 0; c < best.size(); ++c)
      if (widths[c] == 0.0) ++open, wanted += best[c];
    for (std::size_t c = 0; c < best.size() && !changed; ++c) {
      if (widths[c] > 0.0) continue;
      if (best[c] <= left / open) widths[c] = best[c], changed = true;
      if (!changed && best[c] / wanted * left < least[c]) widths[c] = least[c], changed = true;
    }
    for (std::size_t c = 0; c < best.size() && !changed; ++c)
      if (widths[c] == 0.0) widths[c] = best[c] / wanted * left;
  }
  return widths;
}

double note_height(const PrintedTable& table) {
  constexpr double above = 14.0;
  const double height = height_of({table.note, SlideStyle::Note}, slide_body.width);
  return height > 0.0 ? above + height : 0.0;
}

// Rows of the table that are not on a slide yet.
class Remaining {
 public:
  explicit Remaining(const PrintedTable& table)
      : table_(table),
        widths_(column_widths(table, slide_body.width)),
        head_(head_height(table.columns, widths_)),
        note_(note_height(table)),
        rows_(table.rows) {}

  bool empty() const { return at_ == rows_.size(); }

  // Rows that fit in `height` below the head, the heading above them told again included; the last
  // one leaves room for the note.
  std::size_t fitting(double height) const {
    std::size_t fit = rows_in(height);
    if (fit == left()) fit = std::max(std::min<std::size_t>(fit, 1), rows_in(height - note_));
    return well_ended(fit);
  }
  bool is_enough(std::size_t fit) const {
    return fit >= std::min(left(), least_rows) || fit == left();
  }
  // The next row alone is higher than a slide: what fits of it becomes a row of its own.
  void part_next(double height) {
    auto [now, later] = parted(rows_[at_], widths_, height - head_ - repeated_height());
    rows_[at_] = std::move(now);
    rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, std::move(later));
  }

  TableBox take(std::size_t count) {
    TableBox box{{}, table_.caption, table_.columns, widths_, head_, {}, {}};
    if (repeats()) box.rows.push_back(*heading_);
    for (std::size_t i = 0; i < count; ++i, ++at_) {
      if (rows_[at_].heading) heading_ = rows_[at_];
      box.rows.push_back(std::move(rows_[at_]));
    }
    for (const PrintedRow& row : box.rows) box.heights.push_back(row_height(row, widths_));
    box.frame.width = sum(widths_);
    box.frame.height = head_ + sum(box.heights);
    return box;
  }

 private:
  std::size_t left() const { return rows_.size() - at_; }
  std::size_t rows_in(double height) const {
    height -= head_ + repeated_height();
    std::size_t fit = 0;
    while (fit < left() && height >= row_height(rows_[at_ + fit], widths_))
      height -= row_height(rows_[at_ + fit++], widths_);
    return fit;
  }
  bool repeats() const { return heading_ && !rows_[at_].heading; }
  double repeated_height() const { return repeats() ? row_height(*heading_, widths_) : 0.0; }

  // No heading stands last, and no single row is left over.
  std::size_t well_ended(std::size_t fit) const {
    if (left() - fit == 1 && fit > least_rows) --fit;
    while (fit > 0 && fit < left() && rows_[at_ + fit - 1].heading) --fit;
    return fit;
  }

  const PrintedTable& table_;
  std::vector<double> widths_;
  double head_, note_;
  std::vector<PrintedRow> rows_;
  std::size_t at_ = 0;
  std::optional<PrintedRow> heading_;
};

}  // namespace

std::vector<double> column_widths(const PrintedTable& table, double width) {
  const std::vector<Wanted> all = wanted_of(table);
  std::vector<double> least, best;
  for (const Wanted& w : all) least.push_back(w.least), best.push_back(w.best);
  if (sum(best) <= width) {
    const double stretch = std::min(most_stretched, width / sum(best));
    for (double& w : best) w *= stretch;
    return best;
  }
  if (sum(least) >= width) {
    for (double& w : least) w *= width / sum(least);
    return least;
  }
  // Where there is too little, titles above numbers are set in lines.
  for (std::size_t c = 0; c < all.size(); ++c)
    if (table.columns[c].number) best[c] = least[c];
  return shared_out(least, best, width);
}

double cell_width(const PrintedRow& row, std::size_t column, std::span<const double> widths) {
  return column + 1 == row.cells.size() ? sum(widths.subspan(column)) : widths[column];
}

double head_height(std::span<const PrintedColumn> columns, std::span<const double> widths) {
  double highest = 0.0;
  for (std::size_t c = 0; c < columns.size(); ++c)
    highest = std::max(highest, height_of(columns[c].title, size, true, widths[c] - 2 * cell_side));
  return highest + 2 * cell_edge;
}

double row_height(const PrintedRow& row, std::span<const double> widths) {
  double highest = line_height({}, size);
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const double inside = cell_width(row, c, widths) - 2 * cell_side;
    highest = std::max(highest, height_of(row.cells[c], size, row.heading, inside));
  }
  return highest + 2 * cell_edge;
}

std::pair<PrintedRow, PrintedRow> parted(const PrintedRow& row, std::span<const double> widths,
                                         double height) {
  PrintedRow now{{}, row.heading, row.id}, later = now;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const double inside = cell_width(row, c, widths) - 2 * cell_side;
    const auto starts = line_starts(row.cells[c], size, row.heading, inside);
    const double room = (height - 2 * cell_edge) / line_height(row.cells[c], size);
    const std::size_t lines = static_cast<std::size_t>(std::max(1.0, std::floor(room)));
    if (lines >= starts.size()) {
      now.cells.push_back(row.cells[c]);
      later.cells.emplace_back();
      continue;
    }
    auto [first, rest] = parted(row.cells[c], starts[lines]);
    now.cells.push_back(std::move(first));
    later.cells.push_back(std::move(rest));
  }
  return {std::move(now), std::move(later)};
}

void add_table(SlideFlow& flow, const PrintedTable& table) {
  Remaining rows(table);
  for (bool first = true; !rows.empty(); first = false) {
    if (!first) flow.next();
    flow.add({table.caption, SlideStyle::Caption});
    if (!rows.is_enough(rows.fitting(flow.room()))) flow.next();
    if (rows.fitting(flow.room()) == 0) rows.part_next(flow.room());
    TableBox box = rows.take(std::max<std::size_t>(rows.fitting(flow.room()), 1));
    const SlideFrame frame = flow.take(box.frame.height);
    box.frame.left = frame.left, box.frame.top = frame.top;
    flow.put(std::move(box));
  }
  flow.add({table.note, SlideStyle::Note});
}

}  // namespace peil::render
