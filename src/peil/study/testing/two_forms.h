#pragma once

#include "peil/study/testing/study_builder.h"

namespace peil::study::testing {

/// Two waves with two forms and no word about what changed: in 2013 `old` is gone, `clear` has 7
/// points instead of 5, and `why` is asked below 6 instead of below 4.
inline StudyBuilder two_forms_unsaid() {
  return StudyBuilder("forms", "en")
      .languages({"en", "nl"})
      .reporting_group("everybody")
      .customer_group("people")
      .waves({"2011", "2013"})
      .overall("overall")
      .earlier_form("2011", {mark("overall", "one"), scale("old", "one"),
                             scale("clear", "one").label("Was it clear?"),
                             integer("why", "two").relevant("${overall} < 4")})
      .questions({mark("overall", "one"),
                  scale("clear", "one").label("How clear was it?").points(7),
                  integer("why", "two").relevant("${overall} < 6")});
}

/// The same with a break for each of the two items that changed.
inline StudyBuilder two_forms(bool comparable_scale = false) {
  return two_forms_unsaid()
      .declares("2013", "questionnaire", "Seven points instead of five", comparable_scale,
                {"clear"})
      .declares("2013", "questionnaire", "Asked of more people", true, {"why"});
}

}  // namespace peil::study::testing
