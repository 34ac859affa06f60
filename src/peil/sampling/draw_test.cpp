#include "peil/sampling/draw.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/base/chance.h"
#include "peil/sampling/sample_file.h"
#include "peil/sampling/testing.h"

namespace peil::sampling {
namespace {

using testing::drawn;
using testing::frame;
using testing::replaced;
using testing::small_plan;

std::vector<std::string> keys(const Sample& sample) {
  std::vector<std::string> all;
  for (const SampledUnit& unit : sample.units) all.push_back(unit.key);
  return all;
}

// The numbers come from `openssl dgst -sha256 -hmac ind-2013` and python3's hmac.
TEST(PermanentRandomNumber, IsWhatAnyHmacToolMakesOfSeedAndKey) {
  EXPECT_EQ(permanent_random_number("ind-2013", "2013-000001"), 0.18894604793713776);
  EXPECT_EQ(permanent_random_number("ind-2013", "2013-000002"), 0.05849560309253632);
  EXPECT_EQ(permanent_random_number("", "x"), 0.2997525952763609);
  EXPECT_EQ(permanent_random_number("ü", "Zaak ß"), 0.7753772389725538);
}

TEST(Draw, TakesTheSmallestNumbersOfEveryStratum) {
  // By python3's hmac: c2 .5236, c1 .6264, c3 .8458; c6 .6237, c7 .9264; f1 .1516, f2 .2598.
  const Result<Sample> sample = drawn(frame());
  ASSERT_TRUE(sample.ok());
  EXPECT_EQ(keys(sample.value()), (std::vector<std::string>{"f1", "f2", "c2", "c1", "c6"}));
  EXPECT_EQ(sample.value().units[3].permanent_random_number, 0.6263702232115882);
  EXPECT_EQ(sample.value().units[0].base_weight, 1.0);
  EXPECT_EQ(sample.value().units[2].base_weight, 1.5);
  EXPECT_EQ(sample.value().units[4].base_weight, 2.0);
  EXPECT_EQ(sample.value().units[4].stratum, "people/refused");
  EXPECT_EQ(sample.value().units[4].language, "ar");
  EXPECT_EQ(sample.value().units[4].contact.at("email"), "fa@example.invalid");
  EXPECT_EQ(sample.value().units[4].design,
            (std::map<std::string, std::string>{{"outcome", "refused"}}));
}

TEST(Draw, RecordsWhatAnAuditorNeeds) {
  const Sample sample = drawn(frame()).value();
  const DrawRecord& r = sample.record;
  EXPECT_EQ(r.study, "small");
  EXPECT_EQ(r.seed, "ind-2013");
  EXPECT_EQ(r.frame_rows, 9u);
  EXPECT_EQ(r.frame_sha256, sha256(frame()));
  // printf 'c1\nc2\nc6\nf1\nf2\n' | sha256sum
  EXPECT_EQ(r.sample_sha256, "be19ae4d30c39d72d4eaee3b2351030f45c103d8d7d2d0f9bb644af2fee0c00a");
  // c4 fits both rules: the first one counts.
  EXPECT_EQ(r.excluded, (std::map<std::string, std::size_t>{{"no address", 1}, {"opted out", 1}}));
  ASSERT_EQ(r.strata.size(), 3u);
  EXPECT_EQ(r.strata[1].name, "people/granted");
  EXPECT_EQ(r.strata[1].frame, 3u);
  EXPECT_EQ(r.strata[1].sample, 2u);
  EXPECT_EQ(r.margins.at("group"),
            (std::map<std::string, std::size_t>{{"people", 5}, {"firms", 2}}));
  EXPECT_EQ(r.margins.at("outcome"),
            (std::map<std::string, std::size_t>{{"granted", 3}, {"refused", 2}, {"none", 2}}));
  EXPECT_FALSE(r.fictional);
}

TEST(Draw, IsTheSameWhateverTheOrderOfTheRowsAndTheFormOfTheFile) {
  const std::vector<std::string> expected = keys(drawn(frame()).value());
  std::vector<std::string> lines = testing::rows;
  Chance chance("seed", "shuffle");
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[chance.below(i)]);
    EXPECT_EQ(keys(drawn(frame(lines), small_plan(), 1 + chance.below(50)).value()), expected);
  }
  const std::string plain = replaced(frame(), "\"Cas, \"\"de\"\" C\"", "Cas");
  EXPECT_EQ(keys(drawn(replaced(plain, "\n", "\r\n")).value()), expected);
  EXPECT_EQ(keys(drawn(replaced(plain, ",", ";")).value()), expected);
  EXPECT_EQ(keys(drawn("\xEF\xBB\xBF" + replaced(plain, "\n", "\n\n")).value()), expected);
}

