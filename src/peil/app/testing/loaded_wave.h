#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "peil/app/draw_sample.h"
#include "peil/app/load_sample.h"
#include "peil/app/testing/outside.h"
#include "peil/base/text.h"
#include "peil/interview/login_code.h"
#include "peil/ports/testing/memory_contacts.h"
#include "peil/study/testing/study_builder.h"

/// A wave of five people that was drawn and loaded, in memory, with what happens in the field.
namespace peil::app::testing {

/// c1, c2 (people/granted), c6 (people/refused), f1 and f2 (firms/none). Of the frame nobody else.
struct LoadedWave {
  static Study a_study() {
    using namespace study::testing;
    Plan plan = drawn_plan("2013", "ind-2013");
    plan.sizes = {{"people/granted", 2}, {"people/refused", 1}, {"firms/none", 2}};
    return StudyBuilder("small")
        .languages({"nl", "ar"})
        .reporting_group("everybody")
        .customer_group("people")
        .customer_group("firms")
        .waves({"2011", "2013"})
        .overall("overall")
        .questions({mark("overall"), mark("staff")})
        .plan(plan)
        .value();
  }

  LoadedWave() {
    EXPECT_TRUE(draw_sample(study, {"2013", "frame.csv", "sample.csv", ""}, world.outside).ok());
    EXPECT_TRUE(
        load_sample(study, {"2013", "sample.csv", "codes.csv"}, stores, world.outside).ok());
    std::size_t line = 0;
    for (const std::string_view row : split(world.files.at["codes.csv"], '\n')) {
      if (line++ == 0 || row.empty()) continue;
      const auto fields = split(row, ',');
      const std::string key(fields[0]);
      number[key] = fields[3];
      respondent[key] = stores.keys
                            ->respondent(interview::login_code_hmac(
                                stores.server_key, *interview::canonical_login_code(fields[2])))
                            .value();
    }
    for (const KnownAs& one : stores.keys->known()) {
      for (const auto& [key, id] : respondent) {
        if (id == one.respondent) person[key] = one.person;
      }
    }
  }

  void answers(const std::string& key, int items, bool last, int day = 0) {
    Answers given{{"overall", std::int64_t{7}}, {"staff", Absent::Skipped}};
    if (items > 1) given["staff"] = std::int64_t{8};
    if (items == 0) given["overall"] = Absent::Skipped;
    stores.responses->keep({.respondent = respondent.at(key),
                            .page = "p",
                            .post = key + std::to_string(day),
                            .answers = given,
                            .language = "nl",
                            .version = "v",
                            .day = *read_day("2013-09-10") + std::chrono::days(day),
                            .last = last},
                           [](Kept) {});
  }
  void happened(const std::string& key, ContactResult result, const std::string& step = "") {
    contacts.add(std::vector<ContactEvent>{
        {person.at(key), "2013", step, ContactMode::Letter, result, *read_day("2013-09-05")}});
  }
  /// The stores, to be read; called once, at the end.
  StoresToRead to_read() {
    return {std::move(stores.responses), std::move(stores.keys), std::move(stores.people)};
  }

  World world{{{"frame.csv",
                "case,group,outcome,language,name,email,address\n"
                "c1,people,granted,nl,An,an@example.invalid,yes\n"
                "c2,people,granted,ar,Bo,bo@example.invalid,yes\n"
                "c6,people,refused,nl,Fa,fa@example.invalid,yes\n"
                "f1,firms,none,nl,Firma 1,f1@example.invalid,yes\n"
                "f2,firms,none,nl,Firma 2,f2@example.invalid,yes\n"}}};
  Study study = a_study();
  Stores stores = peil::testing::memory_stores();
  peil::testing::MemoryContactStore contacts;
  std::map<std::string, std::string> number, respondent, person;  ///< by key of the frame
};

}  // namespace peil::app::testing
