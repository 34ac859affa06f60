#include "peil/files/chromium.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
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
constexpr int not_there = 127;

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

// Nothing of the user's own settings is read, and whatever the page asks for goes nowhere.
[[noreturn]] void become_chromium(const fs::path& folder) {
  ::setpgid(0, 0);
  const int null = ::open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(null, stream);
  ::setenv("HOME", folder.c_str(), 1);
  const std::string profile = "--user-data-dir=" + (folder / "profile").string();
  const std::string out = "--print-to-pdf=" + (folder / "out.pdf").string();
  const std::string page = "file://" + (folder / "page.html").string();
  std::vector<const char*> words{"chromium",
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
                                 profile.c_str(),
                                 out.c_str()};
  if (::geteuid() == 0) words.push_back("--no-sandbox");  // it has none for root
  words.push_back(page.c_str());
  words.push_back(nullptr);
  ::execvp("chromium", const_cast<char* const*>(words.data()));
  ::_exit(not_there);
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
  const pid_t child = ::fork();
  if (child < 0) throw OutsideError("A process could not be started.");
  if (child == 0) become_chromium(folder.path());
  const std::optional<int> status = wait_for(child);
  if (!status) throw OutsideError("Printing a PDF took longer than three minutes and was ended.");
  if (*status == not_there)
    throw OutsideError(
        "There is no chromium to print a PDF with: install Debian's package "
        "chromium, or print the .html file from any browser.");
  std::ifstream file(folder.path() / "out.pdf", std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (*status != 0 || !bytes.starts_with("%PDF"))
    throw OutsideError("chromium could not print the PDF (exit status " + std::to_string(*status) +
                       ").");
  return accessible_pdf(bytes);
}

}  // namespace peil::files
