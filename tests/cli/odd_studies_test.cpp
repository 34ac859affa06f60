// Studies unlike the example go from check to report, and what is printed of them is true of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "cli/odd_study.h"
#include "cli/program.h"
#include "oracle/reference.h"

namespace peil {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Blanks for tags, so that a page can be searched for what its readers see.
std::string words_of(std::string html) {
  html = std::regex_replace(html, std::regex("<style>[^<]*</style>"), "");
  html = std::regex_replace(html, std::regex("</(p|li|h[1-6]|th|td|tr|dd|dt|caption)>"), "\n");
  html = std::regex_replace(html, std::regex("<[^>]*>"), "");
  return std::regex_replace(html, std::regex("&#39;"), "'");
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
  return n;
}

/// A study on disk, what the commands said of it, and its reports.
class Desk : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "peil-odd-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string done(const std::string& words) const {
    const Said said = peil(words);
    EXPECT_EQ(said.status, 0) << words << '\n' << said.text;
    return said.text;
  }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((study() / name).parent_path());
    std::ofstream(study() / name, std::ios::binary) << text;
  }

  // As a translator would: every text that is missing, with its language before it.
  void translate(const OddStudy& odd) const {
    done("translate " + study().string());
    for (const auto& [code, name] : odd.languages) {
      const std::string file = "translations/" + code + ".xlf";
      write(file,
            std::regex_replace(
                slurp(study() / file),
                std::regex("<source>([^<]*)</source>\\s*<target state=\"new\" ?/>"),
                "<source>$1</source><target state=\"translated\">(" + code + ") $1</target>"));
    }
  }

  void go(const OddStudy& odd) {
    for (const auto& [name, text] : files_of(odd)) write(name, text);
    if (!odd.languages.empty()) translate(odd);
    const std::string where = study().string(), data = " --data " + (folder_ / "data").string();
    check = done("check " + where);
    done("simulate " + where + " --out " + (folder_ / "made").string() + data);
    report(data);
  }

  void report(const std::string& data) {
    tables = done("tables " + study().string() + data);
    done("report " + study().string() + data + " --out " + (folder_ / "reports").string());
    html = slurp(folder_ / "reports/report.en.html");
    english = words_of(html);
    dutch = words_of(slurp(folder_ / "reports/report.nl.html"));
    for (const std::string& text : {english, dutch}) {
      EXPECT_FALSE(std::regex_search(text, std::regex("\\bnan\\b"))) << text;
      EXPECT_THAT(text, Not(HasSubstr("{")));
    }
  }

  std::string section(const std::string& id) const {
    const std::size_t at = html.find("<section id=\"" + id + "\"");
    if (at == std::string::npos) return "";
    return words_of(html.substr(at, html.find("</section>", at) - at));
  }

  /// The unrounded value that the report carries for a figure.
  double value(const std::string& figure) const {
    std::smatch found;
    const std::regex number("<data value=\"([^\"]*)\" data-key=\"" + figure + "@");
    EXPECT_TRUE(std::regex_search(html, found, number)) << figure;
    return found.empty() ? 0.0 : std::stod(found[1]);
  }

  fs::path study() const { return folder_ / "study"; }

  fs::path folder_;
  std::string check, tables, html, english, dutch;
};

using OddStudies = Desk;

TEST_F(OddStudies, OneGroupIsJudgedOnce) {
  go({.groups = 1});
  EXPECT_EQ(section("groups"), "");
  EXPECT_EQ(count(section("changes"), "no demonstrable change") + count(section("changes"), "rose"),
            1u);
  EXPECT_THAT(section("changes"), Not(HasSubstr("Customer groups")));
  EXPECT_THAT(section("changes"), HasSubstr("reporting groups (earlier ones too; 1 in all)."));
  EXPECT_THAT(english, Not(HasSubstr("1 steps")));
  EXPECT_THAT(dutch, Not(HasSubstr("1 stappen")));
  EXPECT_THAT(section("response"), HasSubstr("Groep 1"));
}

TEST_F(OddStudies, OfTwoKindsOfReportingGroupsOnlyTheOneWithPartsIsDivided) {
  go({.groups = 3, .reported = 2});  // 1 and 3 are reported together, 2 by itself
  EXPECT_THAT(section("groups"), HasSubstr("Groep 3"));
  EXPECT_THAT(section("groups"), Not(HasSubstr("Groep 2")));
  EXPECT_THAT(section("groups"), HasSubstr("is not repeated here"));
  EXPECT_THAT(section("changes"), HasSubstr("Hoofdgroep 2"));
  EXPECT_THAT(section("changes"), Not(HasSubstr("\nGroep 2")));
  EXPECT_THAT(section("changes"), HasSubstr("\nGroep 3"));
}

