#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "peil/findings/driver_aspects.h"
#include "peil/model/expression.h"

namespace peil::findings {

/// Of how many customer groups of a reporting group ("all": of everybody) an aspect is asked.
struct GroupsAsked {
  std::size_t asked = 0, of = 0;
};
GroupsAsked groups_asked(const Study& study, const AspectAsked& aspect, const std::string& group);

/// Which drivers are weighed against each other in which group.
struct DriverModels {
  std::vector<DriverModel> models;
  std::vector<AspectLeftOut> left_out;
  std::vector<std::pair<std::string, Expression>> themes;  ///< columns to derive: name and value
};

/// All aspects that everybody of a group is asked, or by theme where one group has more than
/// most_weighed_together of them; `alike` are left out of their group, and told of.
DriverModels driver_models(const Study& study, const Questionnaire& form,
                           const std::vector<std::string>& groups,
                           const std::vector<AspectAsked>& aspects,
                           const std::vector<AlikeAspect>& alike);

}  // namespace peil::findings
