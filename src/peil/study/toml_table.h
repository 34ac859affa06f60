#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/study/toml_file.h"

namespace peil::study {

enum class Need : bool { May, Must };

/// One table of a TOML file, read key by key. The keys that it may have are given up front; any
/// other is a mistake. A getter gives nothing when the key is absent or its value is of another
/// type; the mistake has then been reported.
///
/// Problems  "key.unknown", "key.missing", "value.wrong-type", "value.empty",
///           "value.control-sign", "value.out-of-range", "value.not-one-of", "name.bad"
class TomlTable {
 public:
  /// `what` says in words whose table it is: "question 'overall'".
  TomlTable(const TomlNode& node, FileProblems& problems, std::string what,
            std::initializer_list<std::string_view> keys, bool other_keys = false);

  bool has(std::string_view key) const { return entry(key) != nullptr; }
  const Entry* entry(std::string_view key) const;
  const std::vector<Entry>& entries() const { return *entries_; }
  /// Place of the key's value, or of the table when the key is absent.
  Place at(std::string_view key) const;
  Place at() const { return at_; }

  std::optional<std::string> text(std::string_view key, Need need) const;
  /// A text that is a name as the format defines it; reported when it is not, given all the same.
  std::optional<std::string> name(std::string_view key, Need need, bool digit_first = false) const;
  /// A text that is one of `words`.
  std::optional<std::string> word(std::string_view key, Need need,
                                  const std::vector<std::string>& words) const;
  std::optional<std::int64_t> whole(std::string_view key, Need need, std::int64_t least,
                                    std::int64_t most) const;
  std::optional<double> number(std::string_view key, Need need, double least, double most) const;
  bool yes(std::string_view key, bool otherwise = false) const;
  std::optional<Day> day(std::string_view key, Need need) const;
  /// A list of texts without repeats, with their places.
  std::vector<std::pair<std::string, Place>> texts(std::string_view key, Need need) const;
  /// The tables of a list ([[question]] or [{...}, {...}]).
  std::vector<const TomlNode*> tables(std::string_view key, Need need) const;
  /// A table of its own ([rules] or {...}).
  const TomlNode* table(std::string_view key, Need need) const;

  FileProblems& problems() const { return *problems_; }
  const std::string& what() const { return what_; }

 private:
  bool may_miss(std::string_view key) const;
  const TomlNode* need(std::string_view key, Need need) const;
  void wrong_type(std::string_view key, const TomlNode& node, std::string_view wanted,
                  std::string_view mend) const;

  const std::vector<Entry>* entries_;
  FileProblems* problems_;
  std::string what_;
  Place at_;
  bool is_table_ = true;
  std::vector<std::string> meant_;  ///< keys that were misspelt: not missing as well
};

/// What kind of value a node is, in words: "a text", "a whole number".
std::string_view kind_of(const TomlNode& node);

/// A list of texts without their places.
inline std::vector<std::string> only_texts(const std::vector<std::pair<std::string, Place>>& all) {
  std::vector<std::string> texts;
  for (const auto& [text, at] : all) texts.push_back(text);
  return texts;
}

}  // namespace peil::study
