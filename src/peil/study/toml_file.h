#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "peil/base/day.h"
#include "peil/study/file_problems.h"

namespace peil::study {

struct Entry;

/// A value of a TOML file and the place where it begins. Times of day are `monostate`: a study
/// has none.
struct TomlNode {
  using List = std::vector<TomlNode>;
  using Entries = std::vector<Entry>;
  Place at;
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Day, List, Entries> value;
};

/// A key with its value, in the order of the file.
struct Entry {
  std::string key;
  Place at;
  TomlNode node;
};

/// Reads a TOML 1.0 file whole.
///
/// Problems  those of check_encoding, and
///           "toml.syntax"     cannot be read from here on
///           "toml.key-twice"  a key or table is given twice
/// Only the first of them is found: what follows it may mean anything.
std::optional<TomlNode> read_toml(FileProblems& problems);

/// The place of byte `offset` of a text value that begins (with its quote) at `start`.
Place place_inside(std::string_view file, Place start, std::size_t offset);

}  // namespace peil::study
