#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peil::exchange {

/// The secret under which people of imported waves get their ids. An id says nothing of the client
/// number it is made of to anybody who has not the key, whatever list of client numbers he has; who
/// has it makes the same ids of the same file anywhere, and so the same dataset.
///
/// Source  HMAC-SHA-256 (RFC 2104).
class ImportKey {
 public:
  static constexpr std::size_t bytes = 32;

  /// Contract  `random` has 32 bytes that nobody can guess.
  explicit ImportKey(std::string random);
  /// The key in a file's text; nothing when it is no key of this kind: a key of people, say.
  static std::optional<ImportKey> read(std::string_view text);

  /// The text of its file: its kind, and 64 hexadecimal digits.
  std::string text() const;
  /// 32 hexadecimal digits for one respondent of one wave; other ones in another wave or study.
  std::string id(std::string_view study, std::string_view wave, std::string_view respondent) const;
  /// Likewise for somebody in a panel: the same in all waves of it.
  std::string member(std::string_view study, std::string_view panel,
                     std::string_view respondent) const;

 private:
  std::string key_;
};

}  // namespace peil::exchange
