#include "peil/app/init_data.h"

#include <optional>

#include "peil/app/key_file.h"
#include "peil/base/outside_error.h"
#include "peil/exchange/import_key.h"

namespace peil::app {
namespace {

constexpr std::size_t key_bytes = 32;

std::optional<std::string> text_of(const Files& files, const std::string& path) {
  if (path.empty() || !files.exists(path)) return {};
  return files.read(path);
}

Problem not_a_key(const std::string& path, std::string message) {
  return {"init.not-a-key",
          path,
          0,
          0,
          std::move(message),
          "Name a file that is not there yet, or the key of this folder."};
}

Problems wrong_places(const InitRequest& request) {
  Problems found;
  if (request.people_key.empty() && request.import_key.empty()) {
    found.push_back({"init.no-key", "--key", 0, 0, "No key is named.",
                     "Name --key, the file of the key that opens contact data, or --import-key, "
                     "that of imported waves, or both."});
  }
  const auto look = [&](const std::string& key, const char* message) {
    if (key.empty()) return;
    if (auto wrong = key_in_data("init.key-in-data", key, request.data, message))
      found.push_back(std::move(*wrong));
  };
  look(request.people_key, "The key that opens contact data must not lie beside them.");
  look(request.import_key, "The key of imported people must not lie beside their answers.");
  return found;
}

}  // namespace

Result<DataMade> init_data(const InitRequest& request, Outside& outside) {
  if (Problems found = wrong_places(request); !found.empty()) return found;
  const auto people = text_of(outside.files, request.people_key);
  const auto import = text_of(outside.files, request.import_key);
  Problems found;
  if (people && people->size() != key_bytes)
    found.push_back(not_a_key(request.people_key, "This file is no key of 32 bytes."));
  if (import && !exchange::ImportKey::read(*import))
    found.push_back(not_a_key(request.import_key, "This file is no key of imports."));
  if (!found.empty()) return found;

  DataMade made;
  const Stores stores = outside.open_stores(request.data);
  if (!request.people_key.empty()) {
    if (!people && stores.people->has_key()) {
      throw OutsideError(request.data +
                         ": has a key already; name the file where its secret half "
                         "is, or take another data folder.");
    }
    const PeopleKeys keys = outside.people_keys(people);
    if (!people) outside.files.write(request.people_key, keys.secret, true);
    stores.people->use_key(keys);
    made.fresh_people_key = !people;
  }
  if (!request.import_key.empty() && !import) {
    const exchange::ImportKey key(outside.secrets.bytes(exchange::ImportKey::bytes));
    outside.files.write(request.import_key, key.text(), true);
    made.fresh_import_key = true;
  }
  return made;
}

}  // namespace peil::app
