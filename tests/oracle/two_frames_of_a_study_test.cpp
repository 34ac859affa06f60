// A wave of a study whose two customer groups overlap, held against the figures that R's survey
// gives for two frames with a half in each (reference case R16, theta 0.5).
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "peil/app/import_wave.h"
#include "peil/app/testing/outside.h"
#include "peil/app/wave_results.h"
#include "peil/base/text.h"
#include "peil/estimate/domains/by_domain.h"
#include "peil/estimate/student.h"
#include "peil/exchange/import_key.h"
#include "peil/study/testing/study_builder.h"
#include "reference.h"

namespace peil::oracle {
namespace {

constexpr std::uint64_t landline = 1, mobile = 2;

// Both samples, one below the other.
struct Frames {
  Design design;
  Lists lists;
  NumberColumn feed, clo, much;
  Grouping leisure{"leisure", {"22 and over", "under 22"}, {}};

  explicit Frames(const std::string& folder) {
    add(Table(folder + "/data/frame_landline.csv"), landline);
    add(Table(folder + "/data/frame_mobile.csv"), mobile);
    design.lists = lists;
  }

  void add(const Table& table, std::uint64_t frame) {
    const auto column = [&](const std::string& name) { return table.numbers(name).value; };
    const auto in_a = column("in_a"), in_b = column("in_b"), people = column("N_h");
    const auto chance = column(frame == landline ? "prob_a" : "prob_b");
    const auto feed_of = column("feed"), clo_of = column("clo"), lei = column("lei");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string name = frame == landline ? "A" + table.column("stratum")[row] : "B";
      if (design.strata.empty() || design.strata.back().name != name)
        design.strata.push_back({name, people[row]});
      design.stratum.emplace_back(static_cast<std::uint32_t>(design.strata.size() - 1));
      design.weight.emplace_back(1.0 / chance[row]);
      lists.drawn_from.push_back(frame);
      lists.on.push_back((in_a[row] > 0.0 ? landline : 0) | (in_b[row] > 0.0 ? mobile : 0));
      for (const auto& [to, value] : {std::pair{&feed, feed_of[row]},
                                      {&clo, clo_of[row]},
                                      {&much, feed_of[row] >= 260.0 ? 1.0 : 0.0}}) {
        to->value.push_back(value);
        to->reason.push_back(Absent::No);
      }
      leisure.level.push_back(lei[row] >= 22.0 ? 0 : 1);
    }
  }
};

class TwoFramesOfAStudy : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::optional<std::string> folder = reference_folder();
    if (!folder) GTEST_SKIP() << "No reference cases: set PEIL_REFERENCE to their folder.";
    frames_.emplace(*folder);
    const Table table(*folder + "/cases/R16_two_frames/expected.csv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.column("analysis")[row] == "theta_0.5")
        expected_[key_of(table, row)] = std::stod(table.column("value")[row]);
    }
  }

  void near(const std::string& variable, const std::string& level, const std::string& quantity,
            double value) {
    const Key key{"theta_0.5", variable, level.empty() ? "" : "leisure", level, quantity};
    const auto found = expected_.find(key);
    ASSERT_NE(found, expected_.end()) << text(key);
    EXPECT_NEAR(value, found->second, 1e-8 * std::abs(found->second)) << text(key);
    ++held_;
  }

  void hold(const std::string& variable, const std::string& level, const Estimate& found) {
    near(variable, level, "estimate", found.value);
    near(variable, level, "se", *found.standard_error);
    near(variable, level, "df", found.degrees_of_freedom);
    const Interval ends = *estimate::interval(found, 0.95);
    near(variable, level, "ci_low", ends.low);
    near(variable, level, "ci_high", ends.high);
  }

  std::optional<Frames> frames_;
  std::map<Key, double> expected_;
  std::size_t held_ = 0;
};

