// One study a scale: marks from 0 to 10, an overall scale of five points, a recommend score. Each
// goes from check to simulate, tables, report and claims; the right values were worked out by hand
// from the answers below.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"
#include "peil/study/testing/study_builder.h"

namespace peil {
namespace {

namespace fs = std::filesystem;
using study::testing::integer;
using study::testing::mark;
using study::testing::scale;
using study::testing::StudyBuilder;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

void spill(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A figure as `peil tables` prints it.
struct Row {
  double value = 0.0, low = 0.0, high = 0.0;
};

class Scales : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "peil-scales-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  static StudyBuilder asking(std::vector<Question> questions) {
    return StudyBuilder("scales", "en")
        .languages({"en", "nl"})
        .reporting_group("everybody", {{"en", "Everybody"}, {"nl", "Iedereen"}})
        .customer_group("people", {{"en", "People"}, {"nl", "Mensen"}})
        .waves({"2013"})
        .overall("overall")
        .questions(std::move(questions));
  }

  std::string study() const { return (folder_ / "study").string(); }
  std::string at(const std::string& file) const { return (folder_ / file).string(); }

  void write(const StudyBuilder& builder) const {
    for (const auto& [file, text] : builder.files()) spill(folder_ / "study" / file, text);
  }

  /// The wave of 2013 with these rows of answers to the items in `head`.
  void import(const StudyBuilder& asked, const std::string& head,
              const std::vector<std::string>& rows) const {
    StudyBuilder builder = asked;
    write(builder.plan(study::testing::imported_plan("2013")));
    const Said checked = peil("check " + study());
    ASSERT_EQ(checked.status, 0) << checked.text;
    std::string csv = "group," + head + "\n";
    for (const std::string& row : rows) csv += "people," + row + "\n";
    spill(folder_ / "2013.csv", csv);
    ASSERT_EQ(peil("data init " + study() + " --import-key " + at("import.key")).status, 0);
    const Said imported = peil("import " + study() + " " + at("2013.csv") +
                               " --wave 2013 --import-key " + at("import.key"));
    ASSERT_EQ(imported.status, 0) << imported.text;
  }

  /// The wave of 2013 drawn and answered by made-up people whose mean mark is this.
  Said simulate(const StudyBuilder& asked, const std::string& mean) const {
    Plan plan;
    plan.wave = "2013", plan.seed = "scales";
    plan.unit_key = "case", plan.group = "group";
    plan.strata = {"group"};
    plan.sizes = {{"people", 400}};
    StudyBuilder builder = asked;
    write(builder.plan(std::move(plan)));
    spill(
        folder_ / "study/simulation.toml",
        "seed = \"s\"\nframe = 2000\n[[group]]\nname = \"people\"\nshare = 1.0\nmean = { 2013 = " +
            mean + " }\nsd = 1.2\nresponse = 0.9\nlanguages = { en = 1.0 }\n");
    const Said checked = peil("check " + study());
    EXPECT_EQ(checked.status, 0) << checked.text;
    return peil("simulate " + study() + " --out " + at("out"));
  }

  double true_mean() const {
    const auto truth = nlohmann::json::parse(slurp(folder_ / "out/truth.json"));
    return truth.at("waves").at("2013").at("reporting_groups").at("everybody").at("mean");
  }

  // fictional,key,value,standard_error,low,high,...
  std::optional<Row> figure(const std::string& name) const {
    const Said tables = peil("tables " + study());
    EXPECT_EQ(tables.status, 0) << tables.text;
    const auto at = tables.text.find(",2013/everybody/" + name + "@");
    if (at == std::string::npos) return {};
    std::istringstream line(tables.text.substr(at + 1, tables.text.find('\n', at) - at));
    std::vector<std::string> cells;
    for (std::string cell; std::getline(line, cell, ',');) cells.push_back(cell);
    return Row{std::stod(cells.at(1)), std::stod(cells.at(3)), std::stod(cells.at(4))};
  }

  std::string report(const std::string& language) const {
    const Said made = peil("report " + study() + " --out " + at("report"));
    EXPECT_EQ(made.status, 0) << made.text;
    return slurp(folder_ / ("report/report." + language + ".html"));
  }

  /// What `peil claims` says of a letter with this claim about everybody in 2013.
  Said claim(const std::string& words, const std::string& attributes,
             const std::string& language = "nl") const {
    spill(folder_ / ("letter." + language + ".md"),
          "Het was [" + words + "]{claim=value group=everybody waves=2013 " + attributes + "}.\n");
    return peil("claims " + at("letter." + language + ".md") + " --study " + study());
  }

