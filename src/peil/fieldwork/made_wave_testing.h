#pragma once

// For tests only: a wave of people by hand, each with a mark, rows of a matrix, a weight and a day.

#include <vector>

#include "peil/model/dataset.h"
#include "peil/model/study.h"
#include "peil/study/testing/study_builder.h"
#include "peil/weighting/weighted.h"

namespace peil::fieldwork {

struct MadePerson {
  std::uint32_t group = 0;  ///< 0: "a", 1: "b"
  int mark = 0;             ///< 0: none
  double weight = 1.0;
  int day = 0;
  std::vector<std::uint8_t> rows{};  ///< four of the matrix
};

inline Study made_study() {
  using namespace study::testing;
  return StudyBuilder("made")
      .reporting_group("whole")
      .customer_group("a")
      .customer_group("b")
      .waves({"2013"})
      .overall("overall")
      .questions(
          {mark("overall"),
           matrix("staff").plain_row("one").plain_row("two").plain_row("three").plain_row("four"),
           matrix("short").plain_row("first").plain_row("second")})
      .value();
}

struct MadeWave {
  Dataset dataset;
  weighting::Weighted weighted;
  std::vector<Day> began;
};

inline MadeWave made_wave(const std::vector<MadePerson>& people) {
  MadeWave made;
  Dataset& d = made.dataset;
  d.wave = "2013";
  d.groupings = {{"customer_group", {"a", "b"}, {}}, {"reporting_group", {"whole"}, {}}};
  d.design.strata = {{"all", {}}};
  CodeColumn marks;
  std::vector<CodeColumn> rows(6);
  for (const MadePerson& one : people) {
    d.design.stratum.emplace_back(0);
    d.design.weight.emplace_back(one.weight);
    d.groupings[0].level.push_back(one.group);
    d.groupings[1].level.push_back(0);
    made.began.push_back(Day(std::chrono::days(16000 + one.day)));
    marks.code.push_back(static_cast<std::uint8_t>(one.mark));
    marks.reason.push_back(one.mark > 0 ? Absent::No : Absent::Skipped);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::uint8_t code = r < one.rows.size() ? one.rows[r] : std::uint8_t{0};
      rows[r].code.push_back(code);
      rows[r].reason.push_back(code > 0 ? Absent::No : Absent::Skipped);
    }
  }
  d.items.push_back({"overall", ItemKind::Mark, {}, marks});
  const char* names[] = {"one", "two", "three", "four", "first", "second"};
  for (std::size_t r = 0; r < rows.size(); ++r)
    d.items.push_back({names[r], ItemKind::Scale, {}, rows[r], Scale{1, 5}});
  made.weighted.base = made.weighted.weight = d.design.weight;
  return made;
}

}  // namespace peil::fieldwork
