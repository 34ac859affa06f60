#pragma once

#include <memory>

#include "peil/ports/key_store.h"
#include "peil/store/database.h"

namespace peil::store {

inline constexpr const char* keys_file = "keys.db";

/// keys.db; the table is described in docs/formats/stores.md.
class SqliteKeyStore : public KeyStore {
 public:
  explicit SqliteKeyStore(std::shared_ptr<const DataFolder> folder);
  /// To be read only: nothing that changes it may be called.
  explicit SqliteKeyStore(std::shared_ptr<const FolderToRead> folder);
  void add(std::span<const KeyEntry> entries) override;
  std::optional<std::string> respondent(const std::string& code_hmac) const override;
  std::size_t size() const override;
  std::vector<KnownAs> known() const override;
  std::size_t remove(std::span<const std::string> persons) override;
  bool empty() const;  ///< not even a code for a test

 private:
  Database database_;
};

}  // namespace peil::store
