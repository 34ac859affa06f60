// Transcripts of `peil analyse` at the edges of what data bring: an answer, or a refusal in words.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include "cli/program.h"
#include "peil/base/text.h"

namespace peil {
namespace {

namespace fs = std::filesystem;

struct Printed : Said {
  /// The value printed after "analysis,variable,domain,level,quantity,".
  std::optional<double> value(const std::string& key) const {
    const auto at = text.find("\n" + key + ",");
    if (at == std::string::npos) return {};
    const auto from = at + key.size() + 2;
    return decimal_number(text.substr(from, text.find('\n', from) - from));
  }
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t many_rows = 500'000;
#else
constexpr std::size_t many_rows = 10'000'000;
#endif

const std::string mean_of_y = R"({"id": "m", "statistic": "mean", "variables": ["y"]})";
const std::string by_g = R"({"id": "m", "statistic": "mean", "variables": ["y"], "by": ["g"]})";

class AnalyseAtTheEdge : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "peil-analyse-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  void TearDown() override { fs::remove_all(folder_); }

  // Runs the analyses on d.csv; no figure printed may be nan or inf.
  Printed say(const std::string& design, const std::string& analyses) {
    std::ofstream(folder_ / "plan.json")
        << R"({"data": {"d": {"file": "d.csv"}}, "designs": {"d": {)" << design
        << "}},\n \"analyses\": [" << analyses << "]}\n";
    const Printed said{peil("analyse " + (folder_ / "plan.json").string())};
    for (const char* never : {",nan\n", ",-nan\n", ",inf\n", ",-inf\n"})
      EXPECT_FALSE(said.has(never)) << said.text;
    return said;
  }
  Printed of(const std::string& csv, const std::string& design, const std::string& analyses) {
    std::ofstream(folder_ / "d.csv") << csv;
    return say(design, analyses);
  }

  fs::path folder_;
};

TEST_F(AnalyseAtTheEdge, SaysOfAnEmptyDomainThatNobodyAnswered) {
  const Printed said =
      of("y,g\n1,a\n2,a\n3,b\n", "",
         R"({"id": "m", "statistic": "mean", "variables": ["y"], "by": ["g"], "levels": ["a", "c"]},
                          {"id": "t", "statistic": "total", "variables": ["y"], "by": ["g"], "levels": ["c"]},
                          {"id": "e", "statistic": "estimates", "variables": ["y"], "by": ["g"], "levels": ["c"]},
                          {"id": "s", "statistic": "share", "variables": ["y"], "by": ["g"], "levels": ["c"],
                           "boxes": {"low": [1, 2]}})");
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.value("m,y,g,a,estimate"), 1.5);
  EXPECT_EQ(said.value("m,y,g,c,n"), 0.0) << said.text;
  EXPECT_EQ(said.value("t,y,g,c,n"), 0.0) << said.text;
  EXPECT_FALSE(said.value("m,y,g,c,estimate"));
  EXPECT_FALSE(said.value("e,mean(y),g,c,estimate"));
  EXPECT_FALSE(said.value("s,low,g,c,estimate"));
}

TEST_F(AnalyseAtTheEdge, GivesADomainOfOneNoInterval) {
  const Printed said = of("y,g\n1,a\n2,a\n7,b\n", "", by_g);
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.value("m,y,g,b,estimate"), 7.0);
  EXPECT_EQ(said.value("m,y,g,b,n"), 1.0);
  EXPECT_EQ(said.value("m,y,g,b,df"), 0.0);
  EXPECT_FALSE(said.value("m,y,g,b,ci_low")) << said.text;
}

TEST_F(AnalyseAtTheEdge, RefusesASampleOfOneInWords) {
  const Printed said = of("y\n7\n", "", mean_of_y);
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.value("m,y,,,refused"), 1.0);
  EXPECT_TRUE(said.has("Only one PSU was sampled in stratum 'all'")) << said.text;
  EXPECT_FALSE(said.has("or average")) << said.text;  // there is nothing to average
}