TEST(Draw, OfAFictionalFrameIsFictional) {
  std::string text = replaced(testing::header, "\n", ",fictional\n");
  for (const std::string& line : testing::rows) text += replaced(line, "\n", ",yes\n");
  const Result<Sample> sample = drawn(text);
  ASSERT_TRUE(sample.ok());
  EXPECT_TRUE(sample.value().record.fictional);
  EXPECT_TRUE(
      sample_csv(sample.value(), small_plan())
          .starts_with(
              "key,stratum,group,language,permanent_random_number,base_weight,design.outcome,"
              "contact.name,"
              "contact.email,fictional\nf1,firms/none,firms,nl,0.15163312235331283,1,none,Firma 1,"
              "f1@example.invalid,yes\n"));
}

TEST(Draw, WithoutALanguageColumnInvitesInTheSourceLanguage) {
  Plan plan = small_plan();
  plan.language.clear();
  const Sample sample = drawn(frame(), plan).value();
  for (const SampledUnit& unit : sample.units) EXPECT_EQ(unit.language, "nl");
}

TEST(Draw, PlanDigestFollowsOnlyWhatDecidesAboutTheDraw) {
  Plan other = small_plan();
  other.fpc = false;
  other.margins.push_back({"m", "group", true, {}});
  EXPECT_EQ(plan_digest(other), plan_digest(small_plan()));
  other.sizes["people/granted"] = 3;
  EXPECT_NE(plan_digest(other), plan_digest(small_plan()));
}

// By python3: hashlib.sha256 of json.dumps with sorted keys and without blanks. A plan that was
// signed off before there were bounds keeps its digest.
TEST(Draw, PlanDigestHoldsTheRuleOfTheAllocation) {
  Plan plan = small_plan();
  plan.sizes.clear();
  plan.allocation = Allocation::Proportional;
  plan.total = 5;
  EXPECT_EQ(plan_digest(plan), "8489980f5e872825cfa5ec7f87909da36d831c85ae8cfbce5c7b9b96bcfbb548");
  plan.allocation = Allocation::Neyman;
  plan.least = 1;
  plan.most = 3;
  plan.sd = {{"people/granted", 2.0}, {"firms/none", 1.5}};
  EXPECT_EQ(plan_digest(plan), "16231ec2be82cdf9949aa4acbadfc32ea59a7b767d1ba44652783ded8e2c79f5");
}

// Three strata of 3, 2 and 2 units; by hand: 6 in equal parts is 2 each.
TEST(Draw, DrawsByTheRuleOfTheAllocation) {
  Plan plan = small_plan();
  plan.sizes.clear();
  plan.allocation = Allocation::Equal;
  plan.total = 6;
  const Sample sample = drawn(frame(), plan).value();
  EXPECT_EQ(keys(sample), (std::vector<std::string>{"f1", "f2", "c2", "c1", "c6", "c7"}));
  plan.most = 1;
  plan.least = 1;
  plan.total = 3;
  EXPECT_EQ(keys(drawn(frame(), plan).value()), (std::vector<std::string>{"f1", "c2", "c6"}));
}