  fs::path folder_;
};

std::vector<std::string> ten_each(const std::vector<std::string>& answers) {
  std::vector<std::string> rows;
  for (int i = 0; i < 10; ++i) rows.insert(rows.end(), answers.begin(), answers.end());
  return rows;
}

// ---- 0 to 10

TEST_F(Scales, MarksFromZeroCountTheirZeros) {
  import(asking({mark("overall").from(0).required()}), "overall", ten_each({"0", "5", "8", "10"}));
  EXPECT_EQ(figure("overall/mean").value().value, 5.75);  // (0 + 5 + 8 + 10) / 4
  EXPECT_EQ(figure("overall/low").value().value, 0.5);    // 0 and 5
  EXPECT_EQ(figure("overall/high").value().value, 0.5);   // 8 and 10
  const std::string page = report("en");
  EXPECT_THAT(page, HasSubstr("on a scale of 0 to 10"));
  EXPECT_THAT(page, HasSubstr("On a scale of 0 to 10 the mark was "));
  const Said right = claim("een 5,8", "measure=overall");
  EXPECT_EQ(right.status, 0) << right.text;
  EXPECT_THAT(right.text, HasSubstr("et totaaloordeel op een schaal van 0 tot 10"));
  const Said wrong = claim("een 0,8", "measure=overall");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.text, HasSubstr("Er staat 0,8; de cijfers geven 5,8"));
}

TEST_F(Scales, APracticeWaveOfMarksFromZeroHasZerosAndTheMeanThatWasAsked) {
  const Said made = simulate(asking({mark("overall").from(0).required()}), "1.1");
  ASSERT_EQ(made.status, 0) << made.text;
  // 2000 people with an sd near 1: four standard errors of 0.025.
  EXPECT_NEAR(true_mean(), 1.1, 0.1);
  const auto mean = figure("overall/mean");
  ASSERT_TRUE(mean);
  EXPECT_NEAR(mean->value, true_mean(), 0.3);
  EXPECT_LT(mean->value, 2.0);
  EXPECT_EQ(figure("overall/low").value().value, 1.0);
  EXPECT_THAT(report("nl"), HasSubstr("op een schaal van 0 tot 10"));
}

TEST_F(Scales, AMeanOutsideTheScaleIsNoTruth) {
  const Said made = simulate(asking({scale("overall").required()}), "7.1");
  EXPECT_EQ(made.status, 1);
  EXPECT_THAT(made.text, HasSubstr("simulation.toml"));
}

// ---- five points

TEST_F(Scales, AnOverallScaleOfFivePointsHasItsOwnEnds) {
  import(asking({scale("overall").ends("bad", "good").required(), integer("contacts")}),
         "overall,contacts", ten_each({"1,12", "3,14", "4,12", "5,14"}));
  EXPECT_EQ(figure("overall/mean").value().value, 3.25);  // (1 + 3 + 4 + 5) / 4
  EXPECT_EQ(figure("overall/low").value().value, 0.25);   // 1 and 2
  EXPECT_EQ(figure("overall/high").value().value, 0.5);   // 4 and 5
  const std::string english = report("en"), dutch = report("nl");
  EXPECT_THAT(english, AllOf(HasSubstr("4 or higher"), HasSubstr("2 or lower"),
                             HasSubstr("On a scale of 1 to 5 the mark was "),
                             Not(HasSubstr("8 or higher")), Not(HasSubstr("5 or lower"))));
  EXPECT_THAT(dutch, AllOf(HasSubstr("4 of hoger"), HasSubstr("2 of lager"),
                           HasSubstr("op een schaal van 1 tot 5"), Not(HasSubstr("8 of hoger"))));
  const Said mean = claim("een 3,3", "measure=overall");
  EXPECT_EQ(mean.status, 0) << mean.text;
  EXPECT_THAT(mean.text, HasSubstr("et totaaloordeel op een schaal van 1 tot 5 van iedereen"));
  const Said share = claim("50% tevreden", "measure=overall statistic=high");
  EXPECT_EQ(share.status, 0) << share.text;
  EXPECT_THAT(share.text,
              AllOf(HasSubstr("et aandeel met 4 of hoger bij het totaaloordeel op een schaal van 1 "
                              "tot 5 van iedereen was 50% in 2013"),
                    HasSubstr("Het getal klopt")));
  const Said too_high = claim("62% tevreden", "measure=overall statistic=high");
  EXPECT_EQ(too_high.status, 1);
  EXPECT_THAT(too_high.text, HasSubstr("Er staat 62%; de cijfers geven 50%"));
}

TEST_F(Scales, ANumberOfContactsIsNoMark) {
  import(asking({scale("overall").required(), integer("contacts")}), "overall,contacts",
         ten_each({"1,12", "3,14"}));
  EXPECT_EQ(figure("contacts/mean").value().value, 13.0);
  EXPECT_FALSE(figure("contacts/high"));
  const Said right = claim("gemiddeld 13,0 contacten", "measure=contacts");
  EXPECT_EQ(right.status, 0) << right.text;
  EXPECT_THAT(right.text, AllOf(HasSubstr("Het getal klopt: het gemiddelde antwoord op"),
                                Not(HasSubstr("et cijfer klopt"))));
  const Said share = claim("50% tevreden", "measure=contacts statistic=high");
  EXPECT_EQ(share.status, 1);
  EXPECT_THAT(share.text, HasSubstr("Of 'contacts' there is no 'high'."));
}

