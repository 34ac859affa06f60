#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace peil::study::testing {

inline std::string in_quotes(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (c == '\n')
      all += "\\n";
    else
      all += c;
  }
  return all + "\"";
}

inline std::string quoted_list(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + in_quotes(text);
  return "[" + all + "]";
}

/// One table of a TOML file, key by key.
class TomlText {
 public:
  /// `head`: "[sample]", "[[wave]]"; empty for the keys at the top of a file.
  explicit TomlText(std::string_view head) : all_(head.empty() ? "" : std::string(head) + "\n") {}

  TomlText& bare(std::string_view key, std::string_view value) {
    return all_ += fmt::format("{} = {}\n", key, value), *this;
  }
  TomlText& text(std::string_view key, std::string_view value) {
    return bare(key, in_quotes(value));
  }
  template <class Number>
  TomlText& number(std::string_view key, Number value) {
    return bare(key, fmt::format("{}", value));
  }
  /// Nothing is written where the value is what the format takes anyhow.
  TomlText& yes(std::string_view key, bool value) { return value ? bare(key, "true") : *this; }
  TomlText& unless_empty(std::string_view key, std::string_view value) {
    return value.empty() ? *this : text(key, value);
  }
  TomlText& list(std::string_view key, const std::vector<std::string>& values) {
    return values.empty() ? *this : bare(key, quoted_list(values));
  }
  /// A list of inline tables, one a line.
  TomlText& tables(std::string_view key, const std::vector<std::string>& rows) {
    if (rows.empty()) return *this;
    std::string all = "[\n";
    for (const std::string& row : rows) all += "  { " + row + " },\n";
    return bare(key, all + "]");
  }
  std::string str() const { return all_ + "\n"; }

 private:
  std::string all_;
};

}  // namespace peil::study::testing
