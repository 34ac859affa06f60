#include "peil/disclosure/row_set.h"

#include <bit>

#include "peil/base/contract.h"

namespace peil::disclosure {

RowSet RowSet::all(std::size_t rows) {
  RowSet set(rows);
  for (std::uint64_t& word : set.words_) word = ~std::uint64_t{0};
  if (rows % 64 != 0) set.words_.back() = (std::uint64_t{1} << (rows % 64)) - 1;
  return set;
}

std::size_t RowSet::people() const {
  std::size_t sum = 0;
  for (const std::uint64_t word : words_) sum += static_cast<std::size_t>(std::popcount(word));
  return sum;
}

std::size_t RowSet::in_both(const RowSet& other) const {
  expects(rows_ == other.rows_, "RowSet: sets of one table");
  std::size_t sum = 0;
  for (std::size_t w = 0; w < words_.size(); ++w)
    sum += static_cast<std::size_t>(std::popcount(words_[w] & other.words_[w]));
  return sum;
}

bool RowSet::within(const RowSet& other) const {
  expects(rows_ == other.rows_, "RowSet: sets of one table");
  for (std::size_t w = 0; w < words_.size(); ++w) {
    if ((words_[w] & ~other.words_[w]) != 0) return false;
  }
  return true;
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
