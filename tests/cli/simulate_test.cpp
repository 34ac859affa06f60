// Transcripts of `peil simulate`.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "peil/simulation/level.h"
#include "peil/simulation/recipe.h"
#include "peil/study/read.h"
#include "small_study.h"

namespace peil::cli {
namespace {

using testing::Desk;
using testing::slurp;
using testing::spill;

struct Simulated : Desk {
  Simulated() {
    // Enough people to look at.
    std::string plan = slurp(dir / "small/plans/2013.toml");
    plan.replace(plan.find("granted\" = 2"), 12, "granted\" = 90");
    plan.replace(plan.find("refused\" = 1"), 12, "refused\" = 30");
    plan.replace(plan.find("none\" = 2"), 9, "none\" = 60");
    spill(dir / "small/plans/2013.toml", plan);
  }
};

const std::string line = "simulate DIR/small --out DIR/out --data DIR/data";

TEST(SimulateCommand, MakesAWaveThatCanBeReadBackAndSaysThatItIsFictional) {
  Simulated desk;
  const std::string said = desk.run(line);
  EXPECT_TRUE(said.starts_with("Wave 2013: 180 people drawn, ")) << said;
  EXPECT_TRUE(said.ends_with("exit 0\n")) << said;
  const auto truth = nlohmann::json::parse(slurp(desk.dir / "out/truth.json"));
  EXPECT_EQ(truth.at("fictional"), true);
  const auto& all = truth.at("waves").at("2013").at("reporting_groups").at("everybody");
  EXPECT_EQ(all.at("people"), 400);
  // 0.7 x 7.5 + 0.3 x 6.5 = 7.2; standard error 1.6/sqrt(400) = 0.08; four of them.
  EXPECT_NEAR(all.at("mean").get<double>(), 7.2, 0.32);
  for (const char* csv : {"frame", "sample", "codes"}) {
    const std::string text = slurp(desk.dir / "out" / (std::string(csv) + "-2013.csv"));
    std::istringstream rows(text);
    std::string row;
    std::getline(rows, row);
    // behind it, in the file of codes, stands the contact number of everybody
    const bool codes = row.ends_with(",number");
    EXPECT_TRUE(row.ends_with(codes ? ",fictional,number" : ",fictional")) << csv;
    while (std::getline(rows, row)) {
      if (codes) row.resize(row.rfind(','));
      ASSERT_TRUE(row.ends_with(",yes")) << csv;
    }
  }
  EXPECT_EQ(desk.mode("out/codes-2013.csv"), 0600u);

  const Stores stores = store::open((desk.dir / "data").string());
  EXPECT_TRUE(stores.responses->fictional());
  EXPECT_EQ(stores.responses->waves(), std::vector<std::string>{"2013"});
  std::size_t answered = 0, complete = 0;
  double sum = 0.0, weights = 0.0;
  stores.responses->each_response(
      "2013", [&](const Respondent& who, std::span<const PageEvent> events) {
        ++answered;
        complete += events.back().last;
        sum += who.base_weight *
               static_cast<double>(std::get<std::int64_t>(events[0].answers.at("overall")));
        weights += who.base_weight;
      });
  EXPECT_NE(said.find(", " + std::to_string(answered) + " answered, " + std::to_string(complete) +
                      " to the end."),
            std::string::npos);
  EXPECT_NEAR(static_cast<double>(answered), 162, 20);
  // Response does not depend on anything here: the weighted mean of 160 answers lies near the
  // truth; four standard errors of 0.13.
  EXPECT_NEAR(sum / weights, all.at("mean").get<double>(), 0.52);
}

TEST(SimulateCommand, MakesTheSameBytesAgain) {
  Simulated one, two;
  ASSERT_TRUE(one.run(line).ends_with("exit 0\n"));
  ASSERT_TRUE(two.run(line).ends_with("exit 0\n"));
  int files = 0;
  for (const auto& entry : testing::fs::directory_iterator(one.dir / "out")) {
    ++files;
    EXPECT_EQ(slurp(entry.path()), slurp(two.dir / "out" / entry.path().filename()))
        << entry.path().filename();
  }
  EXPECT_EQ(files, 5);
  const auto answers = [](const Desk& desk) {
    std::string all;
    const Stores stores = store::open((desk.dir / "data").string());
    stores.responses->each_response(
        "2013", [&](const Respondent& who, std::span<const PageEvent> events) {
          for (const PageEvent& e : events)
            all += who.id + e.page + e.post + day_text(e.day) + answers_json(e.answers) + "\n";
        });
    return all;
  };
  EXPECT_EQ(answers(one), answers(two));
  EXPECT_GT(answers(one).size(), 1000u);
}

TEST(SimulateCommand, MakesOthersWithAnotherSeed) {
  Simulated one, two;
  one.run(line);
  two.run(line + " --seed other");
  EXPECT_NE(slurp(one.dir / "out/frame-2013.csv"), slurp(two.dir / "out/frame-2013.csv"));
}

TEST(SimulateCommand, DoesNotMixWithRealPeople) {
  Desk desk;
  desk.run("data init DIR/small --key DIR/people.key --data DIR/data");
  desk.run("sample draw DIR/small --wave 2013 --frame DIR/frame.csv --out DIR/sample.csv");
  ASSERT_TRUE(desk.run("sample load DIR/small --wave 2013 --sample DIR/sample.csv --codes "
                       "DIR/codes.csv --data DIR/data")
                  .ends_with("exit 0\n"));
  EXPECT_TRUE(desk.run(line).ends_with("exit 1\n"));
  const Stores stores = store::open((desk.dir / "data").string());
  EXPECT_FALSE(stores.responses->fictional());
}

TEST(SimulateCommand, SaysWhatItNeeds) {
  Desk desk;
  EXPECT_EQ(desk.run(line + " --frame many"),
            "peil: --frame is a whole number from 1 to 50000000.\nexit 2\n");
  EXPECT_TRUE(desk.run(line + " --waves 2011").ends_with("exit 1\n"));
  testing::fs::remove(desk.dir / "small/simulation.toml");
  EXPECT_EQ(desk.run(line),
            "simulation.toml: The study has no simulation.toml.\n"
            "    Write one: docs/formats/simulation.md tells how.\nexit 1\n");
}

// The example's recipe against the printed marks: the arithmetic by hand.
TEST(ExampleInd, HasATruthOfTheMarksThatWerePrinted) {
  files::Disk disk;
  const auto texts = disk.study_folder(PEIL_SOURCE_DIR "/examples/ind");
  const auto study = study::read(texts);
  ASSERT_TRUE(study.ok());
  const auto recipe = simulation::read_recipe(texts.at("simulation.toml"), study.value(), {});
  ASSERT_TRUE(recipe.ok()) << recipe.problems().front().message;
  const std::map<std::string, std::map<std::string, double>> truth{
      {"2009", {{"vr", 7.30}, {"boak", 7.00}}},
      {"2011", {{"vr", 7.40}, {"boak", 7.16}}},
      {"2013", {{"vr", 7.70}, {"boak", 7.24}}}};
  EXPECT_EQ(recipe.value().waves, (std::vector<std::string>{"2009", "2011", "2013"}));
  for (const auto& [wave, groups] : truth) {
    std::map<std::string, double> sum, share;
    for (const auto& [name, group] : recipe.value().groups) {
      const std::string& reporting = study.value().customer_group(name)->reporting_group;
      sum[reporting] += group.share * group.mean.at(wave);
      share[reporting] += group.share;
    }
    for (const auto& [name, mean] : groups) EXPECT_NEAR(sum[name] / share[name], mean, 1e-9);
  }
}

}  // namespace
}  // namespace peil::cli
