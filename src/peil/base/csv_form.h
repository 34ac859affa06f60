#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

/// How a CSV file is written, as far as the file does not say so itself. Whoever reads one and
/// wherever a plan describes one: these are the keys and their words.
struct CsvForm {
  char separator = 0;  ///< between fields: ',' ';' or a tab; 0: what the first line has most of
  char decimal = '.';  ///< before the decimals of numbers; or ','
  bool windows_1252 = false;  ///< texts are windows-1252 (base/windows_1252.h) and not UTF-8; a
                              ///< file with a byte order mark is UTF-8 all the same

  bool operator==(const CsvForm&) const = default;
};

/// A key of plans that describes a CSV file, with the words that it may have.
struct CsvFormKey {
  const char* name;
  std::vector<std::string> words;
};

/// `separator`, `decimal` and `encoding`.
std::span<const CsvFormKey> csv_form_keys();

/// Takes what a plan says under one of these keys. False when it is none of the key's words.
bool take_csv_form(CsvForm& form, std::string_view key, std::string_view word);

/// The word for what stands between the fields of a file whose names of columns were read wrongly:
/// one that parts them so that `wanted` is among them. Nothing when none does.
std::optional<std::string> separator_meant(std::span<const std::string> names,
                                           std::string_view wanted);

}  // namespace peil
