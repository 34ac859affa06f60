#pragma once

#include <string>
#include <vector>

#include "peil/study/file_problems.h"

namespace peil::study {

struct NamedPage {
  std::string name;
  Place at;
};

/// Pages that questions are on against pages that have a title. A name that only one side has may
/// be misspelt there or here, so both are told with their places.
///
/// Problems  "page.unused"    a title of a page that no question is on
///           "page.untitled"  a page without a title that is called nearly as one that has one;
///                            names that differ in digits only are a row of pages
void check_page_titles(const std::vector<NamedPage>& asked, const std::vector<NamedPage>& titled,
                       FileProblems& problems);

}  // namespace peil::study
