// Documents that are broken, or were made to mislead: each is read as its readers see it, or is
// refused in words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/base/zip_parts.h"
#include "peil/files/letter_texts.h"

namespace peil::files {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Parts = std::vector<std::pair<std::string, std::string>>;

struct Case {
  const char *name, *where;
  std::string bytes;
  std::vector<std::string> has;  // words of the text
  const char* refused = "";      // or why there is none
  const char* never = "GEHEIM";  // what nobody sees is written in capitals
};

std::string many(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

// ---- Word

std::string r(const std::string& words, const std::string& about = "") {
  return "<w:r><w:rPr>" + about + "</w:rPr><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
}
std::string p(const std::string& words, const std::string& about = "") {
  return "<w:p><w:pPr>" + about + "</w:pPr>" + (words.starts_with('<') ? words : r(words)) +
         "</w:p>";
}
std::string tc(const std::string& words, const std::string& about = "") {
  return "<w:tc><w:tcPr>" + about + "</w:tcPr>" + (words.starts_with('<') ? words : p(words)) +
         "</w:tc>";
}
std::string tr(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string table(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }
std::string mark(const std::string& kind) {
  return "<w:r><w:fldChar w:fldCharType=\"" + kind + "\"/></w:r>";
}
std::string form(const std::string& known, const std::string& words, const std::string& other) {
  return "<mc:AlternateContent><mc:Choice Requires=\"" + known + "\">" + words +
         "</mc:Choice><mc:Fallback>" + other + "</mc:Fallback></mc:AlternateContent>";
}
std::string root(const std::string& name, const std::string& body) {
  return "<w:" + name + " xmlns:w=\"w\">" + body + "</w:" + name + ">";
}
std::string relation(const std::string& id, const std::string& kind, const std::string& target,
                     const std::string& more = "") {
  return "<Relationship Id=\"" + id + "\" Type=\"http://o/relationships/" + kind + "\" Target=\"" +
         target + "\" " + more + "/>";
}

std::string word(const std::string& body, const std::string& relations = "",
                 const Parts& more = {}) {
  Parts parts{{"word/document.xml", root("document", "<w:body>" + body + "</w:body>")},
              {"word/_rels/document.xml.rels", "<Relationships>" + relations + "</Relationships>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return zip_of(parts);
}
std::string word_xml(const std::string& xml) { return zip_of(Parts{{"word/document.xml", xml}}); }

// An archive of which two names were made one, or a size was made another, behind its maker's back.
std::string forged(std::string bytes, const std::string& from, const std::string& to) {
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1))
    bytes.replace(at, from.size(), to);
  return bytes;
}
std::string encrypted(std::string bytes) {
  for (const auto& [sign, flags] : {std::pair{"PK\x03\x04", 6U}, std::pair{"PK\x01\x02", 8U}})
    for (std::size_t at = bytes.find(sign); at != std::string::npos; at = bytes.find(sign, at + 1))
      bytes[at + flags] = static_cast<char>(bytes[at + flags] | 1);
  return bytes;
}

const std::string in_pieces =
    "<w:p><w:r><w:t>een <!-- GEHEIM -->7<![CDATA[,4]]> &#x69;n<?x GEHEIM?> 2023</w:t></w:r></w:p>";
const std::string styles =
    root("styles",
         "<w:style w:styleId=\"Weg\"><w:rPr><w:vanish/></w:rPr></w:style>"
         "<w:style w:styleId=\"Kind\"><w:basedOn w:val=\"Weg\"/></w:style>"
         "<w:style w:styleId=\"Open\"><w:basedOn w:val=\"Weg\"/><w:rPr><w:vanish w:val=\"off\"/>"
         "</w:rPr></w:style>");

std::vector<Case> of_word() {
  const std::string box = "<w:txbxContent>" + p("in een vak") + "</w:txbxContent>";
  const std::string header = root("hdr", p("boven het blad"));
  const std::string heavy = root("hdr", std::string(22U << 20U, ' '));
  return {
      {"Bomb", "a.docx", word_xml(std::string(33U << 20U, ' ')), {}, "32 MiB"},
      {"BombOfManyParts",
       "a.docx",
       word(p("x") + "<w:sectPr><w:headerReference r:id=\"1\"/><w:headerReference r:id=\"2\"/>"
                     "<w:headerReference r:id=\"3\"/></w:sectPr>",
            relation("1", "header", "1.xml") + relation("2", "header", "2.xml") +
                relation("3", "header", "3.xml"),
            {{"word/1.xml", heavy}, {"word/2.xml", heavy}, {"word/3.xml", heavy}}),
       {},
       "64 MiB"},
      {"TooManyElements", "a.docx", word(many(2'000'001, "<a/>")), {}, "two million"},
      {"Deep", "a.docx", word(many(20'000, "<w:sdt>") + many(20'000, "</w:sdt>")), {}, "256 deep"},
      {"DeepAndUnclosed", "a.docx", word_xml(many(20'000, "<w:p>")), {}, "no Word document"},
      {"Laughs",
       "a.docx",
       word_xml("<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>" +
                root("document", "<w:body>" + p("&b;") + "</w:body>")),
       {},
       "DTD"},
      {"PartTwice",
       "a.docx",
       forged(word(p("een"), "", {{"word/documenu.xml", "<a/>"}}), "documenu", "document"),
       {},
       "is there twice"},
      {"EncryptedParts", "a.docx", encrypted(word(p("een"))), {}, "encrypted"},
      {"AltChunk", "a.docx", word(p("een") + "<w:altChunk r:id=\"1\"/>"), {}, "another format"},
      {"FieldUnclosed", "a.docx", word(p(mark("begin")) + p("een")), {}, "never closed"},
      {"Nul", "a.docx", word(p(std::string("een\0twee", 8))), {}, "no Word document"},
      {"Pdf", "a.docx", "%PDF-1.7", {}, "no Word document"},
      {"Tracked",
       "a.docx",
       word("<w:moveFrom>" + p("GEHEIM") + "</w:moveFrom><w:moveTo>" + p("verplaatst") +
            "</w:moveTo><w:ins>" + p("erbij") + "</w:ins>" +
            table("<w:tr><w:trPr><w:del/></w:trPr>" + tc("GEHEIM") + "</w:tr>" +
                  tr(tc("GEHEIM", "<w:cellDel/>") + tc("gebleven"))) +
            p("een 7,4 ", "<w:rPr><w:del/></w:rPr>") + p("in 2023")),
       {"verplaatst", "erbij", "gebleven", "een 7,4 in 2023"}},
      {"Hidden",
       "a.docx",
       word(p(r("GEHEIM", "<w:vanish/>")) + p(r("GEHEIM", "<w:rStyle w:val=\"Kind\"/>")) +
                p("GEHEIM", "<w:pStyle w:val=\"Weg\"/>") + p("open", "<w:pStyle w:val=\"Open\"/>") +
                p(r("toch", "<w:vanish w:val=\"off\"/>"), "<w:pStyle w:val=\"Weg\"/>"),
            relation("1", "styles", "styles.xml"), {{"word/styles.xml", styles}}),
       {"open", "toch"}},
      {"Alternatives",
       "a.docx",
       word(p("<w:r>" + form("wps", box, r("GEHEIM")) + "</w:r>" + r("erbuiten")) +
            form("nieuw", p("GEHEIM"), p("terugval"))),
       {"in een vak\n\nerbuiten\n", "terugval"}},
      {"Notes",
       "a.docx",
       word(p(r("noot") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:del><w:r>"
                          "<w:footnoteReference w:id=\"3\"/></w:r></w:del>"),
            relation("1", "footnotes", "noten.xml"),
            {{"word/noten.xml", root("footnotes", "<w:footnote w:id=\"2\">" + p("onderaan") +
                                                      "</w:footnote><w:footnote w:id=\"3\">" +
                                                      p("GEHEIM") + "</w:footnote>")}}),
       {"onderaan"}},
      {"Headers",
       "a.docx",
       word(p("x") + "<w:sectPr><w:headerReference r:id=\"1\"/></w:sectPr>",
            relation("1", "header", "../kop/een.xml") +
                relation("2", "attachedTemplate", "file:///GEHEIM", "TargetMode=\"External\""),
            {{"kop/een.xml", header}, {"word/header9.xml", root("hdr", p("GEHEIM"))}}),
       {"boven het blad"}},
      {"MainPartElsewhere",
       "a.docx",
       zip_of(
           Parts{{"_rels/.rels", "<r>" + relation("1", "officeDocument", "/word/b.xml") + "</r>"},
                 {"word/document.xml", root("document", "<w:body>" + p("GEHEIM") + "</w:body>")},
                 {"word/b.xml", root("document", "<w:body>" + p("de brief") + "</w:body>")}}),
       {"de brief"}},
      {"Cells",
       "a.docx",
       word(table(tr(tc("a") + tc("b", "<w:vMerge w:val=\"restart\"/>")) +
                  tr(tc(p("c") + table(tr(tc("erin")))) + tc("GEHEIM", "<w:vMerge/>")) +
                  "<w:sdt><w:sdtContent>" + tr(tc("rij")) + "</w:sdtContent></w:sdt>" +
                  tr("<w:sdt><w:sdtContent>" + tc("cel") + "</w:sdtContent></w:sdt>"))),
       {"| a | b |\n| c |  |\n| rij |\n| cel |\n", "| erin |"}},
      {"Fields",
       "a.docx",
       word(p(r("een ") + mark("begin") + r("GEHEIM") + mark("begin") + mark("separate") +
              r("GEHEIM") + mark("end") + mark("separate") + r("7,4") + mark("end") + r("."))),
       {"een 7,4."}},
      {"Pieces", "a.docx", word(in_pieces), {"een 7,4 in 2023"}},
      {"WordArt", "a.docx", word(p("<w:r><v:textpath string=\"in kleur\"/></w:r>")), {"in kleur"}},
      {"SmartArt",
       "a.docx",
       word(p("x"), relation("1", "diagramData", "d.xml"),
            {{"word/d.xml", "<d:m><d:t><a:p><a:r><a:t>in vakjes</a:t></a:r></a:p></d:t></d:m>"}}),
       {"in vakjes"}},
      {"OuterNames", "a.docx", word(p("de brief"), "", {{"../../GEHEIM", "x"}}), {"de brief"}},
      {"FiveHundredPages", "a.docx", word(many(500, p("Een blad.")) + p("Slot.")), {"Slot."}},
  };
}

// ---- OpenDocument

std::string odt(const std::string& body, const std::string& own = "",
                const std::string& shared = "<a/>", const std::string& before = "") {
  return zip_of(Parts{{"content.xml", before + "<c><office:automatic-styles>" + own +
                                          "</office:automatic-styles><office:body><office:text>" +
                                          body + "</office:text></office:body></c>"},
                      {"styles.xml", shared}});
}
std::string op(const std::string& words, const std::string& style = "") {
  return "<text:p text:style-name=\"" + style + "\">" + words + "</text:p>";
}
std::string row(const std::string& cells) {
  return "<table:table-row>" + cells + "</table:table-row>";
}
std::string cell(const std::string& body) {
  return "<table:table-cell>" + body + "</table:table-cell>";
}

std::vector<Case> of_opendocument() {
  const std::string hiding = "<style:text-properties text:display=\"none\"/></style:style>";
  const std::string none = " text:display=\"none\">";
  return {
      {"Dtd", "a.odt", odt(op("&x;"), "", "<a/>", "<!DOCTYPE c [<!ENTITY x \"9\">]>"), {}, "DTD"},
      {"Deep", "a.odt", odt(many(999, "<text:a>") + many(999, "</text:a>")), {}, "256 deep"},
      {"EncryptedPackage",
       "a.odt",
       zip_of(Parts{{"encrypted-package", "x"},
                    {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
       {},
       "encrypted"},
      {"Hidden",
       "a.odt",
       odt("<text:section" + none + op("GEHEIM") + "</text:section>" + op("GEHEIM", "P") +
               op("<text:span text:style-name=\"T\">GEHEIM</text:span>open") +
               op("<text:hidden-paragraph text:is-hidden=\"true\"/>GEHEIM") +
               op("<text:hidden-text text:is-hidden=\"false\">toch</text:hidden-text>"),
           "<style:style style:name=\"P\" style:family=\"paragraph\">" + hiding +
               "<style:style style:name=\"T\" style:family=\"text\" "
               "style:parent-style-name=\"B\"/>",
           "<s><office:styles><style:style style:name=\"B\" style:family=\"text\">" + hiding +
               "</office:styles></s>"),
       {"open", "toch"}},
      {"HiddenUnderAConditionThatMayNotHold",
       "a.odt",
       odt(op("<text:hidden-paragraph text:condition=\"ooow:1==2\" text:is-hidden=\"true\"/>een") +
           op("<text:hidden-text text:condition=\"ooow:1==2\" text:is-hidden=\"true\">twee"
              "</text:hidden-text>") +
           "<text:section text:display=\"condition\" text:condition=\"ooow:1==2\" "
           "text:is-hidden=\"true\">" +
           op("drie") + "</text:section>"),
       {"een", "twee", "drie"}},
      {"ShownWithinHidden",
       "a.odt",
       odt(op("GEHEIM<text:span text:style-name=\"S\">een</text:span>GEHEIM", "P"),
           "<style:style style:name=\"P\" style:family=\"paragraph\">" + hiding +
               "<style:style style:name=\"S\" style:family=\"text\"><style:text-properties "
               "text:display=\"true\"/></style:style>"),
       {"een"}},
      {"OtherPrefix",
       "a.odt",
       odt("<t:p xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">9,9</t:p>"),
       {},
       "other prefixes"},
      {"NoPrefix",
       "a.odt",
       odt("<p xmlns=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">9,9</p>"),
       {},
       "other prefixes"},
      {"PrefixOfAnother",
       "a.odt",
       odt("<text:p xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">9,9</text:p>"),
       {},
       "other prefixes"},
      {"Cells",
       "a.odt",
       odt("<table:table>" +
           row(cell(op("a") + "<table:table>" + row(cell(op("erin"))) + "</table:table>") +
               "<table:covered-table-cell>" + op("GEHEIM") + "</table:covered-table-cell>" +
               cell("<text:list><text:list-item>" + op("b") + "</text:list-item></text:list>")) +
           "</table:table>"),
       {"| a | - b |\n", "| erin |"}},
      {"Boxes",
       "a.odt",
       odt(op("Een zin <draw:frame><svg:desc>GEHEIM</svg:desc><draw:text-box>" + op("in een vak") +
              "</draw:text-box></draw:frame>gaat door.<text:script>GEHEIM</text:script>")),
       {"in een vak\n\nEen zin gaat door."}},
      {"Headers",
       "a.odt",
       odt(op("x"), "",
           "<s><office:master-styles><style:header>" + op("boven") +
               "</style:header>"
               "<style:footer style:display=\"false\">" +
               op("GEHEIM") + "</style:footer></office:master-styles></s>"),
       {"boven"}},
      {"Index",
       "a.odt",
       odt("<text:table-of-content><text:table-of-content-source>GEHEIM"
           "</text:table-of-content-source><text:index-body>" +
           op("inhoud") + "</text:index-body></text:table-of-content>"),
       {"inhoud"}},
  };
}

// ---- web pages, text

std::vector<Case> of_pages() {
  const auto page = [](const std::string& body) { return "<html>" + body + "</html>"; };
  const std::string utf16(
      "\xFF\xFE<\0p\0>\0"
      "7\0,\0"
      "4\0",
      14);
  return {
      {"Deep", "a.html", page(many(10'000, "<div>") + "GEHEIM"), {}, "200 deep"},
      {"TooManyElements", "a.html", many(500'001, "<p>"), {}, "half a million"},
      {"TooManyAttributes", "a.html", "<p " + many(20'001, "a=1 ") + ">x", {}, "attributes"},
      {"Nul", "a.html", page(std::string("<p>een\0twee", 11)), {}, "byte 0"},
      {"OtherEncoding", "a.html", "<meta charset=\"klingon\"><p>caf\xE9", {}, "encoding"},
      {"Archive", "a.html", word(p("een")), {}, "ZIP archive"},
      {"Utf16", "a.html", utf16, {"7,4"}},
      {"Windows1252", "a.html", page("<p>\x80 3 \x96 \xE9\xE9n"), {"€ 3 – één"}},
      {"Mark", "a.html", "\xEF\xBB\xBF<meta charset=\"latin1\"><p>één", {"één"}},
      {"Styles",
       "a.html",
       page("<p style=\"DISPLAY : none!important\">GEHEIM</p><p style=\"font-size:0\">GEHEIM</p>"
            "<p style=\"/*display:none*/\">een</p><p style=\"display:none;display:block\">twee</p>"
            "<div style=\"visibility:hidden\">GEHEIM<b style=\"visibility:visible\">drie</b></div>"
            "<p style=\"font-size:0.9em;x-display:none\">vier</p>"
            "<p hidden style=\"display:block\">vijf</p><dialog>GEHEIM</dialog>"
            "<table><tr><td hidden>GEHEIM</td><td>zes</td></tr></table>"),
       {"een", "twee", "drie", "vier", "vijf", "| zes |"}},
      {"Pieces",
       "a.html",
       page("<template>GEHEIM</template><del>GEHEIM</del><!-- GEHEIM --><canvas>GEHEIM</canvas>"
            "<nav>een</nav><svg><title>GEHEIM</title><text>twee</text></svg><iframe srcdoc=\""
            "&lt;p&gt;drie&lt;/p&gt;&lt;script&gt;GEHEIM&lt;/script&gt;\"></iframe>"
            "<iframe src=\"file:///etc/passwd\">GEHEIM</iframe>"),
       {"een", "twee", "drie"}},
      {"TableInACell",
       "a.html",
       page("<table><tr><td>a<table><tr><td>erin</td></tr></table></td><td>b</td></tr></table>"),
       {"| a | b |\n", "| erin |"}},
      {"Entities",
       "a.html",
       "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>&eacute;&#233;n &x;",
       {"één"},
       "",
       "root:"},
      {"Page", "a.txt", "\n<!DOCTYPE HTML><p>een", {}, "web page"},
      {"RichText", "a.rtf", "{\\rtf1 een}", {}, "Rich Text"},
      {"Archive", "a.md", word(p("een")), {}, "ZIP archive"},
      {"Picture", "a.txt", "\x89PNG\r\n", {}, "picture"},
      {"Large", "a.txt", std::string(17U << 20U, 'x'), {}, "16 MiB"},
      {"Utf16", "a.txt", utf16, {"<p>7,4"}},
  };
}

// ---- PDF

std::string pdf(const std::string& stream, const std::string& root_of = "",
                const std::string& trailer = "") {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + root_of +
         ">>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 "
         "0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Properties<</L 6 "
         "0 R>>>>>>endobj\n4 0 obj<</Length " +
         std::to_string(stream.size()) + ">>stream\n" + stream +
         "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/"
         "Helvetica>>endobj\n6 0 obj<</Type/OCG/Name(L)>>endobj\ntrailer<</Root 1 0 R" +
         trailer + ">>\n";
}
std::string shown(const std::string& words, int height) {
  return "BT /F1 12 Tf 72 " + std::to_string(height) + " Td (" + words + ") Tj ET ";
}

std::vector<Case> of_pdf() {
  return {
      {"Picture", "a.pdf", pdf("0 0 9 9 re f"), {}, "no text"},
      {"Cut", "a.pdf", pdf(shown("een", 700)).substr(0, 200), {}, ""},
      {"Encrypted",
       "a.pdf",
       pdf(shown("een", 700), "",
           "/Encrypt<</Filter/Standard/V 1/R 2/O<" + many(32, "41") + ">/U<" + many(32, "42") +
               ">/P -4>>/ID[<00><00>]"),
       {},
       "encrypted"},
      {"Actions",
       "a.pdf",
       pdf(shown("een", 700), "/OpenAction<</S/Launch/F(GEHEIM)/Next<</S/JavaScript/JS(x)>>>>"),
       {"een"}},
      {"HiddenLayer",
       "a.pdf",
       pdf(shown("een", 700) + "/OC /L BDC " + shown("GEHEIM", 600) + "EMC",
           "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>"),
       {"een"}},
  };
}

void check(const std::vector<Case>& all) {
  for (const Case& one : all) {
    SCOPED_TRACE(std::string(one.name) + ", " + one.where);
    const auto read = LetterTexts().text(one.bytes, one.where);
    if (one.has.empty()) {
      ASSERT_FALSE(read.ok());
      EXPECT_EQ(read.problems().front().code, "letter.not-readable");
      EXPECT_THAT(read.problems().front().message, HasSubstr(one.refused));
      continue;
    }
    ASSERT_TRUE(read.ok()) << read.problems().front().message;
    for (const std::string& words : one.has) EXPECT_THAT(read.value(), HasSubstr(words));
    EXPECT_THAT(read.value(), Not(HasSubstr(one.never)));
  }
}

TEST(HostileLetters, OfWordAreReadRightOrRefused) { check(of_word()); }
TEST(HostileLetters, OfOpenDocumentAreReadRightOrRefused) { check(of_opendocument()); }
TEST(HostileLetters, ThatArePagesOrTextAreReadRightOrRefused) { check(of_pages()); }
TEST(HostileLetters, OfPdfAreReadRightOrRefused) { check(of_pdf()); }

}  // namespace
}  // namespace peil::files
