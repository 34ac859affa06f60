#pragma once

#include <string>
#include <utility>

#include "peil/model/estimate.h"
#include "peil/model/precision.h"

namespace peil {

namespace disclosure {
class Gate;  // disclosure/released.h
}

/// Names a figure: "2013/vr/overall/mean".
struct FigureName {
  std::string wave;
  std::string domain;     ///< reporting group, customer group, or "all"
  std::string measure;    ///< item
  std::string statistic;  ///< "mean", "low", "high" (shares of both ends of the scale), "nps"
                          ///< (recommend score, -100 to 100), "share:CODE"

  /// A number from 0 to 1 that gets the interval of a share.
  bool is_share() const {
    return statistic == "low" || statistic == "high" || statistic.starts_with("share:");
  }
  std::string text() const { return wave + "/" + domain + "/" + measure + "/" + statistic; }
  auto operator<=>(const FigureName&) const = default;
};

/// A figure that may leave the building. Only the disclosure gate can make one, and reports,
/// tables, charts and exports take nothing else: forgetting the gate does not compile.
class Figure {
 public:
  const FigureName& name() const { return name_; }
  const Estimate& estimate() const { return estimate_; }
  const Interval& interval() const { return interval_; }  ///< at the study's confidence
  /// Name and digest of data, plan and program: "2013/vr/overall/mean@3f9a2c51".
  const std::string& key() const { return key_; }
  /// Against the standard of the study. A figure that misses it is shown with a sign and a word.
  Precision precision() const { return precision_; }
  /// It rests on something that is not as it was locked before the wave closed (PlanLock).
  bool added_afterwards() const { return added_afterwards_; }

 private:
  friend class disclosure::Gate;
  Figure(FigureName name, Estimate estimate, Interval interval, std::string key,
         Precision precision, bool added_afterwards)
      : name_(std::move(name)),
        estimate_(estimate),
        interval_(interval),
        key_(std::move(key)),
        precision_(precision),
        added_afterwards_(added_afterwards) {}

  FigureName name_;
  Estimate estimate_;
  Interval interval_;
  std::string key_;
  Precision precision_ = Precision::NotJudged;
  bool added_afterwards_ = false;
};

}  // namespace peil
