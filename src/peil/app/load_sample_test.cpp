#include "peil/app/load_sample.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "peil/app/draw_sample.h"
#include "peil/app/testing/outside.h"
#include "peil/base/text.h"
#include "peil/fieldwork/contact_number.h"
#include "peil/interview/login_code.h"
#include "peil/model/draw_record.h"
#include "peil/sampling/sample_file.h"
#include "peil/sampling/testing.h"

namespace peil::app {
namespace {

using sampling::testing::frame;
using sampling::testing::small_study;
using testing::World;

struct Loading {
  World world{{{"frame.csv", frame()}}};
  Study study = small_study();
  Stores stores = peil::testing::memory_stores();

  Loading() {
    EXPECT_TRUE(
        draw_sample(study, {"2013", "frame.csv", "sample.csv", "A. Jansen, lead"}, world.outside)
            .ok());
  }
  Result<SampleLoaded> load(const std::string& codes = "codes.csv",
                            const std::string& wave = "2013") {
    return load_sample(study, {wave, "sample.csv", codes}, stores, world.outside);
  }
  std::string code_of_problem(const std::string& codes = "codes.csv") {
    const auto loaded = load(codes);
    return loaded.ok() ? "" : loaded.problems().front().code;
  }
};

std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string_view line : split(csv, '\n')) {
    if (line.empty()) continue;
    rows.emplace_back();
    for (const std::string_view field : split(line, ',')) rows.back().emplace_back(field);
  }
  return rows;
}

TEST(LoadSample, GivesEverybodyACodeThatLeadsToARespondentWithoutAName) {
  Loading l;
  ASSERT_EQ(l.load().value().people, 5u);
  EXPECT_TRUE(l.world.files.secret.contains("codes.csv"));
  const auto rows = rows_of(l.world.files.at["codes.csv"]);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"key", "language", "code", "number"}));
  const std::map<std::string, std::string> stratum{{"c1", "people/granted"},
                                                   {"c2", "people/granted"},
                                                   {"c6", "people/refused"},
                                                   {"f1", "firms/none"},
                                                   {"f2", "firms/none"}};
  std::set<std::string> ids;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto code = interview::canonical_login_code(rows[i][2]);
    ASSERT_TRUE(code);
    const auto id =
        l.stores.keys->respondent(interview::login_code_hmac(l.stores.server_key, *code));
    ASSERT_TRUE(id);
    EXPECT_EQ(id->size(), 32u);
    ids.insert(*id);
    const auto who = l.stores.responses->respondent(*id);
    ASSERT_TRUE(who);
    EXPECT_EQ(who->wave, "2013");
    EXPECT_EQ(who->stratum, stratum.at(rows[i][0]));
    EXPECT_EQ(who->design.size(), 1u);
    EXPECT_FALSE(who->test);
  }
  EXPECT_EQ(ids.size(), 5u);
  std::set<std::string> on_letters, of_people;
  for (std::size_t i = 1; i < rows.size(); ++i) on_letters.insert(rows[i].at(3));
  for (const std::string& id : l.stores.people->ids("2013"))
    of_people.insert(fieldwork::contact_number(id));
  EXPECT_EQ(on_letters, of_people);
  EXPECT_EQ(on_letters.size(), 5u);
  EXPECT_EQ(l.stores.people->size("2013"), 5u);
  EXPECT_EQ(l.stores.keys->size(), 5u);
  EXPECT_EQ(l.stores.responses->draw_record("2013")->frame_rows, 9u);
  EXPECT_FALSE(l.stores.responses->fictional());
}

TEST(LoadSample, CarriesTheBaseWeight) {
  Loading l;
  ASSERT_TRUE(l.load().ok());
  const auto rows = rows_of(l.world.files.at["codes.csv"]);
  const auto code = interview::canonical_login_code(rows[3][2]);  // c6: 2 people, 1 drawn
  const auto id = l.stores.keys->respondent(interview::login_code_hmac(l.stores.server_key, *code));
  EXPECT_EQ(l.stores.responses->respondent(*id)->base_weight, 2.0);
}

