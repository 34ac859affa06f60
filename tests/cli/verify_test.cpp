// Transcripts of `peil report --format` and `peil verify`: what was published is worked out again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/imported_wave.h"

namespace peil {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Verify : public ImportedWave {
 protected:
  std::string out() const { return (folder_ / "out").string(); }
  Said report(const std::string& options) const {
    return peil("report " + study + data() + " --out " + out() + " " + options);
  }
  Said verify(const std::string& file) const {
    return peil("verify " + out() + "/" + file + " --study " + study + data());
  }
  std::string slurp(const std::string& file) const {
    std::ostringstream text;
    text << std::ifstream(out() + "/" + file).rdbuf();
    return text.str();
  }
};

TEST_F(Verify, AFileThatNobodyTouchedIsWhatTheFiguresGive) {
  const Said written = report("--language en --format html,docx,pptx,xlsx,csv,json");
  ASSERT_EQ(written.status, 0) << written.text;
  for (const char* file : {"report.en.html", "report.en.docx", "report.en.pptx", "report.en.xlsx",
                           "figures.csv", "figures.json"}) {
    ASSERT_TRUE(fs::exists(out() + "/" + std::string(file))) << file;
    const Said verified = verify(file);
    EXPECT_EQ(verified.status, 0) << file << verified.text;
    EXPECT_THAT(verified.text, HasSubstr("byte by byte")) << file;
  }
}

TEST_F(Verify, TheSummaryInPlainLanguageIsHeldToo) {
  const Said written = report("--format summary");
  ASSERT_EQ(written.status, 0) << written.text;
  const std::string file = "summary.en.html";
  ASSERT_TRUE(fs::exists(out() + "/" + file)) << written.text;
  EXPECT_EQ(verify(file).status, 0);
  std::string page = slurp(file);
  const auto end = page.find("</p>", page.find("<main"));
  ASSERT_NE(end, std::string::npos);
  page.insert(end, " The mark is 9.9.");
  std::ofstream(out() + "/" + file) << page;
  const Said told = verify(file);
  EXPECT_EQ(told.status, 1);
  EXPECT_THAT(told.text, HasSubstr("It says"));
}

TEST_F(Verify, AChangedDigitIsTold) {
  ASSERT_EQ(report("--language en --format html").status, 0);
  const std::string page = slurp("report.en.html");
  // A number that is read, and one that only moves a point of a chart or a style.
  std::string read = page, unseen = page;
  const auto digit = read.find("56", read.find("<main"));
  ASSERT_NE(digit, std::string::npos);
  read[digit] = '9';
  std::ofstream(out() + "/report.en.html") << read;
  const Said told = verify("report.en.html");
  EXPECT_EQ(told.status, 1);
  EXPECT_THAT(told.text, HasSubstr("It says"));
  unseen.replace(unseen.find("max-width:70rem"), 15, "max-width:71rem");
  std::ofstream(out() + "/report.en.html") << unseen;
  EXPECT_EQ(verify("report.en.html").status, 1);
}

// A list of figures has no sentences of one's own: a line more is a figure that nobody worked out.
TEST_F(Verify, ALineMoreInTheFiguresIsTold) {
  ASSERT_EQ(report("--language en --format csv").status, 0);
  const std::string figures = slurp("figures.csv");
  std::ofstream(out() + "/figures.csv", std::ios::binary)
      << figures << "2013/nobody/overall/mean@0123456789ab,9.9,9.8,10,500\r\n";
  const Said told = verify("figures.csv");
  EXPECT_EQ(told.status, 1);
  EXPECT_THAT(told.text, HasSubstr("9.9,9.8,10,500"));
}

// An earlier file of which one number was another one: of the same answers, so that it lies in
// nothing that the files name; and one of an older peil, that does not say what it was made from.
TEST_F(Verify, FiguresAreHeldAgainstThoseOfAnEarlierDraft) {
  ASSERT_EQ(report("--language en --format json,html").status, 0);
  const std::string figures = slurp("figures.json");
  ASSERT_NE(figures.find("\"made_from\""), std::string::npos);
  // So few answered that no figure is shown now.
  std::string earlier = figures;
  earlier.insert(earlier.find('{') + 1,
                 R"("2015/all/overall/mean@0123": {"value": 7.5, "low": 7, "high": 8, "n": 12},)");
  std::ofstream(out() + "/earlier.json") << earlier;
  const auto against = [&](const std::string& options) {
    return peil("verify " + out() + "/figures.json --study " + study + data() + " --against " +
                out() + "/earlier.json" + options);
  };
  const Said told = against("");
  EXPECT_EQ(told.status, 0) << told.text;
  EXPECT_THAT(told.text, HasSubstr("figures that changed: 0, that came: 0, that went: 1"));
  EXPECT_THAT(told.text, HasSubstr("2015/all/overall/mean"));
  EXPECT_THAT(against(" --language nl").text, HasSubstr("veranderde cijfers: 0, nieuwe: 0"));
  EXPECT_THAT(against(" --json").text, HasSubstr("2015/all/overall/mean"));
  EXPECT_EQ(against(" --language xx").status, 2);
  std::ofstream(out() + "/earlier.json")
      << earlier.substr(0, earlier.rfind(",", earlier.find("\"made_from\""))) << "}\n";
  EXPECT_THAT(against("").text, HasSubstr("Why cannot be told"));
  std::ofstream(out() + "/earlier.json") << "no figures";
  const Said refused = against("");
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.text, HasSubstr("This is no file of figures of a report."));
}

