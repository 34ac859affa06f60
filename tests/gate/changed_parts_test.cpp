// What people see of a published file without it being a word of its text: pictures, axes, formats,
// names of sheets, masters, styles. All of it is held, and what people write of their own is let
// in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gate/published_sample.h"
#include "peil/ports/held_piece.h"

namespace peil::app::published {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// A published file that is changed by hand, part by part.
class ByHand {
 public:
  explicit ByHand(DocumentFormat format, std::string name)
      : file_(written(format)), name_(std::move(name)), fresh_(pieces(file_, name_)) {}

  std::string part(const std::string& name) const {
    const auto text = ZipParts(file_).part(name);
    EXPECT_TRUE(text) << name;
    return text.value_or("");
  }
  std::vector<std::string> parts() const { return ZipParts(file_).names(); }
  ByHand& put(const std::string& name, const std::string& text) {
    file_ = zip_with(file_, {{name, text}});
    return *this;
  }
  ByHand& replace(const std::string& name, const std::string& old, const std::string& now) {
    std::string text = part(name);
    const auto at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    if (at == std::string::npos) return *this;
    return put(name, text.replace(at, old.size(), now));
  }
  std::vector<FileDifference> told() const { return compared(file_, fresh_, name_).differences(); }
  std::vector<std::string> own() const { return compared(file_, fresh_, name_).own(); }
  bool is_saved_again() const { return compared(file_, fresh_, name_).is_saved_again(); }

