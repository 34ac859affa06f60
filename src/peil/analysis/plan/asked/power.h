#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

enum class PowerAsks : unsigned char { Interviews, Difference, Power };

struct Power {
  static constexpr std::string_view statistic = "power";

  std::string id{};
  bool waves = true;
  std::vector<double> sd{};
  std::optional<double> p{};
  std::vector<double> populations{};
  double deff = 1.0;
  double held = 0.0;
  std::vector<double> difference{};
  std::vector<double> n{};
  std::vector<double> power{};
  double confidence = 0.95;
  bool two_sided = true;
  bool student = true;
  double strata = 1.0;
  PowerAsks asks = PowerAsks::Power;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Power read(PlanKeys& keys, const std::string& id);

  bool operator==(const Power&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("waves", waves);
    see("sd", sd);
    see("p", p);
    see("populations", populations);
    see("deff", deff);
    see("held", held);
    see("difference", difference);
    see("n", n);
    see("power", power);
    see("confidence", confidence);
    see("two_sided", two_sided);
    see("student", student);
    see("strata", strata);
    see("asks", asks);
  }
};

}  // namespace peil::analysis::asked