TEST_F(AnalyseAtTheEdge, GivesAConstantItemNoErrorAndExplainsNothingByIt) {
  const Printed said =
      of("y,x,z\n4,1,2\n4,2,1\n4,3,3\n4,5,4\n", "",
         mean_of_y + R"(, {"id": "d", "statistic": "mean", "variables": ["y"], "deff": true},
      {"id": "r", "statistic": "regression", "outcome": "x", "predictors": ["y", "z"]},
      {"id": "o", "statistic": "regression", "outcome": "y", "predictors": ["x"]},
      {"id": "c", "statistic": "correlation", "variables": ["y", "z"], "with": "x"},
      {"id": "l", "statistic": "drivers", "outcome": "x", "drivers": ["y", "z"]},
      {"id": "a", "statistic": "alpha", "items": ["y", "x", "z"]})");
  EXPECT_EQ(said.status, 0) << said.text;
  EXPECT_EQ(said.value("m,y,,,estimate"), 4.0);
  EXPECT_EQ(said.value("m,y,,,se"), 0.0);
  EXPECT_FALSE(said.value("m,y,,,ci_low")) << "an interval of one point says too much";
  EXPECT_EQ(said.value("m,y,,,no_spread"), 1.0);
  EXPECT_FALSE(said.value("d,y,,,deff"));
  EXPECT_EQ(said.value("r,,,,refused"), 1.0) << said.text;
  EXPECT_EQ(said.value("o,,,,refused"), 1.0) << said.text;
  EXPECT_TRUE(said.has("Every complete row has the same value in 'y'")) << said.text;
}

TEST_F(AnalyseAtTheEdge, SaysOfAnItemThatNobodyAnsweredThatNobodyDid) {
  const Printed said =
      of("y,x,g\n,1,a\n,2,a\n,4,b\n", "",
         mean_of_y + R"(, {"id": "t", "statistic": "total", "variables": ["y"], "by": ["g"]},
      {"id": "r", "statistic": "regression", "outcome": "y", "predictors": ["x"]},
      {"id": "p", "statistic": "pairwise", "variables": ["y"], "by": ["g"]},
      {"id": "q", "statistic": "chi_square", "rows": "y", "columns": "g"})");
  EXPECT_EQ(said.status, 0) << said.text;
  EXPECT_EQ(said.value("m,y,,,n"), 0.0) << said.text;
  EXPECT_EQ(said.value("t,y,g,a,n"), 0.0) << said.text;
  EXPECT_EQ(said.value("r,,,,refused"), 1.0) << said.text;
  EXPECT_EQ(said.value("p,y,g,a-b,refused"), 1.0) << said.text;
  EXPECT_FALSE(said.value("m,y,,,estimate"));
}

// Weight 0: in the sample, outside every domain. By hand: 2 and 4, weights 1 and 3.
TEST_F(AnalyseAtTheEdge, CountsAWeightOfZeroAsAPsuWithoutAnAnswer) {
  const Printed said = of("y,w\n2,1\n4,3\n900,0\n", R"("weight": "w")", mean_of_y);
  EXPECT_EQ(said.value("m,y,,,estimate"), 3.5);
  EXPECT_EQ(said.value("m,y,,,n"), 2.0);
  // z = -1.5/4, 3*0.5/4 and 0 of three units: 3/2 times their squares.
  EXPECT_NEAR(said.value("m,y,,,se").value_or(-1.0), std::sqrt(1.5 * 2.0 * 0.375 * 0.375), 1e-14);
}

TEST_F(AnalyseAtTheEdge, SaysThatNobodyCountsWhereEveryWeightIsZero) {
  const Printed said = of("y,w\n2,0\n4,0\n", R"("weight": "w")",
                          mean_of_y + R"(, {"id": "t", "statistic": "total", "variables": ["y"]},
      {"id": "e", "statistic": "estimates", "variables": ["y"], "weights": true})");
  EXPECT_EQ(said.status, 0) << said.text;
  EXPECT_EQ(said.value("m,y,,,n"), 0.0) << said.text;
  EXPECT_FALSE(said.value("t,y,,,estimate"));
}

