#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

struct Wanted {
  std::string quantity{};
  double variance = 0.0;
  double margin = 0.0;
  double confidence = 0.95;  ///< its own, or that of the analysis

  bool operator==(const Wanted&) const = default;
  template <class See>
  void members(See&& see) const {
    see("quantity", quantity);
    see("variance", variance);
    see("margin", margin);
    see("confidence", confidence);
  }
};

/// Interviews that a mean or a share takes to be known within a margin (n_mean, n_prop), by the
/// size of the population.
struct SampleSize {
  static constexpr std::string_view statistic = "sample_size";

  std::string id{};
  std::vector<Wanted> wanted{};
  std::vector<std::pair<std::string, double>> populations{};
  double deff = 1.0;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static SampleSize read(PlanKeys& keys, const std::string& id);

  bool operator==(const SampleSize&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("wanted", wanted);
    see("populations", populations);
    see("deff", deff);
  }
};

}  // namespace peil::analysis::asked
