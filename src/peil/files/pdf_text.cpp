#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>

#include "peil/base/outside_error.h"
#include "peil/files/letter_parts.h"

namespace peil::files {
namespace {

constexpr rlim_t most_seconds = 5;
constexpr rlim_t most_memory = 384U << 20U;
constexpr std::size_t longest_text = 8U << 20U;
constexpr int not_there = 127;

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw OutsideError("A pipe could not be made.");
    read = ends[0], write = ends[1];
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() { close_read(), close_write(); }
  void close_read() { close_one(read); }
  void close_write() { close_one(write); }

 private:
  static void close_one(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

[[noreturn]] void become_pdftotext(const Pipe& in, const Pipe& out) {
  const rlimit seconds{most_seconds, most_seconds}, memory{most_memory, most_memory}, nothing{0, 0};
  ::setrlimit(RLIMIT_CPU, &seconds);
  ::setrlimit(RLIMIT_AS, &memory);
  ::setrlimit(RLIMIT_FSIZE, &nothing);
  ::dup2(in.read, STDIN_FILENO);
  ::dup2(out.write, STDOUT_FILENO);
  const int null = ::open("/dev/null", O_WRONLY);
  ::dup2(null, STDERR_FILENO);
  ::signal(SIGPIPE, SIG_DFL);  // nobody listens any more: it ends
  ::execlp("pdftotext", "pdftotext", "-enc", "UTF-8", "-nopgbrk", "-", "-",
           static_cast<char*>(nullptr));
  ::_exit(not_there);
}

// Writes to one end while it reads from the other, so that neither waits for the other.
std::string pass_through(Pipe& in, Pipe& out, std::string_view bytes) {
  ::fcntl(in.write, F_SETFL, O_NONBLOCK);
  std::string text;
  std::array<char, 1U << 16U> room{};
  while (out.read >= 0) {
    std::array<pollfd, 2> both{{{out.read, POLLIN, 0}, {in.write, POLLOUT, 0}}};
    if (::poll(both.data(), in.write >= 0 ? 2 : 1, -1) < 0) break;
    if (in.write >= 0 && both[1].revents != 0) {
      const ssize_t sent = ::write(in.write, bytes.data(), bytes.size());
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
      if ((sent < 0 && errno != EAGAIN) || bytes.empty()) in.close_write();
    }
    if (both[0].revents == 0) continue;
    const ssize_t got = ::read(out.read, room.data(), room.size());
    if (got <= 0 || text.size() > longest_text) break;
    text.append(room.data(), static_cast<std::size_t>(got));
  }
  return text;
}

// What pdftotext answers (its manual, "Exit codes").
constexpr int not_allowed = 3;

std::string reason(int status, std::string_view bytes) {
  if (!WIFEXITED(status)) return "it takes too long or too much memory to read";
  if (WEXITSTATUS(status) == not_there)
    return "the program pdftotext (Debian package poppler-utils) is not there to read it";
  if (WEXITSTATUS(status) == not_allowed)
    return "it is encrypted so that no text may be copied out of it";
  if (bytes.find("/Encrypt") != std::string_view::npos)
    return "it is encrypted: take its password off";
  return "it is no PDF that can be read: it is broken";
}

// A reader that ends early must not end this process.
class WithoutPipeSignal {
 public:
  WithoutPipeSignal() {
    struct sigaction ignore{};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &ignore, &before_);
  }
  WithoutPipeSignal(const WithoutPipeSignal&) = delete;
  WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;
  ~WithoutPipeSignal() { ::sigaction(SIGPIPE, &before_, nullptr); }

 private:
  struct sigaction before_{};
};

}  // namespace

std::optional<std::string> pdf_text(std::string_view bytes, std::string& why) {
  Pipe in, out;
  const WithoutPipeSignal without;
  const pid_t child = ::fork();
  if (child < 0) throw OutsideError("A process could not be started.");
  if (child == 0) become_pdftotext(in, out);
  in.close_read();
  out.close_write();
  std::string text = pass_through(in, out, bytes);
  in.close_write();
  out.close_read();
  int status = 0;
  ::waitpid(child, &status, 0);
  if (text.size() > longest_text) {
    why = "it has more text than a letter can hold (8 MiB)";
    return {};
  }
  if (status != 0) {
    why = reason(status, bytes);
    return {};
  }
  return text;
}

}  // namespace peil::files
