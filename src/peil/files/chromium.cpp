#include "peil/files/chromium.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>
#include <vector>

#include "peil/base/outside_error.h"
#include "peil/files/accessible_pdf.h"

namespace peil::files {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds most_time{180};

/// A folder that is gone when it is no longer needed.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "peil-print-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw OutsideError("There is no room for temporary files in " +
                         fs::temp_directory_path().string() + ".");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

class Spawning {
 public:
  Spawning() {
    ::posix_spawn_file_actions_init(&streams_);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      ::posix_spawn_file_actions_addopen(&streams_, stream, "/dev/null", O_RDWR, 0);
    ::posix_spawnattr_init(&how_);
    ::posix_spawnattr_setflags(&how_, POSIX_SPAWN_SETPGROUP);
    ::posix_spawnattr_setpgroup(&how_, 0);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;
  ~Spawning() {
    ::posix_spawn_file_actions_destroy(&streams_);
    ::posix_spawnattr_destroy(&how_);
  }

  // A program of the path; nothing where there is none of that name.
  std::optional<pid_t> start(std::vector<std::string> words,
                             std::vector<std::string> environment) const {
    const auto ends_with_null = [](std::vector<std::string>& texts) {
      std::vector<char*> all;
      for (std::string& text : texts) all.push_back(text.data());
      all.push_back(nullptr);
      return all;
    };
    pid_t child = 0;
    const int error =
        ::posix_spawnp(&child, words[0].c_str(), &streams_, &how_, ends_with_null(words).data(),
                       ends_with_null(environment).data());
    if (error == ENOENT) return {};
    if (error != 0) throw OutsideError("A process could not be started.");
    return child;
  }

 private:
  posix_spawn_file_actions_t streams_;
  posix_spawnattr_t how_;
};

// Nothing of the user's own settings is read, and whatever the page asks for goes nowhere.
std::optional<pid_t> start_chromium(const fs::path& folder) {
  std::vector<std::string> words{"chromium",
                                 "--headless",
                                 "--disable-gpu",
                                 "--disable-quic",
                                 "--no-first-run",
                                 "--disable-background-networking",
                                 "--disable-component-update",
                                 "--disable-sync",
                                 "--hide-scrollbars",
                                 "--host-resolver-rules=MAP * ~NOTFOUND",
                                 "--no-pdf-header-footer",
                                 "--generate-pdf-document-outline",
                                 "--user-data-dir=" + (folder / "profile").string(),
                                 "--print-to-pdf=" + (folder / "out.pdf").string()};
  if (::geteuid() == 0) words.emplace_back("--no-sandbox");  // it has none for root
  words.push_back("file://" + (folder / "page.html").string());
  std::vector<std::string> environment{"HOME=" + folder.string()};
  for (char** one = environ; *one != nullptr; ++one) {
    if (!std::string_view(*one).starts_with("HOME=")) environment.emplace_back(*one);
  }
  return Spawning().start(std::move(words), std::move(environment));
}

// Its exit status; nothing when it took too long and was ended.
std::optional<int> wait_for(pid_t child) {
  const auto begin = std::chrono::steady_clock::now();
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() - begin > most_time) {
      ::kill(-child, SIGKILL);
      ::waitpid(child, &status, 0);
      return {};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::string Chromium::pdf(std::string_view html) const {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "page.html", std::ios::binary) << html;
  const std::optional<pid_t> child = start_chromium(folder.path());
  if (!child)
    throw OutsideError(
        "There is no chromium to print a PDF with: install Debian's package "
        "chromium, or print the .html file from any browser.");
  const std::optional<int> status = wait_for(*child);
  if (!status) throw OutsideError("Printing a PDF took longer than three minutes and was ended.");
  std::ifstream file(folder.path() / "out.pdf", std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (*status != 0 || !bytes.starts_with("%PDF"))
    throw OutsideError("chromium could not print the PDF (exit status " + std::to_string(*status) +
                       ").");
  return accessible_pdf(bytes);
}

}  // namespace peil::files
