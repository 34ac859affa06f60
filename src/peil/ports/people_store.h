#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

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

/// Every function is one transaction; OutsideError means that nothing happened.
class PeopleStore {
 public:
  virtual ~PeopleStore() = default;
  /// People already there (by id) stay as they are.
  virtual void add(std::span<const Person> people) = 0;
  virtual std::size_t size(const std::string& wave) const = 0;
};

}  // namespace peil
