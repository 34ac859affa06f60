#include "peil/study/toml_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "peil/study/encoding.h"

// toml++ 3.3 takes for granted that a table's name begins like a key; "[.a]" would abort here, and
// be undefined behaviour in a release. Its assertions throw instead. No other file includes it.
namespace peil::study {
namespace {
struct TomlGaveUp {};
[[noreturn]] void toml_gave_up() { throw TomlGaveUp(); }
}  // namespace
}  // namespace peil::study
#undef NDEBUG
#define TOML_ASSERT(expr) ((expr) ? static_cast<void>(0) : ::peil::study::toml_gave_up())
#include <toml++/toml.h>

namespace peil::study {
namespace {

Place place(const toml::source_region& source) { return {source.begin.line, source.begin.column}; }

TomlNode to_node(const toml::node& from);

TomlNode::Entries to_entries(const toml::table& table) {
  TomlNode::Entries entries;
  for (const auto& [key, value] : table) {
    entries.push_back({std::string(key.str()), place(key.source()), to_node(value)});
  }
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
    return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
  });
  return entries;
}

TomlNode to_node(const toml::node& from) {
  TomlNode node{place(from.source()), std::monostate{}};
  if (const auto* table = from.as_table()) {
    node.value = to_entries(*table);
  } else if (const auto* list = from.as_array()) {
    TomlNode::List all;
    for (const toml::node& part : *list) all.push_back(to_node(part));
    node.value = std::move(all);
  } else if (const auto* text = from.as_string()) {
    node.value = text->get();
  } else if (const auto* whole = from.as_integer()) {
    node.value = whole->get();
  } else if (const auto* number = from.as_floating_point()) {
    node.value = number->get();
  } else if (const auto* yes = from.as_boolean()) {
    node.value = yes->get();
  } else if (const auto* date = from.as_date()) {
    const toml::date d = date->get();
    node.value = Day(std::chrono::year(d.year) / d.month / d.day);
  }
  return node;
}

struct Explanation {
  std::string_view heard;  ///< part of what the parser says
  std::string_view code, message, mend;
};

// The parser's words in those of somebody who never saw a grammar. The first that fits counts.
constexpr std::array explanations{
    Explanation{"cannot redefine", "toml.key-twice",
                "A key or table of this name is already there, higher in the file.",
                "Keep one of the two. A list of tables has two brackets: [[question]]."},
    Explanation{"unescaped control", "toml.syntax",
                "A text does not end on the line on which it begins.",
                "Close it with a quote; a text of several lines goes between \"\"\" and \"\"\"."},
    Explanation{"encountered end-of-file", "toml.syntax",
                "The file ends in the middle of something.",
                "Look for a value, a quote or a bracket that is missing just before this place."},
    Explanation{"unknown escape", "toml.syntax",
                "A backslash is followed by a sign that it does not go with.",
                "Write the backslash twice, or put the text between single quotes."},
    Explanation{"parsing table header", "toml.syntax", "This table header is not well formed.",
                "Write it as [rules], or [[question]] for one of many, alone on its line."},
    Explanation{"parsing date", "toml.syntax", "There is no such date.",
                "Write a date as 2013-09-01: year, month, day."},
    Explanation{"leading zeroes", "toml.syntax", "A number cannot begin with 0.",
                "Leave the zero out, or put the value between quotes when it is a code."},
    Explanation{"parsing inline table", "toml.syntax",
                "What is between { and } must be on one line, with commas between and none at "
                "the end.",
                "Put it on one line, as in { name = \"granted\", label = \"Ja\" }."},
    Explanation{"expected comma or closing", "toml.syntax",
                "In this list a comma or the closing ] is missing before this place.",
                "Put commas between the values and ] behind the last one."},
    Explanation{"expected a comment or whitespace", "toml.syntax",
                "There is something behind the value on this line.",
                "Write one key and value a line; a decimal takes a point (7.3), a remark begins "
                "with #."},
    Explanation{"expected '='", "toml.syntax", "There is no = behind the key.",
                "Write key = value; a key is one word without blanks."},
    Explanation{"could not determine value", "toml.syntax", "This is not a value.",
                "Put text between straight double quotes, as in name = \"ind\"."},
    Explanation{"parsing boolean", "toml.syntax", "This is not a value.",
                "Write true or false in small letters, or put text between straight double "
                "quotes."},
    Explanation{"parsing floating-point", "toml.syntax", "This is not a value.",
                "Put text between straight double quotes, as in name = \"ind\"."},
    Explanation{"expected keys", "toml.syntax", "No key can begin with this.",
                "A line is key = value, a [table], a [[table of many]] or a # remark."},
};

