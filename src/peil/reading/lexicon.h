#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/reading/tokens.h"

namespace peil::reading {

/// A run of tokens that means something: "up", from the first to behind the last.
struct Phrase {
  std::string_view sense;  ///< a key of [reading] in the texts of the language
  std::size_t first = 0, behind = 0;
};

/// The words by which a language says things about figures: [reading] in its texts. Every key holds
/// phrases with | between them; a word that ends in * stands for all that begin so, # for a number,
/// .. for up to four words between two.
class Lexicon {
 public:
  /// Contract  peil writes in the language.
  static const Lexicon& of(std::string_view language);

  /// Every phrase, the longest at each place and for each sense, in the order of the tokens.
  std::vector<Phrase> find(std::span<const Token> tokens) const;
  /// Whether the token is one of the words of this sense; phrases of several words are not looked
  /// at.
  bool is(std::string_view sense, const Token& token) const;
  /// The phrases of a key as they stand.
  std::vector<std::string> phrases(std::string_view sense) const;
  /// The words of a key that is a list, in its order: numbers from zero on.
  std::vector<std::string> list(std::string_view sense) const;

 private:
  struct Pattern {
    std::string_view sense;
    std::vector<std::string> words;
  };
  explicit Lexicon(std::string_view language);
  void add(Pattern pattern);
  void add_comparatives();

  std::string language_;
  std::vector<Pattern> patterns_;
  std::map<std::string_view, std::vector<std::string>> single_words_;  ///< by their sense
  /// By the first byte of a token, the places of the patterns that can begin there, ascending.
  std::array<std::vector<std::size_t>, 256> beginning_with_;
};

}  // namespace peil::reading
