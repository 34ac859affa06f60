#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Follows every item by its name over the forms of a study: what changed between two waves has a
/// break that says so. A break of the kind "questionnaire" without items speaks of all of them.
///
/// Problems  "break.missing"        wording, scale, answers or routing changed, and no break of
/// that
///                                  wave concerns the item
///           "break.scale-not-cut"  another scale, and the break calls the waves comparable
void check_forms(const Draft& draft, Problems& problems);

}  // namespace peil::study
