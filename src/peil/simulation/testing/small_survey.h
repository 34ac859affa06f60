#pragma once

#include <string>

#include "peil/study/testing/study_builder.h"

/// A small survey and its simulation.toml, for tests.
namespace peil::simulation::testing {

inline const std::string recipe_text = R"(seed = "test"
frame = 500
[[group]]
name = "people"
share = 0.8
mean = { 2011 = 7.0, 2013 = 7.5 }
sd = 1.5
response = 0.8
languages = { nl = 0.6, ar = 0.4 }

[[group]]
name = "firms"
share = 0.2
mean = { 2009 = 6.0, 2011 = 6.0, 2013 = 6.5 }
sd = 1.0
response = 0.5
languages = { nl = 1.0 }

[[column]]
name = "outcome"
groups = ["people"]
shares = { granted = 0.6, refused = 0.4 }
[[column]]
name = "outcome"
groups = ["firms"]
shares = { none = 1.0 }
[[column]]
name = "address"
shares = { yes = 0.9, no = 0.1 }
[[effect]]
column = "outcome"
value = "refused"
mark = -1.5
response = 0.5

[opinions]
loading = 0.6
dont_know = 0.05
not_applicable = 0.0
skipped = 0.1
break_off = 0.02

[[answer]]
item = "open"
answered = 0.5
texts = ["Text"]
[[answer]]
item = "result"
column = "outcome"
values = { granted = "yes", refused = "no" }
)";

/// Pages: mark (overall), why (only below 6), aspects (a matrix), end (result, of people only;
/// open; visits, at most 10).
inline Study small_survey() {
  using namespace study::testing;
  StudyBuilder small("small");
  small.languages({"nl", "ar"})
      .reporting_group("all_clients")
      .customer_group("people")
      .customer_group("firms")
      .waves({"2009", "2011", "2013"})
      .overall("overall")
      .questions({mark("overall", "mark").required(),
                  select_one("why").choices({"slow", "rude"}).relevant("${overall} < 6"),
                  matrix("aspects").dont_know().row("speed").row("kind"),
                  select_one("result", "end").choices({"yes", "no"}).asked_of({"people"}),
                  open_text("open", "end"), integer("visits", "end").constraint(". < 11")});
  for (const char* wave : {"2011", "2013"}) {
    Plan plan = drawn_plan(wave, "draw");
    plan.allocation = Allocation::Proportional;
    plan.total = 100;
    small.plan(plan);
  }
  return small.value();
}

}  // namespace peil::simulation::testing
