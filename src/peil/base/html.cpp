#include "peil/base/html.h"

namespace peil {
namespace {

constexpr std::string_view escape(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

Html Html::text(std::string_view outside) {
  Html html;
  html.write(outside);
  return html;
}

void Html::write(std::string_view outside) {
  std::size_t plain = 0;  // what begins here and needs no escape is written in one piece
  for (std::size_t i = 0; i < outside.size(); ++i) {
    const std::string_view escaped = escape(outside[i]);
    if (escaped.empty()) continue;
    markup_.append(outside, plain, i - plain);
    markup_ += escaped;
    plain = i + 1;
  }
  markup_.append(outside, plain);
}

void Html::open(Literal name, Attributes attributes, std::size_t more) {
  std::size_t size = name.view().size() + 2 + more;
  for (const Attribute& a : attributes) size += a.name.view().size() + a.value.size() + 4;
  markup_.reserve(size);
  markup_ += '<';
  markup_ += name.view();
  for (const Attribute& a : attributes) {
    if (a.name.view().empty()) continue;
    markup_ += ' ';
    markup_ += a.name.view();
    if (a.bare) continue;
    markup_ += "=\"";
    write(a.value);
    markup_ += '"';
  }
  markup_ += '>';
}

Html Html::tag(Literal name, Attributes attributes, const Html& inside) {
  Html html;
  const std::size_t end = name.view().size() + 3;
  html.open(name, attributes, inside.markup_.size() + end);
  html.markup_ += inside.markup_;
  html.markup_ += "</";
  html.markup_ += name.view();
  html.markup_ += '>';
  return html;
}

Html Html::leaf(Literal name, Attributes attributes) {
  Html html;
  html.open(name, attributes, 0);
  return html;
}

}  // namespace peil
