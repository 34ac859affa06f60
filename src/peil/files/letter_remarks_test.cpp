// What is said of a letter, in its margin.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/base/zip_parts.h"
#include "peil/files/letter_texts.h"

namespace peil::files {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string word(const std::string& body) {
  const std::vector<std::pair<std::string, std::string>> parts{
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"},
      {"word/_rels/document.xml.rels", "<Relationships/>"}};
  return zip_of(parts);
}

std::string p(const std::string& words) {
  return "<w:p><w:pPr/><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

std::string with(const std::string& file, const std::string& where,
                 const std::vector<LetterRemark>& remarks, const std::string& copy = "") {
  const std::string ending = where.substr(where.rfind('.'));
  const auto made = LetterTexts().with_remarks(
      file, where, remarks, {copy.empty() ? "copy" + ending : copy, "nl", "nl", "brief", ""});
  EXPECT_TRUE(made.ok());
  return made.ok() ? made.value() : "";
}

TEST(LetterRemarks, OfWordAreCommentsAtTheirWords) {
  const std::string file = word(p("Geachte heer,") + p("Inwoners geven een 9,8.") + p("Groet"));
  const std::string made = with(
      file, "brief.docx", {{"Inwoners geven een 9,8.", "tegengesproken", "Het is 7,5.\nWaar"}});
  ZipParts parts(made);
  ASSERT_TRUE(parts.ok());
  const std::string document = *parts.part("word/document.xml");
  const auto start = document.find("<w:commentRangeStart w:id=\"0\"/>");
  EXPECT_GT(start, document.find("Geachte heer"));
  EXPECT_LT(start, document.find("Inwoners geven"));
  EXPECT_LT(document.find("<w:commentReference w:id=\"0\"/>"), document.find("Groet"));
  const std::string comments = *parts.part("word/comments.xml");
  EXPECT_THAT(comments, HasSubstr("tegengesproken"));
  EXPECT_THAT(comments, HasSubstr("Het is 7,5."));
  EXPECT_THAT(*parts.part("[Content_Types].xml"), HasSubstr("/word/comments.xml"));
  EXPECT_THAT(*parts.part("word/_rels/document.xml.rels"), HasSubstr("comments.xml"));
  // The letter itself says what it said.
  EXPECT_EQ(LetterTexts().text(made, "b.docx").value(), LetterTexts().text(file, "b.docx").value());
}

// Of a row that begins like the words of another one, and whose first cell has the sign between
// cells in it.
TEST(LetterRemarks, OfARowOfWordStandInItsFirstCell) {
  const auto row = [](const std::string& first, const std::string& second) {
    return "<w:tr><w:tc>" + p(first) + "</w:tc><w:tc>" + p(second) + "</w:tc></w:tr>";
  };
  const std::string file = word(p("Geachte heer,") + "<w:tbl>" + row("In", "6,9") +
                                row("Inwoners | vr", "7,5") + "</w:tbl>");
  EXPECT_THAT(LetterTexts().text(file, "b.docx").value(), HasSubstr("| Inwoners | vr | 7,5 |"));
  const std::string made =
      with(file, "brief.docx", {{"| Inwoners | vr | 7,5 |", "gedragen", "Goed."}});
  ZipParts parts(made);
  const std::string document = *parts.part("word/document.xml");
  const auto start = document.find("<w:commentRangeStart w:id=\"0\"/>");
  EXPECT_GT(start, document.find("6,9"));
  EXPECT_LT(start, document.find("Inwoners | vr"));
}

TEST(LetterRemarks, ComeBehindCommentsThatAreThere) {
  const std::string once = with(word(p("Een 7,5.")), "a.docx", {{"Een 7,5.", "gedragen", "Goed."}});
  const std::string twice = with(once, "a.docx", {{"Een 7,5.", "gedragen", "Nog eens."}});
  ZipParts parts(twice);
  const std::string comments = *parts.part("word/comments.xml");
  EXPECT_THAT(comments, HasSubstr("w:id=\"0\""));
  EXPECT_THAT(comments, HasSubstr("w:id=\"1\""));
}

LetterRemark numbered(const std::string& quote, int number) {
  const std::string n = std::to_string(number);
  return {quote, "gedragen", "Reden " + n + ".", "Opmerking " + n + ": gedragen",
          "Terug naar de woorden bij opmerking " + n};
}

std::string page_with(const std::string& body, const std::vector<std::string>& quotes) {
  std::vector<LetterRemark> remarks;
  for (const std::string& quote : quotes)
    remarks.push_back(numbered(quote, static_cast<int>(remarks.size()) + 1));
  return with("<html><body>" + body + "</body></html>", "brief.html", remarks);
}

TEST(LetterRemarks, OfAPageStandBehindTheParagraph) {
  const std::string page =
      "<html><body><p>Hallo.</p><p>Een 9,8 &amp; meer.</p><p>Dag.</p></body></html>";
  const std::string made =
      with(page, "brief.html", {{"Een 9,8 & meer.", "tegengesproken", "<7,5>"}});
  const std::string body = made.substr(made.find("<body"));
  EXPECT_LT(body.find("9,8"), body.find("tegengesproken"));
  EXPECT_LT(body.find("</p>", body.find("9,8")), body.find("<strong>tegengesproken"));
  EXPECT_LT(body.find("<strong>tegengesproken"), body.find("Dag."));
  EXPECT_THAT(made, HasSubstr("&lt;7,5&gt;"));
  EXPECT_THAT(made, Not(HasSubstr("<7,5>")));
}

TEST(LetterRemarks, OfAPageAreTiedToTheirWordsBothWays) {
  const std::string made = page_with("<p>Een <b>7,5 in</b> 2013, en meer.</p>", {"7,5 in 2013"});
  EXPECT_THAT(made, HasSubstr("<b><span class=\"peil-words\" id=\"peil-words-1\">7,5 in</span></b>"
                              "<span class=\"peil-words\"> 2013</span>"
                              "<a class=\"peil-ref\" href=\"#peil-remark-1\" "
                              "aria-label=\"Opmerking 1: gedragen\">[1]</a>, en meer."));
  EXPECT_THAT(made, HasSubstr("id=\"peil-remark-1\" role=\"note\" "
                              "aria-label=\"Opmerking 1: gedragen\" lang=\"nl\""));
  EXPECT_THAT(made, HasSubstr("<a class=\"peil-back\" href=\"#peil-words-1\">Terug naar de woorden "
                              "bij opmerking 1</a>"));
}

// Another kind of document, or blanks that are gone, and a browser lays the letter out otherwise.
TEST(LetterRemarks, OfAPageLeaveItsKindAndItsBlanksAlone) {
  const std::string body = "<p><span>een</span> <span>twee</span> <i>drie</i></p>\n<p>Een 7,5.</p>";
  const std::string made = page_with(body, {"Een 7,5."});
  EXPECT_THAT(made, Not(HasSubstr("DOCTYPE")));
  EXPECT_THAT(made, HasSubstr("<span>een</span> <span>twee</span> <i>drie</i></p>\n<p>"));
  EXPECT_THAT(with("<!DOCTYPE html><p>Een 7,5.</p>", "a.html", {numbered("Een 7,5.", 1)}),
              ::testing::StartsWith("<!DOCTYPE html>\n"));
}

TEST(LetterRemarks, OfAPageStandInItsMarginBeneathEachOther) {
  const std::string made =
      page_with("<p>Een 7,5. Een 6,9.</p><p>Een 5,0.</p>", {"Een 7,5.", "Een 6,9.", "Een 5,0."});
  EXPECT_THAT(made, HasSubstr("<html class=\"peil-margin\">"));
  EXPECT_THAT(made, HasSubstr(".peil-margin{padding-right:360px}"));
  EXPECT_THAT(made,
              HasSubstr("#peil-remark-2{anchor-name:--peil-remark-2;top:max(anchor("
                        "--peil-words-2 top,0px),anchor(--peil-remark-1 bottom,0px) + 12px)}"));
  const std::string body = made.substr(made.find("<body"));
  EXPECT_LT(body.find("id=\"peil-remark-1\""), body.find("id=\"peil-remark-2\""));
  EXPECT_LT(body.find("id=\"peil-remark-2\""), body.find("Een 5,0."));
}

TEST(LetterRemarks, OfAPageFromRightToLeftHaveTheLeftMargin) {
  const std::string made = with("<html dir=\"rtl\"><body><p>Een 7,5.</p></body></html>", "a.html",
                                {numbered("Een 7,5.", 1)});
  EXPECT_THAT(made, HasSubstr(".peil-margin{padding-left:360px}"));
  EXPECT_THAT(made, Not(HasSubstr("padding-right:360px")));
}

TEST(LetterRemarks, OfTheSameWordsTwiceStandAtBoth) {
  const std::string made =
      page_with("<p>Een 7,5.</p><p>Tekst.</p><p>Een 7,5.</p>", {"Een 7,5.", "Een 7,5."});
  const std::string body = made.substr(made.find("<body"));
  EXPECT_LT(body.find("id=\"peil-remark-1\""), body.find("Tekst."));
  EXPECT_GT(body.find("id=\"peil-remark-2\""), body.find("Tekst."));
}

TEST(LetterRemarks, OfARowStandBehindItsTableAndOfALineAtItsEnd) {
  const std::string table =
      page_with("<table><tr><td>vr</td><td>7,5</td></tr></table><p>Dag.</p>", {"| vr | 7,5 |"});
  EXPECT_THAT(table, HasSubstr("</table><div class=\"peil-remark\""));
  const std::string lines = page_with("<div>Hallo<br>Een 7,5 dus<br>Dag</div>", {"Een 7,5"});
  EXPECT_THAT(lines, HasSubstr("</a> dus<br><div class=\"peil-remark\""));
}

// A link in a link is none, and words that nobody finds are said in the note.
TEST(LetterRemarks, OfAPageNeverLieWithinALinkAndAreNeverLost) {
  EXPECT_THAT(page_with("<p>Zie <a href=\"x\">Een 7,5</a>.</p>", {"Een 7,5"}),
              HasSubstr("</span></a><a class=\"peil-ref\""));
  const std::string lost = page_with("<p>Hallo.</p>", {"Een 7,5"});
  EXPECT_LT(lost.find("role=\"note\""), lost.find("Hallo."));
  EXPECT_THAT(lost, HasSubstr("Een 7,5&rdquo;"));
  EXPECT_THAT(lost, Not(HasSubstr("#peil-words-1\"")));
}

TEST(LetterRemarks, OfACopyWithRemarksHaveIdsOfTheirOwn) {
  const std::string once = page_with("<p>Een 7,5.</p>", {"Een 7,5."});
  const std::string twice = with(once, "a.html", {numbered("Een 7,5.", 1)});
  EXPECT_THAT(twice, HasSubstr("id=\"peil-remark-1\""));
  EXPECT_THAT(twice, HasSubstr("id=\"peil-remarkb-1\""));
}

TEST(LetterRemarks, OfPlainTextStandOnAPageOfItsParagraphs) {
  const std::string made = with("# Kop\n\nEen 7,5 voor\nvr & co.\n\n- punt\n\n| a | b |\n",
                                "brief.txt", {numbered("Een 7,5 voor vr & co.", 1)}, "uit.html");
  EXPECT_THAT(made, HasSubstr("<title>brief</title>"));
  EXPECT_THAT(made, HasSubstr("<h2>Kop</h2>"));
  EXPECT_THAT(made, HasSubstr("<li>punt</li>"));
  EXPECT_THAT(made, HasSubstr("<tr><td>a</td><td>b</td></tr>"));
  EXPECT_THAT(made, HasSubstr(">Een 7,5 voor vr &amp; co.</span><a class=\"peil-ref\""));
}

std::string opendocument(const std::string& body) {
  const std::vector<std::pair<std::string, std::string>> parts{
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml",
       "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
       "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>" +
           body + "</office:text></office:body></office:document-content>"},
      {"styles.xml", "<office:document-styles/>"}};
  return zip_of(parts);
}

TEST(LetterRemarks, OfOpenDocumentAreAnnotationsAroundTheirWords) {
  const std::string file = opendocument(
      "<text:p>Hallo <office:annotation office:name=\"peil-1\"><text:p>Van mij.</text:p>"
      "</office:annotation>daar.</text:p>"
      "<text:p>Ja, een <text:span>7,5</text:span> in 2013. Dag.</text:p>");
  const std::string made = with(file, "brief.odt", {{"een 7,5 in 2013.", "gedragen", "A.\nB & C"}});
  ZipParts parts(made);
  ASSERT_TRUE(parts.ok());
  EXPECT_EQ(parts.names().front(), "mimetype");
  const std::string content = *parts.part("content.xml");
  EXPECT_THAT(content, HasSubstr("Van mij."));
  EXPECT_THAT(
      content,
      HasSubstr("Ja, <office:annotation office:name=\"peil-2\"><dc:creator>peil</dc:creator>"
                "<text:p>gedragen</text:p><text:p>A.</text:p><text:p>B &amp; C</text:p>"
                "</office:annotation>een <text:span>7,5</text:span> in 2013."
                "<office:annotation-end office:name=\"peil-2\"/> Dag."));
  EXPECT_EQ(LetterTexts().text(made, "b.odt").value(), LetterTexts().text(file, "b.odt").value());
}

TEST(LetterRemarks, SayWhatWouldDoWhereThereIsNoMargin) {
  const auto refused = [](const std::string& letter, const std::string& copy) {
    const auto made = LetterTexts().with_remarks("text", letter, {}, {copy});
    EXPECT_FALSE(made.ok()) << letter << copy;
    return made.ok() ? Problem{} : made.problems().front();
  };
  for (const char* copy : {"uit.pdf", "uit.docx", "uit", "brief.md"}) {
    const Problem one = refused("brief.md", copy);
    EXPECT_EQ(one.code, "letter.no-remarks") << copy;
    EXPECT_THAT(one.mend, HasSubstr("ends in .html"));
  }
  EXPECT_THAT(refused("brief.odt", "uit.docx").mend, HasSubstr("ends in .odt"));
  EXPECT_EQ(refused("brief.html", "brief.html").code, "letter.no-remarks");
  EXPECT_EQ(refused("brief.docx", "uit.docx").code, "letter.not-readable");
}

TEST(LetterTexts, OfWordKeepARunOfOneBlank) {
  const std::string body =
      "<w:p><w:r><w:t>een 7,5</w:t></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
      "<w:r><w:t>in 2023</w:t></w:r></w:p>";
  EXPECT_THAT(LetterTexts().text(word(body), "b.docx").value(), HasSubstr("een 7,5 in 2023"));
}

}  // namespace
}  // namespace peil::files
