#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "peil/language/fill.h"
#include "peil/model/claim.h"
#include "peil/model/scale.h"
#include "peil/model/words.h"

namespace peil::findings {

/// What comes in the place of a name: words, or a text as it stands.
class Filling {
 public:
  Filling(Words words) : words_(std::move(words)) {}  // NOLINT(google-explicit-constructor)
  Filling(std::string text) : Filling(plain(std::move(text))) {}  // NOLINT
  operator const Words&() const { return words_; }                // NOLINT

 private:
  Words words_;
};
using Values = language::Values<Filling>;

/// Says what a letter's figures carry: plain words for a member of Parliament, from the section
/// [claims] of assets/texts.
class Wording {
 public:
  /// `language` is that of who reads; `source` that of a study's own texts where they are in one
  /// language only. Contract: peil writes in `language`.
  explicit Wording(std::string language, std::string source = "")
      : language_(std::move(language)), source_(std::move(source)) {}
  const std::string& language() const { return language_; }

  /// The wording of `key` with every {name} filled in. Contract: the key and all names exist.
  Words say(std::string_view key, Values values = {}) const;
  /// The same as text alone.
  std::string text(std::string_view key, Values values = {}) const;
  /// The same as a sentence: a capital before and a full stop behind.
  Words sentence(std::string_view key, Values values = {}) const;

  Words list(std::span<const Words> parts) const;  ///< "a, b en c"
  std::string list(std::span<const std::string> parts) const;
  std::string count(std::size_t count) const;                   ///< "1.729"
  std::string number(double value, int decimals) const;         ///< "0,25"; never "-0,0"
  std::string signed_number(double value, int decimals) const;  ///< "+0,25"
  std::string stated(double value) const;  ///< as the claim states it: "0,2", "0,35", never rounded
  Words label(const LocalText& text) const;    ///< a text of the study
  Words study_text(std::string text) const;    ///< one that it has in its source language only
  std::string verdict(Verdict verdict) const;  ///< "niet aantoonbaar"

 private:
  std::string language_, source_;
};

/// The text in [common] that names what a letter was held against: stored answers, print, both.
std::string ground_key(const JudgedLetter& letter);

/// The satisfied or the dissatisfied of a scale: "4 or higher", "2 or lower"; "3" where it is one
/// point alone.
std::string end_text(const Scale& scale, bool high, const std::string& language);

Words capitalised(Words words);
/// Small first letter, unless the word is an abbreviation (BOAK).
Words inside_a_sentence(Words words);
/// The words end their sentence: ".", "?" or "!".
bool ends_sentence(const Words& words);

}  // namespace peil::findings
