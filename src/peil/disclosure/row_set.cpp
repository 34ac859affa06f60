#include "peil/disclosure/row_set.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "peil/base/contract.h"
#include "peil/base/wide.h"

namespace peil::disclosure {
namespace {

using Words = std::vector<std::uint64_t>;

PEIL_WIDEST std::size_t bits_in(const Words& words) {
  std::size_t sum = 0;
  for (const std::uint64_t word : words) sum += static_cast<std::size_t>(std::popcount(word));
  return sum;
}

PEIL_WIDEST std::size_t bits_in_both(const Words& one, const Words& other) {
  std::size_t sum = 0;
  for (std::size_t w = 0; w < one.size(); ++w)
    sum += static_cast<std::size_t>(std::popcount(one[w] & other[w]));
  return sum;
}

}  // namespace

RowSet RowSet::all(std::size_t rows) {
  RowSet set(rows);
  for (std::uint64_t& word : set.words_) word = ~std::uint64_t{0};
  if (rows % 64 != 0) set.words_.back() = (std::uint64_t{1} << (rows % 64)) - 1;
  return set;
}

// Eight rows at a time: which bytes of eight are not 0, gathered into one.
RowSet RowSet::not_zero(std::span<const std::uint8_t> column) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t low = 0x7f7f7f7f7f7f7f7f, gather = 0x0102040810204080;
  RowSet set(column.size());
  std::size_t row = 0;
  for (; row + 8 <= column.size(); row += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, column.data() + row, 8);
    const std::uint64_t some = ((((eight & low) + low) | eight) >> 7) & 0x0101010101010101;
    set.words_[row / 64] |= (some * gather >> 56) << (row % 64);
  }
  for (; row < column.size(); ++row) {
    if (column[row] != 0) set.add(row);
  }
  return set;
}

std::size_t RowSet::people() const { return bits_in(words_); }

std::size_t RowSet::in_both(const RowSet& other) const {
  expects(rows_ == other.rows_, "RowSet: sets of one table");
  return bits_in_both(words_, other.words_);
}

bool RowSet::within(const RowSet& other) const {
  expects(rows_ == other.rows_, "RowSet: sets of one table");
  for (std::size_t w = 0; w < words_.size(); ++w) {
    if ((words_[w] & ~other.words_[w]) != 0) return false;
  }
  return true;
}

void RowSet::tell(std::span<const std::uint32_t> rows, std::span<std::uint32_t> has) const {
  const std::uint64_t* words = words_.data();
  const std::size_t all = rows_;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t row = rows[i];
    has[i] = row < all ? static_cast<std::uint32_t>(words[row / 64] >> (row % 64) & 1u) : 0;
  }
}

void RowSet::keep(const RowSet& other) {
  expects(rows_ == other.rows_, "RowSet: sets of one table");
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
}

void RowSet::lengthen(std::size_t rows) {
  expects(rows >= rows_, "RowSet: it becomes no shorter");
  rows_ = rows;
  words_.resize((rows + 63) / 64, 0);
}

}  // namespace peil::disclosure
