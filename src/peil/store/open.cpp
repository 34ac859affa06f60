#include "peil/store/open.h"

#include <sodium.h>

#include "peil/base/outside_error.h"
#include "peil/store/key_store.h"
#include "peil/store/people_store.h"
#include "peil/store/response_store.h"
#include "peil/store/secrets.h"

namespace peil::store {

Stores open(const std::string& data_folder) {
  if (sodium_init() < 0) throw OutsideError("libsodium cannot be started: no random source.");
  const auto folder = std::make_shared<const DataFolder>(data_folder);
  auto keys = std::make_unique<SqliteKeyStore>(folder);
  const bool no_codes = keys->empty();
  return {.responses = std::make_unique<SqliteResponseStore>(folder),
          .keys = std::move(keys),
          .people = std::make_unique<SqlitePeopleStore>(folder),
          .server_key = server_key(*folder, no_codes)};
}

std::unique_ptr<const ResponseStore> read_answers(const std::string& data_folder) {
  return std::make_unique<const SqliteResponseStore>(
      std::make_shared<const FolderToRead>(data_folder));
}

StoresToRead read_stores(const std::string& data_folder) {
  const auto folder = std::make_shared<const FolderToRead>(data_folder);
  StoresToRead all{std::make_unique<const SqliteResponseStore>(folder), nullptr, nullptr};
  if (folder->has(keys_file)) all.keys = std::make_unique<const SqliteKeyStore>(folder);
  if (folder->has(people_file)) all.people = std::make_unique<const SqlitePeopleStore>(folder);
  all.server_key = server_key(*folder);
  return all;
}

}  // namespace peil::store
