// A logo is a picture and nothing else.
#include "peil/study/logo_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/study/read.h"
#include "peil/study/testing.h"

namespace peil::study {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string good_svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"><title>De dienst</title>"
    "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></defs>"
    "<rect width=\"4\" height=\"1\" fill=\"url(#a)\"/><use href=\"#a\"/></svg>";

// Signature, head (2 by 1 pixels), no rows, end.
std::string png(const std::string& width = std::string("\0\0\0\2", 4)) {
  const auto chunk = [](const std::string& name, const std::string& bytes) {
    return std::string(3, '\0') + static_cast<char>(bytes.size()) + name + bytes + "crc.";
  };
  return std::string("\x89PNG\r\n\x1a\n", 8) +
         chunk("IHDR", width + std::string("\0\0\0\1\x8\2\0\0\0", 9)) + chunk("IEND", "");
}

Result<Study> with(const std::string& name, const std::string& bytes,
                   const std::string& said = "logo_text = \"Een wapen\"\n") {
  Texts files = small_study();
  files["study.toml"] += "\n[report]\nlogo = \"" + name + "\"\n" + said;
  if (!bytes.empty()) files[name] = bytes;
  return read(files);
}

std::vector<std::string> codes_of(const Result<Study>& read) {
  std::vector<std::string> all;
  if (!read.ok())
    for (const Problem& p : read.problems()) all.push_back(p.code);
  return all;
}

std::vector<std::string> of_svg(const std::string& from, const std::string& to) {
  std::string text = good_svg;
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return codes_of(with("logo.svg", text.replace(at, from.size(), to)));
}

TEST(LogoFile, IsTakenAsItIsWithItsWords) {
  const auto svg = with("logo.svg", good_svg);
  ASSERT_THAT(codes_of(svg), IsEmpty());
  EXPECT_EQ(svg.value().report.logo->media_type, "image/svg+xml");
  EXPECT_EQ(svg.value().report.logo->bytes, good_svg);
  EXPECT_EQ(svg.value().report.logo_text.at("nl"), "Een wapen");
  const auto picture = with("logo.png", png());
  ASSERT_THAT(codes_of(picture), IsEmpty());
  EXPECT_EQ(picture.value().report.logo->media_type, "image/png");
}

TEST(LogoFile, MayNotRunMoveOrLoadAnything) {
  const auto refused = ElementsAre("logo.not-by-itself");
  const std::string shape = "<use href=\"#a\"/>";
  for (const char* instead :
       {"<script>alert(1)</script>", "<image href=\"#a\"/>", "<a href=\"#a\"/>", "<foreignObject/>",
        "<animate attributeName=\"x\"/>", "<use href=\"https://x.nl/#a\"/>",
        "<use xlink:href=\"other.svg#a\"/>", "<rect onload=\"x()\"/>", "<rect OnClick=\"x()\"/>",
        "<rect fill=\"url(https://x.nl/a)\"/>", "<rect style=\"fill:URL( https://x.nl/a)\"/>",
        "<style>@import 'x.css';</style>", "<style><![CDATA[rect{fill:u\\72l(x)}]]></style>",
        "<g xml:base=\"https://x.nl/\"/>", "<?xml-stylesheet href=\"x.css\"?>"})
    EXPECT_THAT(of_svg(shape, instead), refused) << instead;
  EXPECT_THAT(of_svg("<svg", "<!DOCTYPE svg><svg"), refused);
  // A comment is no part of what a style says.
  EXPECT_THAT(of_svg(shape, "<style>rect{fill:u<!-- -->rl(https://x.nl/a)}</style>"), refused);
  EXPECT_THAT(of_svg(shape, "<style>rect{fill:u<![CDATA[rl(https://x.nl/a)}]]></style>"), refused);
  EXPECT_THAT(of_svg(shape, "<style>rect{fill:url(#a)}</style>"), IsEmpty());
}

TEST(LogoFile, IsAPictureFromBeginningToEnd) {
  const auto no_picture = ElementsAre("logo.not-a-picture");
  EXPECT_THAT(of_svg(" viewBox=\"0 0 4 1\"", ""), no_picture);
  EXPECT_THAT(of_svg("</svg>", ""), no_picture);
  EXPECT_THAT(of_svg("<svg", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><svg"), no_picture);
  EXPECT_THAT(codes_of(with("logo.png", png() + "more")), no_picture);
  EXPECT_THAT(codes_of(with("logo.png", png().substr(0, 40))), no_picture);
  EXPECT_THAT(codes_of(with("logo.png", good_svg)), no_picture);
  EXPECT_THAT(codes_of(with("logo.png", png(std::string(4, '\0')))), no_picture);
}

TEST(LogoFile, IsNotTooLargeForEveryPageToHaveIt) {
  EXPECT_THAT(codes_of(with("logo.svg", good_svg + std::string(200'000, ' '))),
              ElementsAre("logo.too-large"));
  EXPECT_THAT(codes_of(with("logo.png", png(std::string("\0\0\x10\0", 4)))),
              ElementsAre("logo.too-large"));
}

TEST(LogoFile, IsNamedAndThereWithWordsForThoseWhoDoNotSeeIt) {
  EXPECT_THAT(codes_of(with("logo.svg", "")), ElementsAre("logo.missing-file"));
  EXPECT_THAT(codes_of(with("logo.svg", good_svg, "")), ElementsAre("key.missing"));
  EXPECT_THAT(codes_of(with("../wapen.svg", "")), ElementsAre("logo.name"));
  Texts files = small_study();
  files["logo.png"] = png();
  EXPECT_THAT(codes_of(read(files)), ElementsAre("logo.unused"));
  files.erase("logo.png");
  files["study.toml"] += "\n[report]\nlogo_text = \"Een wapen\"\n";
  EXPECT_THAT(codes_of(read(files)), ElementsAre("logo.text-alone"));
}

}  // namespace
}  // namespace peil::study
