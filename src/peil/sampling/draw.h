#pragma once

#include <map>
#include <string>
#include <string_view>

#include "peil/model/sample.h"
#include "peil/model/study.h"
#include "peil/sampling/alike.h"
#include "peil/sampling/frame.h"
#include "peil/sampling/smallest.h"

namespace peil::sampling {

/// Draws the sample of a wave from a frame that comes in pieces: in every stratum the units with
/// the smallest permanent random numbers (docs/methods/permanent-random-numbers.md). The same
/// sample in any order of the rows. One pass; what is kept is 20 to 60 bytes a unit of the frame,
/// and per stratum the units that may still be drawn (at most the size, or the plan's total where
/// the allocation is proportional).
///
/// end() gives the sample with its record, except `program`, `file_sha256` and `signed_off_by`.
///
/// Problems  those of FrameReader, of unlike_cases, of Alike (`who`: real people) and of allocate.
/// Contract  the plan has a frame (no import), and study and plan outlive the draw.
/// Source    Fan, Muller & Rezucha (1962), JASA 57, 387-402; Ohlsson (1995).
class Draw {
 public:
  /// Whom the frame holds. Those whom `peil simulate` has just made up cannot be found by anybody.
  enum class Who : unsigned char { RealPeople, MadeUp };
  Draw(const Study& study, const Plan& plan, std::string where, Who who = Who::RealPeople);

  void add(std::string_view piece) { frame_.add(piece); }
  Result<Sample> end();

 private:
  struct Stratum {
    std::size_t units = 0;
    Smallest smallest;
  };
  void see(const FrameUnit& unit, const FrameColumns& at);
  Stratum& stratum(std::string_view name);

  const Study& study_;
  const Plan& plan_;
  std::string where_;
  Who who_;
  Alike alike_;
  std::map<std::string, Stratum, std::less<>> strata_;
  FrameReader frame_;
};

/// SHA-256 of the keys of a sample, sorted by bytes, each ended by a line feed.
std::string keys_digest(const std::vector<SampledUnit>& units);

/// SHA-256 of the plan as far as it decides about the draw, as canonical JSON.
std::string plan_digest(const Plan& plan);

}  // namespace peil::sampling
