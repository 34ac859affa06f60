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

constexpr rlim_t most_seconds = 20;
constexpr rlim_t most_memory = 1U << 30U;
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

}  // namespace

std::optional<std::string> pdf_text(std::string_view bytes, std::string& why) {
  Pipe in, out;
  // A reader that ends early must not end this process.
  struct sigaction ignore{}, before{};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, &before);
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
  ::sigaction(SIGPIPE, &before, nullptr);
  if (WIFEXITED(status) && WEXITSTATUS(status) == not_there) {
    why = "the program pdftotext (Debian package poppler-utils) is not there to read it";
    return {};
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    why = "it is no PDF that can be read: broken, encrypted, or it takes too long";
    return {};
  }
  return text;
}

}  // namespace peil::files
