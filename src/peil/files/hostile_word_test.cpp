// Word documents that are broken, or were made to mislead.
#include <gtest/gtest.h>

#include "peil/files/testing/hostile_letters.h"

namespace peil::files::hostile {
namespace {

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

TEST(HostileWord, IsReadRightOrRefused) { check(of_word()); }

}  // namespace
}  // namespace peil::files::hostile
