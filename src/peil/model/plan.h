#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/csv_form.h"
#include "peil/model/field_plan.h"
#include "peil/model/weighting_step.h"

namespace peil {

/// Which people of the frame a rule leaves out of the draw, and the reason that is counted.
struct Exclusion {
  std::string column;
  std::vector<std::string> values;
  std::string reason;          ///< "no address", "opted out"
  bool may_be_absent = false;  ///< no unit need have one of the values
};

/// What the case system counts, for the frame to be held against.
struct CasesPlan {
  std::map<std::string, std::size_t> strata;    ///< stratum name -> cases; empty: not stated
  std::map<std::string, std::size_t> excluded;  ///< reason -> cases that a rule leaves out
  double tolerance = 0.0;                       ///< by which share of it a number may differ
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"  // g++ 12 holds this Given against the type peil::Given
enum class Allocation : unsigned char { Given, Proportional, Equal, Neyman, Power };
#pragma GCC diagnostic pop

/// A known distribution of the population along one column, to which the weights are fitted.
struct MarginPlan {
  std::string name;
  std::string column;                     ///< a design variable of the sample
  bool from_frame = false;                ///< counts taken from the frame when the sample was drawn
  std::map<std::string, double> persons;  ///< level -> people, when not from the frame
};

/// One step of the weighting chain of a wave, after the weights of the draw.
struct StepOfWave {
  WeightingStep how;
  std::vector<std::string> margins{};  ///< names of those that it fits to; empty: all of the plan
  std::map<std::string, double> totals{};  ///< linear: design column with numbers -> its total
};

/// How an imported file (not collected here) is laid out. Empty names: the file has no such column.
struct ImportPlan {
  std::string stratum, psu, weight, group, also_in, language, respondent;
  std::map<std::string, std::string> columns;          ///< item -> column, where the names differ
  std::vector<std::string> dont_know, not_applicable;  ///< codes in the file
  bool fpc = false;
  bool few_clusters = false;  ///< errors for few PSUs (Bell & McCaffrey) instead of linearisation
  CsvForm form{};             ///< how a CSV file is written
};

/// Plan::partial where the plan does not say.
inline constexpr double default_partial = 0.5;

/// What `plans/WAVE.toml` says: how the sample of one wave is drawn, fielded and weighted.
struct Plan {
  std::string wave;
  std::string seed;                  ///< of the draw; any text
  std::string unit_key;              ///< frame column that names a unit, unique
  std::string group;                 ///< frame column with the customer group
  std::string language;              ///< frame column with the language; may be empty
  std::vector<std::string> contact;  ///< frame columns that go to the people store
  std::vector<std::string> design;   ///< frame columns copied to the answer side, coarse
  std::string also_in{};  ///< design variable that names the other customer groups that have the
                          ///< person; empty: nobody is in two
  CsvForm frame_form{};   ///< how the frame is written
  std::vector<std::string> strata;  ///< frame columns whose combinations are the strata
  std::size_t least_alike = 5;  ///< people of the frame who look alike on the answer side: where
                                ///< fewer do, nobody is drawn
  std::vector<Exclusion> exclusions;
  CasesPlan cases{};  ///< held against the frame, and no part of the draw
  Allocation allocation = Allocation::Given;
  std::size_t total = 0;             ///< not given: size of the sample
  std::size_t least = 2;             ///< not given: of every stratum that has as many
  std::optional<std::size_t> most;   ///< not given: of every stratum
  double power = 0.5;                ///< power: of the units of a stratum
  std::map<std::string, double> sd;  ///< neyman: stratum name -> standard deviation expected
  std::map<std::string, std::size_t>
      sizes;        ///< given: stratum name ("vreemdelingen/granted") -> size
  bool fpc = true;  ///< finite population correction by stratum
  std::vector<MarginPlan> margins;
  std::vector<StepOfWave> weighting{};  ///< empty: the margins, if there are any, are raked to
  std::vector<std::vector<std::string>> merged_strata{};  ///< drawn apart, weighed as one
  std::optional<ImportPlan> import;                       ///< present: the wave comes from a file
  /// From which share of the items asked of somebody who broke off their answers make a partial
  /// interview (AAPOR 1.2), written down before the fieldwork.
  double partial = default_partial;
  std::string panel{};  ///< waves with one panel may have people in common, who are followed by an
                        ///< id that tells nothing else; empty: nobody is followed
  std::optional<FieldPlan> field{};  ///< how people are written to; absent: not from here

  /// The stratum in which the people of a stratum of the draw are weighed: itself, or all those it
  /// is merged with ("vreemdelingen/granted + vreemdelingen/refused").
  std::string weighed_in(const std::string& drawn) const;
};

/// The customer groups named in a field of Plan::also_in ("sponsors; lawyers"), without the blanks
/// around them.
std::vector<std::string> groups_also_in(std::string_view field);

/// True when two samples are drawn with the same seed and the same kind of key: the same people of
/// a register are then drawn first by both, and the two are not independent.
inline bool draw_alike(const Plan& one, const Plan& other) {
  return !one.import && !other.import && !one.seed.empty() && one.seed == other.seed &&
         one.unit_key == other.unit_key;
}

}  // namespace peil
