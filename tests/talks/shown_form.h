#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "peil/web/http.h"

namespace peil::talks {

inline std::string plain_text(std::string_view html) {
  constexpr std::pair<std::string_view, char> entities[]{
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string text;
  while (!html.empty()) {
    const auto* entity = std::ranges::find_if(
        entities, [&](const auto& one) { return html.starts_with(one.first); });
    const bool found = entity != std::end(entities);
    text += found ? entity->second : html.front();
    html.remove_prefix(found ? entity->first.size() : 1);
  }
  return text;
}

inline std::string attribute_of(std::string_view tag, const std::string& name) {
  const auto at = tag.find(" " + name + "=\"");
  if (at == std::string_view::npos) return {};
  const auto from = at + name.size() + 3;
  return plain_text(tag.substr(from, tag.find('"', from) - from));
}

/// What a browser would send of the form on a page if nothing was touched.
inline web::Fields shown_fields(std::string_view html) {
  web::Fields fields;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view tag = html.substr(at, html.find('>', at) - at);
    const std::string name = attribute_of(tag, "name");
    if (name.empty()) continue;
    if (tag.starts_with("<textarea")) {
      const auto from = at + tag.size() + 1;
      fields.emplace_back(name,
                          plain_text(html.substr(from, html.find("</textarea>", from) - from)));
    } else if (tag.starts_with("<select")) {
      const auto to = html.find("</select>", at);
      const auto chosen = html.substr(at, to - at).find(" selected>");
      const auto option =
          chosen == std::string_view::npos ? at : html.rfind("<option", at + chosen);
      fields.emplace_back(name,
                          chosen == std::string_view::npos
                              ? ""
                              : attribute_of(html.substr(option, at + chosen - option), "value"));
    } else if (tag.starts_with("<input")) {
      const std::string type = attribute_of(tag, "type");
      const bool ticked = tag.ends_with(" checked") || tag.find(" checked ") != tag.npos;
      if ((type != "radio" && type != "checkbox") || ticked) {
        fields.emplace_back(name, attribute_of(tag, "value"));
      }
    }
  }
  return fields;
}

}  // namespace peil::talks
