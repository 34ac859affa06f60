// The English report of the example study, with its Dutch letter judged in it: whatever is Dutch
// says so, whether it is a quotation, a name or a source.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "peil/app/judge_letter.h"
#include "peil/app/read_study.h"
#include "peil/files/disk.h"
#include "peil/language/texts.h"
#include "peil/render/html_writer.h"
#include "peil/report/compose.h"
#include "peil/report/sample_study.h"
#include "peil/study/local_texts.h"
#include "spoken.h"

namespace peil {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Spoken;

constexpr const char* folder = PEIL_SOURCE_DIR "/examples/ind";

Study example() {
  const Result<Study> study = app::read_study(files::Disk(), folder);
  EXPECT_TRUE(study.ok());
  return study.value();
}

std::string written(const Study& study, const std::string& language) {
  const std::vector<WaveResults> waves = report::sample::three_waves();
  const std::vector<std::string> languages{language};
  const std::string path = std::string(folder) + "/letter.nl.md";
  const auto letters =
      app::judge_letter_in(languages, path, files::Disk().read(path), study, waves);
  EXPECT_TRUE(letters.ok());
  report::Edition edition{language, "0.1.0", "abc", {}, &letters.value().front()};
  return render::html_file(report::compose(study, waves, edition));
}

// Words that Dutch cannot do without and English does not have.
bool looks_dutch(const std::string& text) {
  static const std::regex words(
      R"((^|[^A-Za-z])([Dd]e|[Hh]et|[Ee]en|[Vv]an|[Nn]iet|[Vv]oor|bij|zijn|wordt?|voorzitter|)"
      R"([Oo]nbekend|[Uu]it|naar|[Dd]it|[Dd]at|meer|dan|cijfer|antwoorden|burgers|rapport|[Ii]n druk|nr)"
      R"()([^A-Za-z]|$))");
  return std::regex_search(text, words);
}

std::vector<std::string> dutch_as_english(const std::string& html) {
  std::vector<std::string> found;
  for (const Spoken& s : testing::spoken(html)) {
    if (s.language == "en" && looks_dutch(s.text)) found.push_back(s.element + ": " + s.text);
  }
  return found;
}

std::size_t pieces_in(const std::string& html, const std::string& language) {
  return static_cast<std::size_t>(
      std::ranges::count(testing::spoken(html), language, &Spoken::language));
}

TEST(EnglishReport, EveryDutchTextStandsInAnElementThatSaysSo) {
  const std::string html = written(example(), "en");
  EXPECT_THAT(dutch_as_english(html), IsEmpty());
  EXPECT_GT(pieces_in(html, "nl"), 20u);
}

TEST(EnglishReport, SoItIsWhereTheStudyHasNoEnglishAtAll) {
  Study study = example();
  for (LocalText* text : study::texts_of(study)) text->in.erase("en");
  const std::string html = written(study, "en");
  EXPECT_THAT(dutch_as_english(html), IsEmpty());
  EXPECT_GT(pieces_in(html, "nl"), 150u);
}

TEST(EnglishReport, TheOnesLookedForAreFoundInADutchReport) {
  std::size_t found = 0;
  for (const Spoken& s : testing::spoken(written(example(), "nl"))) {
    found += s.language == "nl" && looks_dutch(s.text) ? 1 : 0;
  }
  EXPECT_GT(found, 100u);
}

TEST(EnglishReport, ReasonsAboutALetterAreInTheLanguageOfTheReport) {
  const std::string en = written(example(), "en"), nl = written(example(), "nl");
  EXPECT_THAT(en, HasSubstr("<span lang=\"nl\">in 2013 een 7,7</span>"));
  EXPECT_THAT(en, HasSubstr("The comparison is with single organisations: 7.1 in 2013"));
  EXPECT_THAT(en, HasSubstr("<span lang=\"nl\">burgers"));
  EXPECT_THAT(nl, HasSubstr("meer dan toeval"));
}

TEST(Spoken, KnowsTheLanguageOfEveryPiece) {
  std::vector<std::string> said;
  for (const Spoken& s : testing::spoken("<html lang=\"en\"><p>a <b lang=\"nl\">b &lt;</b> c</p>"
                                         "<br><i aria-label=\"d\" lang=\"tr\"></i></html>")) {
    said.push_back(s.language + " " + s.element + ": " + s.text);
  }
  EXPECT_THAT(said, ElementsAre("en p: a ", "nl b: b <", "en p:  c", "tr i aria-label: d"));
}

}  // namespace
}  // namespace peil