TEST_F(Scales, APracticeWaveOfFivePointsStaysWithinThem) {
  const Said made = simulate(asking({scale("overall").required()}), "3.4");
  ASSERT_EQ(made.status, 0) << made.text;
  EXPECT_NEAR(true_mean(), 3.4, 0.1);
  EXPECT_NEAR(figure("overall/mean").value().value, true_mean(), 0.3);
  double all = 0.0;
  for (const char* point : {"1", "2", "3", "4", "5"})
    all += figure("overall/share:" + std::string(point)).value().value;
  EXPECT_NEAR(all, 1.0, 1e-9);
  EXPECT_FALSE(figure("overall/share:6"));
  EXPECT_THAT(report("nl"), HasSubstr("Op een schaal van 1 tot 5 was het cijfer "));
  EXPECT_THAT(claim("een 3,4", "measure=overall").text, HasSubstr("op een schaal van 1 tot 5"));
}

// ---- would you recommend us

TEST_F(Scales, ARecommendScoreIsPromotersLessDetractorsWithItsInterval) {
  import(asking({mark("overall").required(), mark("advise").recommend().required()}),
         "overall,advise", ten_each({"7,10", "8,9", "7,7", "6,0"}));
  // Half are promoters, a quarter are detractors: 50 - 25.
  const auto score = figure("advise/nps");
  ASSERT_TRUE(score);
  EXPECT_NEAR(score->value, 25.0, 1e-9);
  // 20 x 100, 10 x 0, 10 x -100: the variance of one is (20 x 75^2 + 10 x 25^2 + 10 x 125^2) / 39,
  // of the mean of 40 that by 40; t of 39 degrees of freedom at 97.5% is 2.022691.
  const double reach = 2.022691 * std::sqrt(275000.0 / 39.0 / 40.0);
  EXPECT_NEAR(score->low, 25.0 - reach, 1e-3);
  EXPECT_NEAR(score->high, 25.0 + reach, 1e-3);
  EXPECT_EQ(figure("advise/high").value().value, 0.5);
  EXPECT_EQ(figure("advise/low").value().value, 0.25);
  EXPECT_EQ(figure("advise/mean").value().value, 6.5);
  EXPECT_FALSE(figure("overall/nps"));
  EXPECT_THAT(report("en"),
              AllOf(HasSubstr("Would customers recommend the service"), HasSubstr(">+25</data>"),
                    HasSubstr(">−2</data>"), HasSubstr(">+52</data>")));
  EXPECT_THAT(report("nl"), HasSubstr("aanbevelingsscore (NPS)"));
  const Said right = claim("een NPS van 25", "measure=advise statistic=nps");
  EXPECT_EQ(right.status, 0) << right.text;
  EXPECT_THAT(right.text, HasSubstr("e aanbevelingsscore (NPS, van −100 tot 100) bij het oordeel "
                                    "op een schaal van 0 tot 10 over"));
  const Said wrong = claim("een NPS van 35", "measure=advise statistic=nps");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.text, HasSubstr("Er staat 35; de cijfers geven +25"));
  const Said none = claim("een NPS van 35", "measure=overall statistic=nps");
  EXPECT_EQ(none.status, 1);
  EXPECT_THAT(none.text, HasSubstr("Of 'overall' there is no 'nps'."));
}

TEST_F(Scales, AScoreOfPromotersAloneIsHeldForItTellsWhatEverybodyAnswered) {
  import(asking({mark("overall").required(), mark("advise").recommend().required()}),
         "overall,advise", ten_each({"7,10", "8,9"}));
  EXPECT_FALSE(figure("advise/nps"));
  EXPECT_EQ(figure("advise/mean").value().value, 9.5);
}

TEST_F(Scales, APracticeWaveAsksWhetherPeopleWouldRecommend) {
  const Said made =
      simulate(asking({mark("overall").required(), mark("advise").recommend().required()}), "7.2");
  ASSERT_EQ(made.status, 0) << made.text;
  const auto score = figure("advise/nps");
  ASSERT_TRUE(score);
  EXPECT_NEAR(score->value,
              100.0 * (figure("advise/high").value().value - figure("advise/low").value().value),
              1e-9);
  EXPECT_LT(score->low, score->value);
  EXPECT_LT(score->value, score->high);
}

TEST_F(Scales, ARecommendScoreNeedsAnswersFromZero) {
  write(asking({mark("overall").required(), mark("advise").recommend().from(1).required()}));
  const Said checked = peil("check " + study());
  EXPECT_EQ(checked.status, 1);
  EXPECT_THAT(checked.text, HasSubstr("begin at 1"));
}

}  // namespace
}  // namespace peil
