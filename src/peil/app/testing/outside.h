#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "peil/base/digest.h"
#include "peil/base/outside_error.h"
#include "peil/ports/outside.h"
#include "peil/ports/testing/memory_stores.h"

/// The outside world in memory, for tests of use cases.
namespace peil::app::testing {

class MemoryFiles : public Files {
 public:
  std::map<std::string, std::string> at;
  std::set<std::string> secret;
  std::string breaks_at;  ///< a write to this path fails

  std::string read(const std::string& path) const override {
    const auto found = at.find(path);
    if (found == at.end()) throw OutsideError(path + ": there is no such file.");
    return found->second;
  }
  void read_pieces(const std::string& path,
                   const std::function<void(std::string_view)>& take) const override {
    const std::string all = read(path);
    for (std::size_t i = 0; i < all.size(); i += 64) {
      take(std::string_view(all).substr(i, 64));
    }
  }
  void write(const std::string& path, std::string_view bytes, bool is_secret) override {
    if (path == breaks_at) throw OutsideError(path + ": no space left.");
    at[path] = bytes;
    if (is_secret) secret.insert(path);
  }
  bool exists(const std::string& path) const override { return at.contains(path); }
  void make_folder(const std::string&) override {}
  std::map<std::string, std::string> study_folder(const std::string&) const override { return {}; }
};

/// Counts up instead of drawing, so that a test is the same every time.
class CountedSecrets : public Secrets {
 public:
  std::string bytes(std::size_t count) override {
    std::string made = hmac_sha256("test", std::to_string(++calls_));
    while (made.size() < count) made += hmac_sha256("test", made);
    return made.substr(0, count);
  }

 private:
  int calls_ = 0;
};

class FixedClock : public Clock {
 public:
  Day today(const std::string&) const override { return *read_day("2013-09-16"); }
  std::string now(const std::string&) const override { return "2013-09-16T10:30:05+02:00"; }
  std::int64_t seconds() const override { return 0; }
};

struct World {
  explicit World(std::map<std::string, std::string> files_at) { files.at = std::move(files_at); }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  MemoryFiles files;
  FixedClock clock;
  CountedSecrets secrets;
  Outside outside{files,   clock,
                  secrets, [](const std::string&) { return peil::testing::memory_stores(); },
                  "9.9.9", "abc"};
};

}  // namespace peil::app::testing
