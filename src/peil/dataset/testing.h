#pragma once

// For tests only: a study in memory, small enough to see through.

#include <string>
#include <vector>

#include "peil/model/response.h"
#include "peil/study/testing/study_builder.h"

namespace peil::dataset {

/// Page one: overall (mark), channels (select_multiple: desk, phone). Page two: wait (scale of 5,
/// asked of group "a" only), staff (matrix: kind, able). Page three: complained (select_one: yes,
/// no; only when overall < 5), times (integer), remark (text).
inline Study small_study() {
  using namespace study::testing;
  return StudyBuilder("small", "en")
      .languages({"en", "nl"})
      .reporting_group("all_clients")
      .customer_group("a")
      .customer_group("b")
      .waves({"2013"})
      .overall("overall")
      .questions(
          {mark("overall", "one"), select_multiple("channels", "one").choices({"desk", "phone"}),
           scale("wait", "two").asked_of({"a"}),
           matrix("staff", "two").plain_row("kind").plain_row("able"),
           select_one("complained", "three").choices({"yes", "no"}).relevant("${overall} < 5"),
           integer("times", "three"), open_text("remark", "three")})
      .value();
}

inline Response response_of(std::string id, std::string group, Answers answers,
                            bool complete = true) {
  Response response;
  response.who.id = std::move(id);
  response.who.wave = "2013";
  response.who.group = std::move(group);
  response.who.stratum = response.who.group;
  response.answers = std::move(answers);
  response.language = "en";
  response.complete = complete;
  return response;
}

}  // namespace peil::dataset
