#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/at_equal.h"
#include "peil/analysis/plan/model.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

struct Draws {
  std::size_t replicates = 0;
  std::string seed{};

  bool operator==(const Draws&) const = default;
  template <class See>
  void members(See&& see) const {
    see("replicates", replicates);
    see("seed", seed);
  }
};

struct Drivers {
  static constexpr std::string_view statistic = "drivers";

  Model model{};
  bool johnson = false;
  Draws draws{};
  AtEqual equal{};  ///< with method lmg

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Drivers read(PlanKeys& keys, const std::string& id);

  bool operator==(const Drivers&) const = default;
  template <class See>
  void members(See&& see) const {
    see("model", model);
    see("johnson", johnson);
    see("draws", draws);
    see("equal", equal);
  }
};

struct Priority {
  static constexpr std::string_view statistic = "priority";

  Model model{};
  Draws draws{};
  AtEqual equal{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Priority read(PlanKeys& keys, const std::string& id);

  bool operator==(const Priority&) const = default;
  template <class See>
  void members(See&& see) const {
    see("model", model);
    see("draws", draws);
    see("equal", equal);
  }
};

}  // namespace peil::analysis::asked
