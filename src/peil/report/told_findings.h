#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/findings/driver_findings.h"
#include "peil/findings/mix_parts.h"
#include "peil/findings/response_change.h"
#include "peil/findings/tipping.h"
#include "peil/findings/wave_trend.h"
#include "peil/model/estimate.h"
#include "peil/model/precision.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::report {

/// One comparison of a finding, or a figure by itself, as programs read it. Shares are from 0 to 1.
struct ToldComparison {
  std::string measure, statistic, group, wave;
  double value = 0.0;
  Interval interval;  ///< of the value
  std::size_t answers = 0;
  std::string key;
  std::string against_group, against_wave;  ///< empty: nothing, or a benchmark
  std::optional<double> against;            ///< as printed, where only print has it
  std::string against_key;                  ///< empty: no figure of a stored wave
  std::optional<double> difference, p, adjusted_p;
  std::optional<Interval> change;              ///< interval of the difference
  std::size_t family = 0;                      ///< comparisons tested together; 0: not tested
  bool stands_out_alone = false;               ///< not shown, and would be as the only comparison
  std::string verdict;                         ///< verdict_word; empty: nothing is compared
  Precision precision = Precision::NotJudged;  ///< of the value
  /// Of a change, the trend or a benchmark: what those who did not answer could turn.
  findings::Tipping tipping{};
  /// The value, or what it is held against, is not as it was locked; absent: no plan of its wave
  /// was.
  std::optional<bool> added_afterwards;
};

struct ToldFinding {
  /// "change", "trend", "tails", "benchmark", "priority", "groups", "important", "valued", "level",
  /// "mix", "response"
  std::string kind;
  std::size_t stands_out = 0;          ///< 1 to 3; 0: not among them
  std::string benchmark;               ///< its name; empty: none
  std::vector<std::string> not_known;  ///< in what it may not compare: "population", "question",
                                       ///< "mode"
  std::vector<std::string> vouched{};  ///< in what the study vouches that it compares, likewise
  std::optional<findings::MixParts> mix{};             ///< kind "mix"
  std::optional<findings::ResponseChange> response{};  ///< kind "response"
  std::optional<bool> response_afterwards{};  ///< absent: no plan of the later wave was locked
  std::optional<findings::DriverFinding> drivers{};  ///< "priority", "important", "valued"
  std::optional<findings::WaveTrend> line{};         ///< kind "trend", of the line
  std::vector<ToldComparison> comparisons;           ///< of figures that are shown
  std::map<std::string, std::string> sentence;       ///< by language
};

struct ToldFindings {
  std::vector<ToldFinding> all;
  std::map<std::string, std::string> note;  ///< by language, what signs mean; empty: there are none
};

/// Everything that is said of the last wave, in the order of findings/finding.h.
///
/// Contract  every WaveResults is of a wave of the study, at least one; peil writes in the
///           languages.
ToldFindings told_findings(const Study& study, std::span<const WaveResults> waves,
                           std::span<const std::string> languages,
                           const findings::DriversFound* drivers = nullptr);

}  // namespace peil::report
