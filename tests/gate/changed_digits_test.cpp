// A published report in which a number was changed is found out, whatever kind of file it is and
// wherever in it the number stands: a few places on every run, 200 a format with PEIL_SOAK.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "gate/published_sample.h"
#include "peil/base/outside_error.h"
#include "peil/files/chromium.h"

namespace peil::app::published {
namespace {

/// Where a digit stands: in which part, and in which part of that where it is a file itself.
struct DigitPlace {
  std::vector<std::string> path;
  std::size_t at = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The tag that goes before a place, or that it stands in: "<w:id w:val=".
std::string_view tag_before(std::string_view xml, std::size_t at) {
  const std::size_t begin = xml.rfind('<', at);
  return xml.substr(begin, at - begin);
}

// "id" of a place in the value of that attribute; "" of one between tags.
std::string_view attribute_at(std::string_view tag) {
  if (tag.find('>') != std::string_view::npos) return "";
  const std::size_t quote = tag.rfind("=\"");
  if (quote == std::string_view::npos) return "";
  const std::string_view before = tag.substr(0, quote);
  return before.substr(before.rfind(' ') + 1);
}

// What docs/commands/verify.md says is not held.
bool is_left_out(std::string_view part, std::string_view xml, std::size_t at) {
  for (const char* idle : {"settings.xml", "docProps/app.xml"})
    if (part.ends_with(idle)) return true;
  const std::string_view tag = tag_before(xml, at), attribute = attribute_at(tag);
  for (const char* idle : {"<?xml", "<w:id ", "<dcterms:modified", "<cp:lastModifiedBy"})
    if (tag.starts_with(idle)) return true;
  if (tag.starts_with("<p:sldId ") && attribute == "id") return true;
  if (!part.ends_with(".rels")) return false;
  const std::string_view whole = xml.substr(xml.rfind('<', at));
  for (const char* idle : {"/settings\"", "/extended-properties\""})
    if (whole.substr(0, whole.find('>')).find(idle) != std::string_view::npos) return true;
  return attribute == "Id";  // a part by any other name is the same
}

void add_places(const std::string& file, const std::vector<std::string>& within,
                std::vector<DigitPlace>& all) {
  ZipParts parts(file);
  for (const std::string& name : parts.names()) {
    std::vector<std::string> path = within;
    path.push_back(name);
    const std::string text = *parts.part(name);
    if (name.ends_with(".xlsx")) add_places(text, path, all);
    if (!name.ends_with(".xml") && !name.ends_with(".rels")) continue;
    for (std::size_t at = 0; at < text.size(); ++at)
      if (is_digit(text[at]) && !is_left_out(name, text, at)) all.push_back({path, at});
  }
}

std::vector<DigitPlace> places_in(const std::string& file, bool is_office) {
  std::vector<DigitPlace> all;
  if (is_office) {
    add_places(file, {}, all);
    return all;
  }
  for (std::size_t at = 0; at < file.size(); ++at)
    if (is_digit(file[at])) all.push_back({{}, at});
  return all;
}

/// Numbers of a text that are changed, exchanged and taken out, by a seed.
class NumberEdits {
 public:
  explicit NumberEdits(unsigned seed) : chance_(seed) {}
  std::size_t below(std::size_t most) { return chance_() % most; }

  /// The text with another number at a place, or without it; two numbers may have changed places.
  std::string edited(const std::string& text, std::size_t at) {
    const auto [begin, end] = number_at(text, at);
    std::string now = text;
    const std::size_t kind = below(4);
    if (kind == 0) return now.erase(begin, end - begin);
    // Parts of one kind may change places in the list of kinds: it says the same.
    if (kind == 1 && text.find("<Types ") == std::string::npos)
      if (const auto other = another_number(text, begin, end))
        return exchanged(text, {begin, end}, *other);
    now[at] = static_cast<char>('0' + (now[at] - '0' + 3) % 10);
    return now;
  }

 private:
  using Run = std::pair<std::size_t, std::size_t>;

  static Run number_at(const std::string& text, std::size_t at) {
    std::size_t begin = at, end = at;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    while (end < text.size() && is_digit(text[end])) ++end;
    return {begin, end};
  }

