// Letters as offices write them, and documents that are none.
#include "peil/files/letter_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <map>

namespace peil::files {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A ZIP archive of these parts.
std::string zipped(const std::map<std::string, std::string>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  zip_close(archive);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  zip_error_fini(&error);
  return bytes;
}

std::string word(const std::string& body) {
  return zipped({{"word/document.xml",
                  "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"},
                 {"word/footnotes.xml",
                  "<w:footnotes xmlns:w=\"w\"><w:footnote><w:p><w:r><w:t>Een noot.</w:t></w:r>"
                  "</w:p></w:footnote></w:footnotes>"}});
}

std::string text(const std::string& bytes, const std::string& where) {
  const auto read = LetterTexts().text(bytes, where);
  return read.ok() ? read.value() : read.problems().front().message;
}

TEST(LetterTexts, OfWordHasHeadingsListsTablesAndNotes) {
  const std::string read = text(
      word("<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Een acht</w:t></w:r></w:p>"
           "<w:p><w:r><w:t>Inwoners geven </w:t></w:r><w:r><w:t>een 7,5.</w:t></w:r></w:p>"
           "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>eerst</w:t></w:r></w:p>"
           "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Website</w:t></w:r></w:p></w:tc>"
           "<w:tc><w:p><w:r><w:t>7,6</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
      "brief.docx");
  EXPECT_EQ(
      read,
      "# Een acht\n\nInwoners geven een 7,5.\n\n- eerst\n\n| Website | 7,6 |\n\nEen noot.\n\n");
}

TEST(LetterTexts, OfWordLeavesOutWhatWasDeletedAndWhatIsHidden) {
  const std::string read =
      text(word("<w:p><w:r><w:t>een 7,5</w:t></w:r><w:del><w:r><w:delText>een 9,8</w:delText></w:r>"
                "<w:r><w:t>een 9,7</w:t></w:r></w:del><w:moveFrom><w:r><w:t>een 9,6</w:t></w:r>"
                "</w:moveFrom><w:ins><w:r><w:t> in 2023</w:t></w:r></w:ins>"
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r></w:p>"),
           "brief.docx");
  EXPECT_THAT(read, HasSubstr("een 7,5 in 2023"));
  for (const char* gone : {"9,8", "9,7", "9,6"}) EXPECT_THAT(read, Not(HasSubstr(gone)));
  EXPECT_THAT(read, Not(HasSubstr("geheim")));
}

TEST(LetterTexts, OfOpenDocument) {
  const std::string content =
      "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\"><office:body>"
      "<office:text><text:h>Een acht</text:h><text:p>Inwoners<text:s/>geven <text:span>een 7,5"
      "</text:span>.<text:note><text:note-body><text:p>Een noot.</text:p></text:note-body>"
      "</text:note></text:p><text:list><text:list-item><text:p>eerst</text:p></text:list-item>"
      "</text:list><table:table><table:table-row><table:table-cell><text:p>Website</text:p>"
      "</table:table-cell><table:table-cell><text:p>7,6</text:p></table:table-cell>"
      "</table:table-row></table:table></office:text></office:body></office:document-content>";
  EXPECT_EQ(
      text(zipped({{"content.xml", content}}), "brief.odt"),
      "# Een acht\n\nInwoners geven een 7,5.\n\n- eerst\n\n| Website | 7,6 |\n\nEen noot.\n\n");
}

TEST(LetterTexts, OfAWebPageLeavesOutScriptsAndWhatIsHidden) {
  const std::string read = text(
      "<html><head><title>x</title><style>p{}</style></head><body><h1>Een acht</h1><p>Inwoners "
      "geven<br>een <b>7,5</b>.</p><p hidden>9,8</p><p style='display: none'>9,9</p>"
      "<script>alert(9.7)</script><ul><li>eerst</li></ul><table><tr><td>Website</td><td>7,6</td>"
      "</tr></table></body></html>",
      "brief.html");
  EXPECT_EQ(read, "# Een acht\n\nInwoners geven een 7,5.\n\n- eerst\n\n| Website | 7,6 |\n\n");
}

TEST(LetterTexts, OtherFilesAreTextAlready) {
  EXPECT_EQ(text("Inwoners geven een 7,5.", "brief.txt"), "Inwoners geven een 7,5.");
}

struct Refused {
  const char *where, *why;
  std::string bytes;
};

TEST(LetterTexts, WhatCannotBeReadIsRefusedInWords) {
  const std::string bomb = zipped({{"word/document.xml", std::string(40U << 20U, ' ')}});
  const std::string whole = word("<w:p><w:r><w:t>een 7,5</w:t></w:r></w:p>");
  const Refused all[] = {
      {"a.docx", "no Word document", "no archive at all"},
      {"a.docx", "no Word document", whole.substr(0, whole.size() / 2)},
      {"a.docx", "no Word document", zipped({{"content.xml", "<a/>"}})},
      {"a.docx", "no Word document", zipped({{"word/document.xml", "<w:document><w:body>"}})},
      {"a.docx", "more than a letter can hold", bomb},
      {"a.docx", "encrypted", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8)},
      {"a.doc", "older Word", "x"},
      {"A.DOCX", "no Word document", ""},
      {"a.odt", "no text document", "x"},
      {"a.odt", "encrypted",
       zipped({{"content.xml", "\x01\x02"},
               {"META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"}})},
      {"a.pdf", "no PDF", "x"},
      {"a.pdf", "no PDF", "%PDF-1.7\n"},
      {"a.html", "there is no text", "<html><body><img src='cijfers.png'></body></html>"},
  };
  for (const Refused& one : all) {
    const auto read = LetterTexts().text(one.bytes, one.where);
    ASSERT_FALSE(read.ok()) << one.where << ": " << one.why;
    EXPECT_EQ(read.problems().front().code, "letter.not-readable");
    EXPECT_THAT(read.problems().front().message, HasSubstr(one.why));
  }
}

// An entity of an outer file stays what it is: nothing is fetched.
TEST(LetterTexts, NothingIsFetched) {
  const std::string xml =
      "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:body>"
      "<w:p><w:r><w:t>een 7,5 &x;</w:t></w:r></w:p></w:body></w:document>";
  EXPECT_THAT(text(zipped({{"word/document.xml", xml}}), "a.docx"), Not(HasSubstr("root:")));
}

TEST(LetterTexts, OfAPdf) {
  const std::string stream = "BT /F1 12 Tf 72 720 Td (Inwoners geven een 7,5.) Tj ET";
  const std::string pdf =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
      "/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
      "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length " +
      std::to_string(stream.size()) + ">>stream\n" + stream +
      "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
      "trailer<</Root 1 0 R>>\n";
  EXPECT_THAT(text(pdf, "brief.pdf"), HasSubstr("Inwoners geven een 7,5."));
}

}  // namespace
}  // namespace peil::files
