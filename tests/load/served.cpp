#include "load/served.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace peil::load {

Served::Served(const std::string& program, const std::string& study, const std::string& data,
               int port, int test_codes) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  std::vector<std::string> words{program,  "serve", study, "--port", std::to_string(port),
                                 "--data", data};
  if (test_codes > 0) {
    words.insert(words.end(), {"--test-codes", std::to_string(test_codes)});
  }
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(ends[1], 1);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(::fdopen(ends[0], "r"), &std::fclose);
  char line[512];
  while (port_ == 0 && std::fgets(line, sizeof line, out.get()) != nullptr) {
    const std::string text = line;
    const auto colon = text.rfind(':');
    if (text.starts_with("peil serve: http")) {
      port_ = std::atoi(text.c_str() + colon + 1);
    } else {
      codes_.push_back(text.substr(0, text.find(' ')));
    }
  }
  if (port_ == 0) {
    wait();
    throw std::runtime_error("the server ended before it served");
  }
}

Served::~Served() { kill(); }

int Served::wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void Served::kill() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  wait();
}

int Served::end() {
  ::kill(pid_, SIGTERM);
  return wait();
}

}  // namespace peil::load
