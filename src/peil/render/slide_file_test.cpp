#include "peil/render/slide_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "peil/render/slide_testing.h"

namespace peil::render {
namespace {

using ::testing::Contains;
using testing::Deck;
using testing::figure;
using ::testing::HasSubstr;
using testing::in;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Section charts() {
  return {"trend",
          "Trend",
          {Paragraph{plain("Two charts.")},
           Panels{{{plain("A"), testing::line_chart(3, 1),
                    plain("It rose to ") + figure("7,2", "2009/s0/mean@1")},
                   {plain("B"), testing::line_chart(4, 2), plain("Two lines.")}}},
           Panels{{{plain("Dots"), testing::dot_chart(30), plain("Rows.")}}},
           Panels{{{plain("Matrix"), testing::matrix_chart(5), plain("Points.")}}}}};
}

Document document() {
  Document d;
  d.language = "nl";
  d.title = plain("Klanttevredenheids\u00ADonderzoek 2013");
  d.organisation = in("ar", "دائرة الهجرة");
  d.subtitle = plain("Veldwerk in 2013");
  d.warning = "Fictieve gegevens";
  d.summary = {"summary", "In één oogopslag", {}};
  d.summary.blocks = {
      Cards{{{plain("Group"),
              figure("7,7", "2013/vr/overall/mean@3f"),
              plain("between ") + figure("7,6", "2013/vr/overall/mean@3f", "low"),
              plain("Rose"),
              plain("From 7,4"),
              {}}}},
      Paragraph{plain("Again ") + figure("7,7", "2013/vr/overall/mean@3f"), Paragraph::Role::Note}};
  d.sections.push_back(charts());
  d.sections.push_back(
      {"tables", "Tables", {testing::table(45, "long"), testing::table(3, "short")}});
  d.sections.push_back(
      {"words",
       "Words",
       {Heading{plain("Heading & <sign>")}, Paragraph{in("ar", "كل الكلمات عربية")},
        BulletList{{plain("control \x01 sign"), plain("two")}},
        TermList{{{plain("term"), plain("explained")}}}}});
  d.sections.push_back({"figures", "All figures", {testing::table(2000, "all")}});
  return d;
}

const Deck& deck() {
  static const Deck made(slide_file(document()));
  return made;
}

std::string slide_text(const Deck& deck, const std::string& name) {
  return testing::text_of(deck.xml(name));
}

std::string notes_text(const Deck& deck, const std::string& slide) {
  const auto notes = deck.related(slide, "notesSlide");
  return notes.empty() ? "" : testing::text_of(deck.xml(notes.front()));
}

std::string title_of(const pugi::xml_document& slide) {
  const auto title =
      slide.select_node("//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title' or @type='ctrTitle']]");
  return title ? testing::text_of(title.node()) : "";
}

TEST(SlideFile, SameDocumentGivesTheSameBytes) {
  EXPECT_EQ(slide_file(document()), slide_file(document()));
}

TEST(SlideFile, EveryPartIsXmlAndEveryRelationLeadsToAPart) {
  std::set<std::string> typed;
  const pugi::xml_document types = deck().xml("[Content_Types].xml");
  for (const pugi::xml_node& type : types.child("Types").children("Override"))
    typed.insert(std::string(type.attribute("PartName").value()).substr(1));
  for (const auto& [name, bytes] : deck().parts()) {
    if (name.ends_with(".xlsx")) continue;
    const pugi::xml_document xml = deck().xml(name);
    if (!name.ends_with(".rels")) {
      EXPECT_TRUE(typed.contains(name) || name == "[Content_Types].xml") << name;
      continue;
    }
    for (const pugi::xml_node& relation : xml.child("Relationships").children())
      EXPECT_TRUE(
          deck().parts().contains(std::string(relation.attribute("Target").value()).substr(1)))
          << name;
  }
  for (const std::string& name : typed) EXPECT_TRUE(deck().parts().contains(name)) << name;
}

TEST(SlideFile, FirstSlideSaysWhatItIsOf) {
  const std::string text = slide_text(deck(), "ppt/slides/slide1.xml");
  EXPECT_THAT(text, HasSubstr("Klanttevredenheidsonderzoek 2013\n"));
  for (const char* words : {"دائرة الهجرة", "Veldwerk in 2013", "Fictieve gegevens"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(SlideFile, EverySlideHasATitleWordsItsNumberAndTheWarning) {
  const auto slides = deck().slides();
  ASSERT_GT(slides.size(), 8u);
  for (const std::string& name : slides) {
    const pugi::xml_document xml = deck().xml(name);
    EXPECT_THAT(title_of(xml), Not(IsEmpty())) << name;
    EXPECT_THAT(testing::text_of(xml), HasSubstr("Fictieve gegevens")) << name;
    EXPECT_THAT(deck().related(name, "slideLayout"), SizeIs(1)) << name;
    if (name == slides.front()) continue;
    EXPECT_TRUE(xml.select_node("//a:fld[@type='slidenum']")) << name;
    const bool words = testing::text_of(xml).size() > title_of(xml).size() + 20;
    EXPECT_TRUE(words || xml.select_node("//a:tbl") || xml.select_node("//c:chart")) << name;
  }
}

TEST(SlideFile, TitlesOfContinuedSlidesCount) {
  std::vector<std::string> titles;
  for (const std::string& name : deck().slides()) titles.push_back(title_of(deck().xml(name)));
  for (const char* title :
       {"In één oogopslag\n", "Trend\n", "Trend (2)\n", "Tables (3)\n", "Words\n"})
    EXPECT_THAT(titles, Contains(title));
}

TEST(SlideFile, TableOfAllFiguresIsLeftOut) {
  for (const std::string& name : deck().slides())
    EXPECT_THAT(slide_text(deck(), name), Not(HasSubstr("All figures")));
}

void add_keys(const Section& section, std::set<std::string>& keys) {
  const auto of_words = [&](const Words& words) {
    for (const TextRun& run : words)
      if (run.kind == TextRun::Kind::Figure) keys.insert(run.number.key);
  };
  for (const Block& block : section.blocks) {
    if (const auto* p = std::get_if<Paragraph>(&block)) of_words(p->words);
    if (const auto* table = std::get_if<PrintedTable>(&block))
      for (const PrintedRow& row : table->rows)
        for (const Words& cell : row.cells) of_words(cell);
    if (const auto* cards = std::get_if<Cards>(&block))
      for (const Card& card : cards->cards) of_words(card.mark), of_words(card.interval);
    if (const auto* panels = std::get_if<Panels>(&block)) {
      for (const Panel& panel : panels->panels) {
        of_words(panel.sentence);
        if (const auto* line = std::get_if<LineChart>(&panel.chart))
          for (const ChartSeries& s : line->series)
            for (const ChartPoint& point : s.points) keys.insert(point.label.key);
        if (const auto* dots = std::get_if<DotChart>(&panel.chart))
          for (const DotRow& row : dots->rows) keys.insert(row.number.key);
      }
    }
  }
}

TEST(SlideFile, NotesNameTheKeyOfEveryNumber) {
  std::set<std::string> wanted, found;
  const Document d = document();
  add_keys(d.summary, wanted);
  for (const Section& section : d.sections)
    if (section.id != "figures") add_keys(section, wanted);
  for (const std::string& name : deck().slides()) {
    std::set<std::string> lines;
    const std::string notes = notes_text(deck(), name), slide = slide_text(deck(), name);
    for (std::size_t at = 0; at < notes.size();) {
      const std::string line = notes.substr(at, notes.find('\n', at) - at);
      at += line.size() + 1;
      EXPECT_TRUE(lines.insert(line).second) << line;
      const auto equals = line.find(" = ");
      ASSERT_NE(equals, std::string::npos) << line;
      std::string key = line.substr(equals + 3);
      found.insert(key.substr(0, key.find(' ')));
    }
  }
  EXPECT_EQ(found, wanted);
  EXPECT_EQ(notes_text(deck(), "ppt/slides/slide2.xml"),
            "7,7 = 2013/vr/overall/mean@3f\n7,6 = 2013/vr/overall/mean@3f low\n");
}

TEST(SlideFile, NotesBelongToTheirSlide) {
  for (const std::string& name : deck().slides()) {
    for (const std::string& notes : deck().related(name, "notesSlide")) {
      EXPECT_THAT(deck().related(notes, "slide"), ::testing::ElementsAre(name));
      EXPECT_THAT(deck().related(notes, "notesMaster"), SizeIs(1));
    }
  }
}

TEST(SlideFile, TablesAreNativeWithAMarkedHead) {
  std::size_t tables = 0;
  for (const std::string& name : deck().slides()) {
    const pugi::xml_document xml = deck().xml(name);
    for (const pugi::xpath_node& found : xml.select_nodes("//a:tbl")) {
      ++tables;
      const pugi::xml_node table = found.node();
      EXPECT_STREQ(table.child("a:tblPr").attribute("firstRow").value(), "1");
      EXPECT_EQ(testing::text_of(table.child("a:tr")), "Item\nMean\nSource\n");
      const std::size_t columns = table.select_nodes("a:tblGrid/a:gridCol").size();
      for (const pugi::xml_node& row : table.children("a:tr"))
        EXPECT_EQ(row.select_nodes("a:tc").size(), columns);
    }
  }
  EXPECT_GE(tables, 4u);
}

TEST(SlideFile, ChartsHaveAlternativeTexts) {
  std::size_t charts = 0;
  for (const std::string& name : deck().slides()) {
    const pugi::xml_document xml = deck().xml(name);
    for (const pugi::xpath_node& found : xml.select_nodes("//p:graphicFrame[.//c:chart]")) {
      ++charts;
      const std::string text = found.node().select_node(".//p:cNvPr/@descr").attribute().value();
      EXPECT_TRUE(text == "Marks of A. From 7,1 to 7,4" || text == "Items. From high to low" ||
                  text == "Matrix. What matters")
          << text;
    }
  }
  EXPECT_EQ(charts, deck().charts().size());
  EXPECT_GE(charts, 5u);
}

TEST(SlideFile, EveryRunSaysItsLanguage) {
  for (const auto& [name, bytes] : deck().parts()) {
    if (!name.ends_with(".xml")) continue;
    const pugi::xml_document xml = deck().xml(name);
    for (const pugi::xpath_node& run : xml.select_nodes("//a:r | //a:fld"))
      EXPECT_STRNE(run.node().child("a:rPr").attribute("lang").value(), "") << name;
  }
  const pugi::xml_document first = deck().xml("ppt/slides/slide1.xml");
  EXPECT_TRUE(first.select_node("//a:r[a:rPr/@lang='ar']"));
}

TEST(SlideFile, ParagraphsInArabicRunFromRightToLeft) {
  const pugi::xml_document xml = deck().xml(deck().slides().back());
  const auto arabic = xml.select_node("//a:p[a:r/a:rPr/@lang='ar']/a:pPr");
  ASSERT_TRUE(arabic);
  EXPECT_STREQ(arabic.node().attribute("rtl").value(), "1");
  EXPECT_STREQ(arabic.node().attribute("algn").value(), "r");
  const auto dutch = xml.select_node("//a:p[a:r/a:t='two']/a:pPr");
  EXPECT_STREQ(dutch.node().attribute("rtl").value(), "0");
}

TEST(SlideFile, DocumentThatIsWrittenFromRightToLeftHasItsTablesSo) {
  Document d = document();
  d.language = "ar";
  d.sections = {{"tables", "جداول", {testing::table(3)}}};
  const Deck made(slide_file(d));
  EXPECT_TRUE(made.xml(made.slides().back()).select_node("//a:tblPr[@rtl='1']"));
}

TEST(SlideFile, ControlSignsAreBlanksAndSignsOfXmlAreWords) {
  const std::string text = slide_text(deck(), deck().slides().back());
  EXPECT_THAT(text, HasSubstr("control   sign"));
  EXPECT_THAT(text, HasSubstr("Heading & <sign>"));
}

TEST(SlideFile, AccentOfTheHouseIsTheFirstColourOfTheTheme) {
  Document d = document();
  d.style = {"#8a1538", "#7a3300", {"Verdana", "Arial"}};
  const Deck house(slide_file(d));
  EXPECT_THAT(house.parts().at("ppt/theme/theme1.xml"),
              AllOf(HasSubstr("<a:accent1><a:srgbClr val=\"8a1538\""),
                    HasSubstr("<a:accent2><a:srgbClr val=\"7a3300\""),
                    HasSubstr("<a:minorFont><a:latin typeface=\"Verdana\"")));
  EXPECT_THAT(deck().parts().at("ppt/theme/theme1.xml"),
              HasSubstr("<a:accent1><a:srgbClr val=\"14507F\""));
}

// In points: 12 in tables, 14 in texts but for the feet and names of points, 10 in charts.
TEST(SlideFile, NoTypeIsTooSmall) {
  const auto expect_sizes = [](const std::vector<std::string>& names, int least) {
    for (const std::string& name : names) {
      const pugi::xml_document xml = deck().xml(name);
      for (const pugi::xpath_node& size : xml.select_nodes("//@sz"))
        EXPECT_GE(size.attribute().as_int(), least) << name;
    }
  };
  expect_sizes(deck().slides(), 1200);
  expect_sizes(deck().charts(), 1000);
}

TEST(SlideFile, DocumentWithoutAnythingIsItsFirstSlide) {
  Document d;
  d.language = "nl";
  d.title = plain("Title");
  EXPECT_THAT(Deck(slide_file(d)).slides(), SizeIs(1));
}

}  // namespace
}  // namespace peil::render
