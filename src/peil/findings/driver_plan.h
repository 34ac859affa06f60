#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/model/local_text.h"
#include "peil/model/scale.h"
#include "peil/model/study.h"

namespace peil::findings {

/// Something that may go together with the overall mark: an aspect of the form, or a theme.
struct Driver {
  std::string column;  ///< an item; of a theme, the mean of somebody's answers to three quarters or
                       ///< more of its aspects
  LocalText label;
  std::optional<Scale> scale{};
  std::string stated{};  ///< item in which people say how important it is to them; empty: not asked
  std::optional<Scale> stated_scale{};  ///< of that item
};

/// Drivers of one reporting group that are weighed against each other: all its aspects, its themes,
/// or the aspects of one theme.
struct DriverModel {
  std::string id;     ///< "vr", "vr.staff"; ids of its analyses begin so
  std::string group;  ///< reporting group; "all": everybody
  std::string theme;  ///< whose aspects these are; empty: of the group as a whole
  LocalText label{};  ///< of the theme
  bool of_themes = false;
  std::vector<Driver> drivers{};
  std::optional<Scale> scale{};  ///< of all drivers; nothing where they are answered on several
};

/// An aspect that stands in no model of a group.
struct AspectLeftOut {
  enum class Why : std::uint8_t {
    SomeGroups,   ///< not asked of every customer group of it
    OnCondition,  ///< asked only after certain answers
    Alone,        ///< there is nothing to weigh it against
    NoSpread,     ///< all who are weighed gave the same answer
    TooMany,      ///< its theme holds more aspects than a model takes
  };
  std::string group;
  Driver aspect;
  Why why = Why::SomeGroups;
};

/// An aspect that has one answer among all who are weighed in a group.
struct AlikeAspect {
  std::string group, column;

  bool operator==(const AlikeAspect&) const = default;
};

/// How an outcome of the case stands with a wave.
enum class OutcomeKnown : std::uint8_t {
  Yes,
  NotNamed,   ///< the study does not say which variable it is
  NotInWave,  ///< the wave did not ask it, and its sample does not carry it
};

/// What to compute for the drivers of a wave, and how to read what comes back.
struct DriverPlan {
  analysis::AnalysisPlan plan;
  std::vector<DriverModel> models;
  std::vector<AspectLeftOut> left_out;
  OutcomeKnown outcome = OutcomeKnown::NotNamed;
  std::string before{};        ///< wave since which the mark is split by outcome; empty: none
  std::string overall{};       ///< the item of the mark
  std::size_t replicates = 0;  ///< of the bootstrap
  std::string seed;            ///< from which its draws follow
};

/// A group whose aspects are more than this is looked at by theme: the bootstrap fits every subset
/// of the drivers (2^12) in every draw, and among more aspects hardly any two can be told apart.
inline constexpr std::size_t most_weighed_together = 12;

// Ids of the analyses of a model, and of a group.
std::string importance_id(const DriverModel& model);
std::string matrix_id(const DriverModel& model);
std::string penalty_id(const DriverModel& model);
/// Importance among people with an outcome: of the drivers, and with the outcome beside them.
std::string decided_id(const DriverModel& model);
std::string beside_outcome_id(const DriverModel& model);
/// Importance, matrix, and low and high answers at equal outcomes.
std::string equal_importance_id(const DriverModel& model);
std::string equal_matrix_id(const DriverModel& model);
std::string equal_penalty_id(const DriverModel& model);
std::string means_id(const std::string& group);
std::string standardised_id(const std::string& group);
/// The change of the mark of a group since the wave before, in what other outcomes and what other
/// answers brought.
std::string change_id(const std::string& group);
/// Column that is 1 for the people of a group, and the one with their overall mark alone.
std::string in_group(const std::string& group);
std::string mark_in_group(const std::string& group);

/// The plan of analyses by which the drivers of a wave are found, from the study alone. Themes are
/// the pages of the form; a study with one reporting group has no models of everybody beside it.
/// Where one group has more aspects than are weighed together, all groups are looked at by theme,
/// so that they can be read beside each other.
///
/// With an outcome of the case and an earlier wave `before` the change of the mark is split in what
/// goes with other outcomes and what is left at equal outcomes, where the two waves can be compared
/// as independent samples: no break in mark or outcome, not one panel, not one seed.
///
/// `alike`: aspects of a group to which a run showed that all gave the same answer: they are left
/// out, and told of (driver_alike.h).
///
/// Cost      pure; what it asks costs 2^p fits a draw of a model with p drivers.
/// Outcome   no models where the wave's form has no aspects, or no overall mark.
/// Contract  the study has the waves.
/// Source    docs/methods/driver-importance.md, priority-matrix.md, penalty-reward.md,
///           standardised-means.md, standardised-drivers.md
DriverPlan driver_plan(const Study& study, const std::string& wave, const std::string& before = "",
                       const std::vector<AlikeAspect>& alike = {});

}  // namespace peil::findings