TEST_F(OddStudies, TwelveGroupsAllHaveTheirMarkTheirChartsAndTheirVerdict) {
  go({.groups = 12, .reported = 12, .aspects = 30, .frame = 2400, .drawn = 1200});
  EXPECT_THAT(check, HasSubstr("12 customer groups"));
  for (int i = 1; i <= 12; ++i) {
    const std::string name = "Hoofdgroep " + std::to_string(i) + "\n";
    for (const char* id : {"summary", "trend", "changes", "tails", "aspects"})
      EXPECT_THAT(section(id), HasSubstr(name)) << id;
  }
  EXPECT_THAT(section("changes"), HasSubstr("12 in all"));
  // A line chart of the marks and one of both ends; thirty aspects need two pieces.
  EXPECT_EQ(count(html, "<svg"), 12u * 4u);
}

TEST_F(OddStudies, FortyLanguagesAreAskedInAndNamed) {
  const OddStudy odd{.frame = 1200, .drawn = 600, .languages = thirty_nine_languages()};
  go(odd);
  EXPECT_THAT(check, HasSubstr("40 languages"));
  EXPECT_EQ(std::set(odd.languages.begin(), odd.languages.end()).size(), 39u);
  for (const auto& [code, name] : odd.languages) {
    EXPECT_THAT(section("method"), HasSubstr(name)) << code;
    EXPECT_THAT(dutch, HasSubstr(name)) << code;
  }
  EXPECT_THAT(english, HasSubstr("(en) Hoofdgroep 1"));
  EXPECT_THAT(dutch, Not(HasSubstr("(en) ")));
}

TEST_F(OddStudies, ThreeAnswersGiveAReportThatShowsNoFigureAndSaysSo) {
  go({.groups = 1, .drawn = 3, .response = 1.0});
  EXPECT_THAT(tables, HasSubstr("fewer than 10 answers"));
  EXPECT_EQ(count(html, "<svg"), 0u);
  EXPECT_EQ(count(html, "data-key"), 0u);
  EXPECT_THAT(section("summary"), HasSubstr("too few answers (fewer than 10)"));
  EXPECT_THAT(section("summary"), Not(HasSubstr("confidence")));
  EXPECT_THAT(section("changes"), HasSubstr("Nothing was tested."));
  EXPECT_THAT(section("figures"), HasSubstr("This report shows no figures."));
  for (const char* empty :
       {"Each dot", "behind these charts", "the last table", "0 in all", "all 0"})
    EXPECT_THAT(english, Not(HasSubstr(empty)));
}

TEST_F(OddStudies, ACensusHasNoMarginAndItsMarkIsThatOfEverybody) {
  go({.groups = 1, .frame = 300, .drawn = 300, .response = 1.0});
  const auto truth = nlohmann::json::parse(slurp(folder_ / "made/truth.json")).at("waves");
  for (const char* wave : {"2024", "2025"}) {
    const double mean = truth.at(wave).at("reporting_groups").at("r1").at("mean");
    EXPECT_NEAR(value(std::string(wave) + "/r1/overall/mean"), mean, 1e-9) << wave;
  }
  EXPECT_THAT(section("summary"),
              HasSubstr("no margin: everybody approached took part (300 answers)"));
  EXPECT_THAT(section("summary"), HasSubstr("The figures have no margin. All 300 customers"));
  EXPECT_THAT(section("changes"), HasSubstr("everybody approached took part, in both waves"));
  for (const std::string& text : {english, dutch}) {
    EXPECT_FALSE(std::regex_search(text, std::regex("([0-9]+[.,]?[0-9]*%?) – \\1(?![0-9])")));
    EXPECT_FALSE(std::regex_search(text, std::regex("(between|tussen) ([0-9.,%]+) (and|en) \\2")));
  }
  for (const char* wrong : {"fewer than 30", "margins overlap", "margins do not overlap",
                            "what the others think", "no margin can be computed"})
    EXPECT_THAT(english, Not(HasSubstr(wrong)));
}

