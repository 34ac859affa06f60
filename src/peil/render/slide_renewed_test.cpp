// Slides as people go on with them in PowerPoint or LibreOffice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/render/office_package.h"
#include "peil/render/slide_file.h"
#include "peil/render/slide_mark.h"
#include "peil/render/slide_renewed_testing.h"
#include "peil/render/slide_testing.h"

namespace peil::render {
namespace {

using testing::Deck;
using testing::deck_part;
using testing::DeckByHand;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::place_of_words;
using testing::shown_slides;
using testing::wave_of;

std::string anew(const Document& d, const std::string& earlier) {
  const auto made = renewed_slide_file(d, earlier, "oud.pptx");
  EXPECT_TRUE(made.ok()) << made.problems().front().message;
  if (!made.ok()) return slide_file(d);
  testing::expect_sound(made.value());
  return made.value();
}

Problems refused(const Document& d, const std::string& earlier) {
  const auto made = renewed_slide_file(d, earlier, "oud.pptx");
  EXPECT_FALSE(made.ok());
  return made.ok() ? Problems{{"", "", 0, 0, "", ""}} : made.problems();
}

TEST(RenewedSlides, OfTheSameDocumentAreTheSame) {
  const std::string before = slide_file(wave_of("2013"));
  const std::string now = anew(wave_of("2013"), before);
  EXPECT_EQ(shown_slides(now), shown_slides(before));
  EXPECT_EQ(Deck(now).parts(), Deck(anew(wave_of("2013"), now)).parts());
}

TEST(RenewedSlides, OfALaterWaveSayWhatItFound) {
  const std::string now = anew(wave_of("2015"), slide_file(wave_of("2013")));
  EXPECT_EQ(shown_slides(now), shown_slides(slide_file(wave_of("2015"))));
  for (const std::string& words : shown_slides(now)) EXPECT_THAT(words, Not(HasSubstr("2013")));
}

TEST(RenewedSlides, KeepASlideOfPeopleWhereItStood) {
  DeckByHand file(slide_file(wave_of("2013")));
  const auto before = shown_slides(file.file());
  const std::size_t trend = place_of_words(before, "Het verloop");
  file.add_slide(trend, "Wij zijn daar trots op.");
  const auto now = shown_slides(anew(wave_of("2015"), file.file()));
  EXPECT_EQ(now.size(), before.size() + 1);
  EXPECT_EQ(place_of_words(now, "Wij zijn daar trots op."), trend + 1);
  EXPECT_EQ(place_of_words(now, "Tot 2015"), trend);
  EXPECT_EQ(place_of_words(now, "Tabellen"), trend + 2);
}

TEST(RenewedSlides, CountInTheNumbersOfSlidesThoseOfPeople) {
  DeckByHand file(slide_file(wave_of("2013")));
  file.add_slide(0, "Van ons.");
  const Deck now(anew(wave_of("2013"), file.file()));
  const pugi::xml_document third = now.xml("ppt/slides/slide2.xml");
  EXPECT_STREQ(third.select_node("//a:fld/a:t").node().text().get(), "3");
}

TEST(RenewedSlides, FollowTheOrderThatPeopleGave) {
  DeckByHand file(slide_file(wave_of("2013")));
  const std::string second = R"(<p:sldId id="257" r:id="rId4"/>)",
                    third = R"(<p:sldId id="258" r:id="rId5"/>)";
  file.replace(deck_part, second + third, third + second);
  const auto now = shown_slides(anew(wave_of("2015"), file.file()));
  EXPECT_EQ(place_of_words(now, "Het verloop"), 1u);
  EXPECT_EQ(place_of_words(now, "In het kort"), 2u);
}

TEST(RenewedSlides, AreRefusedWhereSomebodyWroteOnOneOfPeils) {
  DeckByHand file(slide_file(wave_of("2013")));
  file.replace("ppt/slides/slide2.xml", "De meting van 2013", "De mooie meting van 2013");
  const Problems problems = refused(wave_of("2015"), file.file());
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems.front().code, "report.edited-inside");
  EXPECT_THAT(problems.front().message, HasSubstr("slide 2, 'In het kort'"));
}

TEST(RenewedSlides, AreRefusedForNotesShapesLinksAndNumbersOfChartsAsWell) {
  const std::string shape =
      "<p:sp><p:nvSpPr><p:cNvPr id=\"99\" name=\"Pijl\"/><p:cNvSpPr/><p:nvPr/>"
      "</p:nvSpPr><p:spPr/></p:sp></p:spTree>";
  const std::string link =
      "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships/hyperlink\" Target=\"https://example.org\" TargetMode=\"External\"/>";
  const std::string original = slide_file(wave_of("2013"));
  const std::string notes = ZipParts(original).part("ppt/notesSlides/notesSlide2.xml").value_or("");
  ASSERT_THAT(notes, HasSubstr("2013/summary/mean@1"));
  struct Edit {
    std::string part, old, now;
  };
  for (const Edit& edit :
       {Edit{"ppt/notesSlides/notesSlide2.xml", "2013/summary/mean@1", "Niet vergeten!"},
        Edit{"ppt/slides/slide3.xml", "</p:spTree>", shape},
        Edit{"ppt/charts/chart1.xml", "<c:v>7.1</c:v>", "<c:v>7.9</c:v>"},
        Edit{"ppt/slides/_rels/slide2.xml.rels", "</Relationships>", link + "</Relationships>"}}) {
    DeckByHand file(original);
    file.replace(edit.part, edit.old, edit.now);
    const Problems problems = refused(wave_of("2015"), file.file());
    ASSERT_EQ(problems.size(), 1u) << edit.part;
    EXPECT_EQ(problems.front().code, "report.edited-inside") << edit.part;
  }
}

// LibreOffice 7.4 leaves both out, and writes words of one look in several runs.
TEST(RenewedSlides, AreKnownWithoutAlternativeTextsOrNamesOfLayouts) {
  DeckByHand file(slide_file(wave_of("2013")));
  file.replace("ppt/slides/slide2.xml", "De meting ", "De </a:t></a:r><a:r><a:t>meting ");
  for (const char* layout : {"title", "text", "title only"}) {
    for (const char* n : {"1", "2", "3"}) {
      const std::string part = "ppt/slideLayouts/slideLayout" + std::string(n) + ".xml";
      const std::string name = " name=\"peil: " + std::string(layout) + "\"";
      if (file.part(part).find(name) != std::string::npos) file.replace(part, name, "");
    }
  }
  const std::string now = anew(wave_of("2015"), file.file());
  EXPECT_EQ(shown_slides(now), shown_slides(slide_file(wave_of("2015"))));
  const pugi::xml_document slide = Deck(now).xml("ppt/slides/slide2.xml");
  for (const pugi::xpath_node& shape : slide.select_nodes("//p:sp/p:spPr"))
    EXPECT_TRUE(shape.node().child("a:xfrm")) << "it has no place of its own in a strange layout";
}

TEST(RenewedSlides, OfChaptersThatAreNoMoreGoAndNewOnesComeAtTheirPlace) {
  Document later = wave_of("2015");
  later.sections.erase(later.sections.begin() + 1);  // the tables
  later.sections.insert(later.sections.begin() + 1,
                        testing::said("tails", "De uiteinden", "Hoog en laag "));
  const auto now = shown_slides(anew(later, slide_file(wave_of("2013"))));
  EXPECT_EQ(now, shown_slides(slide_file(later)));
}

TEST(RenewedSlides, OfAChapterThatGrewStandBehindItsFirst) {
  Document later = wave_of("2015");
  later.sections[1] = {"tables", "Tabellen", {testing::table(90, "2015")}};
  DeckByHand file(slide_file(wave_of("2013")));
  const auto before = shown_slides(file.file());
  file.add_slide(before.size() - 1, "Vragen?");
  auto now = shown_slides(anew(later, file.file()));
  EXPECT_THAT(now.back(), HasSubstr("Vragen?"));
  now.pop_back();
  EXPECT_EQ(now, shown_slides(slide_file(later)));
}

TEST(RenewedSlides, HaveTheNumbersOfNowInTheirCharts) {
  Document later = wave_of("2015");
  auto& panel = std::get<Panels>(later.sections.front().blocks.front()).panels.front();
  std::get<LineChart>(panel.chart).series.front().points.back().value = 6.54321;
  const Deck now(anew(later, slide_file(wave_of("2013"))));
  ASSERT_EQ(now.charts().size(), 1u);
  EXPECT_THAT(now.parts().at(now.charts().front()), HasSubstr("6.54321"));
  const auto sheets = now.related(now.charts().front(), "package");
  ASSERT_EQ(sheets.size(), 1u);
  EXPECT_THAT(OfficePackage(now.parts().at(sheets.front())).bytes("xl/worksheets/sheet1.xml"),
              HasSubstr("6.54321"));
}

TEST(RenewedSlides, LeaveMasterAndThemeToPeople) {
  DeckByHand file(slide_file(wave_of("2013")));
  file.replace("ppt/theme/theme1.xml", "14507F", "AA0000");
  const Deck now(anew(wave_of("2015"), file.file()));
  EXPECT_THAT(now.parts().at("ppt/theme/theme1.xml"), HasSubstr("AA0000"));
}

TEST(RenewedSlides, KeepWhatLeadsToThem) {
  DeckByHand file(slide_file(wave_of("2013")));
  const auto before = shown_slides(file.file());
  const std::size_t tables = place_of_words(before, "Tabellen");
  file.add_slide(0, "Zie de tabellen.");
  file.replace("ppt/slides/_rels/slide900.xml.rels", "</Relationships>",
               R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/)"
               R"(2006/relationships/slide" Target="slide)" +
                   std::to_string(tables + 1) + R"(.xml"/></Relationships>)");
  Document later = wave_of("2015");
  later.sections.erase(later.sections.begin() + 1);
  const std::string now = anew(later, file.file());
  OfficePackage package(now);
  EXPECT_THAT(package.related("ppt/slides/slide900.xml", "slide"),
              ElementsAre("ppt/slides/slide" + std::to_string(tables) + ".xml"));
}