TEST_F(Verify, ASentenceOfOnesOwnHidesNoChangeOfTheStyle) {
  ASSERT_EQ(report("--language en --format html").status, 0);
  std::string page = slurp("report.en.html");
  page.insert(page.find("</main>"), "<p>The weather was fine.</p>");
  std::ofstream(out() + "/report.en.html") << page;
  const Said own = verify("report.en.html");
  EXPECT_THAT(own.text, HasSubstr("Of its own words"));
  EXPECT_THAT(own.text, Not(HasSubstr("It says")));
  page.insert(page.find("</style>"), "#changes{display:none}");
  std::ofstream(out() + "/report.en.html") << page;
  const Said styled = verify("report.en.html");
  EXPECT_EQ(styled.status, 1);
  EXPECT_THAT(styled.text, HasSubstr("display:none"));
}

TEST_F(Verify, AReportSaysWhatItsMethodAccountLeavesOpenAndIsWrittenAllTheSame) {
  const Said written = report("--language en --format csv");
  EXPECT_EQ(written.status, 0);
  EXPECT_THAT(written.text,
              HasSubstr("Open in the method account of wave 2015, of what AAPOR asks: Sponsor and "
                        "conductor (funding), Population (frame), Sample and recruitment "
                        "(recruitment), Processing and quality (checks), Limitations "
                        "(incentives), Limitations (reminders).\n"));
  EXPECT_THAT(written.text, HasSubstr("of what ISO 20252 asks: Subcontractors (subcontractors), "));
  EXPECT_THAT(written.text, HasSubstr("under [report.account] of " + study + "/study.toml"));
}

TEST_F(Verify, ALetterIsJudgedAndAnUnknownFileRefused) {
  fs::create_directories(out());
  std::ofstream(out() + "/letter.html") << "<p>The weather was fine.</p>";
  EXPECT_THAT(verify("letter.html").text, HasSubstr("a letter, 0 numbers bound"));
  std::ofstream(out() + "/figures.csv") << "a,b\n1,2\n";
  EXPECT_THAT(verify("figures.csv").text, HasSubstr("holds no figures of this study"));
  std::ofstream(out() + "/notes.rtf") << "7.7";
  const Said unknown = verify("notes.rtf");
  EXPECT_EQ(unknown.status, 1);
  EXPECT_THAT(unknown.text, HasSubstr("none of the endings"));
}

// Nobody gave 9.9: at most 5 could be given.
TEST_F(Verify, ALetterInMarkdownOrTextIsJudgedAsAnyOther) {
  fs::create_directories(out());
  for (const char* file : {"letter.en.md", "letter.en.txt"}) {
    std::ofstream(out() + "/" + file) << "The weather was fine.\n";
    const Said fine = verify(file);
    EXPECT_EQ(fine.status, 0) << fine.text;
    EXPECT_THAT(fine.text, HasSubstr("a letter, 0 numbers bound")) << file;
    EXPECT_THAT(fine.text, HasSubstr("All of it is what the figures give.")) << file;
  }
  std::ofstream(out() + "/letter.en.md")
      << "[The mark was a 4.9]{claim=value measure=overall group=airport waves=2015}.\n";
  const Said wrong = verify("letter.en.md");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.text, HasSubstr("The mark was a 4.9"));
  EXPECT_THAT(wrong.text, HasSubstr("Not all of it is what the figures give."));
}

TEST_F(Verify, SlidesAreWrittenAnewIntoAnEarlierFileAndHeldAgain) {
  ASSERT_EQ(report("--language en --format pptx").status, 0);
  const std::string old = out() + "/report.en.pptx", fresh = out() + "/fresh.pptx";
  const Said renewed =
      peil("report " + study + data() + " --language en --out " + fresh + " --renew " + old);
  ASSERT_EQ(renewed.status, 0) << renewed.text;
  const Said verified = verify("fresh.pptx");
  EXPECT_EQ(verified.status, 0) << verified.text;
  std::ofstream(out() + "/none.pptx") << "no slides";
  const Said refused = peil("report " + study + data() + " --language en --out " + fresh +
                            " --renew " + out() + "/none.pptx");
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.text, HasSubstr("none.pptx"));
}

TEST_F(Verify, FormatsThatCannotBeAreRefusedInWords) {
  EXPECT_EQ(report("--format doc").status, 2);
  EXPECT_THAT(report("--format doc").text, HasSubstr("--format is html, pdf"));
  EXPECT_EQ(peil("report " + study + data() + " --out x.docx --format html --language en").status,
            2);
  EXPECT_EQ(report("--renew old.docx --format html --language en").status, 2);
}

}  // namespace
}  // namespace peil
