// Web pages, plain texts and PDFs that are broken, or were made to mislead.
#include <gtest/gtest.h>

#include "peil/files/testing/hostile_letters.h"

namespace peil::files::hostile {
namespace {

std::vector<Case> of_pages() {
  const auto page = [](const std::string& body) { return "<html>" + body + "</html>"; };
  const std::string utf16(
      "\xFF\xFE<\0p\0>\0"
      "7\0,\0"
      "4\0",
      14);
  const std::string archive = zip_of(Parts{{"word/document.xml", "<w:document/>"}});
  return {
      {"Deep", "a.html", page(many(10'000, "<div>") + "GEHEIM"), {}, "200 deep"},
      {"TooManyElements", "a.html", many(500'001, "<p>"), {}, "half a million"},
      {"TooManyAttributes", "a.html", "<p " + many(20'001, "a=1 ") + ">x", {}, "attributes"},
      {"Nul", "a.html", page(std::string("<p>een\0twee", 11)), {}, "byte 0"},
      {"OtherEncoding", "a.html", "<meta charset=\"klingon\"><p>caf\xE9", {}, "encoding"},
      {"Archive", "a.html", archive, {}, "ZIP archive"},
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
      {"Archive", "a.md", archive, {}, "ZIP archive"},
      {"Picture", "a.txt", "\x89PNG\r\n", {}, "picture"},
      {"Large", "a.txt", std::string(17U << 20U, 'x'), {}, "16 MiB"},
      {"Utf16", "a.txt", utf16, {"<p>7,4"}},
  };
}

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

TEST(HostilePages, AreReadRightOrRefused) { check(of_pages()); }
TEST(HostilePdf, IsReadRightOrRefused) { check(of_pdf()); }

}  // namespace
}  // namespace peil::files::hostile
