#include "peil/disclosure/row_set.h"

#include <algorithm>
#include <bit>

#include "peil/base/contract.h"
#include "peil/base/wide.h"

namespace peil::disclosure {
namespace {

using Words = std::vector<std::uint64_t>;

PEIL_WIDE std::size_t bits_in(const Words& words) {
  std::size_t sum = 0;
  for (const std::uint64_t word : words) sum += static_cast<std::size_t>(std::popcount(word));
  return sum;
}

PEIL_WIDE std::size_t bits_in_both(const Words& one, const Words& other) {
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

RowSet RowSet::not_zero(std::span<const std::uint8_t> column) {
  RowSet set(column.size());
  for (std::size_t w = 0; w < set.words_.size(); ++w) {
    const auto rows = column.subspan(w * 64, std::min<std::size_t>(64, column.size() - w * 64));
    std::uint64_t word = 0;
    for (std::size_t row = 0; row < rows.size(); ++row)
      word |= std::uint64_t{rows[row] != 0} << row;
    set.words_[w] = word;
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
