#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What a page says, piece by piece, with the language that its readers are told it is in. Reads
/// the HTML that peil writes: attributes in quotes, every element closed but for the empty ones.
namespace peil::testing {

struct Spoken {
  std::string language;  ///< of the nearest element with a `lang`
  std::string element;   ///< that holds the piece, or whose attribute it is: "td", "div aria-label"
  std::string text;
};

namespace spoken_in {

inline std::string unescaped(std::string text) {
  for (const auto& [from, to] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&#39;", "'"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; ++at) {
      text.replace(at, std::string_view(from).size(), to);
    }
  }
  return text;
}

inline std::string attribute(std::string_view tag, const std::string& name) {
  const std::string start = " " + name + "=\"";
  const auto at = tag.find(start);
  if (at == std::string_view::npos) return "";
  const auto from = at + start.size();
  return unescaped(std::string(tag.substr(from, tag.find('"', from) - from)));
}

}  // namespace spoken_in

inline std::vector<Spoken> spoken(std::string_view html) {
  struct Open {
    std::string name, language;
  };
  const std::set<std::string> empty{"meta", "link", "br", "img", "input", "!DOCTYPE"};
  std::vector<Open> open{{"", ""}};
  std::vector<Spoken> said;
  while (!html.empty()) {
    if (html.front() != '<') {
      const std::string text = spoken_in::unescaped(std::string(html.substr(0, html.find('<'))));
      if (open.back().name != "style" && text.find_first_not_of(" \n") != std::string::npos) {
        said.push_back({open.back().language, open.back().name, text});
      }
      html.remove_prefix(std::min(html.find('<'), html.size()));
      continue;
    }
    const std::string_view tag = html.substr(1, html.find('>') - 1);
    html.remove_prefix(tag.size() + 2);
    if (tag.front() == '/') {
      open.pop_back();
      continue;
    }
    const std::string name(tag.substr(0, tag.find(' ')));
    std::string language = spoken_in::attribute(tag, "lang");
    if (language.empty()) language = open.back().language;
    for (const char* spoken : {"aria-label", "title", "alt"}) {
      const std::string text = spoken_in::attribute(tag, spoken);
      if (!text.empty()) said.push_back({language, name + " " + spoken, text});
    }
    if (!empty.contains(name)) open.push_back({name, language});
  }
  return said;
}

}  // namespace peil::testing
