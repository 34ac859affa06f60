#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/findings/next_wave.h"
#include "peil/model/plan.h"
#include "peil/model/sample.h"

namespace peil::findings {

/// Why a reporting group's interviews are not shared out.
enum class NotShared : std::uint8_t {
  No,        ///< they are
  NotShown,  ///< the gate holds its mark, so that no number is known
  NoNumber,  ///< no number is enough for the change that is wanted
  NotDrawn,  ///< nobody recorded how many people there are in its parts
  Across,    ///< the strata of the draw hold people of several customer groups
  TooFew,    ///< at the response of this wave there are not as many people
  NoSpread,  ///< all answers are alike, so that nothing says where more are worth it
};

/// A stratum of the draw in the next wave.
struct StratumShare {
  std::string stratum, group;      ///< group: its customer group
  std::size_t people = 0;          ///< on the frame of this wave
  std::size_t drawn = 0;           ///< in this wave
  double sd = 0.0;                 ///< of one answer, design effect included
  bool sd_of_whole = false;        ///< that of the reporting group: the gate holds its own
  std::optional<double> response;  ///< of its customer group; absent: unknown, or nobody
  std::size_t interviews = 0;
  std::size_t as_now = 0;  ///< were the same total shared out as this wave was
  std::optional<std::size_t> invitations;
  std::optional<double> cost;
};

/// A customer group under the allocation, with what it gets.
struct ShareOfGroup {
  std::string group;
  std::size_t interviews = 0;
  std::optional<double> margin;         ///< half of the interval; absent: too few to be shown
  std::optional<double> margin_as_now;  ///< of the same total, shared out as this wave was
};

/// The interviews of one reporting group, shared out over its strata.
struct GroupAllocation {
  std::string group;
  NotShared why = NotShared::No;
  std::size_t interviews = 0;  ///< what the wish takes of it as one sample
  bool with_prices = false;    ///< a stratum where asking is dear gets less
  std::vector<StratumShare> strata;
  std::vector<ShareOfGroup> groups;
  std::optional<double> margin, margin_as_now;  ///< of the reporting group
  std::optional<std::size_t> invitations;
  std::optional<double> cost;
};

/// How the number of interviews of every reporting group is best spread over the strata by which
/// the last wave was drawn, in proportion to
///
/// - N (proportional), 1 (equal), or a power of N, the plan's own or a half (power);
/// - N S / sqrt(price of an interview) (neyman): S the standard deviation of one answer in the
///   customer group, where the gate lets its mark out, else in the reporting group; the price is
///   that of the interview and of the invitations that it takes, 1 where there is none. Of all
///   allocations that cost as much this gives the smallest error of the mark of the group.
///
/// A stratum gives at most as many as answer when everybody is invited. Without strata (a wave
/// whose record holds none) customer groups are the strata.
///
/// Contract  `next` is of these sources; `rule` is not Allocation::Given; `drawn` is of the wave
///           that `next` is from, empty where nobody knows.
/// Source    Cochran (1977), Sampling Techniques, 5.5; docs/methods/next-wave.md, allocation.md
std::vector<GroupAllocation> next_allocations(const Sources& sources, const NextWave& next,
                                              const Prices& prices, Allocation rule,
                                              std::span<const StratumCount> drawn);

}  // namespace peil::findings
