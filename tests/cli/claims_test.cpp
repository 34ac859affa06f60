// `peil claims` as a person and a program see it: the line typed, the text printed, the exit code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "cli/program.h"

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

using peil::Said;

Said run(const std::string& words) { return peil::peil(words); }

class Claims : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("peil-claims-" + std::to_string(::getpid()) + "-" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string letter(const std::string& text, const std::string& name = "brief.nl.md") {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  Said claims(const std::string& path, const std::string& more = "") {
    return run("claims " + path + " --study " PEIL_SOURCE_DIR "/examples/ind " + more);
  }

 private:
  fs::path folder_;
};

const std::string boak_rise =
    "Voor BOAK [stijgt het totaaloordeel: van 7,0 in 2009 naar 7,2 in 2011 en 7,2 in "
    "2013]{claim=rise measure=overall group=boak waves=\"2009 2011 2013\"}.\n";

TEST_F(Claims, PrintsVerdictReasonAndTheSentenceThatWouldBeTrue) {
  const Said ran = claims(letter(boak_rise + "In 2010 belden 31 490 mensen.\n"));
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(
      ran.text,
      AllOf(HasSubstr("getoetst aan gedrukte cijfers (studie ind); beweringen: 1"),
            HasSubstr("regel 1  rise  NOT-DEMONSTRABLE (niet aantoonbaar)\n"),
            HasSubstr("Een verschil van hoogstens 0,1 aantonen vraagt minstens 1.729 interviews"),
            HasSubstr("7,0 in 2009, 7,2 in 2011 en 7,2 in 2013.\n"),
            HasSubstr("  Interviews nodig: 1.729\n"), HasSubstr("  regel 2: 2010\n"),
            HasSubstr("  regel 2: 31 490\n"),
            HasSubstr("0 onderbouwd, 0 deels, 1 niet aantoonbaar, 0 tegengesproken, 0 niet te "
                      "toetsen; losse getallen: 2.\n")));
}

TEST_F(Claims, AnswersAProgramWithOneObject) {
  const Said ran = claims(letter(boak_rise + "In 2010.\n"), "--json");
  EXPECT_EQ(ran.status, 1);
  const auto json = nlohmann::json::parse(ran.text);
  EXPECT_EQ(json["study"], "ind");
  EXPECT_EQ(json["fictional"], false);  // printed marks of a real survey
  ASSERT_EQ(json["claims"].size(), 1u);
  const auto& claim = json["claims"][0];
  EXPECT_EQ(claim["line"], 1);
  EXPECT_EQ(claim["claim"], "rise");
  EXPECT_EQ(claim["verdict"], "not-demonstrable");
  EXPECT_EQ(claim["interviews_needed"], 1729);
  EXPECT_EQ(claim["text"],
            "stijgt het totaaloordeel: van 7,0 in 2009 naar 7,2 in 2011 en 7,2 in 2013");
  EXPECT_THAT(claim["reason"].get<std::string>(), HasSubstr("afronding"));
  EXPECT_EQ(json["unbound"], nlohmann::json::parse(R"([{"line": 2, "text": "2010"}])"));
}

// The words of a marked claim, without its marks, with the verdict as a word beside them.
TEST_F(Claims, PutsItsRemarksInTheMarginOfAPageOfAnyLetter) {
  const std::string path = letter("Geacht lid,\n\n" + boak_rise);
  const std::string page = path + ".html";
  EXPECT_EQ(claims(path, "--remarks " + page).status, 1);
  std::ostringstream text;
  text << std::ifstream(page).rdbuf();
  EXPECT_THAT(
      text.str(),
      AllOf(HasSubstr("<p>Geacht lid,</p>"), HasSubstr("<html lang=\"nl\" class=\"peil-margin\">"),
            HasSubstr("7,2 in 2013</span><a class=\"peil-ref\" href=\"#peil-remark-1\" "
                      "aria-label=\"Opmerking 1: niet aantoonbaar\">[1]</a>.</p>"),
            HasSubstr("Terug naar de woorden bij opmerking 1"),
            ::testing::Not(HasSubstr("claim="))));
  const Said refused = claims(path, "--remarks " + path + ".docx");
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.text, HasSubstr("Name a copy that ends in .html"));
}

TEST_F(Claims, ExitsWithZeroWhenEveryClaimIsSupported) {
  const std::string path =
      letter("Zij gaven [een 7,7]{claim=value measure=overall group=vr waves=2013}.\n");
  EXPECT_EQ(claims(path).status, 0);
  const auto json = nlohmann::json::parse(claims(path, "--json").text);
  EXPECT_EQ(json["claims"][0]["verdict"], "supported");
  EXPECT_TRUE(json["claims"][0]["would_be_true"].is_null());
  EXPECT_FALSE(json["claims"][0].contains("interviews_needed"));
}

TEST_F(Claims, SpeaksTheLanguageOfTheLetterOrTheOneAskedFor) {
  const std::string words =
      "It [rose]{claim=rise measure=overall group=vr waves=\"2011 2013\"} indeed.\n";
  EXPECT_THAT(claims(letter(words, "letter.en.md")).text, HasSubstr("more than chance"));
  EXPECT_THAT(claims(letter(words, "letter.en.md"), "--language nl").text, HasSubstr("toeval"));
  const Said wrong = claims(letter(words), "--language fr");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.text, HasSubstr("this one is in 'fr'"));
}

TEST_F(Claims, ListsEveryMistakeWithItsLine) {
  const std::string path = letter("[Het steeg]{claim=rises}\n\n[x]{claim=rise measure=overal}\n");
  const Said ran = claims(path);
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.text,
              AllOf(HasSubstr(path + ":1:"), HasSubstr("There is no kind of claim 'rises'."),
                    HasSubstr("    Did you mean 'rise'?\n"), HasSubstr(path + ":3:"),
                    HasSubstr("Did you mean 'overall'?"), HasSubstr("4 mistakes in ")));
  const auto json = nlohmann::json::parse(claims(path, "--json").text);
  ASSERT_EQ(json.size(), 4u);
  EXPECT_EQ(json[0]["code"], "claim.unknown-kind");
  EXPECT_EQ(json[0]["line"], 1);
}

TEST_F(Claims, SaysWhenALetterIsNotThere) {
  const Said ran = claims("/nowhere/brief.md");
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.text, HasSubstr("/nowhere/brief.md"));
  EXPECT_EQ(run("claims").status, 2);
}

}  // namespace
