// A language is one file. This program is peil with one language more, made up, whose file lies in
// a temporary folder: reports, judged letters and the respondent's pages are in it without a line
// of code. Every word of the made-up language is marked, so a word that comes from elsewhere is
// seen.
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/app/write_report.h"
#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"
#include "peil/interview/say.h"
#include "peil/language/numbers.h"
#include "peil/language/text_file.h"
#include "peil/language/texts.h"
#include "peil/render/html_writer.h"
#include "peil/report/compose.h"
#include "peil/report/sample_study.h"
#include "peil/study/read.h"
#include "peil/study/testing.h"
#include "spoken.h"

namespace peil {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string mark = "¤";

std::string slurp(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_letter(char c, bool accented) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (accented && (c & 0x80) != 0);
}

// "tussen {low} en {high}" is "¤tussen {low} ¤en {high}".
std::string marked(const std::string& form) {
  std::string made;
  int depth = 0;  // messages of the pages have braces within braces
  bool word = false;
  for (const char c : form) {
    const bool letter = is_letter(c, true);
    if (c == '{') ++depth;
    if (letter && !word && depth == 0) made += mark;
    word = letter;
    if (c == '}') --depth;
    made += c;
  }
  return made;
}

// The Dutch file with every word marked, but for the signs.
std::string made_up(const std::string& dutch) {
  std::string made, section;
  for (std::string_view rest = dutch; !rest.empty();) {
    const std::string line(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.starts_with('[')) section = line;
    const auto text = line.find(" = \"");
    const bool sign = section == "[language]" && !line.starts_with("months") &&
                      !line.starts_with("day") && !line.starts_with("list-last");
    made += text == std::string::npos || sign
                ? line
                : line.substr(0, text + 4) + marked(line.substr(text + 4));
    made += '\n';
  }
  return made;
}

// The files that a build would hold, and one more.
struct AllFiles {
  std::vector<std::string> codes, texts;
  std::vector<language::TextFile> all;

  AllFiles() {
    std::string name = (fs::temp_directory_path() / "peil-XXXXXX").string();
    const fs::path folder = ::mkdtemp(name.data());
    for (const auto& entry : fs::directory_iterator(PEIL_SOURCE_DIR "/assets/texts")) {
      fs::copy(entry.path(), folder);
    }
    std::ofstream(folder / "fy.toml") << made_up(slurp(folder / "nl.toml"));
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
    std::ranges::sort(paths);
    for (const fs::path& path : paths) {
      codes.push_back(path.stem().string()), texts.push_back(slurp(path));
    }
    for (std::size_t i = 0; i < codes.size(); ++i) all.push_back({codes[i], texts[i]});
    fs::remove_all(folder);
  }
};

}  // namespace

namespace language {
// In place of the source that the build makes.
std::span<const TextFile> text_files() {
  static const AllFiles files;
  return files.all;
}
}  // namespace language

namespace {

// Words in this text that are not of the made-up language. Names of waves and digits are no words.
std::vector<std::string> strange_words(const std::string& text) {
  std::vector<std::string> found;
  std::string word;
  const auto keep = [&] {
    const bool spelled = std::ranges::any_of(word, [](char c) { return is_letter(c, false); });
    if (spelled && !word.starts_with(mark)) found.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    if (is_letter(c, true)) {
      word += c;
    } else {
      keep();
    }
  }
  keep();
  return found;
}

Letter letter() {
  return findings::read_letter(
             "Het cijfer [steeg van 7,3 in 2009 naar 7,7 in 2013]{claim=rise measure=overall "
             "group=vr waves=\"2009 2013\"}, [een 7,9]{claim=value measure=overall group=boak "
             "waves=2013}, [boven de 6,8]{claim=above measure=overall group=vr waves=2013 "
             "benchmark=kwaliteit} en [op tijd]{claim=timeliness measure=overall waves=2013}.",
             "letter.nl.md", report::sample::study())
      .value();
}

TEST(MadeUpLanguage, IsThereBecauseItsFileIs) {
  EXPECT_THAT(language::written(), Contains("fy"));
  EXPECT_EQ(app::ReportRequest{}.languages, language::written());
  EXPECT_EQ(language::number(7.25, 2, "fy"), "7,25");
  EXPECT_EQ(language::day(Day{std::chrono::year{2013} / 9 / 1}, "fy"), "1 ¤september 2013");
}

TEST(MadeUpLanguage, AWholeReportIsInIt) {
  const std::vector<WaveResults> waves = report::sample::three_waves();
  const Study study = report::sample::study();
  const JudgedLetter judged = findings::judge_letter(letter(), study, waves, "fy");
  const std::string html = render::html_file(
      report::compose(study, waves, {"fy", "0.1.0", "abc", {"en", "nl"}, &judged}));
  std::vector<std::string> strange;
  std::size_t seen = 0;
  for (const testing::Spoken& s : testing::spoken(html)) {
    if (s.language != "fy" || s.element == "code" || s.element == "title") continue;
    ++seen;
    for (const std::string& word : strange_words(s.text)) strange.push_back(word + " in " + s.text);
  }
  EXPECT_GT(seen, 500u);
  EXPECT_THAT(strange, IsEmpty());
  EXPECT_THAT(html, HasSubstr("href=\"report.en.html\""));
  EXPECT_THAT(html, HasSubstr("href=\"report.nl.html\""));
}

TEST(MadeUpLanguage, ALetterCanBeWrittenInIt) {
  const Study study = report::sample::study();
  const Result<Letter> read = findings::read_letter(
      "Xyz [een 7,3]{claim=value measure=overall group=vr waves=2009}.", "letter.fy.md", study);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().language, "fy");
  EXPECT_EQ(read.value().numbers.at(0).value, 7.3);
  const std::vector<WaveResults> waves = report::sample::three_waves();
  const JudgedLetter judged = findings::judge_letter(read.value(), study, waves);
  EXPECT_EQ(judged.words, "fy");
  EXPECT_EQ(judged.claims.at(0).verdict, Verdict::Supported);
  EXPECT_THAT(flat(judged.claims.at(0).reason), HasSubstr("¤cijfer ¤klopt"));
}

TEST(MadeUpLanguage, AStudyCanBeWrittenInItAndItsPagesSpeakIt) {
  auto files = study::small_study();
  for (auto& [name, text] : files) {
    text = std::regex_replace(text, std::regex("\"nl\""), "\"fy\"");
    text = std::regex_replace(text, std::regex("source-language=\"nl\""), "source-language=\"fy\"");
  }
  // The translation was made of the Dutch texts of the pages; those of this language are others.
  for (auto& [name, text] : files) {
    if (!name.ends_with(".xlf")) continue;
    const language::Texts &nl = language::texts("nl"), &fy = language::texts("fy");
    for (const std::string section : {"interface", "summary"}) {
      for (const std::string& key :
           section == "interface" ? study::plain_interface_keys() : nl.keys(section)) {
        const std::string unit = "id=\"" + section + "/" + key + "\">\n        <source>";
        const std::string from = unit + std::string(nl.form(section, key));
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << key;
        text.replace(at, from.size(), unit + std::string(fy.form(section, key)));
      }
    }
  }
  const Result<Study> study = study::read(files);
  if (!study.ok()) {
    for (const Problem& p : study.problems()) ADD_FAILURE() << p.where << ' ' << p.message;
    return;
  }
  EXPECT_EQ(interview::say(study.value(), "next", "fy"), "¤Volgende");
}

}  // namespace
}  // namespace peil
