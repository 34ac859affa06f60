// Transcripts of `peil simulate --repeat`.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "small_study.h"

namespace peil::cli {
namespace {

using testing::Desk;
using testing::slurp;
using testing::spill;

// Enough people for figures that may be published, and a margin to rake to.
struct Repeated : Desk {
  Repeated() {
    std::string plan = slurp(dir / "small/plans/2013.toml");
    plan.replace(plan.find("granted\" = 2"), 12, "granted\" = 90");
    plan.replace(plan.find("refused\" = 1"), 12, "refused\" = 40");
    plan.replace(plan.find("none\" = 2"), 9, "none\" = 60");
    plan += "[[margin]]\nname = \"group\"\ncolumn = \"group\"\nfrom = \"frame\"\n";
    spill(dir / "small/plans/2013.toml", plan);
  }
};

const std::string line = "simulate DIR/small --frame 1000 --repeat 60";

TEST(SimulateRepeat, SaysWhatWasRepeatedAndThatItIsFictional) {
  Repeated desk;
  const std::string said = desk.run(line);
  EXPECT_TRUE(said.starts_with(
      "Fictional: study small, seed test, 60 repeats; a number behind ± is its Monte Carlo error.\n"
      "Whether somebody answers depends on customer group, and not on the mark itself.\n"
      "\nWave 2013: "))
      << said;
  EXPECT_NE(said.find(" people can be drawn, 190 are, "), std::string::npos) << said;
  EXPECT_NE(said.find("\nall/overall/mean"), std::string::npos) << said;
  EXPECT_NE(said.find("95 % holds  false change\n"), std::string::npos) << said;
  EXPECT_TRUE(
      said.ends_with("\nNothing stands out: no bias that matters, intervals and tests "
                     "hold.\nexit 0\n"))
      << said;
  EXPECT_FALSE(testing::fs::exists(desk.dir / "small/data"));
  EXPECT_FALSE(testing::fs::exists(desk.dir / "data"));
}

TEST(SimulateRepeat, IsTheSameToTheLastDigitForAnyNumberOfThreads) {
  Repeated desk;
  const std::string one = desk.run(line + " --threads 1 --out DIR/one.csv");
  ASSERT_TRUE(one.ends_with("exit 0\n")) << one;
  for (const std::string threads : {"2", "5"}) {
    EXPECT_EQ(desk.run(line + " --threads " + threads + " --out DIR/many.csv"), one);
    EXPECT_EQ(slurp(desk.dir / "many.csv"), slurp(desk.dir / "one.csv"));
  }
  desk.run(line + " --seed other --out DIR/other.csv");
  EXPECT_NE(slurp(desk.dir / "other.csv"), slurp(desk.dir / "one.csv"));
}

TEST(SimulateRepeat, GivesTheSameNumbersAsCsvAndJson) {
  Repeated desk;
  std::string said = desk.run(line + " --json --out DIR/numbers.csv");
  said.erase(said.rfind("exit 0"));
  const auto json = nlohmann::json::parse(said);
  EXPECT_EQ(json.at("fictional"), true);
  EXPECT_EQ(json.at("repeats"), 60);
  std::istringstream csv(slurp(desk.dir / "numbers.csv"));
  std::string row;
  std::getline(csv, row);
  EXPECT_EQ(row, "fictional,before,wave,domain,measure,statistic,quantity,value");
  std::map<std::string, double> value;
  for (const auto& number : json.at("numbers")) {
    ASSERT_TRUE(std::getline(csv, row));
    std::string figure = number.at("figure");
    value[figure + " " + number.at("quantity").get<std::string>()] = number.at("value");
    std::ranges::replace(figure, '/', ',');
    const std::string begin =
        "yes,," + figure + "," + number.at("quantity").get<std::string>() + ",";
    ASSERT_TRUE(row.starts_with(begin)) << row << " " << begin;
    EXPECT_EQ(std::stod(row.substr(begin.size())), number.at("value").get<double>());
  }
  EXPECT_FALSE(std::getline(csv, row));
  // By definition: mean square gap = bias squared + variance (with n, not n - 1).
  const std::string mark = "2013/all/overall/mean ";
  EXPECT_NEAR(
      std::pow(value.at(mark + "rmse"), 2),
      std::pow(value.at(mark + "bias"), 2) + std::pow(value.at(mark + "spread"), 2) * 59.0 / 60.0,
      1e-12);
  EXPECT_NEAR(value.at(mark + "coverage") + value.at(mark + "interval_above") +
                  value.at(mark + "interval_below"),
              1.0, 1e-12);
}

TEST(SimulateRepeat, TellsTheBiasThatWeightingCannotRemoveInWords) {
  Repeated desk;
  const std::string said = desk.run(line + " --odds-per-mark 2");
  EXPECT_NE(
      said.find("depends on customer group,\nand on the mark itself: the odds of answering are "
                "multiplied by 2 for every mark above the mean of the\ngroup."),
      std::string::npos)
      << said;
  const auto words = said.find("\nWhat stands out\n");
  ASSERT_NE(words, std::string::npos) << said;
  const auto mark = said.find("2013/all/overall/mean: 0.", words);
  ASSERT_NE(mark, std::string::npos) << said;
  const std::string sentence = said.substr(mark, said.find('\n', mark) - mark);
  EXPECT_NE(sentence.find(" too high on average, "), std::string::npos) << sentence;
  EXPECT_NE(sentence.find(" of the intervals hold the truth."), std::string::npos) << sentence;
  EXPECT_NE(said.find("so that weighting cannot remove the bias", mark), std::string::npos) << said;
}

TEST(SimulateRepeat, TakesTheMechanismFromTheRecipeToo) {
  Repeated by_line, by_recipe;
  std::string recipe = slurp(by_recipe.dir / "small/simulation.toml");
  spill(by_recipe.dir / "small/simulation.toml", recipe + "[response]\nodds_per_mark = 1.5\n");
  EXPECT_EQ(by_recipe.run(line), by_line.run(line + " --odds-per-mark 1.5"));
  spill(by_recipe.dir / "small/simulation.toml", recipe + "[response]\nodds_per_mark = 0\n");
  EXPECT_TRUE(by_recipe.run(line).ends_with("exit 1\n"));
}

TEST(SimulateRepeat, SaysWhatItNeeds) {
  Repeated desk;
  EXPECT_EQ(desk.run("simulate DIR/small --repeat 1"),
            "peil: --repeat is a whole number from 2 to 1000000.\nexit 2\n");
  EXPECT_EQ(desk.run(line + " --threads none"),
            "peil: --threads is a whole number from 1 to 256.\nexit 2\n");
  EXPECT_EQ(desk.run(line + " --odds-per-mark 0"),
            "peil: --odds-per-mark is a number from 0.1 to 10.\nexit 2\n");
  EXPECT_EQ(desk.run(line + " --data DIR/data"),
            "peil: --repeat writes no data; leave --data out.\nexit 2\n");
  EXPECT_EQ(desk.run("simulate DIR/small --out DIR/out --threads 2"),
            "peil: --threads goes with --repeat.\nexit 2\n");
  EXPECT_EQ(desk.run("simulate DIR/small"),
            "--out is required\nSee peil simulate --help.\nexit 2\n");
  EXPECT_TRUE(desk.run(line + " --waves 2011").ends_with("exit 1\n"));
}

TEST(SimulateRepeat, NamesFiguresThatCouldNotBePublished) {
  Desk desk;  // two, one and two people are drawn; figures need ten answers
  const std::string said = desk.run(line);
  for (const char* figure : {"all/overall/mean", "firms/overall/low", "people/overall/high"})
    EXPECT_NE(said.find("2013/" + std::string(figure) +
                        ": could be published in fewer than two of "
                        "60 repeats.\n"),
              std::string::npos)
        << said;
}

TEST(SimulateRepeat, NamesWhatTheDrawRefuses) {
  Repeated desk;
  EXPECT_EQ(desk.run("simulate DIR/small --frame 100 --repeat 10").find("plans/2013.toml"), 0u);
  EXPECT_TRUE(desk.run("simulate DIR/small --frame 100 --repeat 10").ends_with("exit 1\n"));
}

}  // namespace
}  // namespace peil::cli