  // The next one behind it that reads otherwise, in the same kind of place.
  static std::optional<Run> another_number(const std::string& text, std::size_t begin,
                                           std::size_t end) {
    const std::string_view before = attribute_at(tag_before_or_none(text, begin));
    for (std::size_t at = end; at < text.size(); ++at) {
      if (!is_digit(text[at])) continue;
      const Run run = number_at(text, at);
      at = run.second;
      if (attribute_at(tag_before_or_none(text, run.first)) == before &&
          text.substr(run.first, run.second - run.first) != text.substr(begin, end - begin))
        return run;
    }
    return {};
  }

  static std::string_view tag_before_or_none(std::string_view text, std::size_t at) {
    return text.rfind('<', at) == std::string_view::npos ? "" : tag_before(text, at);
  }

  static std::string exchanged(const std::string& text, Run a, Run b) {
    return text.substr(0, a.first) + text.substr(b.first, b.second - b.first) +
           text.substr(a.second, b.first - a.second) + text.substr(a.first, a.second - a.first) +
           text.substr(b.second);
  }

  std::mt19937 chance_;
};

std::string edited_file(const std::string& file, const DigitPlace& place, NumberEdits& edits,
                        std::size_t depth = 0) {
  if (depth == place.path.size()) return edits.edited(file, place.at);
  const std::string& name = place.path[depth];
  const std::string part = *ZipParts(file).part(name);
  return zip_with(file, {{name, edited_file(part, place, edits, depth + 1)}});
}

std::size_t edits_of_a_format(std::size_t without_soak) {
  return std::getenv("PEIL_SOAK") != nullptr ? 200 : without_soak;
}

void expect_all_found(const std::string& file, const std::string& name, bool is_office,
                      std::size_t edits) {
  const Pieces fresh = pieces(file, name);
  ASSERT_FALSE(is_other(file, fresh, name)) << "it is not what it is itself";
  const std::vector<DigitPlace> places = places_in(file, is_office);
  ASSERT_GT(places.size(), 100U) << name;
  NumberEdits chance(20131130);
  for (std::size_t i = 0; i < edits; ++i) {
    const DigitPlace& place = places[chance.below(places.size())];
    const std::string edited = edited_file(file, place, chance);
    if (edited == file || is_other(edited, fresh, name)) continue;
    std::string where;
    for (const std::string& part : place.path) where += "/" + part;
    ADD_FAILURE() << name << where << " at " << place.at;
  }
}

class ChangedDigits : public ::testing::TestWithParam<const char*> {};

TEST_P(ChangedDigits, OfAPageAreFound) {
  expect_all_found(written(DocumentFormat::Html, GetParam()), "report.html", false,
                   edits_of_a_format(40));
}

TEST_P(ChangedDigits, OfWordAreFound) {
  expect_all_found(written(DocumentFormat::Word, GetParam()), "report.docx", true,
                   edits_of_a_format(40));
}

TEST_P(ChangedDigits, OfSlidesAreFound) {
  expect_all_found(written(DocumentFormat::Slides, GetParam()), "report.pptx", true,
                   edits_of_a_format(25));
}

TEST_P(ChangedDigits, OfASpreadsheetAreFound) {
  expect_all_found(written(DocumentFormat::Workbook, GetParam()), "report.xlsx", true,
                   edits_of_a_format(40));
}

TEST_P(ChangedDigits, OfAPrintedFileAreFound) {
  std::string printed;
  try {
    printed = files::Chromium().pdf(written(DocumentFormat::Html, GetParam()));
  } catch (const OutsideError& none) {
    if (std::string(none.what()).starts_with("There is no chromium")) GTEST_SKIP() << none.what();
    throw;
  }
  expect_all_found(printed, "report.pdf", false, edits_of_a_format(4));
}

INSTANTIATE_TEST_SUITE_P(Languages, ChangedDigits, ::testing::Values("nl", "en"),
                         [](const auto& language) { return std::string(language.param); });

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
}  // namespace peil::app::published
