// OpenDocument texts that are broken, or were made to mislead.
#include <gtest/gtest.h>

#include "peil/files/testing/hostile_letters.h"

namespace peil::files::hostile {
namespace {

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

TEST(HostileOpenDocument, IsReadRightOrRefused) { check(of_opendocument()); }

}  // namespace
}  // namespace peil::files::hostile
