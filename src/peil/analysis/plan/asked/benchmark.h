#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/measures.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

struct Against {
  std::string name{};
  double mean = 0.0;
  double error = 0.0;

  bool operator==(const Against&) const = default;
  template <class See>
  void members(See&& see) const {
    see("name", name);
    see("mean", mean);
    see("error", error);
  }
};

struct Benchmark {
  static constexpr std::string_view statistic = "benchmark";

  Common common{};
  std::vector<Measure> measures{};
  std::vector<Against> against{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Benchmark read(PlanKeys& keys, const std::string& id);

  bool operator==(const Benchmark&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("measures", measures);
    see("against", against);
  }
};

}  // namespace peil::analysis::asked
