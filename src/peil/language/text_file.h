#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::language {

/// The texts of one language as they lie in assets/texts, built in by cmake/texts.cmake.
struct TextFile {
  std::string_view code;  ///< "nl"
  std::string_view text;
};

/// One for each language, in the order of their codes.
std::span<const TextFile> text_files();

/// A text with {names} for what changes.
struct Text {
  std::string key;  ///< section and name: "report.step.rose"
  std::string_view form;
  std::size_t place = 0;  ///< in its file
};

/// The texts of a file, sorted by key. The file is TOML of the simplest kind: lines `[section]`,
/// `name = "text"` or `"dotted.name" = "text"`, comments and empty lines; no escapes.
///
/// Contract  every line is one of those, no key stands twice; the file outlives the texts.
std::vector<Text> read_texts(std::string_view file);

}  // namespace peil::language
