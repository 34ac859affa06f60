#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace peil {

/// A person with a way to reach them. `contact` is sealed before it touches the disk: it can be
/// opened only with the private key, which the interview server never has.
struct Person {
  std::string id;  ///< random, has no meaning
  std::string wave;
  std::string unit_key;  ///< of the frame; sealed with the contact data
  std::string language;
  std::map<std::string, std::string> contact;
};

/// The two halves of the key to which contact data are sealed, 32 bytes each.
struct PeopleKeys {
  std::string open;    ///< seals; stays with the store
  std::string secret;  ///< opens; belongs where letters are made, and never beside the store
};

/// What may be known of a person without the secret key.
struct Listed {
  std::string id;
  std::string language;
  bool operator==(const Listed&) const = default;
};

/// Every function is one transaction: when it returns, the effect survives a power cut;
/// OutsideError means that nothing happened. Those that read change nothing.
class PeopleStore {
 public:
  virtual ~PeopleStore() = default;
  /// True when there is a key to seal with, without which nobody can be added.
  virtual bool has_key() const = 0;
  /// From now on, contact data are sealed with the open half, which is kept; the secret half is
  /// not. The same keys again change nothing. Refused (OutsideError): others than there are
  /// already, and, where the open half was lost, any that do not open the people who are there.
  virtual void use_key(const PeopleKeys& keys) = 0;
  /// People already there (by id) stay as they are. Without a key: OutsideError.
  virtual void add(std::span<const Person> people) = 0;
  virtual std::size_t size(const std::string& wave) const = 0;
  /// Ids of the people of a wave.
  virtual std::vector<std::string> ids(const std::string& wave) const = 0;
  /// Calls `see` for every person of a wave, opened with the secret half of the key, in the order
  /// of their ids. A key that does not open somebody: OutsideError, before any of them is seen.
  virtual void each(const std::string& wave, const PeopleKeys& keys,
                    const std::function<void(const Person&)>& see) const = 0;
  /// Takes the people of a wave out again.
  virtual void remove(const std::string& wave) = 0;
  /// The people of a wave, by id.
  virtual std::vector<Listed> listed(const std::string& wave) const = 0;
};

}  // namespace peil
