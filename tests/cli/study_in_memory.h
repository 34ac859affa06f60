#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "peil/base/outside_error.h"
#include "peil/cli/command.h"

namespace peil::cli {

/// A study folder called "study" in memory, and nothing else of the outside.
class StudyInMemory : public Files {
 public:
  explicit StudyInMemory(std::map<std::string, std::string> given) : texts(std::move(given)) {}

  std::string read(const std::string& path) const override {
    throw OutsideError(path + ": there is no such file.");
  }
  void read_pieces(const std::string& path,
                   const std::function<void(std::string_view)>&) const override {
    throw OutsideError(path + ": there is no such file.");
  }
  void write(const std::string& path, std::string_view bytes, bool) override {
    if (full) throw OutsideError(path + ": cannot be written: no space left.");
    texts[path.substr(6)] = bytes;
    written.push_back(path);
  }
  bool exists(const std::string& path) const override { return texts.contains(path.substr(6)); }
  void make_folder(const std::string&) override {}
  std::map<std::string, std::string> study_folder(const std::string& path) const override {
    if (path != "study") throw OutsideError(path + ": there is no such study folder.");
    return texts;
  }

  std::map<std::string, std::string> texts;
  std::vector<std::string> written;
  bool full = false;
};

struct Said {
  int exit;
  std::string out, err;
};

/// Runs one command line of `command` on the study.
inline Said say(const Command& command, const std::vector<std::string>& words,
                StudyInMemory& files) {
  struct NoClock : Clock {
    Day today(const std::string&) const override { return {}; }
    std::string now(const std::string&) const override { return "2013-09-16T10:30:05+02:00"; }
    std::int64_t seconds() const override { return 0; }
  } clock;
  struct NoSecrets : Secrets {
    std::string bytes(std::size_t) override { return {}; }
  } secrets;
  Outside outside{files, clock, secrets, {}, "9.9.9", "abc"};
  std::ostringstream out, err;
  const std::vector<Command> commands{command};
  const int exit = run(commands, words, outside, {out, err});
  return {exit, out.str(), err.str()};
}

}  // namespace peil::cli
