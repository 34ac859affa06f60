#include "peil/files/secret_prompt.h"

#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "peil/base/outside_error.h"

namespace peil::files {
namespace {

/// A terminal that shows nothing of what is typed, until this goes.
class Silence {
 public:
  Silence() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) fail();
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) != 0) fail();
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  ~Silence() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

 private:
  [[noreturn]] static void fail() {
    throw OutsideError(std::string("The terminal cannot be kept silent: ") + std::strerror(errno) +
                       ".");
  }
  termios before_{};
};

// Sign by sign: what stands behind the line is for whoever reads next.
std::optional<std::string> line() {
  std::string text;
  for (;;) {
    char sign = 0;
    const ssize_t n = ::read(STDIN_FILENO, &sign, 1);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0)
      throw OutsideError(std::string("Standard input cannot be read: ") + std::strerror(errno) +
                         ".");
    if (n == 0 && text.empty()) return {};
    if (n == 0 || sign == '\n') break;
    text += sign;
  }
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

void say(const std::string& text) {
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) errno = 0;
}

std::optional<std::string> unseen(const std::string& prompt) {
  say(prompt + ": ");
  const Silence silence;
  auto typed = line();
  say("\n");
  return typed;
}

}  // namespace

std::optional<std::string> ask_secret(const std::string& prompt) {
  if (::isatty(STDIN_FILENO) == 0) return line();
  for (;;) {
    const auto once = unseen(prompt);
    if (!once) return {};
    if (unseen(prompt + " (once more)") == once) return once;
    say("These are not the same.\n");
  }
}

}  // namespace peil::files
