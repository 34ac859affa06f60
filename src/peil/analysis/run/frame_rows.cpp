#include "peil/analysis/run/frame_rows.h"

#include <algorithm>

#include "peil/analysis/run/not_numeric.h"
#include "peil/base/counted.h"

namespace peil::analysis {
namespace {

using table::column_of;

[[noreturn]] void refuse_blanks(const std::string& column, std::ptrdiff_t first,
                                std::ptrdiff_t blanks) {
  throw Refusal{column, "Column '" + column + "' is blank in " +
                            counted(static_cast<std::size_t>(blanks), "row") +
                            " of the frame, first in row " + std::to_string(first + 1) +
                            ". Fill it in, or leave those rows out with 'keep'."};
}

}  // namespace

const Table& frame_of(Run& run, const std::string& design) {
  return run.table(run.plan().designs.at(design).data);
}

std::vector<double> frame_numbers(const Table& frame, const std::string& column) {
  const Column& found = column_of(frame, column);
  if (!found.numeric) throw Refusal{column, not_numeric(found, "name another column")};
  NumberColumn read = number_column(found);
  const auto blank = std::ranges::find(read.reason, Absent::Skipped);
  if (blank != read.reason.end())
    refuse_blanks(column, blank - read.reason.begin(),
                  std::ranges::count(read.reason, Absent::Skipped));
  return std::move(read.value);
}

Grouping frame_groups(const Table& frame, const std::vector<std::string>& columns) {
  std::vector<Grouping> parts;
  for (const std::string& name : columns) {
    parts.push_back(grouping(column_of(frame, name)));
    const std::vector<std::uint32_t>& level = parts.back().level;
    const auto blank = std::ranges::find(level, Grouping::outside);
    if (blank != level.end())
      refuse_blanks(name, blank - level.begin(), std::ranges::count(level, Grouping::outside));
  }
  return crossed(parts);
}

void refuse(const std::string& variable, const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    all += (all.empty() ? "" : " ") + p.message + (p.mend.empty() ? "" : " " + p.mend);
  }
  throw Refusal{variable, all};
}

}  // namespace peil::analysis
