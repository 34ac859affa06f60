#include "peil/base/html.h"

namespace peil {

Html Html::text(std::string_view outside) {
  Html html;
  html.markup_.reserve(outside.size());
  for (const char c : outside) {
    switch (c) {
      case '&':
        html.markup_ += "&amp;";
        break;
      case '<':
        html.markup_ += "&lt;";
        break;
      case '>':
        html.markup_ += "&gt;";
        break;
      case '"':
        html.markup_ += "&quot;";
        break;
      case '\'':
        html.markup_ += "&#39;";
        break;
      default:
        html.markup_ += c;
    }
  }
  return html;
}

void Html::open(Literal name, Attributes attributes) {
  markup_ += '<';
  markup_ += name.view();
  for (const Attribute& a : attributes) {
    if (a.name.view().empty()) continue;
    markup_ += ' ';
    markup_ += a.name.view();
    if (a.bare) continue;
    markup_ += "=\"";
    markup_ += text(a.value).markup_;
    markup_ += '"';
  }
  markup_ += '>';
}

Html Html::tag(Literal name, Attributes attributes, const Html& inside) {
  Html html;
  html.open(name, attributes);
  html.markup_ += inside.markup_;
  html.markup_ += "</";
  html.markup_ += name.view();
  html.markup_ += '>';
  return html;
}

Html Html::leaf(Literal name, Attributes attributes) {
  Html html;
  html.open(name, attributes);
  return html;
}

}  // namespace peil
