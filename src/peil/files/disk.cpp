#include "peil/files/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <span>
#include <vector>

#include "peil/base/outside_error.h"

namespace peil::files {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const char* deed) {
  throw OutsideError(path + ": " + deed + ": " + std::strerror(errno) + ".");
}

// A file descriptor that closes itself; a copy is another descriptor of the same open file.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor& other) : fd_(::fcntl(other.fd_, F_DUPFD_CLOEXEC, 0)) {}
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

// A plain file, or standard input for "-". Anything else may never come to an end.
Descriptor opened(const std::string& path) {
  if (path == "-") return Descriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) fail(path, "cannot be opened");
  Descriptor file(fd);
  struct stat about{};
  if (::fstat(fd, &about) != 0) fail(path, "cannot be read");
  if (S_ISDIR(about.st_mode)) throw OutsideError(path + ": this is a folder, not a file.");
  if (!S_ISREG(about.st_mode)) {
    throw OutsideError(path +
                       ": this is no plain file; write it to one first, or give it on "
                       "standard input under the name '-'.");
  }
  return file;
}

// Fills `to` from a place of the file on.
void read_at(int fd, std::size_t from, std::span<char> to, const std::string& path) {
  while (!to.empty()) {
    const ssize_t n = ::pread(fd, to.data(), to.size(), static_cast<off_t>(from));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(path, "cannot be read");
    if (n == 0) throw OutsideError(path + ": became shorter while it was read.");
    from += static_cast<std::size_t>(n);
    to = to.subspan(static_cast<std::size_t>(n));
  }
}

void write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(path, "cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

// A file beside `path`, made by us and nobody else: under a name that cannot be foreseen, never
// through a link, never one that is there. Goes again unless it was put in place.
class Temporary {
 public:
  Temporary(const std::string& path, mode_t mode)
      : path_(path),
        name_(path + ".new" + random_name()),
        fd_(::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)) {
    if (fd_.get() < 0) fail(path, "cannot be written");
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (!placed_) ::unlink(name_.c_str());
  }
  int fd() const { return fd_.get(); }
  void put_in_place() {
    if (std::rename(name_.c_str(), path_.c_str()) != 0) fail(path_, "cannot be put in place");
    placed_ = true;
  }

 private:
  static std::string random_name() {
    std::array<unsigned char, 12> bytes;
    if (::getentropy(bytes.data(), bytes.size()) != 0) fail("random bytes", "cannot be had");
    std::string name;
    for (const unsigned char byte : bytes) {
      name += {"0123456789abcdef"[byte >> 4U], "0123456789abcdef"[byte & 15U]};
    }
    return name;
  }

  std::string path_, name_;
  Descriptor fd_;
  bool placed_ = false;
};

void sync_folder(const fs::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() < 0 || ::fsync(fd.get()) != 0) fail(folder.string(), "cannot be synced");
}

}  // namespace

void Disk::read_pieces(const std::string& path,
                       const std::function<void(std::string_view)>& take) const {
  const Descriptor file = opened(path);
  std::vector<char> piece(1 << 16);
  for (;;) {
    const ssize_t n = ::read(file.get(), piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(path, "cannot be read");
    if (n == 0) return;
    take({piece.data(), static_cast<std::size_t>(n)});
  }
}

Bytes Disk::open(const std::string& path) const {
  const Descriptor file = opened(path);
  struct stat about{};
  if (::fstat(file.get(), &about) != 0) fail(path, "cannot be read");
  if (!S_ISREG(about.st_mode)) return Files::open(path);  // standard input has no places
  const auto size = static_cast<std::size_t>(about.st_size);
  return {size, [file, path, size](std::size_t from, std::span<char> to) {
            const std::size_t wanted = std::min(to.size(), size - std::min(from, size));
            read_at(file.get(), from, to.first(wanted), path);
            return wanted;
          }};
}

std::string Disk::read(const std::string& path) const {
  std::string all;
  read_pieces(path, [&](std::string_view piece) { all += piece; });
  return all;
}

void Disk::write(const std::string& path, std::string_view bytes, bool secret) {
  const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : ".";
  Temporary temporary(path, secret ? 0600 : 0644);
  write_all(temporary.fd(), bytes, path);
  if (::fsync(temporary.fd()) != 0) fail(path, "cannot be synced");
  temporary.put_in_place();
  sync_folder(folder);
}

bool Disk::exists(const std::string& path) const { return fs::exists(path); }

void Disk::make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throw OutsideError(path + ": cannot be made: " + error.message() + ".");
}

std::map<std::string, std::string> Disk::study_folder(const std::string& path) const {
  if (!fs::is_directory(path)) throw OutsideError(path + ": there is no such study folder.");
  std::map<std::string, std::string> texts;
  // Names are compared in small letters: what is nearly right has to be told, not passed over.
  const auto take = [&](const fs::path& folder, const auto& wanted) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      const fs::path& file = entry.path();
      std::string name = file.filename().string();
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if (name.starts_with('.') || !wanted(name)) continue;
      std::error_code error;
      if (!fs::is_regular_file(file, error)) {
        throw OutsideError(file.string() +
                           (error ? ": this link leads nowhere." : ": this is no file.") +
                           " Put the file itself here, or take it out.");
      }
      texts[file.lexically_relative(path).generic_string()] = read(file.string());
    }
  };
  take(path, [](const std::string& name) {
    return name == "study.toml" || name == "questionnaire.toml" || name == "published.toml" ||
           name == "simulation.toml" || name == "logo.svg" || name == "logo.png";
  });
  for (const auto& [folder, ending] : {std::pair{"plans", ".toml"},
                                       {"questionnaires", ".toml"},
                                       {"tables", ".toml"},
                                       {"translations", ".xlf"},
                                       {"locks", ".json"}}) {
    const fs::path inside = fs::path(path) / folder;
    if (fs::is_directory(inside))
      take(inside, [&](const std::string& name) { return name.ends_with(ending); });
  }
  return texts;
}

}  // namespace peil::files
