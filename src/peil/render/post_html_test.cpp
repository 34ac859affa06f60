#include "peil/render/post_html.h"

#include <gmock/gmock.h>

#include "peil/render/qr_code.h"

namespace peil::render {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

PostalBatch batch_of(const PostalLetter& letter) {
  PostalBatch batch;
  batch.title = "Onderzoek", batch.language = "nl", batch.organisation = "De Dienst";
  batch.site = "https://vragen.example", batch.code_label = "Uw inlogcode";
  batch.day = "16 september 2013";
  batch.letters = {letter};
  return batch;
}

PostalLetter letter() {
  return {{"An Jansen", "Laan 1", "2501 AB  DEN HAAG"},
          "Onderwerp",
          "Geachte An,\n\nEen\ntwee.",
          "7KQ2-M4XW-9D0F",
          "1234 567 890",
          "https://vragen.example/nl#7KQ2M4XW9D0F"};
}

TEST(PostHtml, HasAddressParagraphsAndCode) {
  const std::string html = PostHtml().html(batch_of(letter()));
  EXPECT_THAT(html, HasSubstr("<html lang=\"nl\" dir=\"ltr\">"));
  EXPECT_THAT(html, HasSubstr("<div class=\"window left\" dir=\"ltr\"><small>De Dienst</small>"
                              "<p><bdi>An Jansen</bdi></p><p><bdi>Laan 1</bdi></p>"));
  EXPECT_THAT(html, HasSubstr("<p><span class=\"line\">Een</span><span class=\"line\">twee.</span>"
                              "</p>"));
  EXPECT_THAT(html, HasSubstr("<p class=\"code\"><bdi dir=\"ltr\">7KQ2-M4XW-9D0F</bdi></p>"));
}

TEST(PostHtml, WhatPeopleAreCalledIsNoMarkup) {
  PostalLetter hostile = letter();
  hostile.address[0] = "<img src=x onerror=alert(1)>";
  hostile.body = "Geachte <b>An</b>";
  const std::string html = PostHtml().html(batch_of(hostile));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, HasSubstr("Geachte &lt;b&gt;An&lt;/b&gt;"));
}

TEST(PostHtml, AnAddressThatIsLongIsSmaller) {
  PostalLetter much = letter();
  much.address = {"1", "2", "3", "4", "5", "6", "7"};
  EXPECT_THAT(PostHtml().html(batch_of(much)), HasSubstr("window left long"));
  PostalBatch batch = batch_of(letter());
  batch.window = EnvelopeWindow::Right, batch.right_to_left = true;
  EXPECT_THAT(PostHtml().html(batch), HasSubstr("<div class=\"window right\" dir=\"ltr\">"));
  EXPECT_THAT(PostHtml().html(batch), HasSubstr("dir=\"rtl\""));
}

// The three corners of a code are squares of seven modules.
TEST(QrCode, BeginsWithTheCornerThatReadersLookFor) {
  const QrCode code = qr_code("https://vragen.example/nl#7KQ2M4XW9D0F");
  EXPECT_EQ((code.size - 17) % 4, 0u);
  EXPECT_TRUE(code.path.starts_with("M0 0h7v1h-7z")) << code.path.substr(0, 40);
  EXPECT_THAT(code.path, HasSubstr("M2 2h3v1h-3z"));
}

}  // namespace
}  // namespace peil::render
