#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace peil::load {

/// A `peil serve` of the example study in a process of its own.
class Served {
 public:
  /// Starts the program and waits until it says its address. `port` 0 takes a free one. Throws
  /// std::runtime_error when it ends before that.
  Served(const std::string& program, const std::string& study, const std::string& data, int port,
         int test_codes);
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  int port() const { return port_; }
  pid_t pid() const { return pid_; }
  const std::vector<std::string>& codes() const { return codes_; }

  void kill();  ///< SIGKILL
  int end();    ///< SIGTERM; the exit status

 private:
  int wait();

  pid_t pid_ = -1;
  int port_ = 0;
  std::vector<std::string> codes_;
};

}  // namespace peil::load
