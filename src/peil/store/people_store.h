#pragma once

#include <memory>
#include <string>

#include "peil/ports/people_store.h"
#include "peil/store/database.h"

namespace peil::store {

/// people.db; the table is described in docs/formats/stores.md. Needs the public key only.
class SqlitePeopleStore : public PeopleStore {
 public:
  explicit SqlitePeopleStore(std::shared_ptr<const DataFolder> folder);
  void add(std::span<const Person> people) override;
  std::size_t size(const std::string& wave) const override;

 private:
  Database database_;
  std::string public_key_;
};

}  // namespace peil::store
