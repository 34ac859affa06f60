#pragma once

#include <memory>
#include <string>

#include "peil/ports/people_store.h"
#include "peil/store/database.h"

namespace peil::store {

inline constexpr const char* people_file = "people.db";

/// people.db; the table is described in docs/formats/stores.md. Needs the open key only, but for
/// `each`, which is given both.
class SqlitePeopleStore : public PeopleStore {
 public:
  explicit SqlitePeopleStore(std::shared_ptr<const DataFolder> folder);
  /// To be read only: nothing that changes it, nor the key, may be asked for.
  explicit SqlitePeopleStore(std::shared_ptr<const FolderToRead> folder);
  bool has_key() const override;
  void use_key(const PeopleKeys& keys) override;
  void add(std::span<const Person> people) override;
  std::size_t size(const std::string& wave) const override;
  std::vector<std::string> ids(const std::string& wave) const override;
  std::vector<Listed> listed(const std::string& wave) const override;
  void each(const std::string& wave, const PeopleKeys& keys,
            const std::function<void(const Person&)>& see) const override;
  void remove(const std::string& wave) override;

 private:
  const DataFolder& folder() const;

  std::shared_ptr<const DataFolder> folder_;  ///< none: opened to be read
  Database database_;
};

}  // namespace peil::store
