#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/analysis/plan/model.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// A mean or regression where the clusters are few: Bell-McCaffrey errors with Satterthwaite's
/// degrees of freedom beside linearisation's own.
struct FewClusters {
  static constexpr std::string_view statistic = "few_clusters";

  Model model{};

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static FewClusters read(PlanKeys& keys, const std::string& id);

  bool operator==(const FewClusters&) const = default;
  template <class See>
  void members(See&& see) const {
    see("model", model);
  }
};

/// p-values of its coefficients by the wild cluster bootstrap over all vectors of signs.
struct WildBootstrap {
  static constexpr std::string_view statistic = "wild_bootstrap";

  Model model{};
  std::vector<std::string> coefficients{};  ///< only these; none: every predictor

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static WildBootstrap read(PlanKeys& keys, const std::string& id);

  bool operator==(const WildBootstrap&) const = default;
  template <class See>
  void members(See&& see) const {
    see("model", model);
    see("coefficients", coefficients);
  }
};

/// A difference between treated clusters and the others, against every other choice of clusters.
struct RandomisationInference {
  static constexpr std::string_view statistic = "randomisation";

  Common common{};
  std::string treated{};  ///< 0/1 column, one value in every cluster

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static RandomisationInference read(PlanKeys& keys, const std::string& id);

  bool operator==(const RandomisationInference&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("treated", treated);
  }
};

}  // namespace peil::analysis::asked