TEST(RenewedSlides, AreRefusedWhereTheirSizeIsAnother) {
  DeckByHand file(slide_file(wave_of("2013")));
  file.replace(deck_part, "cx=\"12192000\"", "cx=\"9144000\"");
  EXPECT_EQ(refused(wave_of("2015"), file.file()).front().code, "report.other-size");
}

TEST(RenewedSlides, AreRefusedWithoutALayoutToBeMadeBy) {
  DeckByHand file(slide_file(wave_of("2013")));
  std::string xml = file.part(deck_part);
  const auto at = xml.find("<p:sldId "), end = xml.find("/>", at) + 2;
  file.put(deck_part, xml.erase(at, end - at));  // the first slide goes, and its layout
  file.replace("ppt/slideLayouts/slideLayout1.xml", "peil: title", "Voorblad");
  const Problems problems = refused(wave_of("2015"), file.file());
  EXPECT_EQ(problems.front().code, "report.layout-missing");
  EXPECT_THAT(problems.front().message, HasSubstr("'peil: title'"));
}

TEST(RenewedSlides, OfSomebodyElseAreRefused) {
  const Document d = wave_of("2015");
  EXPECT_EQ(refused(d, "geen zip").front().code, "report.not-ours");
  EXPECT_EQ(refused(d, "").front().code, "report.not-ours");
  EXPECT_EQ(refused(d, zip_of(std::vector<std::pair<std::string, std::string>>{{"a.txt", "a"}}))
                .front()
                .code,
            "report.not-ours");
  DeckByHand file(slide_file(wave_of("2013")));
  for (std::size_t n = 1; !file.part("ppt/slides/slide" + std::to_string(n) + ".xml").empty(); ++n)
    file.replace("ppt/slides/slide" + std::to_string(n) + ".xml", "name=\"peil/", "name=\"x/");
  const Problems problems = refused(d, file.file());
  EXPECT_EQ(problems.front().code, "report.not-ours");
  EXPECT_THAT(problems.front().message, HasSubstr("no slides that peil wrote"));
}