TEST(LoadSample, LoadsAWaveOnce) {
  Loading l;
  ASSERT_TRUE(l.load().ok());
  const std::string codes = l.world.files.at["codes.csv"];
  EXPECT_EQ(l.code_of_problem("others.csv"), "load.wave-loaded");
  EXPECT_FALSE(l.world.files.exists("others.csv"));
  EXPECT_EQ(l.stores.people->size("2013"), 5u);
  EXPECT_EQ(l.world.files.at["codes.csv"], codes);
}

TEST(LoadSample, ReplacesNoCodes) {
  Loading l;
  l.world.files.at["codes.csv"] = "codes of another wave";
  EXPECT_EQ(l.code_of_problem(), "load.codes-there-already");
  EXPECT_EQ(l.stores.people->size("2013"), 0u);
}

TEST(LoadSample, PutsNobodyInTheStoresWhenTheCodesCannotBeWritten) {
  Loading l;
  l.world.files.breaks_at = "codes.csv";
  EXPECT_THROW((void)l.load(), OutsideError);
  EXPECT_EQ(l.stores.people->size("2013"), 0u);
  EXPECT_EQ(l.stores.keys->size(), 0u);
  l.world.files.breaks_at.clear();
  EXPECT_TRUE(l.load().ok());
}

TEST(LoadSample, NeedsAKeyToSealWith) {
  Loading l;
  l.stores.people = std::make_unique<peil::testing::MemoryPeopleStore>();
  EXPECT_EQ(l.code_of_problem(), "load.no-people-key");
  EXPECT_FALSE(l.world.files.exists("codes.csv"));
  EXPECT_EQ(l.stores.keys->size(), 0u);
}

TEST(LoadSample, WhatAKilledLoadLeftIsTakenOutBeforeTheWaveIsLoadedAnew) {
  Loading l;
  // Killed behind the keys: people and codes are there, nobody is enrolled.
  const std::vector<Person> left{{"p1", "2013", "c1", "nl", {}}, {"p2", "2013", "c2", "nl", {}}};
  const std::vector<Person> others{{"q1", "2011", "c1", "nl", {}}};
  const std::vector<KeyEntry> dangling{{"h1", "r1", "p1"}, {"h2", "r2", "p2"}, {"h3", "r3", "q1"}};
  l.stores.people->add(left);
  l.stores.people->add(others);
  l.stores.keys->add(dangling);
  const auto loaded = l.load();
  ASSERT_TRUE(loaded.ok());
  EXPECT_EQ(loaded.value().people, 5u);
  EXPECT_EQ(loaded.value().cleared, 2u);
  EXPECT_EQ(l.stores.people->size("2013"), 5u);
  EXPECT_EQ(l.stores.people->size("2011"), 1u);
  EXPECT_EQ(l.stores.keys->size(), 6u);  // five of this wave, and the one of 2011
  EXPECT_FALSE(l.stores.keys->respondent("h1"));
  EXPECT_EQ(l.stores.keys->respondent("h3"), "r3");
}

struct PeopleUntilFull : peil::testing::MemoryPeopleStore {
  bool full = false;
  void add(std::span<const Person> people) override {
    if (full) throw OutsideError("the disk is full");
    MemoryPeopleStore::add(people);
  }
};

struct KeysUntilFull : peil::testing::MemoryKeyStore {
  bool full = false;
  void add(std::span<const KeyEntry> entries) override {
    if (full) throw OutsideError("the disk is full");
    MemoryKeyStore::add(entries);
  }
};

// People go in first: the next load finds by them what the last one left.
TEST(LoadSample, ALoadThatEndsAtEitherStoreLeavesNoCodeBehindTheNextOne) {
  for (const bool at_people : {true, false}) {
    Loading l;
    auto people = std::make_unique<PeopleUntilFull>();
    auto keys = std::make_unique<KeysUntilFull>();
    people->use_key({std::string(32, 'p'), std::string(32, 's')});
    bool& full = at_people ? people->full : keys->full;
    l.stores.people = std::move(people), l.stores.keys = std::move(keys);
    full = true;
    EXPECT_THROW((void)l.load("first.csv"), OutsideError);
    full = false;
    ASSERT_TRUE(l.load("second.csv").ok());
    EXPECT_EQ(l.stores.people->size("2013"), 5u);
    EXPECT_EQ(l.stores.keys->size(), 5u);
  }
}