TEST_F(AnalyseAtTheEdge, RefusesWeightsThatCannotBe) {
  for (const auto& [weight, words] : std::map<std::string, std::string>{
           {"-1", "The weight of row 2 is -1."},
           {"", "The weight of row 2 is blank."},
           {"nan", "Column 'w' holds something that is no number."},
           {"inf", "Column 'w' holds something that is no number."},
           {"1e999", "Column 'w' holds something that is no number."}}) {
    const Printed said = of("y,w\n2,1\n4," + weight + "\n5,2\n", R"("weight": "w")", mean_of_y);
    EXPECT_EQ(said.status, 1) << said.text;
    EXPECT_EQ(said.value("m,,,,refused"), 1.0) << said.text;
    EXPECT_TRUE(said.has(words)) << said.text;
  }
  const Printed constant = of("y\n2\n4\n", R"("weight": -1)", mean_of_y);
  EXPECT_EQ(constant.status, 1);
  EXPECT_TRUE(constant.has("A weight for all rows lies above 0.")) << constant.text;
}

// Stratum b is whole: only a varies. By hand: 3/2 * 2/9 * (1 - 3/6) with z = (y - 2) 2 / 8.
TEST_F(AnalyseAtTheEdge, AddsNothingForAStratumTakenWhole) {
  const Printed said = of("h,y,N,w\na,1,6,2\na,2,6,2\na,3,6,2\nb,2,2,1\nb,2,2,1\n",
                          R"("strata": ["h"], "weight": "w",
                          "fpc": {"columns": ["N"], "meaning": "population"})",
                          mean_of_y);
  EXPECT_NEAR(said.value("m,y,,,se").value_or(-1.0), std::sqrt(0.5 * 1.5 * 2.0 * 0.0625), 1e-14);
  const Printed whole =
      of("h,y,f\na,1,1\na,5,1\nb,3,1\n",
         R"("strata": ["h"], "fpc": {"columns": ["f"], "meaning": "fraction"})", mean_of_y);
  EXPECT_EQ(whole.value("m,y,,,se"), 0.0) << whole.text;
}

TEST_F(AnalyseAtTheEdge, RefusesPopulationsThatCannotBe) {
  for (const auto& [n, words] :
       std::map<std::string, std::string>{{"1", "population of 2 sampled units"},
                                          {"0", "population of 2 sampled units"},
                                          {"-5", "population of 2 sampled units"},
                                          {"", "a blank cannot be the population"},
                                          {"nan", "Column 'N' holds something that is no number."},
                                          {"9", "has two populations, 8 and 9"}}) {
    const Printed said = of("y,N\n2,8\n4," + n + "\n",
                            R"("fpc": {"columns": ["N"], "meaning": "population"})", mean_of_y);
    EXPECT_EQ(said.value("m,,,,refused"), 1.0) << said.text;
    EXPECT_TRUE(said.has(words)) << n << said.text;
  }
}

TEST_F(AnalyseAtTheEdge, TakesNanAndInfinityForTexts) {
  for (const std::string odd : {"nan", "NaN", "inf", "-Infinity", "1e999"}) {
    const Printed said =
        of("y,x\n2,1\n" + odd + ",2\n5,4\n", "",
           mean_of_y + R"(, {"id": "x", "statistic": "mean", "variables": ["x"]})");
    EXPECT_EQ(said.status, 0);
    EXPECT_EQ(said.value("m,y,,,refused"), 1.0) << said.text;
    EXPECT_TRUE(said.has("Column 'y' holds '" + odd + "', which is no number.")) << said.text;
    EXPECT_EQ(said.value("x,x,,,n"), 3.0);
  }
}

// 1, 2, 3 above 1e15: error 1/sqrt(3), as without it.
TEST_F(AnalyseAtTheEdge, KeepsTheErrorOfValuesOfFifteenDigits) {
  const Printed said =
      of("y\n1000000000000001\n1000000000000002\n1000000000000003\n", "", mean_of_y);
  EXPECT_EQ(said.value("m,y,,,estimate"), 1000000000000002.0);
  EXPECT_NEAR(said.value("m,y,,,se").value_or(-1.0), 1.0 / std::sqrt(3.0), 1e-14);
}

TEST_F(AnalyseAtTheEdge, RefusesValuesThatCannotBeSquared) {
  const Printed said = of("y,x\n1e200,1\n-1e200,2\n3e200,5\n", "",
                          mean_of_y + R"(, {"id": "t", "statistic": "total", "variables": ["y"]},
      {"id": "s", "statistic": "share", "variables": ["y"], "boxes": {"low": [0, 2]}},
      {"id": "r", "statistic": "regression", "outcome": "y", "predictors": ["x"]},
      {"id": "c", "statistic": "correlation", "variables": ["y"], "with": "x"},
      {"id": "e", "statistic": "estimates", "variables": ["y"], "ratios": [["y", "x"]]},
      {"id": "x", "statistic": "mean", "variables": ["x"]})");
  EXPECT_EQ(said.status, 0) << said.text;
  EXPECT_EQ(said.value("m,y,,,refused"), 1.0) << said.text;
  EXPECT_TRUE(said.has("Give them in another unit.")) << said.text;
  EXPECT_TRUE(said.value("x,x,,,se")) << said.text;
}

