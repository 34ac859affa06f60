#pragma once

#include <string>
#include <vector>

#include "peil/model/study.h"

/// A small study for tests: two groups, two languages, one wave with a plan.
namespace peil::sampling::testing {

inline Plan small_plan() {
  Plan plan;
  plan.wave = "2013";
  plan.seed = "ind-2013";
  plan.unit_key = "case";
  plan.group = "group";
  plan.language = "language";
  plan.contact = {"name", "email"};
  plan.design = {"outcome"};
  plan.least_alike = 1;  // eight people are few enough to be told apart
  plan.strata = {"group", "outcome"};
  plan.exclusions = {{"address", {"no"}, "no address"}, {"opted_out", {"yes", "y"}, "opted out"}};
  plan.sizes = {{"people/granted", 2}, {"people/refused", 1}, {"firms/none", 2}};
  return plan;
}

inline Study small_study() {
  Study study;
  study.name = "small";
  study.source_language = "nl";
  study.languages = {{"nl", "Nederlands", false}, {"ar", "العربية", true}};
  study.reporting_groups = {{"all", {}}};
  study.customer_groups = {{"people", {}, "all"}, {"firms", {}, "all"}};
  study.waves = {{"2011", {}, {}, "", ""}, {"2013", {}, {}, "", ""}};
  study.plans = {small_plan()};
  return study;
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

}  // namespace peil::sampling::testing
