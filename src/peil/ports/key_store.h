#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace peil {

/// Which login code belongs to which respondent, and which respondent to which person. Codes are
/// kept as HMACs only. Destroyed on the date that the plan names.
struct KeyEntry {
  std::string code_hmac;   ///< 64 hexadecimal digits
  std::string respondent;  ///< id on the answer side
  std::string person;      ///< id in the people store; empty for a test interview
};

/// Somebody as both sides know them, without the code.
struct KnownAs {
  std::string respondent;  ///< id on the answer side
  std::string person;      ///< id in the people store
  bool operator==(const KnownAs&) const = default;
};

/// Every function is one transaction: when it returns, the effect survives a power cut;
/// OutsideError means that nothing happened. Those that read change nothing.
class KeyStore {
 public:
  virtual ~KeyStore() = default;
  /// Entries already there stay; a code that belongs to somebody else refuses them all.
  virtual void add(std::span<const KeyEntry> entries) = 0;
  /// The respondent to whom a code belongs, by the HMAC of the code.
  virtual std::optional<std::string> respondent(const std::string& code_hmac) const = 0;
  /// Number of codes handed out for people (not for tests).
  virtual std::size_t size() const = 0;
  /// Takes the codes of these people out again; gives how many there were.
  virtual std::size_t remove(std::span<const std::string> persons) = 0;
  /// Everybody with a code, test interviews left out, by the id on the answer side, each once. To
  /// be joined in memory only, by those who may: nothing that comes of it may tell of one person
  /// what they answered.
  virtual std::vector<KnownAs> known() const = 0;
};

}  // namespace peil
