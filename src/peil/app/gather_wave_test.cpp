#include "peil/app/gather_wave.h"

#include <gtest/gtest.h>

#include "peil/dataset/testing.h"
#include "peil/ports/testing/memory_stores.h"

namespace peil::app {
namespace {

class GatheredPeople : public ::testing::Test {
 protected:
  GatheredPeople() {
    study_.plans.emplace_back();
    study_.plans.back().wave = "2013";
  }
  void draw(const std::string& id, const std::string& group, const std::string& stratum,
            double persons) {
    Respondent who;
    who.id = id, who.wave = "2013", who.group = group, who.stratum = stratum;
    who.base_weight = persons;
    store_.enrol(std::vector{who}, {});
  }
  void sends(const std::string& id, Given mark, int day, bool last = true) {
    PageEvent page;
    page.respondent = id, page.page = "one", page.post = "p" + std::to_string(day);
    page.answers = {{"overall", std::move(mark)}, {"channels", Absent::Skipped}};
    page.language = id < "3" ? "en" : "nl";
    page.version = study_.questionnaire.version;
    page.day = Day(std::chrono::days(day)), page.last = last;
    store_.import_wave({}, std::vector{page});
  }
  GatheredWave gathered() const { return gather_wave(study_, store_, "2013", {}); }

  Study study_ = dataset::small_study();
  testing::MemoryResponseStore store_;
};

// Of four people who stand for ten each two gave a mark; of two who stand for five each none did:
// 40 x 2/4 + 10 x 2/2 of 50.
TEST_F(GatheredPeople, AreSilentStratumByStratum) {
  for (const char* id : {"1", "2", "3", "4"}) draw(id, "a", "s1", 10.0);
  for (const char* id : {"5", "6"}) draw(id, "a", "s2", 5.0);
  draw("7", "b", "s3", 2.0);
  sends("1", std::int64_t{8}, 16000), sends("2", std::int64_t{6}, 16001, false);
  sends("5", Absent::DontKnow, 16002);
  const GatheredWave wave = gathered();
  ASSERT_TRUE(wave.dataset.ok());
  const GroupResponse& a = wave.response[0];
  EXPECT_EQ(a.drawn, 6u);
  EXPECT_EQ(a.answered, 3u);
  EXPECT_EQ(a.complete, 2u);
  EXPECT_DOUBLE_EQ(a.persons, 50.0);
  EXPECT_DOUBLE_EQ(a.silent, 30.0);
  EXPECT_DOUBLE_EQ(wave.response[1].silent, 2.0);
  EXPECT_EQ(wave.asked.cells.size(), 3u);
}

TEST_F(GatheredPeople, BeganOnTheDayOfTheirFirstPageRowByRow) {
  draw("1", "a", "s", 1.0), draw("3", "a", "s", 1.0);
  sends("3", std::int64_t{8}, 16005, false), sends("3", std::int64_t{8}, 16009);
  sends("1", std::int64_t{7}, 16007);
  const GatheredWave wave = gathered();
  ASSERT_EQ(wave.asked.began.size(), 2u);
  EXPECT_EQ(wave.asked.began[0], Day(std::chrono::days(16007)));
  EXPECT_EQ(wave.asked.began[1], Day(std::chrono::days(16005)));
  ASSERT_EQ(wave.asked.languages.size(), 2u);
  EXPECT_EQ(wave.asked.languages[0].language, "en");
}

TEST_F(GatheredPeople, OfAFileAreNotAsked) {
  study_.plans.back().import.emplace();
  draw("1", "a", "s", 3.0);
  sends("1", std::int64_t{7}, 16000);
  const GatheredWave wave = gathered();
  EXPECT_TRUE(wave.asked.cells.empty());
  EXPECT_EQ(wave.response[0].drawn, 0u);
  EXPECT_DOUBLE_EQ(wave.response[0].persons, 0.0);
  EXPECT_EQ(wave.response[0].answered, 1u);
}

}  // namespace
}  // namespace peil::app
