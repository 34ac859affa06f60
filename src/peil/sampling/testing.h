#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/sampling/draw.h"
#include "peil/study/testing/study_builder.h"

/// A small study for tests: two groups, two languages, one wave with a plan.
namespace peil::sampling::testing {

inline Plan small_plan() {
  Plan plan = study::testing::drawn_plan("2013", "ind-2013");
  plan.exclusions.push_back({"opted_out", {"yes", "y"}, "opted out"});
  plan.sizes = {{"people/granted", 2}, {"people/refused", 1}, {"firms/none", 2}};
  return plan;
}

inline Study small_study() {
  return study::testing::StudyBuilder("small")
      .languages({"nl", "ar"})
      .reporting_group("all_clients")
      .customer_group("people")
      .customer_group("firms")
      .waves({"2011", "2013"})
      .plan(small_plan())
      .value();
}

inline const std::string header = "case,group,outcome,language,name,email,address,opted_out\n";

/// Nine units: five of people/granted (one without an address, one who opted out), two of
/// people/refused, two of firms/none.
inline const std::vector<std::string> rows{
    "c1,people,granted,nl,An,an@example.invalid,yes,no\n",
    "c2,people,granted,ar,Bo,bo@example.invalid,yes,no\n",
    "c3,people,granted,nl,\"Cas, \"\"de\"\" C\",cas@example.invalid,yes,no\n",
    "c4,people,granted,nl,Dirk,,no,yes\n",
    "c5,people,granted,nl,Els,els@example.invalid,yes,y\n",
    "c6,people,refused,ar,Fa,fa@example.invalid,yes,no\n",
    "c7,people,refused,nl,Gé,ge@example.invalid,yes,no\n",
    "f1,firms,none,nl,Firma 1,f1@example.invalid,yes,no\n",
    "f2,firms,none,nl,Firma 2,f2@example.invalid,yes,no\n"};

inline std::string frame(const std::vector<std::string>& lines = rows) {
  std::string all = header;
  for (const std::string& line : lines) all += line;
  return all;
}

/// The sample of a frame that comes in small pieces.
inline Result<Sample> drawn(const std::string& text, const Plan& plan = small_plan(),
                            std::size_t piece = 7) {
  const Study study = small_study();
  Draw draw(study, plan, "frame.csv");
  for (std::size_t at = 0; at < text.size(); at += piece) {
    draw.add(std::string_view(text).substr(at, piece));
  }
  return draw.end();
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace peil::sampling::testing
