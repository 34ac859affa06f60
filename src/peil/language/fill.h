#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/base/contract.h"

namespace peil::language {

/// A piece of a text: words as they stand, or the name of what comes in their place.
struct Piece {
  std::string_view text;
  bool is_name = false;
};

/// "{low} to {high}" has three pieces. Contract: every brace is closed.
std::vector<Piece> pieces(std::string_view form);

/// What comes in the place of {names}: strings, or words with their figures.
template <class Made>
using Values = std::initializer_list<std::pair<std::string_view, Made>>;

/// `form` with every {name} filled in; `plain` makes a Made of words as they stand. Made is a
/// string or a vector, Value a Made or what turns into one.
///
/// Contract  every name has its value. A language need not say every value.
template <class Made, class Value = Made, class Plain>
Made fill(std::string_view form, Values<Value> values, const Plain& plain) {
  const std::vector<Piece> all = pieces(form);
  Made made;
  for (const Piece& piece : all) {
    const auto value =
        std::ranges::find(values, piece.text, &std::pair<std::string_view, Value>::first);
    expects(!piece.is_name || value != values.end(), "fill: a value for every name");
    Made part;
    if (piece.is_name) {
      part = value->second;
    } else {
      part = plain(std::string(piece.text));
    }
    made.insert(made.end(), part.begin(), part.end());
  }
  return made;
}

/// The same for text alone.
std::string fill(std::string_view form, Values<std::string> values = {});

}  // namespace peil::language
