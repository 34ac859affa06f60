#include "peil/files/accessible_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/outside_error.h"
#include "peil/files/chromium.h"
#include "peil/files/pdf_instructions.h"
#include "peil/files/pdf_library.h"

namespace peil::files {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* says_so = "<pdfuaid:part>1</pdfuaid:part>";

std::string stream_of(const std::string& bytes) {
  return "<</Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes + "\nendstream";
}

std::string shown_at(int height, const std::string& words) {
  return "BT /F1 10 Tf 1 0 0 1 72 " + std::to_string(height) + " Tm (" + words + ") Tj ET ";
}

std::string marked_as(int number, const std::string& content) {
  return "/NonStruct <</MCID " + std::to_string(number) + ">> BDC " + content + "EMC ";
}

/// A page as Chromium prints it, by its objects. The tree has a Document with one paragraph.
struct PrintedPage {
  std::map<int, std::string> objects{
      {1,
       "<</Type/Catalog/Pages 2 0 R/Lang(nl)/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R"
       "/ViewerPreferences<</DisplayDocTitle true>>>>"},
      {2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"},
      {3,
       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0"
       "/Resources<</Font<</F1 5 0 R>>>>>>"},
      {5, "<</Type/Font/Subtype/Type3/ToUnicode 6 0 R>>"},
      {6,
       stream_of("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <00660069> "
                 "endbfchar 2 beginbfrange <20> <60> <0020> <61> <62> [<0061> <0062>] endbfrange "
                 "1 beginbfrange <63> <7a> <0063> endbfrange")},
      {7, "<</Title(Cijfers & meer)/CreationDate(D:20260101000000)/ModDate(D:20260101000000)>>"},
      {8, "<</Type/StructTreeRoot/K 9 0 R>>"},
      {9, "<</Type/StructElem/S/Document/P 8 0 R/K[10 0 R]>>"},
      {10, "<</Type/StructElem/S/P/P 9 0 R/Pg 3 0 R/K 0>>"}};
  std::string content = marked_as(0, shown_at(700, "Beste lezer"));

  std::string bytes() const {
    std::map<int, std::string> all = objects;
    all.try_emplace(4, stream_of(content));
    const int size = all.rbegin()->first + 1;
    std::string file = "%PDF-1.4\n", places = "0000000000 65535 f \n";
    for (int number = 1; number < size; ++number) {
      const std::string place = std::to_string(file.size());
      const bool is_there = all.contains(number);
      places +=
          std::string(10 - place.size(), '0') + place + (is_there ? " 00000 n \n" : " 00001 f \n");
      if (is_there) file += std::to_string(number) + " 0 obj\n" + all[number] + "\nendobj\n";
    }
    const std::string table = std::to_string(file.size());
    return file + "xref\n0 " + std::to_string(size) + "\n" + places +
           "trailer<</Root 1 0 R/Info 7 0 R/Size " + std::to_string(size) + ">>\nstartxref\n" +
           table + "\n%%EOF\n";
  }
};

/// What came of it, read again.
struct MendedPage {
  explicit MendedPage(std::string written) : bytes(std::move(written)) {
    pdf.processMemoryFile("mended", bytes.data(), bytes.size());
  }
  explicit MendedPage(const PrintedPage& printed) : MendedPage(accessible_pdf(printed.bytes())) {}

  std::string content() {
    std::string text;
    Pl_String pipe("content", nullptr, text);
    page().pipePageContents(&pipe);
    return text;
  }
  QPDFObjectHandle page() { return pdf.getAllPages().at(0); }
  QPDFObjectHandle tree() { return pdf.getRoot().getKey("/StructTreeRoot"); }
  QPDFObjectHandle document() { return tree().getKey("/K"); }
  std::vector<std::string> links() {
    std::vector<std::string> said;
    for (QPDFObjectHandle& link : page().getKey("/Annots").getArrayAsVector())
      said.push_back(pdf_text_entry(link, "/Contents"));
    return said;
  }

