#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "peil/app/testing/outside.h"
#include "peil/base/zone.h"
#include "peil/study/read.h"
#include "peil/study/testing/study_builder.h"

/// A study with answers to two of its waves, in memory: few people, so that tests of everything
/// that stands on figures are quick.
namespace peil::app::testing {

class StudyFiles : public MemoryFiles {
 public:
  std::map<std::string, std::string> folder;
  std::map<std::string, std::string> study_folder(const std::string&) const override {
    return folder;
  }
};

class SetClock : public Clock {
 public:
  std::int64_t at = 1'400'000'000;  // 13 May 2014

  Day today(const std::string&) const override {
    return std::chrono::floor<std::chrono::days>(moment());
  }
  std::string now(const std::string& zone) const override { return time_in(zone, moment()); }
  std::int64_t seconds() const override { return at; }

 private:
  std::chrono::sys_seconds moment() const {
    return std::chrono::sys_seconds(std::chrono::seconds(at));
  }
};

/// Who answered: of group a 60, of b 34, of c 16, and of d, who are too few, 6. Groups a and b are
/// the reporting group "many", c and d are "rest". Two of a said "letter".
struct AnsweredWorld {
  AnsweredWorld() {
    using namespace study::testing;
    folder_ =
        StudyBuilder("small")
            .title("Klein onderzoek")
            .languages({"nl", "en"})
            .reporting_group("many")
            .customer_group("a", {{"nl", "Groep A"}, {"en", "Group A"}})
            .customer_group("b")
            .reporting_group("rest")
            .customer_group("c")
            .customer_group("d")
            .waves({"2011", "2013"})
            .overall("overall")
            .questions({mark("overall").required(), mark("staff").aspect(), mark("speed").aspect(),
                        select_one("channel").choices({"desk", "phone", "letter"}),
                        select_multiple("ways").choices({"web", "mail"}),
                        QuestionBuilder(QuestionType::Text, "open", "")})
            .plan(imported_plan("2011"))
            .plan(imported_plan("2013"))
            .files();
    files.folder = folder_;
    outside.read_answers = [this](const std::string&) {
      auto made = std::make_unique<peil::testing::MemoryResponseStore>();
      fill(*made);
      return std::unique_ptr<const ResponseStore>(std::move(made));
    };
  }
  AnsweredWorld(const AnsweredWorld&) = delete;
  AnsweredWorld& operator=(const AnsweredWorld&) = delete;

  Study study() const { return study::read(files.folder).value(); }

  struct Somebody {
    std::string group;
    Answers answers;
  };
  /// Who answered in a wave.
  std::vector<Somebody> people(const std::string& wave) const {
    std::vector<Somebody> all;
    for (const auto& [group, count] :
         {std::pair<std::string, std::size_t>{"a", 60 + more}, {"b", 34}, {"c", 16}, {"d", 6}}) {
      for (std::size_t n = 0; n < count; ++n)
        all.push_back({group, answers(group, n, wave == "2013")});
    }
    return all;
  }

  /// What people wrote, where they wrote.
  static constexpr const char* in_words = "Ik wachtte in de regen";

  StudyFiles files;
  SetClock clock;
  CountedSecrets secrets;
  peil::testing::MemoryResponseStore live;  ///< that a service writes to
  std::size_t more = 0;                     ///< people of group a who answered as well
  bool wrote = false;         ///< every other one wrote something, those of group b in English
  bool staff_weighs = false;  ///< marks go with those of staff, who are rated low; nothing changed
  Outside outside{files,   clock,
                  secrets, [](const std::string&) { return peil::testing::memory_stores(); },
                  "9.9.9", "abc"};

 private:
  // What somebody answers follows from their number alone.
  Answers answers(const std::string& group, std::size_t n, bool now) const {
    const auto mark_of = [&](std::size_t salt) {
      const std::size_t spread = (n * 7 + salt * 3 + group[0]) % 4;
      return static_cast<std::int64_t>(5 + spread + (group == "a" && now ? 1 : 0));
    };
    const std::string channel = group == "a" && n < 2 ? "letter" : n % 3 == 0 ? "phone" : "desk";
    Answers all{{"overall", mark_of(1)},
                {"staff", mark_of(2)},
                {"speed", mark_of(n % 5)},
                {"channel", channel},
                {"ways", std::vector<std::string>{n % 2 == 0 ? "web" : "mail"}}};
    if (staff_weighs) {
      const auto mark = static_cast<std::int64_t>(4 + (n * 3 + group[0]) % 6);
      all["overall"] = mark;
      all["staff"] = std::max<std::int64_t>(1, mark - 4 + static_cast<std::int64_t>(n % 5) / 2);
      all["speed"] = static_cast<std::int64_t>(6 + n % 7 % 4);
    }
    if (n % 11 == 5 && !staff_weighs) all["staff"] = Absent::Skipped;
    if (wrote) all["open"] = n % 2 == 0 ? Given(std::string(in_words)) : Given(Absent::Skipped);
    return all;
  }

  void fill(ResponseStore& store) const {
    const Study read = study();
    std::vector<Respondent> people;
    std::vector<PageEvent> events;
    for (const std::string wave : {"2011", "2013"}) {
      for (const Somebody& one : this->people(wave)) {
        const std::string id = sha256(wave + std::to_string(people.size())).substr(0, 32);
        people.push_back(
            {.id = id, .wave = wave, .group = one.group, .stratum = "", .psu = "", .design = {}});
        const std::string language = wrote && one.group == "b" ? "en" : "nl";
        events.push_back({id, "all", "import", one.answers, language, read.form(wave).version,
                          *read_day(wave + "-10-01"), true});
      }
    }
    store.import_wave(people, events);
  }

  std::map<std::string, std::string> folder_;
};

}  // namespace peil::app::testing
