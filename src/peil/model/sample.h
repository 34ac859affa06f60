#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace peil {

/// One person of the frame that was drawn. `contact` is personal; `design` is coarse and goes to
/// the answer side.
struct SampledUnit {
  std::string key;
  std::string stratum;  ///< "vreemdelingen/granted"
  std::string group;
  std::string language;
  double permanent_random_number = 0.0;
  double base_weight = 0.0;  ///< people in the stratum / people drawn in it
  std::map<std::string, std::string> contact;
  std::map<std::string, std::string> design;
};

struct StratumCount {
  std::string name;
  std::size_t frame = 0;   ///< people on the frame, after exclusions
  std::size_t sample = 0;  ///< people drawn
};

/// What an auditor needs in order to draw the sample again and see that it is the same.
struct DrawRecord {
  std::string study, wave, seed;
  std::string frame_sha256;   ///< of the frame's bytes
  std::string sample_sha256;  ///< of the sorted keys of the sample, one a line
  std::size_t frame_rows = 0;
  std::map<std::string, std::size_t> excluded;                        ///< reason -> people
  std::vector<StratumCount> strata;                                   ///< by name
  std::map<std::string, std::map<std::string, std::size_t>> margins;  ///< column -> level -> people
  std::string program;                                                ///< version and commit
  std::string plan_sha256{};    ///< of what the plan says about the draw
  std::string file_sha256{};    ///< of the sample's file as it was written
  std::string signed_off_by{};  ///< "NAME, ROLE"; may be empty
  bool fictional = false;       ///< the frame was made up
  /// Of whose answers no language is kept, because too few people of the frame have it: by
  /// sampling::cell_of, sorted.
  std::vector<std::string> without_language{};
};

/// What a column that leaves units out holds besides the values that do: whoever draws sees here
/// that "nee" is a no, or that "refused" was forgotten.
struct OtherValues {
  std::string column;
  std::map<std::string, std::size_t, std::less<>> units;  ///< value -> units that may be drawn
  bool more = false;  ///< there are more than OtherValues::most; then of the first ones
  static constexpr std::size_t most = 20;
};

struct Sample {
  std::vector<SampledUnit> units;  ///< sorted by stratum, then permanent random number
  DrawRecord record;
  std::vector<OtherValues> others;   ///< of the columns that leave units out
  std::size_t fewest_alike = 0;      ///< people of the frame in the smallest class; 0: not counted
  std::size_t without_language = 0;  ///< people of the frame in record.without_language
};

}  // namespace peil