// Cut off, or with one part or one byte that is another: refused, or a sound file.
TEST(RenewedSlides, OfADamagedFileCrashNothing) {
  Document d = wave_of("2013");
  d.sections.clear();
  const std::string whole = slide_file(d);
  const auto try_out = [&](const std::string& file) {
    const auto made = renewed_slide_file(d, file, "oud.pptx");
    EXPECT_TRUE(!made.ok() || OfficePackage(made.value()).ok());
  };
  for (std::size_t cut = 0; cut < whole.size(); cut += whole.size() / 13) {
    const auto made = renewed_slide_file(d, whole.substr(0, cut), "oud.pptx");
    EXPECT_FALSE(made.ok()) << cut;
  }
  for (std::size_t at = 7; at < whole.size(); at += whole.size() / 13) {
    std::string file = whole;
    file[at] = static_cast<char>(file[at] ^ 0x55);
    try_out(file);
  }
  for (const std::string& name : ZipParts(whole).names()) {
    try_out(zip_with(whole, {{name, std::nullopt}}));
    try_out(zip_with(whole, {{name, "<x"}}));
  }
}

TEST(SlideMark, IsReadAsItWasWritten) {
  pugi::xml_document xml;
  pugi::xml_node slide = xml.append_child("p:sld");
  slide.append_child("p:cSld").append_child("p:spTree");
  EXPECT_FALSE(mark_of(slide));
  put_mark(slide, {"own-text", 12, "0f3a"});
  const auto mark = mark_of(slide);
  ASSERT_TRUE(mark);
  EXPECT_EQ(mark->chapter, "own-text");
  EXPECT_EQ(mark->place, 12u);
  EXPECT_EQ(mark->digest, "0f3a");
}

}  // namespace
}  // namespace peil::render
