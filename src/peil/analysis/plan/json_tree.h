#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"

namespace peil::analysis {

struct Member;

/// A JSON value that knows where in its file it stands.
struct Node {
  enum class Kind : std::uint8_t { Null, Boolean, Number, Text, List, Object };
  Kind kind = Kind::Null;
  bool boolean = false;
  double number = 0.0;
  std::string text;
  std::vector<Node> items;      ///< of a list
  std::vector<Member> members;  ///< of an object, in the order of the file
  std::size_t line = 0;
  std::size_t column = 0;

  const Node* member(std::string_view name) const;
};

struct Member {
  std::string name;
  Node value;
};

/// Problems  "json.not-utf8", "json.broken", "json.key-twice", all with line and column.
Result<Node> read_json(std::string_view text, const std::string& file);

}  // namespace peil::analysis