TEST_F(AnalyseAtTheEdge, FindsTheOneShortRowOfAFileOfMillions) {
  {
    std::ofstream out(folder_ / "d.csv");
    std::string block = "y,x\n";
    for (std::size_t row = 1; row <= many_rows; ++row) {
      block += row == many_rows - 7 ? "5\n" : row % 2 == 0 ? "3,1\n" : "4,2\n";
      if (block.size() > 1u << 20) {
        out << block;
        block.clear();
      }
    }
    out << block;
  }
  const Printed said = say("", mean_of_y);
  EXPECT_EQ(said.status, 1);
  EXPECT_TRUE(said.has("d.csv:" + std::to_string(many_rows - 6))) << said.text;  // line 1: header
  EXPECT_FALSE(said.has("estimate")) << said.text;
}

// Three of seven PSUs have no row that counts: four PSUs in two strata, 2 degrees of freedom, as R
// has it; for df = 2 the two-sided p is 1 - t / sqrt(t^2 + 2).
TEST_F(AnalyseAtTheEdge, TakesNoDegreeOfFreedomFromAPsuWithoutWeight) {
  const Printed said =
      of("h,c,w,y\na,1,1,1\na,1,1,2\na,2,1,3\na,3,0,9\nb,4,1,5\nb,5,1,7\nb,6,0,9\nb,7,0,9\n",
         R"("strata": "h", "clusters": "c", "weight": "w")",
         mean_of_y +
             R"(, {"id": "n", "statistic": "benchmark", "variables": ["y"], "against": {"5": 5}},
                {"id": "p", "statistic": "proportion", "variables": ["y"]})");
  EXPECT_EQ(said.value("m,y,,,df"), 2.0) << said.text;
  EXPECT_EQ(said.value("p,y,,1,df"), 2.0);
  const double t = 1.3774119971945529;
  EXPECT_NEAR(*said.value("n,y,,5,p"), 1.0 - t / std::sqrt(t * t + 2.0), 1e-12);
}

TEST_F(AnalyseAtTheEdge, RefusesTwoStagesItCannotFollow) {
  const std::string csv = "c,s,y,N,M\n1,1,2,4,3\n1,2,3,4,3\n2,1,5,4,2\n2,2,6,4,2\n";
  const std::string stages = R"("clusters": ["c", "s"], )";
  const Printed one =
      of(csv, stages + R"("fpc": {"columns": ["N"], "meaning": "population"})", mean_of_y);
  EXPECT_TRUE(one.has("2 stage(s) of clusters and 1 column(s) of fpc")) << one.text;
  const std::string fpc = R"("fpc": {"columns": ["N", "M"], "meaning": "population"})";
  const Printed made = of(csv, stages + fpc + R"(, "replicates": {"method": "jk1"})",
                          R"({"id": "e", "statistic": "estimates", "variables": ["y"]})");
  EXPECT_TRUE(made.has("Replicates made from a design follow its first stage")) << made.text;
  const Printed lonely =
      of("c,s,y,N,M\n1,1,2,4,3\n1,2,3,4,3\n2,1,5,4,2\n", stages + fpc, mean_of_y);
  EXPECT_TRUE(lonely.has("Only one unit was sampled in cluster '2'")) << lonely.text;
  EXPECT_TRUE(of(csv, stages + fpc, mean_of_y).value("m,y,,,se"));
}

TEST_F(AnalyseAtTheEdge, RefusesLonelyInDomainWhereItWouldDoNothing) {
  const Printed said =
      of("y\n1\n2\n", R"("lonely_psu": "remove", "lonely_in_domain": true)", mean_of_y);
  EXPECT_EQ(said.status, 1);
  EXPECT_TRUE(said.has("how far lonely_psu adjust and average reach")) << said.text;
}

}  // namespace
}  // namespace peil
