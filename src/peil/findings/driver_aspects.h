#pragma once

#include <string>
#include <vector>

#include "peil/findings/driver_plan.h"

namespace peil::findings {

/// An aspect of a form, and of whom it is asked.
struct AspectAsked {
  Driver aspect;
  std::string page;
  std::vector<std::string> customer_groups;  ///< empty: all
  bool on_condition = false;
};

/// Aspects of the form in the order of asking, each with what its importance is asked in.
std::vector<AspectAsked> aspects_asked(const Questionnaire& form);

/// Aspects on one page that are answered on one scale.
struct Theme {
  std::string name;  ///< "staff"; with its scale where the page has several: "staff-1-5"
  LocalText label;
  std::vector<Driver> aspects;
};

/// The aspects by page and scale, in the order of asking.
std::vector<Theme> themes_of(const Study& study, const Questionnaire& form,
                             const std::vector<AspectAsked>& aspects);

}  // namespace peil::findings
