#include "peil/language/text_file.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::language {
namespace {

// "a" and a are the same name.
std::string_view bare(std::string_view name) {
  if (name.size() > 2 && name.front() == '"' && name.back() == '"') {
    name.remove_prefix(1), name.remove_suffix(1);
  }
  return name;
}

Text read_line(std::string_view line, const std::string& section) {
  const auto sign = line.find(" = \"");
  expects(sign != std::string_view::npos && line.ends_with('"') && line.size() > sign + 4,
          "read_texts: a line of name and text");
  const std::string_view form = line.substr(sign + 4, line.size() - sign - 5);
  expects(form.find_first_of("\"\\") == std::string_view::npos,
          "read_texts: no quotation mark and no backslash within a text");
  return {section + "." + std::string(bare(line.substr(0, sign))), form, 0};
}

}  // namespace

std::vector<Text> read_texts(std::string_view file) {
  std::vector<Text> texts;
  std::string section;
  for (const std::string_view raw : split(file, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[') && line.ends_with(']')) {
      section = line.substr(1, line.size() - 2);
    } else {
      texts.push_back(read_line(line, section));
      texts.back().place = texts.size() - 1;
    }
  }
  std::ranges::sort(texts, {}, &Text::key);
  expects(std::ranges::adjacent_find(texts, {}, &Text::key) == texts.end(),
          "read_texts: each key once");
  return texts;
}

}  // namespace peil::language