 private:
  std::string file_, name_;
  Pieces fresh_;
};

auto says(const std::string& words) {
  return Contains(Field(&FileDifference::says, HasSubstr(words)));
}

constexpr const char* text_part = "word/document.xml";

TEST(ChangedParts, APictureOfAChartThatIsAnotherIsTold) {
  ByHand file(DocumentFormat::Word, "report.docx");
  const auto names = file.parts();
  const auto picture = std::ranges::find_if(
      names, [](const std::string& name) { return name.starts_with("word/media/"); });
  if (picture == names.end()) GTEST_SKIP() << "there is no librsvg to draw charts";
  file.put(*picture, "\x89PNG of something else");
  EXPECT_THAT(file.told(), says("SHA-256"));
}

TEST(ChangedParts, WhatPeopleWriteBetweenParagraphsOfWordIsLetIn) {
  ByHand file(DocumentFormat::Word, "report.docx");
  file.replace(text_part, "<w:sectPr>",
               "<w:p w:rsidR=\"00A1\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/>"
               "</w:rPr><w:t>Wij zijn daar trots op.</w:t></w:r></w:p><w:sectPr>");
  EXPECT_THAT(file.told(), IsEmpty());
  EXPECT_THAT(file.own(), ElementsAre("Wij zijn daar trots op."));
}

TEST(ChangedParts, WhatHidesOrDrawsAmongOwnWordsIsTold) {
  for (const char* trick :
       {"<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:strike/></w:rPr>",
        "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>", "<w:rPr><w:sz w:val=\"2\"/></w:rPr>",
        "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>", "<w:pict/>"}) {
    ByHand file(DocumentFormat::Word, "report.docx");
    file.replace(text_part, "<w:sectPr>",
                 "<w:p><w:r>" + std::string(trick) + "<w:t>niet</w:t></w:r></w:p><w:sectPr>");
    EXPECT_EQ(file.told().size(), 1U) << trick;
  }
}

TEST(ChangedParts, AParagraphOfPeilThatIsHiddenIsTold) {
  ByHand file(DocumentFormat::Word, "report.docx");
  file.replace(text_part, "<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t");
  EXPECT_THAT(file.told(), says("w:vanish"));
}

TEST(ChangedParts, AStyleOfWordThatHidesIsTold) {
  ByHand file(DocumentFormat::Word, "report.docx");
  file.replace("word/styles.xml", "<w:style ", "<w:style w:hidden=\"1\" ");
  EXPECT_THAT(file.told(), says("word/styles.xml"));
}

TEST(ChangedParts, WhatProgramsChangeWhenTheySaveIsNoDifference) {
  ByHand file(DocumentFormat::Word, "report.docx");
  file.replace("word/settings.xml", "<w:compat>", "<w:zoom w:percent=\"120\"/><w:compat>")
      .replace(text_part, "<w:p><w:pPr>", "<w:p w:rsidR=\"00AB12\"><w:proofErr/><w:pPr>")
      .replace("docProps/core.xml", "<dc:creator>",
               "<cp:lastModifiedBy>iemand</cp:lastModifiedBy><dc:creator>");
  EXPECT_THAT(file.told(), IsEmpty());
  EXPECT_THAT(file.own(), IsEmpty());
}

// Every so many paragraphs are drawn otherwise.
ByHand with_paragraphs_kept(std::size_t every) {
  ByHand file(DocumentFormat::Word, "report.docx");
  std::string text = file.part(text_part);
  std::size_t paragraph = 0;
  for (std::size_t at = 0; (at = text.find("<w:pPr>", at)) != std::string::npos; at += 20)
    if (paragraph++ % every == 0) text.insert(at + 7, "<w:keepNext/>");
  file.put(text_part, text);
  return file;
}

TEST(ChangedParts, APartThatDiffersInManyPlacesIsSaidNotToBeHeld) {
  const ByHand file = with_paragraphs_kept(12);
  EXPECT_FALSE(file.is_saved_again());
  EXPECT_THAT(file.told(), says("word/document.xml: in "));
  EXPECT_THAT(file.told(), says("this part was not held"));
  EXPECT_LT(file.told().size(), 10U);
}

// Then nothing but words is held, which is said, and no such file holds.
TEST(ChangedParts, AFileThatAnotherProgramWroteIsOneThatWasSavedAgain) {
  EXPECT_TRUE(with_paragraphs_kept(1).is_saved_again());
}

constexpr const char* text_box =
    "<p:sp><p:nvSpPr><p:cNvPr id=\"999\" name=\"x\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>"
    "<p:txBody><a:bodyPr/><a:p><a:r><a:t>Rapportcijfer 9,9</a:t></a:r></a:p></p:txBody></p:sp>"
    "</p:spTree>";

TEST(ChangedParts, ATextBoxOnMasterLayoutOrASlideOfPeilIsTold) {
  for (const char* part : {"ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml",
                           "ppt/slides/slide2.xml"}) {
    ByHand file(DocumentFormat::Slides, "report.pptx");
    file.replace(part, "</p:spTree>", text_box);
    EXPECT_THAT(file.told(), says(part));
    EXPECT_THAT(file.own(), ElementsAre("Rapportcijfer 9,9"));
  }
}

TEST(ChangedParts, AxesFormatsAndTextsThatAreDrawnOnChartsAreTold) {
  ByHand file(DocumentFormat::Slides, "report.pptx");
  const std::string chart = "ppt/charts/chart1.xml";
  const std::string axis = "<c:max val=\"";
  ASSERT_THAT(file.part(chart), HasSubstr(axis));
  ASSERT_THAT(file.part(chart), HasSubstr("formatCode=\""));
  ByHand scale = file, format = file, drawn = file;
  scale.replace(chart, axis, axis + "9");
  EXPECT_THAT(scale.told(), says("c:max"));
  format.replace(chart, "formatCode=\"", "formatCode=\"9\\,9");
  EXPECT_THAT(format.told(), says("9\\,9"));
  const auto names = file.parts();
  const auto drawing = std::ranges::find_if(names, [](const std::string& name) {
    return name.starts_with("ppt/drawings/drawing") && name.ends_with(".xml");
  });
  ASSERT_NE(drawing, names.end());
  drawn.replace(*drawing, "<a:t>", "<a:t>9");
  EXPECT_THAT(drawn.told(), Not(IsEmpty()));
}

// Adds a slide that people made behind the first.
ByHand with_own_slide(const std::string& shapes) {
  const std::string list = "ppt/presentation.xml", leads = "ppt/_rels/presentation.xml.rels",
                    slide = "ppt/slides/slide900.xml";
  ByHand file(DocumentFormat::Slides, "report.pptx");
  std::string text = file.part("ppt/slides/slide1.xml");
  const auto begin = text.find("<p:sp>"), end = text.find("</p:spTree>");
  text.replace(begin, end - begin, shapes);
  file.put(slide, text)
      .put("ppt/slides/_rels/slide900.xml.rels", file.part("ppt/slides/_rels/slide1.xml.rels"));
  const std::string entries = file.part(list);
  const auto second = entries.find("<p:sldId ", entries.find("<p:sldId ") + 1);
  return file.put(list, std::string(entries).insert(second, "<p:sldId id=\"900\" r:id=\"own\"/>"))
      .replace(leads, "</Relationships>",
               "<Relationship Id=\"own\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
               "2006/relationships/slide\" Target=\"/" +
                   slide + "\"/></Relationships>")
      .replace("[Content_Types].xml", "</Types>",
               "<Override PartName=\"/" + slide +
                   "\" ContentType=\"application/vnd."
                   "openxmlformats-officedocument.presentationml.slide+xml\"/></Types>");
}

const std::string own_words = std::string(text_box).substr(0, std::string(text_box).size() - 11);

TEST(ChangedParts, ASlideThatPeopleMadeIsLetInAndItsWordsAreTheirOwn) {
  const ByHand file = with_own_slide(own_words);
  EXPECT_THAT(file.told(), IsEmpty());
  EXPECT_THAT(file.own(), ElementsAre("Rapportcijfer 9,9"));
}

TEST(ChangedParts, APictureOnASlideThatPeopleMadeIsTold) {
  const ByHand file = with_own_slide(
      own_words + "<p:pic><p:blipFill><a:blip r:embed=\"rId1\"/></p:blipFill></p:pic>");
  EXPECT_THAT(file.told(), says("ppt/slides/slide900.xml"));
}

TEST(ChangedParts, ASlideThatIsLeftOutOfTheShowIsTold) {
  ByHand file(DocumentFormat::Slides, "report.pptx");
  file.replace("ppt/slides/slide2.xml", "<p:sld ", "<p:sld show=\"0\" ");
  EXPECT_THAT(file.told(), says("show=\"0\""));
}

TEST(ChangedParts, FormatsNamesHeadersAndHiddenSheetsOfAWorkbookAreTold) {
  const ByHand file(DocumentFormat::Workbook, "report.xlsx");
  const std::string book = "xl/workbook.xml", sheet = "xl/worksheets/sheet1.xml";
  const auto with = [&](const std::string& part, const std::string& old, const std::string& now) {
    ByHand changed = file;
    return changed.replace(part, old, now).told();
  };
  EXPECT_THAT(with("xl/styles.xml", "formatCode=\"", "formatCode=\"&quot;9,9&quot;"),
              says("xl/styles.xml"));
  EXPECT_THAT(with(book, "<sheet name=\"", "<sheet name=\"Cijfer 9,9 "), says("Cijfer 9,9"));
  EXPECT_THAT(with(book, "<sheet name=", "<sheet state=\"hidden\" name="), says("hidden"));
  EXPECT_THAT(with(book, "<calcPr",
                   "<definedNames><definedName name=\"Cijfer\">9.9"
                   "</definedName></definedNames><calcPr"),
              says("definedName"));
  EXPECT_THAT(with(sheet, "</worksheet>",
                   "<headerFooter><oddHeader>9,9</oddHeader></headerFooter>"
                   "</worksheet>"),
              says("oddHeader"));
}

TEST(ChangedParts, APartThatNothingLeadsToAndOneThatIsGoneAreTold) {
  ByHand more(DocumentFormat::Workbook, "report.xlsx"), less = more;
  more.put("xl/comments1.xml", "<comments><comment><text><t>9,9</t></text></comment></comments>");
  EXPECT_THAT(more.told(), says("nothing in the file leads to"));
  less.replace("xl/_rels/workbook.xml.rels", "styles.xml", "stijlen.xml");
  EXPECT_THAT(less.told(), Not(IsEmpty()));
}

/// The page after a change, and what is told of it.
std::vector<FileDifference> told_of_page(const std::string& old, const std::string& now,
                                         std::vector<std::string>* own = nullptr) {
  std::string page = written(DocumentFormat::Html);
  const Pieces fresh = pieces(page, "report.html");
  const auto at = page.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  const FileComparison comparison =
      compared(page.replace(at, old.size(), now), fresh, "report.html");
  if (own != nullptr) *own = comparison.own();
  return comparison.differences();
}

TEST(ChangedParts, ASentenceOfOnesOwnInAPageIsLetIn) {
  std::vector<std::string> own;
  EXPECT_THAT(told_of_page("</main>", "<p>Een woord <em>vooraf</em>.</p></main>", &own), IsEmpty());
  EXPECT_THAT(own, ElementsAre("Een woord vooraf."));
}

TEST(ChangedParts, StyleAttributesAndDrawingsOfAPageAreToldBesideASentenceOfOnesOwn) {
  const std::string sentence = "<p>Een woord vooraf.</p></main>";
  EXPECT_THAT(told_of_page("</main>", "<p hidden>Een woord vooraf.</p></main>"),
              says("<p hidden>"));
  EXPECT_THAT(told_of_page("</main>", sentence + "<style>h2::after{content:'9,9'}</style>"),
              says("9,9"));
  EXPECT_THAT(told_of_page("</style>", "#changes{display:none}</style>"), says("display:none"));
  EXPECT_THAT(told_of_page("<circle ", "<circle id=\"x\" "), says("<circle id"));
  EXPECT_THAT(told_of_page("<svg ", "<p>9,9</p><!-- x --><svg "), says("<!-- x -->"));
}

TEST(HeldComparison, WordsThatAreToldAlreadyAreNotToldAgain) {
  const auto paragraph = [](const std::string& words) {
    return Pieces{{words},
                  held_piece("word/document.xml", "2 <w:p>" + (words_begin + words) + words_end)};
  };
  EXPECT_EQ(FileComparison(paragraph("7,8"), paragraph("7,7"), false).differences().size(), 1U);
}

}  // namespace
}  // namespace peil::app::published
