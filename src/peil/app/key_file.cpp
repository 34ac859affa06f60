#include "peil/app/key_file.h"

#include <filesystem>

namespace peil::app {
namespace {

namespace fs = std::filesystem;

fs::path plain(const std::string& path) {
  fs::path whole = fs::absolute(path).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

bool lies_in(const std::string& file, const std::string& folder) {
  const fs::path inside = plain(file).lexically_relative(plain(folder));
  return !inside.empty() && *inside.begin() != "..";
}

}  // namespace

std::optional<Problem> key_in_data(const char* code, const std::string& key,
                                   const std::string& data, std::string message) {
  if (!lies_in(key, data)) return {};
  return Problem{code,
                 key,
                 0,
                 0,
                 std::move(message),
                 "Name a file outside " + data + ", best on another machine's disk."};
}

Result<exchange::ImportKey> import_key(const std::string& file, const std::string& data,
                                       const Files& files) {
  const char* const how =
      "`peil data init STUDY --import-key FILE` makes one; keep it outside the data folder.";
  if (file.empty()) {
    return Problems{{"import.no-key", "--import-key", 0, 0,
                     "Ids of people that come from a file or are followed in a panel are made "
                     "with a secret key, and none is named.",
                     how}};
  }
  if (!data.empty()) {
    if (auto wrong = key_in_data("import.key-in-data", file, data,
                                 "The key of people's ids must not lie beside their answers."))
      return Problems{std::move(*wrong)};
  }
  if (!files.exists(file))
    return Problems{{"import.no-key", file, 0, 0, "There is no such key.", how}};
  if (auto key = exchange::ImportKey::read(files.read(file))) return std::move(*key);
  return Problems{{"import.not-a-key", file, 0, 0, "This file is no key of imports.", how}};
}

}  // namespace peil::app
