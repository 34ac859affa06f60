// Transcripts of `peil letter`, and of what people do with it: it is written, edited and held
// against the figures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "cli/imported_wave.h"
#include "peil/base/zip_parts.h"

namespace peil {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class LetterDoor : public ImportedWave {
 protected:
  // The airport, with what was asked in 2015 as the overall mark.
  void SetUp() override {
    ImportedWave::SetUp();
    own_ = path("study");
    fs::copy(study, own_, fs::copy_options::recursive);
    const std::string text = slurp("study/study.toml");
    std::ofstream(own_ + "/study.toml")
        << std::regex_replace(text, std::regex("overall = \"overall\""), "overall = \"q_all\"");
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  Said draft(const std::string& name, const std::string& more = " --language en") const {
    return peil("letter " + own_ + data() + " --out " + path(name) + more);
  }
  Said claims(const std::string& name, const std::string& more = "") const {
    return peil("claims " + path(name) + " --study " + own_ + data() + more);
  }
  std::string slurp(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(path(name)).rdbuf();
    return text.str();
  }

  std::string own_;
};

TEST_F(LetterDoor, IsWrittenInEveryKindAndSupportedByItsFigures) {
  for (const char* name : {"letter.md", "letter.html", "letter.docx"}) {
    const Said written = draft(name);
    EXPECT_EQ(written.status, 0) << written.text;
    EXPECT_TRUE(fs::exists(path(name))) << name;
    EXPECT_TRUE(fs::exists(path(std::string(name) + ".readings.toml"))) << name;
    const Said judged = claims(name);
    EXPECT_EQ(judged.status, 0) << name << judged.text;
    EXPECT_THAT(judged.text, HasSubstr("(confirmed)")) << name;
  }
  EXPECT_EQ(draft("letter.nl.md", " --language nl").status, 0);
  EXPECT_THAT(slurp("letter.nl.md"), HasSubstr("Geachte voorzitter"));
}

TEST_F(LetterDoor, AnEditedLetterIsHeldAgainstTheFigures) {
  ASSERT_EQ(draft("letter.html").status, 0);
  const auto verify = [&] {
    return peil("verify " + path("letter.html") + " --study " + own_ + data());
  };
  EXPECT_EQ(verify().status, 0) << verify().text;
  const std::string page = slurp("letter.html");
  const std::string changed = std::regex_replace(page, std::regex("(was (<[^>]*>)*)([0-9])"),
                                                 "$019", std::regex_constants::format_first_only);
  ASSERT_NE(page, changed);
  std::ofstream(path("letter.html")) << changed;
  EXPECT_EQ(verify().status, 1);
}

// The reasons are in the language of the letter, whatever it is called.
TEST_F(LetterDoor, WhatIsSaidOfALetterIsSaidInItsLanguage) {
  std::ofstream(path("note.nl.txt")) << "In 2015 gaven reizigers de luchthaven een 9,9.\n";
  const Said told = peil("verify " + path("note.nl.txt") + " --study " + own_ + data());
  EXPECT_EQ(told.status, 1);
  EXPECT_THAT(told.text, HasSubstr("Er staat 9,9; de cijfers geven 3,1"));
}

// As LibreOffice saves it: without content controls, so that no number carries its key.
TEST_F(LetterDoor, ALetterWhoseNumbersLostTheirKeysIsHeldByWhereTheyStand) {
  ASSERT_EQ(draft("letter.docx").status, 0);
  const std::string file = slurp("letter.docx");
  std::string part = *ZipParts(file).part("word/document.xml");
  for (auto at = part.find("<w:sdtPr"); at != std::string::npos; at = part.find("<w:sdtPr"))
    part.erase(at, part.find("</w:sdtPr>", at) + 10 - at);
  part = std::regex_replace(part, std::regex("</?w:sdt(Content)?>"), "");
  const auto verify = [&](const std::string& document) {
    std::ofstream(path("letter.docx"), std::ios::binary)
        << zip_with(file, {{"word/document.xml", document}});
    return peil("verify " + path("letter.docx") + " --study " + own_ + data());
  };
  const Said held = verify(part);
  EXPECT_EQ(held.status, 0) << held.text;
  EXPECT_THAT(held.text, HasSubstr("left out the keys of its numbers"));
  // The last number with a point is a bound in the table behind the letter.
  std::smatch number;
  const std::string cells = part.substr(part.rfind("<w:tr>"));
  ASSERT_TRUE(std::regex_search(cells, number, std::regex(">[0-9]+\\.([0-9])[0-9]*<")));
  std::string changed = part;
  char& digit = changed[part.size() - cells.size() + static_cast<std::size_t>(number.position(1))];
  digit = digit == '9' ? '8' : static_cast<char>(digit + 1);
  const Said told = verify(changed);
  EXPECT_EQ(told.status, 1) << told.text;
  EXPECT_THAT(told.text, HasSubstr("It says"));
}

TEST_F(LetterDoor, WhatWordsWereTakenToSayIsKeptCorrectedAndUsedAgain) {
  std::ofstream(path("note.en.txt")) << "In 2015 travellers gave the airport a 9.9.\n";
  const Said first = claims("note.en.txt", " --confirm");
  EXPECT_EQ(first.status, 1);
  EXPECT_THAT(first.text, HasSubstr("note.en.txt.readings.toml"));
  const std::string kept = slurp("note.en.txt.readings.toml");
  EXPECT_THAT(kept, AllOf(HasSubstr("claim=value"), HasSubstr("measure=q_all")));
  std::ofstream(path("note.en.txt.readings.toml"))
      << std::regex_replace(kept, std::regex("says = .*"), "says = \"nothing\"");
  const Said second = claims("note.en.txt");
  EXPECT_EQ(second.status, 0) << second.text;
  std::ofstream(path("note.en.txt.readings.toml")) << "[[reading]]\nwords = 3\n";
  EXPECT_EQ(claims("note.en.txt").status, 1);
  EXPECT_THAT(claims("note.en.txt").text, HasSubstr("note.en.txt.readings.toml"));
}

TEST_F(LetterDoor, OfAMarkedLetterNothingIsToBeConfirmed) {
  std::ofstream(path("marked.en.md"))
      << "In 2015 travellers gave [a 9.9]{claim=value measure=q_all group=all waves=2015}.\n";
  const Said told = claims("marked.en.md", " --confirm");
  EXPECT_EQ(told.status, 1);
  EXPECT_THAT(told.text, AllOf(HasSubstr("--confirm is for letters without marks"),
                               Not(HasSubstr("Written"))));
  EXPECT_FALSE(std::filesystem::exists(path("marked.en.md.readings.toml")));
}

TEST_F(LetterDoor, TwoDraftsAreComparedByWhatTheySay) {
  std::ofstream(path("one.en.txt")) << "In 2015 travellers gave the airport a 9.9.\nThanks.\n";
  std::ofstream(path("two.en.txt")) << "In 2015 travellers gave the airport a 9.8.\nThank you.\n";
  const auto json =
      nlohmann::json::parse(claims("two.en.txt", " --json --against " + path("one.en.txt")).text);
  ASSERT_EQ(json.at("changes").size(), 1u);
  EXPECT_THAT(json["changes"][0]["before"]["words"].get<std::string>(), HasSubstr("9.9"));
  EXPECT_THAT(json["changes"][0]["after"]["words"].get<std::string>(), HasSubstr("9.8"));
  EXPECT_THAT(claims("two.en.txt", " --against " + path("one.en.txt")).text,
              AllOf(HasSubstr("9.9"), Not(HasSubstr("says nothing else"))));
  EXPECT_THAT(claims("two.en.txt", " --against " + path("two.en.txt")).text,
              HasSubstr("says nothing else"));
}

TEST_F(LetterDoor, WrongUseIsTold) {
  EXPECT_EQ(draft("letter.pptx").status, 2);
  EXPECT_EQ(draft("letter.md", " --language fr").status, 2);
}

}  // namespace
}  // namespace peil
