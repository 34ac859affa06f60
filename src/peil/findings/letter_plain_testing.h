#pragma once

// For tests only: a study of two groups with printed marks, and what sentences about it are judged.

#include <string>
#include <utility>
#include <vector>

#include "peil/findings/letter_testing.h"

namespace peil::findings {

// Marks of 2011 and 2013, each of 900 answers with an sd of 1.5: 0.3 and more are shown.
inline Study plain_study() {
  using namespace study::testing;
  Study study = in_two_languages("plain", "Dienst")
                    .reporting_group("huurders", both("Huurders", "Tenants"))
                    .customer_group("starters", both("Starters", "Starters"))
                    .customer_group("ouderen", both("Senioren", "Seniors"))
                    .reporting_group("kopers", both("Kopers", "Buyers"))
                    .customer_group("gezinnen", both("Gezinnen", "Families"))
                    .waves({"2011", "2013"}, "Bureau", "web")
                    .overall("overall")
                    .questions({mark("overall").label(both("Welk cijfer geeft u?", "Which mark?")),
                                mark("website").label(both("Welk cijfer geeft u de website?",
                                                           "Which mark do you give the website?")),
                                mark("telefoon")
                                    .label(both("Welk cijfer geeft u de telefoon?",
                                                "Which mark do you give the telephone?"))})
                    .value();
  publish_waves(study, "huurders", "overall", {7.0, 7.4}, 900);
  publish_waves(study, "kopers", "overall", {6.6, 6.7}, 900);
  publish_waves(study, "huurders", "website", {6.7, 7.3}, 900);
  publish_waves(study, "kopers", "website", {6.9, 7.0}, 900);
  publish_waves(study, "huurders", "telefoon", {6.4, 5.4}, 900);
  publish_waves(study, "kopers", "telefoon", {6.1, 5.8}, 900);
  const auto row = [&](const char* name, const char* label, double mark) {
    study.published.benchmarks.push_back({name, label, BenchmarkLevel::Organisation, "2013",
                                          PrintedMark(mark), "", "", "1-10", 1500, 1.5, "print"});
  };
  row("peiling", "Nationale Peiling", 6.9);
  row("index", "Vergunningenindex", 7.3);
  return study;
}

inline std::vector<Verdict> verdicts(const std::string& text, const char* language = "nl") {
  std::vector<Verdict> all;
  const std::string name = std::string("letter.") + language + ".md";
  for (const JudgedClaim& c : judged(text, plain_study(), {}, name).claims)
    all.push_back(c.verdict);
  return all;
}

using All = std::vector<Verdict>;

}  // namespace peil::findings