// A random frame and plan: what must hold in every draw.
TEST(Draw, KeepsItsPromisesOnRandomFrames) {
  Chance chance("promises", "frames");
  for (int round = 0; round < 100; ++round) {
    std::vector<std::string> lines;
    std::map<std::string, std::size_t> units;
    std::set<std::string> left_out;
    const std::size_t rows = 20 + chance.below(200);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::string key = "k" + std::to_string(i);
      const std::string outcome = "o" + std::to_string(chance.below(4));
      const bool no_address = chance.below(5) == 0;
      lines.push_back(key + ",people," + outcome + ",nl,N,e," + (no_address ? "no" : "yes") +
                      ",no\n");
      if (no_address) left_out.insert(key);
      if (!no_address) ++units["people/" + outcome];
    }
    Plan plan = small_plan();
    plan.sizes.clear();
    for (const auto& [name, n] : units) plan.sizes[name] = 1 + chance.below(n);
    const Sample sample = drawn(frame(lines), plan, 4096).value();
    std::map<std::string, std::size_t> got;
    std::map<std::string, double> weight;
    for (const SampledUnit& unit : sample.units) {
      EXPECT_FALSE(left_out.contains(unit.key));
      ++got[unit.stratum];
      weight[unit.stratum] += unit.base_weight;
    }
    EXPECT_EQ(got, plan.sizes);
    // Sums of at most 220 weights: rounding stays far below 1e-9.
    for (const auto& [name, n] : units) EXPECT_NEAR(weight[name], static_cast<double>(n), 1e-9);
    EXPECT_EQ(sample.record.excluded.at("no address"), left_out.size());

    // A larger size only adds units.
    Plan larger = plan;
    for (auto& [name, n] : larger.sizes) n += chance.below(units[name] - n + 1);
    const std::vector<std::string> more = keys(drawn(frame(lines), larger, 4096).value());
    const std::set<std::string> all(more.begin(), more.end());
    for (const std::string& key : keys(sample)) EXPECT_TRUE(all.contains(key));
  }
}

TEST(Draw, ReachesEveryUnitAlikeOverSeeds) {
  std::map<std::string, int> times;
  constexpr int seeds = 1500;
  for (int seed = 0; seed < seeds; ++seed) {
    Plan plan = small_plan();
    plan.seed = "s" + std::to_string(seed);
    for (const std::string& key : keys(drawn(frame(), plan, 4096).value())) ++times[key];
  }
  // n/N = 2/3: standard deviation sqrt(1500 * 2/9) = 18; five of them.
  for (const char* key : {"c1", "c2", "c3"}) EXPECT_NEAR(times[key], 1000, 92) << key;
  for (const char* key : {"c6", "c7"}) EXPECT_NEAR(times[key], 750, 97) << key;
  EXPECT_EQ(times["f1"], seeds);
}

// The plan says "ja" and the frame "yes": whoever had opted out was drawn.
TEST(Draw, RefusesARuleThatNobodyFitsThoughItsColumnTellsPeopleApart) {
  const std::string text = frame();
  ASSERT_NE(text.find(",yes\n"), std::string::npos);
  Plan plan = small_plan();
  plan.exclusions.back().values = {"ja"};
  const auto refused = drawn(text, plan);
  ASSERT_FALSE(refused.ok());
  ASSERT_EQ(refused.problems().size(), 1u);
  const Problem& problem = refused.problems().front();
  EXPECT_EQ(problem.code, "frame.exclude-never");
  EXPECT_TRUE(
      problem.message.starts_with("The plan leaves out 'ja' of 'opted_out', and no unit has "
                                  "that; the column holds 'no' ("))
      << problem.message;
  plan.exclusions.back().may_be_absent = true;
  EXPECT_TRUE(drawn(text, plan).ok());
  // A column that tells nobody apart has nobody to leave out.
  plan.exclusions.back().may_be_absent = false;
  EXPECT_TRUE(drawn(replaced(replaced(text, ",yes\n", ",no\n"), ",y\n", ",no\n"), plan).ok());
}

}  // namespace
}  // namespace peil::sampling
