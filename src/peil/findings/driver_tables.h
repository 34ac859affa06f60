#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/disclosure/analyses.h"
#include "peil/drivers/priority.h"
#include "peil/findings/driver_plan.h"
#include "peil/model/estimate.h"

namespace peil::findings {

/// A figure about a driver that has passed the gate.
struct DriverFigure {
  double value = 0.0;
  std::optional<Interval> interval{};  ///< at the study's confidence
  std::size_t answers = 0;
  std::string key{};  ///< "vr.importance/kind@3f9a2c51d0e7": analysis, driver and digest
  bool added_afterwards = false;  ///< it rests on what is not as it was locked
};

/// What a low or a high answer goes together with, less an answer in between.
struct DriverContrast {
  double value = 0.0, standard_error = 0.0;
  std::optional<double> p{};
  std::string key;
  bool added_afterwards = false;
};

/// Where the lines of a matrix may cross besides at the means.
enum class LinesAt : std::uint8_t {
  Medians,      ///< of importance and of performance
  ScaleMiddle,  ///< performance at the middle of the scale, importance at an equal part
};
struct OtherLabel {
  LinesAt lines = LinesAt::Medians;
  drivers::Quadrant quadrant = drivers::Quadrant::Monitor;
};

/// How the importance that people state lies against the one that is derived from their marks.
enum class StatedAgainstDerived : std::uint8_t {
  Agree,        ///< both above, or both below, what is in the middle
  StatedMore,   ///< stated above it, derived below
  DerivedMore,  ///< the reverse
  Unclear,      ///< an interval holds the middle
};

/// What is said of a driver at equal outcomes of the case, beside the plain figures: of the people
/// who have one, within the outcomes, each for the share that it has among everybody.
struct AtEqualOutcomes {
  std::optional<DriverFigure> importance{};
  std::optional<drivers::Quadrant> quadrant{};
  std::optional<double> probability{};
  std::optional<DriverContrast> penalty{}, reward{};

  bool unclear() const { return probability && !quadrant; }
};

/// All about one driver of a model. What is not there was held by the gate, refused, or not asked.
struct DriverLine {
  Driver driver;
  std::optional<DriverFigure> mean{}, standardised{};
  std::optional<DriverFigure> plain_of_decided{};  ///< mean of the people in `standardised`
  std::optional<DriverFigure> importance{};        ///< percent of what all drivers explain
  /// Percent of what the drivers explain among people with an outcome, and the same with the
  /// outcome itself among the drivers.
  std::optional<DriverFigure> importance_of_decided{}, importance_beside_outcome{};
  std::optional<std::size_t> inseparable{};  ///< drivers with the same number cannot be told apart
  std::optional<drivers::Quadrant> quadrant{};  ///< nothing when unclear
  std::optional<double> probability{};          ///< of the quadrant that most draws have it in
  std::optional<double> important{}, high{};    ///< part of the draws on or above the lines
  std::vector<OtherLabel>
      flips{};  ///< lines that give it another label than the lines at the means
  std::optional<DriverFigure> stated{};
  std::optional<StatedAgainstDerived> stated_against_derived{};
  std::optional<DriverContrast> penalty{}, reward{};
  AtEqualOutcomes equal{};
  /// Drivers with the same number say the same (they correlate above drivers::same_driver); what
  /// this one comes to, in percent, where the others of that number are left out.
  std::optional<std::size_t> twins{};
  std::optional<DriverFigure> importance_without_twins{};

  bool unclear() const { return probability && !quadrant; }
  /// It has a place, or none, as it is, and another one at equal outcomes.
  bool differs_at_equal() const {
    return probability && equal.probability && quadrant != equal.quadrant;
  }
};

/// Why a part of a table is not there.
struct DriverHeld {
  std::string analysis, column;  ///< column: empty for the whole analysis
  disclosure::Held why = disclosure::Held::TooFew;
};

/// What was found of one model.
struct DriverTable {
  DriverModel model;
  std::vector<DriverLine> lines;  ///< the most important first; in the order of asking without
  std::optional<DriverFigure> r_squared{};  ///< of the differences in the mark, 0 to 1
  std::size_t answers = 0;                  ///< complete rows of the model
  std::size_t draws = 0;  ///< of the bootstrap, in which the model could be fitted
  std::optional<drivers::Crossing> crossing{};
  std::size_t marked = 0;         ///< people of the group who gave the mark
  std::size_t equal_answers = 0;  ///< complete rows at equal outcomes
  std::optional<drivers::Crossing> equal_crossing{};
  std::vector<DriverHeld> held{};
  bool added_afterwards = false;  ///< what is weighed, or how, is not as it was locked

  /// Part of those who gave the mark and did not answer to a driver, where it is `much_missing` or
  /// more: then who is weighed are not those of whom the mark is.
  std::optional<double> missing(const DriverLine& line) const;
};

/// From here on a sentence tells of missing answers.
inline constexpr double much_missing = 0.2;

/// The change of the overall mark since the wave before, of people whose case ended in one of the
/// classes, and its two parts.
struct DriverChange {
  std::string group;
  DriverFigure change;
  DriverFigure mix;     ///< goes with outcomes that were divided otherwise
  DriverFigure within;  ///< is left at equal outcomes
};

struct DriverTables {
  std::vector<DriverTable> tables;
  std::vector<std::string> refusals;  ///< sentences of analyses that could not be done
  std::size_t least_shown = 0;
  bool fictional = false;
  std::vector<DriverChange> changes{};  ///< of groups of which nothing of it is held
  bool locked = false;                  ///< the plan of the wave was
};

/// What goes together with the overall mark in one wave, and by which plan it was found.
struct DriversFound {
  std::string wave;
  DriverPlan plan;
  DriverTables tables;
};

/// What a run of the plan says, driver by driver: every figure is one of `released`.
///
/// Contract  `released` is of `plan`.
/// Source    docs/methods/priority-matrix.md
DriverTables driver_tables(const DriverPlan& plan, const disclosure::ReleasedAnalyses& released);

/// "fix-first", "keep-up", "monitor", "maintain": what programs are told.
std::string_view quadrant_name(drivers::Quadrant quadrant);

}  // namespace peil::findings
