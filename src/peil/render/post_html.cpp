#include "peil/render/post_html.h"

#include <fmt/format.h>

#include "peil/base/html.h"
#include "peil/base/text.h"
#include "peil/render/qr_code.h"

namespace peil::render {
namespace {

// Measures are from the edge of the paper less the margin of the page, 20 mm.
constexpr char post_style[] = R"css(
@page{size:A4;margin:20mm}
*{box-sizing:border-box}
body{margin:0;font:11pt/1.45 "Noto Sans","Noto Sans Arabic","Noto Naskh Arabic","Noto Sans Ethiopic","Abyssinica SIL",Arial,sans-serif;color:#000}
article{position:relative;padding-top:80mm;break-after:page}
article:last-child{break-after:auto}
.window{position:absolute;top:25mm;width:85mm;height:45mm;overflow:hidden;padding:2mm 0 0 5mm;line-height:1.25;text-align:left}
.left{left:0}
.right{left:85mm}
.window small{display:block;font-size:7pt;margin:0 0 3mm}
.window p{margin:0;overflow-wrap:anywhere}
.long{font-size:8.5pt}
.notice{position:absolute;top:0;inset-inline:0;margin:0;font-weight:700}
.day{margin:0 0 6mm}
h1{font-size:12pt;margin:0 0 5mm}
article p{margin:0 0 3.5mm;overflow-wrap:anywhere}
.line{display:block;min-height:1em}
.way{display:flex;align-items:center;gap:8mm;border:.4mm solid #000;padding:4mm;margin:6mm .5mm 0;break-inside:avoid}
.way p{margin:0}
.way div{flex:1}
.way .code{font:700 18pt/1.5 "Noto Sans Mono","DejaVu Sans Mono",monospace;letter-spacing:.04em}
.way svg{width:36mm;height:36mm;flex:none}
)css";

constexpr std::size_t long_line = 42, many_lines = 6;  // that still fit the window at full size

Html left_to_right(std::string_view text) {
  return Html::tag("bdi", {{"dir", "ltr"}}, Html::text(text));
}

Html address_field(const PostalBatch& batch, const PostalLetter& letter) {
  bool is_long = letter.address.size() > many_lines;
  Html lines = Html::tag("small", {}, Html::text(batch.organisation));
  for (const std::string& line : letter.address) {
    is_long = is_long || code_points(line) > long_line;
    lines += Html::tag("p", {}, Html::tag("bdi", {}, Html::text(line)));
  }
  std::string look = batch.window == EnvelopeWindow::Right ? "window right" : "window left";
  if (is_long) look += " long";
  return Html::tag("div", {{"class", look}, {"dir", "ltr"}}, lines);
}

// Paragraphs are apart by an empty line; other lines end where they end.
Html body(const std::string& text) {
  Html all, paragraph;
  const auto close = [&] {
    if (!paragraph.empty()) all += Html::tag("p", {}, paragraph);
    paragraph = Html();
  };
  for (const std::string_view line : split(text, '\n')) {
    if (trim(line).empty()) {
      close();
    } else {
      paragraph += Html::tag("span", {{"class", "line"}}, Html::text(line));
    }
  }
  close();
  return all;
}

Html qr_svg(const PostalBatch& batch, const PostalLetter& letter) {
  const QrCode code = qr_code(letter.link);
  const std::size_t whole = code.size + 8;
  return Html::tag("svg",
                   {{"viewBox", fmt::format("-4 -4 {} {}", whole, whole)},
                    {"role", "img"},
                    {"aria-label", "QR: " + batch.site}},
                   Html::tag("path", {{"d", code.path}}, Html()));
}

Html way_in(const PostalBatch& batch, const PostalLetter& letter) {
  const Html words = Html::tag("p", {}, left_to_right(batch.site)) +
                     Html::tag("p", {}, Html::text(batch.code_label + ":")) +
                     Html::tag("p", {{"class", "code"}}, left_to_right(letter.code));
  return Html::tag("div", {{"class", "way"}}, Html::tag("div", {}, words) + qr_svg(batch, letter));
}

Html one_letter(const PostalBatch& batch, const PostalLetter& letter) {
  Html inside;
  if (!batch.notice.empty())
    inside += Html::tag("p", {{"class", "notice"}}, Html::text(batch.notice));
  inside += address_field(batch, letter);
  inside += Html::tag("p", {{"class", "day"}}, Html::text(batch.day));
  inside += Html::tag("h1", {}, Html::text(letter.subject));
  inside += body(letter.body);
  inside += way_in(batch, letter);
  return Html::tag("article", {}, inside);
}

}  // namespace

std::string PostHtml::html(const PostalBatch& batch) const {
  Html letters;
  for (const PostalLetter& letter : batch.letters) letters += one_letter(batch, letter);
  const Html head =
      Html::leaf("meta", {{"charset", "utf-8"}}) + Html::tag("title", {}, Html::text(batch.title));
  Html style;
  style += "<style>";
  style += post_style;
  style += "</style>";
  const Html page =
      Html::tag("html", {{"lang", batch.language}, {"dir", batch.right_to_left ? "rtl" : "ltr"}},
                Html::tag("head", {}, head + style) + Html::tag("body", {}, letters));
  return "<!doctype html>" + page.markup();
}

}  // namespace peil::render