TEST_F(OddStudies, AFullDrawOfWhichHalfAnsweredIsNoCensus) {
  go({.groups = 1, .frame = 300, .drawn = 300, .response = 0.5});
  EXPECT_THAT(section("summary"), HasSubstr("between"));
  EXPECT_THAT(english, Not(HasSubstr("everybody approached took part")));
  EXPECT_THAT(english, HasSubstr("what the others think is not known"));
}

TEST_F(OddStudies, AGroupThatDidNotAnswerIsNamedOnTheFirstPage) {
  go({.groups = 3, .silent = 2});
  EXPECT_THAT(tables, HasSubstr("nobody answered in stratum 'g2'"));
  for (const char* id : {"summary", "response"})
    EXPECT_THAT(section(id), HasSubstr("2025: nobody answered among Groep 2."));
  EXPECT_THAT(section("method"), HasSubstr("In 2025 nobody answered of g2"));
  EXPECT_THAT(section("groups"), HasSubstr("Groep 2\nno answers"));
  EXPECT_THAT(english, Not(HasSubstr("\nnot known\n")));
  EXPECT_THAT(dutch, HasSubstr("2025: niemand antwoordde van Groep 2."));
}

/// Both waves of the airport, imported; skipped where the reference cases are not there.
class AirportStudy : public Desk {
 protected:
  void import(const std::string& overall) {
    const auto reference = oracle::reference_folder();
    if (!reference) GTEST_SKIP() << "no reference cases";
    fs::copy(PEIL_SOURCE_DIR "/tests/oracle/sfo", study(), fs::copy_options::recursive);
    std::string toml = slurp(study() / "study.toml");
    toml.replace(toml.find("overall = \"overall\""), 19, "overall = \"" + overall + "\"");
    write("study.toml", toml);
    const std::string data = " --data " + (folder_ / "data").string();
    const std::string key = " --import-key " + (folder_ / "import.key").string();
    done("check " + study().string());
    done("data init " + study().string() + key + data);
    for (const std::string wave : {"2015", "2016"})
      done("import " + study().string() + " " + *reference + "/data/sfo" + wave + ".csv --wave " +
           wave + key + data);
    report(data);
  }

  // The weighted mean of an item, straight from the file.
  static double mean(const std::string& wave, const std::string& item) {
    const oracle::Table file(*oracle::reference_folder() + "/data/sfo" + wave + ".csv");
    double sum = 0.0, weights = 0.0;
    for (std::size_t i = 0; i < file.rows(); ++i) {
      const std::string answer = file.column(item)[i];
      if (answer.empty()) continue;
      const double weight = std::stod(file.column("weight")[i]);
      sum += weight * std::stod(answer), weights += weight;
    }
    return sum / weights;
  }
};

TEST_F(AirportStudy, IsReportedOnItsOwnScaleWithWhatTheFileDoesNotSay) {
  import("q_all");
  if (IsSkipped()) return;
  for (const std::string wave : {"2015", "2016"})
    EXPECT_NEAR(value(wave + "/airport/q_all/mean"), mean(wave, "q_all"), 1e-9);
  EXPECT_THAT(section("summary"), HasSubstr("on a scale of 1 to 5; between"));
  EXPECT_THAT(section("summary"), HasSubstr("How many customers were approached was not recorded"));
  EXPECT_THAT(section("tails"), HasSubstr("2 or lower and who gave 4 or higher"));
  EXPECT_THAT(section("changes"), HasSubstr("(earlier ones too; 1 in all)"));
  EXPECT_THAT(section("changes"), HasSubstr("(7 in all)"));
  EXPECT_THAT(section("method"),
              HasSubstr("Weighted with the weights of the file (column weight)."));
  for (const char* wrong : {"chance of being drawn", "5 or lower", "no margin:", "nobody answered"})
    EXPECT_THAT(english, Not(HasSubstr(wrong)));
}

TEST_F(AirportStudy, WithoutTheMarkThatTheStudyAsksForSaysThatItWasNotAsked) {
  import("overall");
  if (IsSkipped()) return;
  EXPECT_THAT(section("summary"), HasSubstr("not asked"));
  EXPECT_THAT(section("changes"), HasSubstr("Nothing was tested."));
  EXPECT_EQ(section("groups"), "");
  EXPECT_EQ(count(html, "<svg"), 0u);
  EXPECT_THAT(english, Not(HasSubstr("\nnot known\n")));
}

}  // namespace
}  // namespace peil
