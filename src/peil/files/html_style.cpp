#include "peil/files/html_style.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "peil/base/text.h"

namespace peil::files {
namespace {

std::string lower(std::string_view text) {
  std::string all(text);
  std::ranges::transform(all, all.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return all;
}

std::string without_comments(std::string text) {
  for (std::size_t from = text.find("/*"); from != std::string::npos; from = text.find("/*")) {
    const std::size_t to = text.find("*/", from + 2);
    text.erase(from, to == std::string::npos ? to : to + 2 - from);
  }
  return text;
}

std::map<std::string, std::string> declared(std::string_view declarations) {
  std::map<std::string, std::string> all;
  const std::string text = without_comments(lower(declarations));
  for (const std::string_view one : split(text, ';')) {
    const std::size_t colon = one.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view value = one.substr(colon + 1);
    all[std::string(trim(one.substr(0, colon)))] = trim(value.substr(0, value.find('!')));
  }
  return all;
}

// "0", "0px", "0.0em"; not "0.9em" and not "small".
bool is_nothing(const std::string& size) {
  char* end = nullptr;
  return std::strtod(size.c_str(), &end) == 0.0 && end != size.c_str();
}

}  // namespace

HtmlStyle html_style(const HtmlStyle& outer, std::string_view declarations, bool is_hidden) {
  HtmlStyle style = outer;
  style.removed = style.removed || is_hidden;
  for (const auto& [name, value] : declared(declarations)) {  // "display" before "opacity"
    if (name == "display") style.removed = outer.removed || value == "none";
    if (name == "font-size") style.tiny = is_nothing(value);
    if (name == "opacity" && is_nothing(value)) style.removed = true;
    if (name == "visibility") style.invisible = value == "hidden" || value == "collapse";
  }
  return style;
}

}  // namespace peil::files