TEST(LoadSample, CodesOfAKilledLoadAreNotReplacedAndTheMessageSaysWhatTheyAre) {
  Loading l;
  l.world.files.at["codes.csv"] = "key,language,code\n";
  const auto loaded = l.load();
  ASSERT_FALSE(loaded.ok());
  EXPECT_NE(loaded.problems().front().mend.find("it opens nothing"), std::string::npos);
}

TEST(LoadSample, KeysThatASpreadsheetWouldReckonAreNeutralInTheFileOfCodesAndGoInAsTheyWere) {
  World world({{"frame.csv", frame({"=1+1,people,granted,nl,=cmd|'/c calc'!A0,+31,yes,no\n",
                                    "@SUM,people,granted,nl,'=b,\"-1,5\",yes,no\n",
                                    "c6,people,refused,ar,Fa,fa@example.invalid,yes,no\n",
                                    "f1,firms,none,nl,'s-Gravenhage,f1@example.invalid,yes,no\n",
                                    "f2,firms,none,nl,Firma 2,f2@example.invalid,yes,no\n"})}});
  const Study study = small_study();
  ASSERT_TRUE(draw_sample(study, {"2013", "frame.csv", "sample.csv", ""}, world.outside).ok());
  for (const char* raw : {"\n=", "\n@", ",=", ",+", ",@", "\"-"})
    EXPECT_EQ(world.files.at["sample.csv"].find(raw), std::string::npos) << raw;
  EXPECT_NE(world.files.at["sample.csv"].find(",'s-Gravenhage,"), std::string::npos);
  const auto record =
      read_draw_record(world.files.at["sample.csv.record.json"], "r", Seal::Required);
  const auto sample =
      sampling::read_sample(world.files.at["sample.csv"], record.value(), "sample.csv");
  ASSERT_TRUE(sample.ok());  // the keys too are those that were drawn
  std::map<std::string, std::map<std::string, std::string>> contact;
  for (const SampledUnit& unit : sample.value().units) contact[unit.key] = unit.contact;
  EXPECT_EQ(contact.at("=1+1").at("name"), "=cmd|'/c calc'!A0");
  EXPECT_EQ(contact.at("=1+1").at("email"), "+31");
  EXPECT_EQ(contact.at("@SUM").at("name"), "'=b");
  EXPECT_EQ(contact.at("@SUM").at("email"), "-1,5");
  Stores stores = peil::testing::memory_stores();
  ASSERT_TRUE(load_sample(study, {"2013", "sample.csv", "codes.csv"}, stores, world.outside).ok());
  EXPECT_NE(world.files.at["codes.csv"].find("\n'=1+1,"), std::string::npos);
  EXPECT_NE(world.files.at["codes.csv"].find("\n'@SUM,"), std::string::npos);
}

TEST(LoadSample, TakesOnlyTheSampleThatWasDrawn) {
  const auto code = [](const std::function<void(Loading&)>& tamper) {
    Loading l;
    tamper(l);
    const std::string found = l.code_of_problem();
    EXPECT_EQ(l.stores.people->size("2013"), 0u) << found;
    EXPECT_FALSE(l.world.files.exists("codes.csv")) << found;
    return found;
  };
  const std::string record = "sample.csv.record.json";
  EXPECT_EQ(code([](Loading& l) {
              std::string& csv = l.world.files.at["sample.csv"];
              csv.replace(csv.find("an@"), 2, "me");
            }),
            "sample.not-as-recorded");
  EXPECT_EQ(code([&](Loading& l) { l.world.files.at[record] = "[]"; }), "record.unreadable");
  EXPECT_EQ(code([&](Loading& l) {
              std::string& json = l.world.files.at[record];
              json.replace(json.find("A. Jansen"), 9, "B. Bos   ");
            }),
            "record.seal-broken");
  EXPECT_EQ(code([](Loading& l) { l.study.name = "other"; }), "record.other-study");
  EXPECT_EQ(code([](Loading& l) { l.study.plans[0].sizes["people/granted"] = 3; }),
            "record.other-plan");
}

TEST(LoadSample, KeepsRealPeopleOutOfAFictionalStore) {
  Loading l;
  l.stores.responses->set_fictional();
  EXPECT_EQ(l.code_of_problem(), "load.store-fictional");
}

}  // namespace
}  // namespace peil::app
