#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/language/text_file.h"

namespace peil::language {

/// How a language writes numbers, days and lists.
struct Signs {
  std::string_view decimal, thousands, minus;
  std::string_view list_between, list_last;  ///< "a, b en c"
  std::vector<std::string> months;           ///< twelve
  std::string_view day;                      ///< form of {day}, {month} and {year}
  std::string_view locale;                   ///< tag for ICU: "en-GB"
  /// Words of a letter after which a number is a mark ("een 8"), and behind one that is a share.
  std::vector<std::string> before_a_mark, percent;
};

/// Everything that is said in one language: reports, letters, the respondent's pages.
class Texts {
 public:
  /// Contract: the file holds all of [language].
  explicit Texts(const TextFile& file);

  std::string_view code() const { return code_; }
  const Signs& signs() const { return signs_; }
  const std::vector<Text>& all() const { return texts_; }  ///< sorted by key

  bool has(std::string_view section, std::string_view key) const;
  /// The text of `key` in `section`, or else the one in [common]. Contract: there is one.
  std::string_view form(std::string_view section, std::string_view key) const;
  /// Keys of `section`, in the order of the file.
  std::vector<std::string> keys(std::string_view section) const;

 private:
  const Text* find(std::string_view section, std::string_view key) const;

  std::string_view code_;
  std::vector<Text> texts_;
  Signs signs_;
};

/// The languages in which peil writes, in the order in which reports are made: that of their codes.
/// A language is one file in assets/texts; nothing else knows its name.
std::vector<std::string> written();
/// True for those alone: "nl", not "nl-BE".
bool is_written(std::string_view code);
/// The language of a tag: "nl" of "nl-BE".
std::string_view base_of(std::string_view tag);

/// Contract: is_written(code).
const Texts& texts(std::string_view code);

/// The language of problems and of the command line.
std::string_view of_messages();

/// Signs of the language of a tag. A language in which peil does not write gets the signs that the
/// program's own messages have, English ones.
const Signs& signs(std::string_view tag);

}  // namespace peil::language
