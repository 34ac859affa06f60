#include "peil/disclosure/open_data_keys.h"

#include <algorithm>
#include <map>

#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

using Rows = std::vector<std::uint32_t>;
using Told = std::vector<std::uint32_t>;  // number in `apart`, then a level per key
using Classes = std::map<Told, Rows>;
using KeySet = std::vector<std::size_t>;  // places of keys, ascending

constexpr std::size_t most_tried = 3;  // keys at once, before all of them

// The sets of `size` keys out of `keys`, in the order of their places.
std::vector<KeySet> sets_of(std::size_t size, std::size_t keys) {
  std::vector<KeySet> all;
  std::vector<bool> in(keys, false);
  std::fill_n(in.begin(), size, true);
  do {
    KeySet set;
    for (std::size_t key = 0; key < keys; ++key) {
      if (in[key]) set.push_back(key);
    }
    all.push_back(std::move(set));
  } while (std::prev_permutation(in.begin(), in.end()));
  return all;
}

Told without(Told told, const KeySet& set) {
  for (const std::size_t key : set) told[key + 1] = key_withheld;
  return told;
}

class Coarsening {
 public:
  Coarsening(std::span<const std::uint32_t> apart, std::vector<Key> keys, std::size_t least)
      : apart_(apart), keys_(std::move(keys)), least_(least), open_(apart.size(), true) {}

  CoarseKeys run() && {
    close_small(classes({}));
    for (Key& key : keys_) merge_rare(key);
    for (const std::size_t size : sizes()) {
      const std::vector<KeySet> sets = sets_of(size, keys_.size());
      while (withhold_best(sets)) continue;
      for (const KeySet& set : sets) borrow(set);
    }
    close_small(classes(all_keys()));
    return result();
  }

 private:
  KeySet all_keys() const {
    KeySet all;
    for (std::size_t key = 0; key < keys_.size(); ++key) all.push_back(key);
    return all;
  }

  std::vector<std::size_t> sizes() const {
    std::vector<std::size_t> all;
    for (std::size_t size = 1; size <= std::min(most_tried, keys_.size()); ++size)
      all.push_back(size);
    if (keys_.size() > most_tried) all.push_back(keys_.size());
    return all;
  }

  // Open rows by what is told of them in these keys; the others count as withheld.
  Classes classes(const KeySet& told_keys) const {
    Classes all;
    Told told(keys_.size() + 1, key_withheld);
    for (std::uint32_t row = 0; row < apart_.size(); ++row) {
      if (!open_[row]) continue;
      told[0] = apart_[row];
      for (const std::size_t key : told_keys) told[key + 1] = keys_[key][row];
      all[told].push_back(row);
    }
    return all;
  }

  void close_small(const Classes& all) {
    for (const auto& [told, rows] : all) {
      if (rows.size() >= least_) continue;
      for (const std::uint32_t row : rows) open_[row] = false;
    }
  }

  void merge_rare(Key& key) {
    std::map<std::uint32_t, std::size_t> count;
    for (std::size_t row = 0; row < key.size(); ++row) {
      if (open_[row]) ++count[key[row]];
    }
    std::vector<std::pair<std::size_t, std::uint32_t>> rarest;
    for (const auto& [level, rows] : count) rarest.emplace_back(rows, level);
    std::ranges::sort(rarest);
    std::size_t merged = 0;
    std::vector<std::uint32_t> gone;
    for (const auto& [rows, level] : rarest) {
      if (rows >= least_ && (merged == 0 || merged >= least_)) break;
      merged += rows, gone.push_back(level);
    }
    for (std::uint32_t& level : key) {
      if (std::ranges::find(gone, level) != gone.end()) level = key_other;
    }
  }

  Classes small(Classes all) const {
    std::erase_if(all, [&](const auto& of) { return of.second.size() >= least_; });
    return all;
  }

  // Rows that are among too few, by what would be told of them without these keys.
  static Classes projected(const Classes& small, const KeySet& set) {
    Classes all;
    for (const auto& [told, rows] : small) {
      Rows& into = all[without(told, set)];
      into.insert(into.end(), rows.begin(), rows.end());
    }
    return all;
  }

  static std::size_t there(const Classes& all, const Told& told) {
    const auto found = all.find(told);
    return found == all.end() ? 0 : found->second.size();
  }

  // True when the rows that would be told so are then among enough. Those that are told so now, too
  // few as they are, are among `rows` themselves.
  bool is_enough(const Classes& all, const Told& told, const Rows& rows) const {
    const std::size_t now = there(all, told);
    return rows.size() + (now >= least_ ? now : 0) >= least_;
  }

  void withhold(const Rows& rows, const KeySet& set) {
    for (const std::uint32_t row : rows) {
      for (const std::size_t key : set) keys_[key][row] = key_withheld;
    }
  }

  bool withhold_best(const std::vector<KeySet>& sets) {
    const Classes all = classes(all_keys()), few = small(all);
    std::size_t most = 0;
    Classes best;
    const KeySet* keys = nullptr;
    for (const KeySet& set : sets) {
      Classes helped = projected(few, set);
      std::erase_if(helped, [&](const auto& of) { return !is_enough(all, of.first, of.second); });
      std::size_t rows = 0;
      for (const auto& [told, of] : helped) rows += of.size();
      if (rows > most) most = rows, best = std::move(helped), keys = &set;
    }
    for (const auto& [told, rows] : best) withhold(rows, *keys);
    return most > 0;
  }

  // Rows among enough that would be told as these few are, were the keys withheld of them too.
  void borrow(const KeySet& set) {
    const Classes all = classes(all_keys()), few = projected(small(all), set);
    if (few.empty()) return;
    std::map<Told, const Rows*> largest;
    for (const auto& [told, rows] : all) {
      const Rows*& so_far = largest[without(told, set)];
      if (so_far == nullptr || rows.size() > so_far->size()) so_far = &rows;
    }
    for (const auto& [told, rows] : few) {
      const std::size_t need = least_ - rows.size();
      const Rows& from = *largest.at(told);
      if (from.size() < least_ + need) continue;
      withhold(rows, set);
      withhold({from.begin(), from.begin() + static_cast<std::ptrdiff_t>(need)}, set);
    }
  }

  CoarseKeys result() {
    CoarseKeys made;
    made.class_of.resize(apart_.size(), 0);
    std::uint32_t number = 0;
    for (const auto& [told, rows] : classes(all_keys())) {
      for (const std::uint32_t row : rows) made.class_of[row] = number;
      ++number;
    }
    made.keys = std::move(keys_);
    made.open = std::move(open_);
    return made;
  }

  std::span<const std::uint32_t> apart_;
  std::vector<Key> keys_;
  std::size_t least_;
  std::vector<bool> open_;
};

}  // namespace

CoarseKeys coarsen_keys(std::span<const std::uint32_t> apart, std::vector<Key> keys,
                        std::size_t least) {
  expects(least >= 1, "coarsen_keys: at least one row");
  for (const Key& key : keys)
    expects(key.size() == apart.size(), "coarsen_keys: a level for every row");
  return Coarsening(apart, std::move(keys), least).run();
}

}  // namespace peil::disclosure
