#include "peil/table/kept_rows.h"

#include <algorithm>

#include "peil/base/contract.h"

namespace peil::table {
namespace {

template <class T>
void keep(std::vector<T>& values, std::span<const std::uint8_t> kept) {
  if (values.empty()) return;
  std::size_t to = 0;
  for (std::size_t row = 0; row < kept.size(); ++row) {
    if (kept[row] != 0) values[to++] = values[row];
  }
  values.resize(to);
}

// The places, among the rows that stay, of those rows of a list that stay.
std::vector<std::uint32_t> places(const std::vector<std::uint32_t>& rows,
                                  std::span<const std::uint8_t> kept) {
  std::vector<std::uint32_t> found;
  std::size_t counted = 0;
  std::uint32_t place = 0;
  for (const std::uint32_t row : rows) {
    for (; counted < row; ++counted) place += kept[counted] != 0 ? 1 : 0;
    if (kept[row] != 0) found.push_back(place);
  }
  return found;
}

}  // namespace

Table kept_rows(Table table, std::span<const std::uint8_t> kept) {
  expects(kept.size() == table.rows, "kept_rows: one element a row");
  for (Column& column : table.columns) {
    column.user_missing_rows = places(column.user_missing_rows, kept);
    if (auto* bytes = std::get_if<ByteColumn>(&column.data)) keep(bytes->code, kept);
    if (auto* texts = std::get_if<TextColumn>(&column.data)) keep(texts->code, kept);
    if (auto* reals = std::get_if<RealColumn>(&column.data)) {
      keep(reals->value, kept);
      keep(reals->blank, kept);
    }
  }
  table.rows = kept.size() - static_cast<std::size_t>(std::ranges::count(kept, std::uint8_t{0}));
  return table;
}

}  // namespace peil::table
