#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "peil/language/fill.h"
#include "peil/model/claim.h"
#include "peil/model/local_text.h"

namespace peil::findings {

using Values = language::Values<std::string>;

/// Speaks the language of a letter: plain words for a member of Parliament, from the section
/// [claims] of assets/texts.
class Wording {
 public:
  explicit Wording(std::string language) : language_(std::move(language)) {}
  const std::string& language() const { return language_; }

  /// The wording of `key` with every {name} filled in. Contract: the key and all names exist.
  std::string say(std::string_view key, Values values = {}) const;
  /// The same as a sentence: a capital before and a full stop behind.
  std::string sentence(std::string_view key, Values values = {}) const;

  std::string list(std::span<const std::string> parts) const;   ///< "a, b en c"
  std::string count(std::size_t count) const;                   ///< "1.729"
  std::string number(double value, int decimals) const;         ///< "0,25"; never "-0,0"
  std::string signed_number(double value, int decimals) const;  ///< "+0,25"
  std::string stated(double value) const;  ///< as the claim states it: "0,2", "0,35", never rounded
  std::string label(const LocalText& text, const std::string& otherwise) const;
  std::string verdict(Verdict verdict) const;  ///< "niet aantoonbaar"

 private:
  std::string language_;
};

std::string capitalised(std::string text);
/// Small first letter, unless the word is an abbreviation (BOAK).
std::string inside_a_sentence(std::string text);

}  // namespace peil::findings
