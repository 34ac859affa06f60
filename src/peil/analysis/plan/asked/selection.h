#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// Chance of the units of a frame to be drawn in proportion to size: pi of rows, sum, n_certain.
struct Inclusion {
  static constexpr std::string_view statistic = "inclusion";

  std::string id{};
  std::string design{};
  std::string size{};
  std::size_t n = 0;
  std::vector<double> rows{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Inclusion read(PlanKeys& keys, const std::string& id);

  bool operator==(const Inclusion&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("design", design);
    see("size", size);
    see("n", n);
    see("rows", rows);
  }
};

/// A systematic sample in proportion to size: n, sums and expanded totals of its units, and the
/// units themselves.
struct Systematic {
  static constexpr std::string_view statistic = "systematic";

  std::string id{};
  std::string design{};
  std::string size{};
  std::size_t n = 0;
  double start = 0.0;
  std::vector<std::string> sums{};
  std::vector<std::pair<std::string, std::string>> expand{};
  std::string key{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Systematic read(PlanKeys& keys, const std::string& id);

  bool operator==(const Systematic&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("design", design);
    see("size", size);
    see("n", n);
    see("start", start);
    see("sums", sums);
    see("expand", expand);
    see("key", key);
  }
};

}  // namespace peil::analysis::asked
