// Transcripts of `peil import` and `peil tables`: the line typed, what is printed, the exit code.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cli/program.h"
#include "peil/files/testing/sav_bytes.h"

namespace peil {
namespace {

const std::string study = PEIL_SOURCE_DIR "/tests/oracle/sfo";

class Tables : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("peil-tables-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    EXPECT_EQ(peil("data init " + study + " --import-key " + key() + data()).status, 0);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // Twelve passengers of area A (ratings 4 and 5 in turn, equal weights) and three of area B.
  std::string file(const std::string& extra = "") const {
    const std::string path = folder_ / "wave.csv";
    std::ofstream out(path);
    out << "resp,stratum,run,weight,area,q_all,mood\n";
    for (int i = 1; i <= 15; ++i)
      out << i << ",day," << i << ",2," << (i <= 12 ? "A" : "B") << ',' << 4 + i % 2 << ",x\n";
    out << extra;
    return path;
  }
  std::string key() const { return (folder_ / "import.key").string(); }
  std::string with_key() const { return " --import-key " + key() + data(); }
  std::string data() const { return " --data " + (folder_ / "data").string(); }

  std::filesystem::path folder_;
};

TEST_F(Tables, AreMadeOfAnImportedWave) {
  const Said imported = peil("import " + study + " " + file() + " --wave 2015" + with_key());
  EXPECT_EQ(imported.status, 0);
  EXPECT_TRUE(imported.has("Wave 2015: 15 respondents imported.\n")) << imported.text;
  EXPECT_TRUE(imported.has("passed over: mood.")) << imported.text;

  const Said printed = peil("tables " + study + data());
  EXPECT_EQ(printed.status, 0);
  EXPECT_TRUE(printed.text.starts_with(
      "fictional,key,value,standard_error,low,high,answers,degrees_of_freedom\n"));
  EXPECT_FALSE(printed.has("/b/q_all/")) << "three answers must stay inside";
  EXPECT_FALSE(printed.has("/a/q_all/")) << "b is what is left of the airport without a";
  // By hand: six 4s and six 5s, and one 4 and two 5s, with equal weights: 68 / 15.
  EXPECT_TRUE(printed.has("no,2015/airport/q_all/mean@")) << printed.text;
  EXPECT_TRUE(printed.has(",4.533333333333333,")) << printed.text;
  EXPECT_TRUE(printed.has(",15,14\n")) << printed.text;
  EXPECT_TRUE(printed.has("figures were held back: fewer than 10 answers are behind it."));
  EXPECT_TRUE(printed.has("cannot be worked out by subtraction."));

  const std::size_t at = printed.text.find("2015/airport/q_all/mean@");
  const std::string key = printed.text.substr(at, printed.text.find(',', at) - at);
  const Said again = peil("tables " + study + data() + " --key " + key);
  EXPECT_EQ(again.status, 0);
  EXPECT_TRUE(again.has("The digest matches")) << again.text;
  const Said other =
      peil("tables " + study + data() + " --key 2015/airport/q_all/mean@000000000000");
  EXPECT_EQ(other.status, 1);
  EXPECT_TRUE(other.has("have changed since")) << other.text;
  for (const std::string held : {"a", "b"})
    EXPECT_EQ(peil("tables " + study + data() + " --key 2015/" + held + "/q_all/mean@0").status, 1);
}

// The same answers by the other doors: what the table keeps in, report and letter keep in too.
TEST_F(Tables, KeepInWhatReportAndLetterKeepIn) {
  EXPECT_EQ(peil("import " + study + " " + file() + " --wave 2015" + with_key()).status, 0);
  std::ofstream(folder_ / "letter.en.md") << "---\nstudy: sfo\n---\n[The mark was 4.5]{claim=value "
                                             "measure=q_all group=a waves=2015}.\n";
  const Said claims =
      peil("claims " + (folder_ / "letter.en.md").string() + " --study " + study + data());
  EXPECT_EQ(claims.status, 1) << claims.text;
  EXPECT_TRUE(claims.has("NOT-TESTABLE")) << claims.text;
  const std::string out = (folder_ / "report").string();
  EXPECT_EQ(peil("report " + study + data() + " --out " + out).status, 0);
  for (const char* language : {"nl", "en"}) {
    std::ifstream page(out + "/report." + language + ".html");
    const std::string html{std::istreambuf_iterator<char>(page), {}};
    EXPECT_NE(html.find("</html>"), std::string::npos);
    for (const char* held : {"2015/a/q_all", "2015/b/q_all"})
      EXPECT_EQ(html.find(held), std::string::npos) << held;
  }
}

// Fifteen answers of ratings 4 and 5 (by hand: mean 4.533, sd 0.516, error 0.133, interval 0.572
// wide, which is 1.29 in marks), of which eight are a 5: no share of fifteen meets 30.
TEST_F(Tables, SayHowFiguresDoAgainstTheStandardOfPrecision) {
  const std::string strict = (folder_ / "strict").string();
  std::filesystem::copy(study, strict, std::filesystem::copy_options::recursive);
  const auto ask = [&](const std::string& means) {
    std::filesystem::copy_file(study + "/study.toml", strict + "/study.toml",
                               std::filesystem::copy_options::overwrite_existing);
    std::ofstream(strict + "/study.toml", std::ios::app)
        << "\n[precision]\nshares = \"flag\"\nmeans = \"" << means << "\"\nwidest_mean = 1.2\n";
    return peil("tables " + strict + data());
  };
  EXPECT_EQ(peil("import " + study + " " + file() + " --wave 2015" + with_key()).status, 0);
  const Said flagged = ask("flag");
  EXPECT_TRUE(flagged.text.starts_with(
      "fictional,key,value,standard_error,low,high,answers,degrees_of_freedom,precision\n"));
  EXPECT_TRUE(flagged.has(",4.533333333333333,")) << flagged.text;
  EXPECT_TRUE(flagged.has(",15,14,too-wide\n")) << flagged.text;
  EXPECT_TRUE(flagged.has(",15,14,few-effective\n")) << flagged.text;
  EXPECT_TRUE(flagged.has("miss the study's standard of precision; the column")) << flagged.text;
  EXPECT_TRUE(peil("tables " + strict + data() + " --json").has("\"precision\": \"too-wide\""));
  const Said withheld = ask("withhold");
  EXPECT_FALSE(withheld.has(",4.533333333333333,")) << withheld.text;
  EXPECT_TRUE(withheld.has("held back: it misses the study's standard of precision."))
      << withheld.text;
}

TEST_F(Tables, AreNotMadeOfAFileWithMistakes) {
  const Said refused = peil("import " + study + " " + file("16,day,16,2,Q,9,x\n17,day,17,2,A\n") +
                            " --wave 2015" + with_key());
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(refused.has("wave.csv:17: There is no customer group 'Q'.")) << refused.text;
  EXPECT_TRUE(refused.has("wave.csv:17: Column 'q_all' is '9'")) << refused.text;
  EXPECT_TRUE(refused.has("wave.csv:18: The row has 5 fields, the header 7.")) << refused.text;
  EXPECT_TRUE(refused.has("3 mistakes. Nothing was imported.")) << refused.text;
  EXPECT_EQ(peil("tables " + study + data()).status, 1);  // no wave has answers
}

// The same fifteen passengers as an agency delivers them: by SPSS, and by a program that ends a
// file with empty rows.
TEST_F(Tables, AreTheSameOfAnSpssFile) {
  EXPECT_EQ(
      peil("import " + study + " " + file(",,,,,,\n,,,,,,\n") + " --wave 2015" + with_key()).status,
      0);
  files::testing::SavBytes sav;
  sav.number("resp").text("stratum", 8).number("run").number("weight");
  sav.text("area", 1).number("q_all").number("mood").weighted_by(4);
  for (int i = 1; i <= 15; ++i) {
    sav.row(i).row("day", 8).row(i).row(2.0).row(i <= 12 ? "A" : "B", 1).row(4 + i % 2).row(1.0);
  }
  const std::string path = folder_ / "wave.sav";
  std::ofstream(path, std::ios::binary) << sav.bytes(15);
  const std::string other = " --data " + (folder_ / "other").string();
  const Said imported =
      peil("import " + study + " " + path + " --wave 2015 --import-key " + key() + other);
  EXPECT_EQ(imported.status, 0);
  EXPECT_TRUE(imported.has("Wave 2015: 15 respondents imported.\n")) << imported.text;
  EXPECT_EQ(peil("tables " + study + other).text, peil("tables " + study + data()).text);
}

TEST_F(Tables, SayWhichRowsAreNobody) {
  const Said imported =
      peil("import " + study + " " + file(",,,,,,\n,,,,,,\n") + " --wave 2015" + with_key());
  EXPECT_TRUE(imported.has("2 of 17 rows were not taken: they are empty (lines 17 and 18).\n"))
      << imported.text;
}

TEST_F(Tables, RefuseASecondImport) {
  const std::string line = "import " + study + " " + file() + " --wave 2015" + with_key();
  EXPECT_EQ(peil(line).status, 0);
  const Said again = peil(line);
  EXPECT_EQ(again.status, 1);
  EXPECT_TRUE(again.has("This wave has answers already.")) << again.text;
}

}  // namespace
}  // namespace peil
