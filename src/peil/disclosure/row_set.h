#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace peil::disclosure {

/// Which rows of a table a figure counts: a bit a row.
///
/// Contract  rows lie in the set; sets that are put together have as many rows.
class RowSet {
 public:
  explicit RowSet(std::size_t rows = 0) : rows_(rows), words_((rows + 63) / 64, 0) {}
  static RowSet all(std::size_t rows);
  /// The rows in which a column of bytes is not 0.
  static RowSet not_zero(std::span<const std::uint8_t> column);

  std::size_t rows() const { return rows_; }
  bool has(std::size_t row) const { return (words_[row / 64] >> (row % 64) & 1u) != 0; }
  void add(std::size_t row) { words_[row / 64] |= bit(row); }
  void leave_out(std::size_t row) { words_[row / 64] &= ~bit(row); }

  std::size_t people() const;
  std::size_t in_both(const RowSet& other) const;
  bool within(const RowSet& other) const;
  /// 1 for each of some rows that it has, 0 for others and for rows beyond it.
  void tell(std::span<const std::uint32_t> rows, std::span<std::uint32_t> has) const;
  void keep(const RowSet& other);  ///< what both have
  void lengthen(std::size_t rows);

  /// Sees the rows in their order until it answers false.
  template <class See>
  void each(const See& see) const {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      for (std::uint64_t left = words_[w]; left != 0; left &= left - 1) {
        if (!see(w * 64 + static_cast<std::size_t>(__builtin_ctzll(left)))) return;
      }
    }
  }

  /// Sees the rows that are not in it, in their order.
  template <class See>
  void each_missing(const See& see) const {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      std::uint64_t left = ~words_[w];
      if (w + 1 == words_.size() && rows_ % 64 != 0) left &= bit(rows_) - 1;
      for (; left != 0; left &= left - 1)
        see(w * 64 + static_cast<std::size_t>(__builtin_ctzll(left)));
    }
  }

  friend auto operator<=>(const RowSet&, const RowSet&) = default;

 private:
  static std::uint64_t bit(std::size_t row) { return std::uint64_t{1} << (row % 64); }

  std::size_t rows_;
  std::vector<std::uint64_t> words_;
};

/// A figure that is out already (true) or secret, as the rows that it counts.
using KnownRows = std::pair<RowSet, bool>;
/// The same by the item that they are about.
using RowsByItem = std::map<std::string, std::vector<KnownRows>>;

}  // namespace peil::disclosure