  std::string bytes;
  QPDF pdf;
};

std::string outcome_of(const PrintedPage& printed) { return accessible_pdf(printed.bytes()); }

TEST(AccessiblePdf, APageThatLeavesNothingOpenIsSaidToBeAccessible) {
  const std::string mended = outcome_of({});
  EXPECT_THAT(mended, HasSubstr(says_so));
  EXPECT_THAT(mended, HasSubstr("Cijfers &amp; meer</rdf:li>"));
  EXPECT_THAT(mended, HasSubstr("<dc:language><rdf:Bag><rdf:li>nl</rdf:li>"));
}

TEST(AccessiblePdf, BackgroundAndMarginsAreArtifacts) {
  PrintedPage printed;
  const std::string margin = "BT /F1 9 Tf (o) Tj /Span <</ActualText(fi)>> BDC <01> Tj EMC ET";
  printed.content = "q 1 g 0 0 9 9 re f Q " + margin + " 0 0 9 9 re W n " +
                    marked_as(1, "0 0 9 9 re f ") + printed.content;
  MendedPage mended(printed);
  EXPECT_THAT(mended.content(), HasSubstr("q 1 g /Artifact BMC\n0 0 9 9 re f\nEMC Q"));
  EXPECT_THAT(mended.content(), HasSubstr("/Artifact BMC\n" + margin + "\nEMC 0 0 9 9 re W n"));
  EXPECT_THAT(mended.content(), HasSubstr("n /NonStruct <</MCID 1>> BDC 0 0 9 9 re f EMC /"));
  EXPECT_THAT(mended.bytes, HasSubstr(says_so));
}

TEST(AccessiblePdf, WhatCannotBeToldFromContentIsLeftAndNotSaidToBeAccessible) {
  const std::string marked = PrintedPage().content;
  for (const std::string& content : std::vector<std::string>{
           marked + shown_at(500, "los"), marked + "0 0 9 9 re f", shown_at(500, "zonder merk"),
           "BT /F1 9 Tf (los) Tj /P <</MCID 0>> BDC (vast) Tj EMC ET",
           marked + "/P <</MCID 1>> BDC", marked + "EMC", "/P <</MCID 0>> BDC /X1 Do EMC",
           "/P <</MCID 0>> BDC BT (?) Tj ET EMC",
           "/P <</MCID 0>> BDC BT /F1 9 Tf <02> Tj ET EMC"}) {
    SCOPED_TRACE(content);
    PrintedPage printed;
    printed.content = content;
    MendedPage mended(printed);
    EXPECT_THAT(mended.bytes, Not(HasSubstr(says_so)));
    EXPECT_THAT(mended.bytes, HasSubstr("Cijfers &amp; meer"));
    EXPECT_EQ(mended.content(), content);
  }
}

TEST(AccessiblePdf, NewerTypesGetAStandardOne) {
  PrintedPage printed;
  printed.objects[10] = "<</Type/StructElem/S/Strong/P 9 0 R/Pg 3 0 R/K 0>>";
  MendedPage mended(printed);
  EXPECT_TRUE(mended.tree().getKey("/RoleMap").getKey("/Strong").isNameAndEquals("/Span"));
  EXPECT_THAT(mended.bytes, HasSubstr(says_so));
}

TEST(AccessiblePdf, TypesHeadingsAndFiguresThatStayOpenAreNotSaidToBeAccessible) {
  for (const char* open : {"/S/Aside", "/S/H2", "/S/Figure"}) {
    PrintedPage printed;
    printed.objects[10] = "<</Type/StructElem" + std::string(open) + "/P 9 0 R/Pg 3 0 R/K 0>>";
    EXPECT_THAT(outcome_of(printed), Not(HasSubstr(says_so))) << open;
  }
  PrintedPage told;
  told.objects[10] = "<</Type/StructElem/S/Figure/Alt(Een staaf)/P 9 0 R/Pg 3 0 R/K 0>>";
  EXPECT_THAT(outcome_of(told), HasSubstr(says_so));
}

PrintedPage with_link(const std::string& content) {
  PrintedPage printed;
  printed.content = content;
  printed.objects[3].insert(printed.objects[3].size() - 2, "/Annots[12 0 R]");
  printed.objects[10] =
      "<</Type/StructElem/S/Link/P 9 0 R/K[11 0 R<</Type/OBJR/Obj 12 0 R/Pg 3 0 R>>]>>";
  printed.objects[11] =
      "<</Type/StructElem/S/NonStruct/P 10 0 R/Pg 3 0 R/K[0<</Type/MCR/MCID 1>>]>>";
  printed.objects[12] =
      "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Border[0 0 0]/A<</S/URI/URI(https://peil.nl)>>>>";
  return printed;
}

TEST(AccessiblePdf, LinksSayTheWordsTheyStandFor) {
  const std::string glyph = "/Span <</ActualText <FEFF20AC>>> BDC BT <01> Tj ET EMC ";
  MendedPage mended(with_link(marked_as(0, shown_at(700, "Lees") + shown_at(685, "meer  ba\001")) +
                              marked_as(1, glyph + shown_at(688, "Z"))));
  EXPECT_THAT(mended.links(), ElementsAre("Lees meer bafi\u20acZ"));
  EXPECT_THAT(mended.bytes, HasSubstr(says_so));
}

TEST(AccessiblePdf, LinksWithoutWordsAreNotSaidToBeAccessible) {
  EXPECT_THAT(outcome_of(with_link(marked_as(0, "0 0 9 9 re f "))), Not(HasSubstr(says_so)));
  PrintedPage loose = with_link(marked_as(0, shown_at(700, "Lees")));
  loose.objects[10] = "<</Type/StructElem/S/P/P 9 0 R/K 11 0 R>>";
  EXPECT_THAT(outcome_of(loose), Not(HasSubstr(says_so)));
}

TEST(AccessiblePdf, WordsOfALinkThatAreThereStay) {
  PrintedPage printed = with_link(marked_as(0, shown_at(700, "7,2")));
  printed.objects[12].insert(2, "/Contents(Rij van de tabel)");
  EXPECT_THAT(MendedPage(printed).links(), ElementsAre("Rij van de tabel"));
}

TEST(AccessiblePdf, ItemsOfListsGetABody) {
  PrintedPage printed;
  printed.content = marked_as(0, shown_at(700, "1.")) + marked_as(1, shown_at(700, "een"));
  printed.objects[10] = "<</Type/StructElem/S/L/P 9 0 R/K 11 0 R>>";
  printed.objects[11] = "<</Type/StructElem/S/LI/P 10 0 R/Pg 3 0 R/K[12 0 R 1]>>";
  printed.objects[12] = "<</Type/StructElem/S/Lbl/P 11 0 R/Pg 3 0 R/K 0>>";
  printed.objects[8] =
      "<</Type/StructTreeRoot/K 9 0 R/ParentTree<</Nums[0[12 0 R 11 0 R]]>>/ParentTreeNextKey 1>>";
  MendedPage mended(printed);
  QPDFObjectHandle item =
      mended.document().getKey("/K").getArrayItem(0).getKey("/K").getArrayItem(0);
  EXPECT_EQ(item.getKey("/S").getName(), "/LI");
  QPDFObjectHandle label = item.getKey("/K").getArrayItem(0);
  QPDFObjectHandle body = item.getKey("/K").getArrayItem(1);
  EXPECT_EQ(label.getKey("/S").getName(), "/Lbl");
  EXPECT_EQ(label.getKey("/P").getObjGen(), item.getObjGen());
  EXPECT_EQ(body.getKey("/S").getName(), "/LBody");
  EXPECT_EQ(body.getKey("/P").getObjGen(), item.getObjGen());
  EXPECT_EQ(body.getKey("/K").getArrayItem(0).getIntValue(), 1);
  QPDFObjectHandle above = mended.tree().getKey("/ParentTree").getKey("/Nums").getArrayItem(1);
  EXPECT_EQ(above.getArrayItem(1).getObjGen(), body.getObjGen());
  EXPECT_THAT(mended.bytes, HasSubstr(says_so));
}

TEST(AccessiblePdf, NeitherUntaggedNorWithoutTitleOrLanguageItIsSaidToBeAccessible) {
  for (const char* catalog :
       {"/StructTreeRoot 8 0 R/ViewerPreferences<</DisplayDocTitle true>>/Lang(nl)",
        "/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R/Lang(nl)",
        "/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R"
        "/ViewerPreferences<</DisplayDocTitle true>>",
        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang(nl)"}) {
    PrintedPage printed;
    printed.objects[1] = "<</Type/Catalog/Pages 2 0 R" + std::string(catalog) + ">>";
    EXPECT_THAT(outcome_of(printed), Not(HasSubstr(says_so))) << catalog;
  }
  PrintedPage untitled;
  untitled.objects[7] = "<</Producer(Skia)>>";
  EXPECT_THAT(outcome_of(untitled), Not(HasSubstr(says_so)));
}

TEST(AccessiblePdf, WhenItWasPrintedDoesNotShow) {
  PrintedPage later;
  later.objects[7] =
      "<</Title(Cijfers & meer)/CreationDate(D:20270203040506)/ModDate(D:20270203040506)>>";
  EXPECT_EQ(outcome_of(later), outcome_of({}));
  EXPECT_THAT(outcome_of(later), Not(HasSubstr("Date")));
  PrintedPage other;
  other.objects[7] = "<</Title(Andere cijfers)>>";
  EXPECT_NE(MendedPage(other).pdf.getTrailer().getKey("/ID").unparse(),
            MendedPage(later).pdf.getTrailer().getKey("/ID").unparse());
}

TEST(AccessiblePdf, ATreeInACircleComesToAnEnd) {
  PrintedPage printed;
  printed.objects[10] = "<</Type/StructElem/S/P/P 9 0 R/Pg 3 0 R/K[0 9 0 R 10 0 R]>>";
  EXPECT_THAT(outcome_of(printed), HasSubstr("Cijfers"));
}

TEST(AccessiblePdf, WhatIsDamagedWithinIsNotSaidToBeAccessible) {
  PrintedPage printed;
  printed.objects[5] = "<</Type/Font/Subtype/Type0/ToUnicode 99 0 R>>";
  EXPECT_THAT(outcome_of(printed), Not(HasSubstr(says_so)));
  printed.objects[3] = "<</Type/Page/Parent 2 0 R/Contents[4 0 R 7 0 R (x)]/Annots 5>>";
  EXPECT_THAT(outcome_of(printed), Not(HasSubstr(says_so)));
}

TEST(AccessiblePdf, WhatCannotBeReadIsTold) {
  const std::string whole = PrintedPage().bytes();
  for (const std::string& bytes : {std::string("%PDF-1.4\n"), whole.substr(0, whole.size() / 2),
                                   whole.substr(0, whole.find("startxref"))}) {
    try {
      accessible_pdf(bytes);
      ADD_FAILURE() << "read: " << bytes;
    } catch (const OutsideError& told) {
      EXPECT_THAT(told.what(), HasSubstr("a PDF that cannot be read"));
    }
  }
}

constexpr const char* page_in_html =
    "<!DOCTYPE html><html lang=\"nl\"><head><title>Cijfers</title><style>@page{@top-left{content:"
    "\"Niet echt\"}}</style></head><body><main><h1>Kop</h1><p><strong>Zie</strong> <a "
    "href=\"#rij\">7,2</a></p><ul><li>een</li></ul><p id=\"rij\">Rij</p></main></body></html>";

TEST(AccessiblePdf, WhatChromiumPrintsLeavesNothingOpen) {
  std::string bytes;
  try {
    bytes = Chromium().pdf(page_in_html);
  } catch (const OutsideError& none) {
    if (std::string(none.what()).starts_with("There is no chromium")) GTEST_SKIP() << none.what();
    throw;
  }
  EXPECT_THAT(bytes, HasSubstr(says_so));
  EXPECT_TRUE(Chromium().pdf(page_in_html) == bytes) << "two prints differ";
  MendedPage mended(bytes);
  EXPECT_THAT(mended.content(), HasSubstr("/Artifact BMC"));
  EXPECT_THAT(mended.links(), ElementsAre("7,2"));
  EXPECT_TRUE(mended.tree().getKey("/RoleMap").hasKey("/Strong"));
  EXPECT_THAT(bytes, HasSubstr("/S /LBody"));
}

}  // namespace
}  // namespace peil::files
