#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/model/claim.h"
#include "peil/reading/lexicon.h"
#include "peil/reading/tokens.h"

namespace peil::reading {

/// The words of a part of a sentence, and which known phrases stand where.
class SaidWords {
 public:
  /// Contract  all outlive this.
  SaidWords(std::span<const Token> tokens, std::span<const Phrase> phrases,
            std::span<const NumberInText> numbers, const Lexicon& lexicon)
      : tokens_(tokens), phrases_(phrases), numbers_(numbers), lexicon_(lexicon) {}

 protected:
  bool has(std::string_view sense) const;
  const Phrase* phrase(std::string_view sense, std::size_t first, std::size_t behind) const;
  /// The begin and end of the part between marks of punctuation that holds a token.
  std::pair<std::size_t, std::size_t> part(std::size_t at) const;
  bool breaks(std::size_t at) const;
  bool is_inside(const Phrase& no, std::string_view sense) const;
  /// The longer words say it.
  bool is_within_another(const Phrase& one, std::string_view sense) const;
  /// A word that denies what follows or stands beside it: not "niet alleen", "net niet".
  bool denies_at_all(const Phrase& no) const;
  bool near_before(std::string_view sense, std::size_t at, std::size_t reach) const;
  bool directly_before(std::string_view sense, std::size_t at) const;
  bool right_behind(std::string_view sense, std::size_t at) const;
  bool is_around(std::string_view sense, std::size_t at) const;

  std::span<const Token> tokens_;
  std::span<const Phrase> phrases_;
  std::span<const NumberInText> numbers_;
  const Lexicon& lexicon_;
};

}  // namespace peil::reading
