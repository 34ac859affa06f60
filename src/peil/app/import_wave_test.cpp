#include "peil/app/import_wave.h"

#include <gtest/gtest.h>

#include "peil/app/testing/outside.h"
#include "peil/base/digest.h"
#include "peil/dataset/testing.h"
#include "peil/exchange/import_key.h"

namespace peil::app {
namespace {

struct Importing {
  Study study = dataset::small_study();
  testing::MemoryFiles files;
  peil::testing::MemoryResponseStore store;

  Importing() {
    study.waves.push_back({"2015", *read_day("2015-09-01"), *read_day("2015-11-30"), "", ""});
    for (const std::string wave : {"2013", "2015"}) {
      Plan plan;
      plan.wave = wave;
      plan.import = ImportPlan{};
      plan.import->respondent = "id";
      study.plans.push_back(plan);
    }
    files.at["import.key"] = exchange::ImportKey(std::string(32, 'k')).text();
    files.at["wave.csv"] = "id,overall\n17,8\n18,6\n";
  }
  Result<WaveImported> take(const std::string& wave = "2013",
                            const std::string& key = "import.key") {
    return import_wave(study, {wave, "wave.csv", key, "small/data"}, files, store);
  }
  Problem problem(const std::string& wave = "2013", const std::string& key = "import.key") {
    const auto taken = take(wave, key);
    return taken.ok() ? Problem{} : taken.problems().front();
  }
  std::vector<std::string> ids(const std::string& wave = "2013") const {
    std::vector<std::string> all;
    store.each_response(
        wave, [&](const Respondent& who, std::span<const PageEvent>) { all.push_back(who.id); });
    return all;
  }
  // A wave as it was imported when ids were plain hashes.
  void before_keys(const std::string& wave) {
    const std::string id = sha256("import\nsmall\n" + wave + "\n17").substr(0, 32);
    const std::vector who{
        Respondent{.id = id, .wave = wave, .group = "a", .stratum = "", .psu = "", .design = {}}};
    const std::vector event{PageEvent{id,
                                      "three",
                                      "import",
                                      {{"overall", std::int64_t{8}}},
                                      "en",
                                      "0123456789ab",
                                      *read_day("2013-11-30"),
                                      true}};
    store.import_wave(who, event);
  }
};

TEST(ImportWave, TakesTheAnswersUnderKeyedIds) {
  Importing importing;
  ASSERT_EQ(importing.take().value().found.people, 2u);
  const exchange::ImportKey key(std::string(32, 'k'));
  std::vector<std::string> wanted{key.id("small", "2013", "17"), key.id("small", "2013", "18")};
  std::ranges::sort(wanted);
  EXPECT_EQ(importing.ids(), wanted);
}

TEST(ImportWave, IsRefusedWithoutAKey) {
  Importing importing;
  EXPECT_EQ(importing.problem("2013", "").code, "import.no-key");
  EXPECT_EQ(importing.problem("2013", "typo.key").code, "import.no-key");
  EXPECT_EQ(importing.problem("2013", "small/data/import.key").code, "import.key-in-data");
  importing.files.at["people.key"] = std::string(32, 'p');
  EXPECT_EQ(importing.problem("2013", "people.key").code, "import.not-a-key");
  EXPECT_TRUE(importing.store.waves().empty());
}

TEST(ImportWave, AWaveFromBeforeIdsHadAKeyStaysAsItIsAndIsNamed) {
  Importing importing;
  importing.before_keys("2013");
  const auto before = importing.ids();
  const Problem again = importing.problem("2013");
  EXPECT_EQ(again.code, "import.already");
  EXPECT_NE(again.mend.find("whoever has a list of client numbers"), std::string::npos);
  EXPECT_EQ(importing.ids(), before);
  EXPECT_EQ(importing.take("2015").value().plain_ids, std::vector<std::string>{"2013"});
  EXPECT_EQ(importing.problem("2015").mend, "Import into another data folder, with --data.");
}

}  // namespace
}  // namespace peil::app
