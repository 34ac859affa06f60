#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "peil/analysis/plan/reading.h"
#include "peil/coding/agreement.h"

namespace peil::analysis::asked {

struct Coders {
  std::string id{};
  std::string design{};
  std::vector<std::string> coders{};
  std::vector<std::string> order{};
  double confidence = 0.95;
  bool ordered = false;
  bool numbers = false;

  bool operator==(const Coders&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("design", design);
    see("coders", coders);
    see("order", order);
    see("confidence", confidence);
    see("ordered", ordered);
    see("numbers", numbers);
  }
};

struct Kappa {
  static constexpr std::string_view statistic = "kappa";

  Coders coders{};
  coding::PairWeights weights = coding::PairWeights::Unweighted;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Kappa read(PlanKeys& keys, const std::string& id);

  bool operator==(const Kappa&) const = default;
  template <class See>
  void members(See&& see) const {
    see("coders", coders);
    see("weights", weights);
  }
};

struct Krippendorff {
  static constexpr std::string_view statistic = "krippendorff";

  Coders coders{};
  coding::Metric metric = coding::Metric::Nominal;

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Krippendorff read(PlanKeys& keys, const std::string& id);

  bool operator==(const Krippendorff&) const = default;
  template <class See>
  void members(See&& see) const {
    see("coders", coders);
    see("metric", metric);
  }
};

struct CategoryAgreement {
  static constexpr std::string_view statistic = "category_agreement";

  Coders coders{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static CategoryAgreement read(PlanKeys& keys, const std::string& id);

  bool operator==(const CategoryAgreement&) const = default;
  template <class See>
  void members(See&& see) const {
    see("coders", coders);
  }
};

}  // namespace peil::analysis::asked
