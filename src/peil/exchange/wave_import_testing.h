#pragma once

// For tests only: a file of a wave read into the small study of the dataset's tests.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "peil/dataset/testing.h"
#include "peil/exchange/wave_import.h"

namespace peil::exchange::testing {

struct Reading {
  Study study = dataset::small_study();
  Plan plan;
  ImportKey key{std::string(32, 'k')};

  Reading() {
    plan.wave = "2013";
    ImportPlan import;
    import.stratum = "s";
    import.psu = "flight";
    import.weight = "w";
    import.group = "client";
    import.respondent = "id";
    import.dont_know = {"98"};
    import.not_applicable = {"99"};
    import.columns = {{"overall", "q1"}};
    plan.import = import;
  }
  // The people by the id of their respondent column, "17"; by that of "row 1" without one.
  struct Taken {
    WaveFound found;
    std::vector<std::string> ids;  // in the order in which they come
    std::map<std::string, Respondent> who;
    std::map<std::string, PageEvent> event;
  };
  std::string id(const std::string& respondent) const {
    return key.id("small", "2013", respondent);
  }

  Result<Taken> read_file(const AnswerFile& file) const {
    WaveImport import(study, study.waves[0], plan, key, file);
    Result<WaveFound> found = import.look();
    if (!found.ok()) return found.problems();
    Taken taken{found.value(), {}, {}, {}};
    Respondent who;
    PageEvent event;
    while (import.next(who, event)) {
      EXPECT_EQ(event.respondent, who.id);
      taken.ids.push_back(who.id);
      taken.who[who.id] = who;
      taken.event[who.id] = event;
    }
    return taken;
  }
  Result<Taken> read(const std::string& text) const {
    const Bytes bytes = bytes_of(text);
    const auto file = csv_answers(bytes, "wave.csv", plan.import->form);
    if (!file.ok()) return file.problems();
    return read_file(file.value());
  }
  std::vector<std::string> codes(const std::string& text) const {
    const auto result = read(text);
    std::vector<std::string> found;
    for (const Problem& p : result.ok() ? Problems{} : result.problems())
      if (p.code != "import.count") found.push_back(p.code + ":" + std::to_string(p.line));
    return found;
  }
};

}  // namespace peil::exchange::testing
