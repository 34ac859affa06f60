#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "peil/report/pen.h"

namespace peil::report {

struct Aspect {
  std::string item;
  const LocalText* label;
};

/// Aspects that are answered on the same scale may stand beside each other.
struct AspectScale {
  int from, to;
  std::string low, high;  ///< labels of its ends, as the report has them
  std::string language;   ///< of the labels, where it is not that of the report
  auto operator<=>(const AspectScale&) const = default;
};

/// Aspects of the form of the last wave, in its order.
std::map<AspectScale, std::vector<Aspect>> aspects_by_scale(const Pen& pen);

struct ShownAspect {
  const Aspect* aspect;
  const Figure* figure;
};

FigureName mean_of(const Material& m, std::string_view group, const std::string& item);

/// Those of a group that are released, the highest mean first; equal ones in the order of the
/// questionnaire.
std::vector<ShownAspect> by_mean(const Material& m, std::string_view group,
                                 const std::vector<Aspect>& aspects);

/// What is said of one among them rests on something that is not as it was locked: the figure of
/// any, or which items are aspects.
bool rests_on_late(const Material& m, const std::vector<ShownAspect>& all);

/// Whether their intervals do not meet.
bool lie_apart(const ShownAspect& lower, const ShownAspect& higher);

/// Which may be called the best and the worst: all whose interval meets that of the highest, and of
/// the lowest. Empty where nothing stands out at that end: more than three meet there, or one meets
/// both ends.
struct AspectEnds {
  std::vector<ShownAspect> best, worst;
};
AspectEnds aspect_ends(const std::vector<ShownAspect>& ordered);

/// Whether the highest and the lowest are shown to differ: their intervals do not meet.
bool ends_apart(const std::vector<ShownAspect>& ordered);

}  // namespace peil::report