TEST_F(TwoFramesOfAStudy, MeansTotalsAndSharesAreThoseOfTheReference) {
  const Grouping everybody = estimate::whole_sample(frames_->design.rows());
  const weighting::Weighted weighted{frames_->design.weight, frames_->design.weight, {}, {}, {}};
  estimate::ByDomain by(frames_->design, weighted, {&everybody, &frames_->leisure}, {},
                        {estimate::LonelyPsu::Fail, estimate::Degrees::OfDesign});
  for (const auto& [name, column] : {std::pair{std::string("feed"), &frames_->feed},
                                     {std::string("clo"), &frames_->clo},
                                     {std::string("much"), &frames_->much}}) {
    const auto found = by.of(*column);
    by.each(found, [&](const auto&, const std::string& level, const auto& e) {
      ASSERT_TRUE(e);
      hold("mean(" + name + ")", level, e->mean);
      near("mean(" + name + ")", level, "n", static_cast<double>(e->mean.answers));
      hold("total(" + name + ")", level, e->total);
    });
  }
  EXPECT_EQ(held_, expected_.size() - 1);  // all but survey's own degrees of freedom
}

// Through the doors that any wave goes through; feed in hundredths, since answers are whole.
TEST_F(TwoFramesOfAStudy, AWaveThatNamesTheOtherGroupCountsEverybodyOnce) {
  using namespace study::testing;
  Study study = StudyBuilder("phones", "en")
                    .reporting_group("everybody")
                    .customer_group("landline")
                    .customer_group("mobile")
                    .waves({"2011"})
                    .overall("feed")
                    .questions({integer("feed", "one")})
                    .value();
  Plan plan;
  plan.wave = "2011";
  plan.import = ImportPlan{};
  plan.import->stratum = "stratum", plan.import->weight = "weight";
  plan.import->group = plan.group = "group";
  plan.import->also_in = plan.also_in = "other";
  study.plans.push_back(plan);
  std::string file = "stratum,group,other,weight,feed\n";
  const auto name = [](std::uint64_t list) { return list == landline ? "landline" : "mobile"; };
  for (std::size_t row = 0; row < frames_->design.rows(); ++row) {
    const std::uint64_t own = frames_->lists.drawn_from[row], on = frames_->lists.on[row];
    file += frames_->design.strata[frames_->design.stratum[row].index()].name + "," + name(own) +
            "," + (on == own ? "" : name(on & ~own)) + "," +
            exact_text(frames_->design.weight[row].persons()) + "," +
            std::to_string(std::lround(100.0 * frames_->feed.value[row])) + "\n";
  }
  app::testing::MemoryFiles files;
  files.at["import.key"] = exchange::ImportKey(std::string(32, 'k')).text();
  files.at["phones.csv"] = file;
  peil::testing::MemoryResponseStore store;
  const auto taken = app::import_wave(study, {"2011", "phones.csv", "import.key"}, files, store);
  for (const Problem& p : taken.ok() ? Problems{} : taken.problems())
    ADD_FAILURE() << p.where << ':' << p.line << ' ' << p.message;
  const WaveResults results = app::wave_results(study, store, "2011", "test", {}).value();
  const auto mean = [&](const std::string& domain) {
    return results.estimates.at({"2011", domain, "feed", "mean"});
  };
  near("mean(feed)", "", "estimate", mean("all").value / 100.0);
  near("mean(feed)", "", "estimate", mean("everybody").value / 100.0);
  // Alone, a group is a sample of its own frame.
  double sum = 0.0, weight = 0.0;
  for (std::size_t row = 0; row < frames_->design.rows(); ++row) {
    if (frames_->lists.drawn_from[row] != mobile) continue;
    const double w = frames_->design.weight[row].persons();
    sum += w * frames_->feed.value[row], weight += w;
  }
  EXPECT_NEAR(mean("mobile").value, 100.0 * sum / weight, 1e-9);
}

}  // namespace
}  // namespace peil::oracle
