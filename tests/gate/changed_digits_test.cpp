// A published report in which one digit was changed is found out, whatever kind of file it is.
#include "peil/app/file_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "peil/base/zip_parts.h"
#include "peil/files/published_texts.h"
#include "peil/render/document_files.h"
#include "peil/report/compose.h"
#include "peil/report/sample_study.h"

namespace peil::app {
namespace {

namespace sample = report::sample;

std::string written(DocumentFormat format) {
  return render::DocumentFiles().write(
      report::compose(sample::study(), sample::three_waves(), {"nl", "0.1.0", "abc"}), format);
}

Pieces pieces(const std::string& bytes, const std::string& name) {
  const auto read = files::PublishedTexts().pieces(bytes, name);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.problems().front().message);
  return read.ok() ? read.value() : Pieces{};
}

// Places of digits that somebody reads: between the tags of an XML part, or of a page.
std::vector<std::size_t> digits_read(const std::string& xml) {
  std::vector<std::size_t> all;
  bool in_tag = false;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    if (xml[at] == '<') in_tag = true;
    if (!in_tag && xml[at] >= '0' && xml[at] <= '9') all.push_back(at);
    if (xml[at] == '>') in_tag = false;
  }
  return all;
}

char another(char digit) { return static_cast<char>('0' + (digit - '0' + 3) % 10); }

bool is_found(const std::string& edited, const Pieces& fresh, const std::string& name) {
  const FileComparison comparison(pieces(edited, name), fresh, false);
  return !comparison.differences().empty();
}

constexpr int edits = 200;

// Digits of these parts of an Office file, one at a time.
int missed_in(const std::string& file, const std::string& name,
              const std::vector<std::string>& of_parts) {
  const Pieces fresh = pieces(file, name);
  ZipParts parts(file);
  std::vector<std::pair<std::string, std::size_t>> places;
  for (const std::string& part : parts.names()) {
    const bool seen = std::ranges::any_of(
        of_parts, [&](const std::string& start) { return part.starts_with(start); });
    if (!seen || !part.ends_with(".xml")) continue;
    const std::string xml = *parts.part(part);
    for (const std::size_t at : digits_read(xml)) {
      const std::size_t tag = xml.rfind('>', at) + 1;
      if (!std::string_view(xml).substr(0, tag).ends_with(
              "tableStyleId>"))  // how a table looks says nothing
        places.emplace_back(part, at);
    }
  }
  EXPECT_GT(places.size(), 100U) << name;
  std::mt19937 chance(20131130);
  int missed = 0;
  for (int i = 0; i < edits; ++i) {
    const auto& [part, at] = places[chance() % places.size()];
    std::string xml = *parts.part(part);
    xml[at] = another(xml[at]);
    if (is_found(zip_with(file, {{part, xml}}), fresh, name)) continue;
    ++missed;
    ADD_FAILURE() << name << ' ' << part << ": " << xml.substr(at < 60 ? 0 : at - 60, 120);
  }
  return missed;
}

TEST(FileComparison, FindsEveryDigitThatWasChangedInAPage) {
  const std::string page = written(DocumentFormat::Html);
  const Pieces fresh = pieces(page, "report.html");
  const std::size_t body = page.find("<body");
  std::vector<std::size_t> places = digits_read(page);
  std::erase_if(places, [&](std::size_t at) { return at < body; });
  std::mt19937 chance(20131130);
  for (int i = 0; i < edits; ++i) {
    std::string edited = page;
    char& digit = edited[places[chance() % places.size()]];
    digit = another(digit);
    EXPECT_TRUE(is_found(edited, fresh, "report.html"));
  }
}

TEST(FileComparison, FindsEveryDigitThatWasChangedInWord) {
  EXPECT_EQ(missed_in(written(DocumentFormat::Word), "report.docx", {"word/document"}), 0);
}

TEST(FileComparison, FindsEveryDigitThatWasChangedInSlides) {
  EXPECT_EQ(missed_in(written(DocumentFormat::Slides), "report.pptx",
                      {"ppt/slides/", "ppt/notesSlides/", "ppt/charts/chart"}),
            0);
}

TEST(FileComparison, FindsEveryDigitThatWasChangedInASpreadsheet) {
  EXPECT_EQ(missed_in(written(DocumentFormat::Workbook), "report.xlsx",
                      {"xl/worksheets/", "xl/sharedStrings", "xl/charts/"}),
            0);
}

TEST(FileComparison, TellsWhatItSaysAndShouldSayAndOfWhichFigure) {
  const Pieces fresh{{"Het cijfer is 7,7.", {{"7,7", "2013/vr/overall/mean@1", ""}}}, {"Slot."}};
  Pieces file = fresh;
  file.front().text = "Het cijfer is 7,8.";
  file.front().numbers.front().text = "7,8";
  file.insert(file.begin() + 1, {"Wij zijn daar trots op."});
  const FileComparison comparison(file, fresh, false);
  ASSERT_EQ(comparison.differences().size(), 1U);
  EXPECT_EQ(comparison.differences().front().says, "Het cijfer is 7,8.");
  EXPECT_EQ(comparison.differences().front().should_say, "Het cijfer is 7,7.");
  EXPECT_EQ(comparison.differences().front().key, "2013/vr/overall/mean@1");
  EXPECT_THAT(comparison.own(), ::testing::ElementsAre("Wij zijn daar trots op."));
}

TEST(FileComparison, OfAPrintedFileGoesWordByWord) {
  const Pieces fresh{{"Het cijfer is"}, {"7,7 van 10."}};
  EXPECT_TRUE(
      FileComparison({{"Het cijfer"}, {"is 7,7 van 10."}}, fresh, true).differences().empty());
  EXPECT_EQ(FileComparison({{"Het cijfer is 7,8 van 10."}}, fresh, true).differences().size(), 1U);
}

}  // namespace
}  // namespace peil::app
