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

}  // namespace peil::app
