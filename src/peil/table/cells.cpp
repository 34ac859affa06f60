#include "peil/table/cells.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::table {

Cells::Cells(const Column& column)
    : numeric_(column.numeric), day_(column.day), declared_(column.user_missing_rows) {
  if (const auto* bytes = std::get_if<ByteColumn>(&column.data)) {
    bytes_ = bytes->code;
    texts_ = bytes->text;
    numbers_ = bytes->number;
    rows_ = bytes->code.size();
  } else if (const auto* texts = std::get_if<TextColumn>(&column.data)) {
    places_ = texts->code;
    texts_ = texts->text;
    rows_ = texts->code.size();
  } else {
    const auto& reals = std::get<RealColumn>(column.data);
    values_ = reals.value;
    blanks_ = reals.blank;
    rows_ = reals.value.size();
  }
}

Blank Cells::why(std::size_t row) const {
  if (!blank(row)) return Blank::No;
  return std::ranges::binary_search(declared_, static_cast<std::uint32_t>(row)) ? Blank::Declared
                                                                                : Blank::Empty;
}

std::optional<double> Cells::day(std::size_t row) const {
  if (!day_ || !numeric_) return {};
  return number(row);
}

std::optional<std::string> Cells::text(std::size_t row) const {
  if (blank(row)) return {};
  return coded() ? texts_[code(row) - 1u] : exact_text(values_[row]);
}

std::optional<std::string> Cells::spelled(std::size_t row) const {
  if (blank(row) || !numeric_) return text(row);
  return exact_text(*number(row));
}

}  // namespace peil::table
