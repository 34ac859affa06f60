#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/findings/driver_findings.h"
#include "peil/findings/mix_parts.h"
#include "peil/findings/response_change.h"
#include "peil/findings/wave_trend.h"
#include "peil/model/published.h"

namespace peil::findings {

/// In the order in which they are told, but for a mix, which is told behind its change.
enum class FindingKind : std::uint8_t {
  Tails,      ///< since the wave before both ends of the scale of the overall mark grew
  Change,     ///< since the wave before
  Trend,      ///< over three waves or more: first to last, and the line through all of them
  Benchmark,  ///< the overall mark of every reporting group beside one benchmark
  Priority,   ///< aspects that are important and rated low (driver_findings.h)
  Groups,     ///< the overall mark of two groups of one kind, in one wave
  Important,  ///< aspects that go together with the overall mark more than others
  Valued,     ///< aspects that are rated above the others
  Level,      ///< the overall mark of a reporting group, as it is
  Mix,        ///< a change of a reporting group that its customer groups do not show
  Response,   ///< the share of a group's people that answered, since the wave before
};

/// What the figures say of one thing in the last wave, judged together with its family.
struct Finding {
  FindingKind kind = FindingKind::Change;
  /// One; of Tails the low end and the high end; of a benchmark one a reporting group, in the order
  /// of the study. `before` is what `after` is held against, and unknown for a level.
  std::vector<Step> steps;
  const BenchmarkRow* row = nullptr;  ///< kind Benchmark
  std::size_t stands_out = 0;         ///< 1 to 3: what matters most; 0: all others
  std::optional<MixParts> mix{};      ///< kind Mix; the one step is that of the whole
  /// Kind Response, whose one step has only names: measure "response", the group and both waves.
  std::optional<ResponseChange> response{};
  /// Kinds Priority, Important and Valued, whose one step has only the name of the group's mark.
  std::optional<DriverFinding> drivers{};
  /// Kind Trend, of the line; then its one step has only the name of the last mark.
  std::optional<WaveTrend> line{};

  const Step& step() const { return steps.front(); }
};

/// More than chance, at the level of its family; of several steps or aspects at least one.
bool is_shown(const Finding& finding);

/// The least difference that a step carries: the end of its interval nearest to 0, in standard
/// deviations of one answer, design effect included. 0 where it is not shown.
double certain_size(const Step& step);

/// Everything that the waves say of the last one with results: what is shown first, by kind and
/// certain size (changes and tails are of one kind here); then what is not shown, marks of
/// reporting groups first, and what cannot be tested. Of those that are shown the first three
/// things stand out and lead the list; the same thing told twice (a mean and its ends, a customer
/// group that went the way of its reporting group) counts once. Of what aspects say only what to
/// improve first stands out. Without `drivers` nothing is said of them.
///
/// A benchmark is held against all reporting groups or none, and only where its level, scale and
/// year are those of the mark.
///
/// Source    docs/methods/findings.md
std::vector<Finding> findings_of(const Sources& sources, JudgedSteps& judged,
                                 const DriversFound* drivers = nullptr);

}  // namespace peil::findings