void explain(const toml::parse_error& error, FileProblems& problems) {
  const std::string_view heard = error.description();
  for (const Explanation& e : explanations) {
    if (heard.find(e.heard) == std::string_view::npos) continue;
    problems.add(std::string(e.code), place(error.source()), std::string(e.message),
                 std::string(e.mend));
    return;
  }
  problems.add("toml.syntax", place(error.source()),
               "The file cannot be read from here on: " + std::string(heard) + ".",
               "Compare this line with the examples in docs/formats/study.md.");
}

// The first header whose name does not begin like one.
Place bad_header(std::string_view text) {
  std::size_t line = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++line;
    const std::string_view header = trim(raw);
    const auto name = header.find_first_not_of("[ \t");
    if (!header.starts_with('[') || name == std::string_view::npos) continue;
    const char c = header[name];
    const bool key = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!key && std::string_view("_-\"'],").find(c) == std::string_view::npos) return {line, 1};
  }
  return {1, 1};
}

// Bytes in the file and in the value of the sign of a quoted text that begins at `rest`.
std::pair<std::size_t, std::size_t> sign_lengths(std::string_view rest, bool escapes) {
  if (!escapes || rest.front() != '\\' || rest.size() < 2) return {1, 1};
  const std::size_t digits = rest[1] == 'u' ? 4 : rest[1] == 'U' ? 8 : 0;
  if (digits == 0) return {2, 1};
  std::uint32_t point = 0;
  const std::string_view hex = rest.substr(2, digits);
  std::from_chars(hex.data(), hex.data() + hex.size(), point, 16);
  const std::size_t bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  return {2 + hex.size(), bytes};
}

// The end of the string that begins at `at`: behind its closing quotes.
std::size_t string_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool escapes = quote == '"';
  const std::string_view three = text.substr(at, 3);
  const bool lines = three == std::string(3, quote);
  for (std::size_t i = at + (lines ? 3 : 1); i < text.size(); ++i) {
    if (escapes && text[i] == '\\') {
      ++i;
    } else if (lines ? text.substr(i, 3) == three : text[i] == quote || text[i] == '\n') {
      return i + (lines ? 3 : 1);
    }
  }
  return text.size();
}

// The place of a key with more parts than any has ("a.b.c..."): each is a table within the one
// before, and the parser takes a piece of the stack for each.
std::optional<std::size_t> endless_key(std::string_view text) {
  constexpr std::size_t most_parts = 32;
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = string_end(text, i);
      continue;
    }
    if (c == '#') i = std::min(text.find('\n', i), text.size() - 1);
    if (std::string_view("=,{}[]\n#").find(c) != std::string_view::npos) points = 0;
    if (c == '.' && ++points > most_parts) return i;
    ++i;
  }
  return {};
}

}  // namespace

std::optional<TomlNode> read_toml(FileProblems& problems) {
  if (!check_encoding(problems)) return {};
  if (const auto at = endless_key(without_mark(problems.text()))) {
    problems.add("toml.key-too-long", place_of(without_mark(problems.text()), *at),
                 "A key has more than 32 parts.", "A key here has two parts at most.");
    return {};
  }
  try {
    return to_node(toml::parse(without_mark(problems.text())));
  } catch (const toml::parse_error& error) {
    explain(error, problems);
    return {};
  } catch (const TomlGaveUp&) {
    problems.add("toml.syntax", bad_header(without_mark(problems.text())),
                 "This table header is not well formed.",
                 "Write it as [rules], or [[question]] for one of many, alone on its line.");
    return {};
  }
}

Place place_inside(std::string_view file, Place start, std::size_t offset) {
  file = without_mark(file);
  std::size_t at = 0;
  for (std::size_t line = 1; line < start.line; ++line) at = file.find('\n', at) + 1;
  for (std::size_t column = 1; column < start.column && at < file.size(); ++column) {
    do ++at;
    while (at < file.size() && (static_cast<unsigned char>(file[at]) & 0xC0u) == 0x80u);
  }
  const bool long_text =
      file.substr(at).starts_with("\"\"\"") || file.substr(at).starts_with("'''");
  const bool escapes = at < file.size() && file[at] == '"';
  // Joined lines of a long text are rare in a condition: its start is near enough.
  if (long_text || at >= file.size()) return start;
  ++at;
  for (std::size_t seen = 0; seen < offset && at < file.size();) {
    const auto [in_file, in_value] = sign_lengths(file.substr(at), escapes);
    at += in_file, seen += in_value;
  }
  return place_of(file, at);
}

}  // namespace peil::study
