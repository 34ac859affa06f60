#include "peil/app/init_data.h"

#include <filesystem>
#include <optional>

#include "peil/base/outside_error.h"

namespace peil::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_bytes = 32;

fs::path plain(const std::string& path) {
  fs::path whole = fs::absolute(path).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

bool lies_in(const std::string& file, const std::string& folder) {
  const fs::path inside = plain(file).lexically_relative(plain(folder));
  return !inside.empty() && *inside.begin() != "..";
}

}  // namespace

Result<DataMade> init_data(const InitRequest& request, Outside& outside) {
  if (lies_in(request.key, request.data)) {
    return Problems{{"init.key-in-data", request.key, 0, 0,
                     "The key that opens contact data must not lie beside them.",
                     "Name a file outside " + request.data + ", best on another machine's disk."}};
  }
  std::optional<std::string> there;
  if (outside.files.exists(request.key)) {
    there = outside.files.read(request.key);
    if (there->size() != key_bytes) {
      return Problems{{"init.not-a-key", request.key, 0, 0, "This file is no key of 32 bytes.",
                       "Name a file that is not there yet, or the key of this folder."}};
    }
  }
  const Stores stores = outside.open_stores(request.data);
  if (!there && stores.people->has_key()) {
    throw OutsideError(request.data +
                       ": has a key already; name the file where its secret half "
                       "is, or take another data folder.");
  }
  const PeopleKeys keys = outside.people_keys(there);
  if (!there) outside.files.write(request.key, keys.secret, true);
  stores.people->use_key(keys);
  return DataMade{!there};
}

}  // namespace peil::app
