#include "peil/store/backup.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "peil/base/outside_error.h"
#include "peil/store/console_store.h"
#include "peil/store/contact_store.h"
#include "peil/store/descriptor.h"
#include "peil/store/folder_to_read.h"
#include "peil/store/release_log.h"
#include "peil/store/sqlite.h"

namespace peil::store {
namespace {

namespace fs = std::filesystem;

constexpr std::array databases{"answers.db", "keys.db", "people.db", console_file, contacts_file};
constexpr std::array keys{"server.key", "people.pub"};
constexpr std::size_t largest_key = 4096;

// A folder that is there whole or not at all.
class FreshFolder {
 public:
  explicit FreshFolder(const std::string& path) : path_(path), part_(path + ".part") {
    if (fs::exists(fs::symlink_status(path_)))
      throw OutsideError(path_ + ": is there already; a backup replaces nothing.");
    if (::mkdir(part_.c_str(), 0700) != 0) fail(part_, "cannot be made");
  }
  FreshFolder(const FreshFolder&) = delete;
  FreshFolder& operator=(const FreshFolder&) = delete;
  ~FreshFolder() {
    std::error_code ignored;
    if (!placed_) fs::remove_all(part_, ignored);
  }

  std::string file(const std::string& name) const { return part_ + "/" + name; }

  void put_in_place() {
    sync(part_);
    if (std::rename(part_.c_str(), path_.c_str()) != 0) fail(path_, "cannot be put in place");
    placed_ = true;
    const fs::path above = fs::path(path_).parent_path();
    sync(above.empty() ? "." : above.string());
  }

 private:
  static void sync(const std::string& folder) {
    const Descriptor fd(folder, O_RDONLY | O_DIRECTORY, "cannot be opened");
    if (::fsync(fd.get()) != 0) fail(folder, "cannot be synced");
  }

  std::string path_, part_;
  bool placed_ = false;
};

constexpr int afresh = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW;

// Those that are shared any process may write at any time, so that they are never at rest, and who
// reads them must be able to undo what a killed one left half done.
Connection::Mode mode_of(const FolderToRead& from, const std::string& name) {
  if (name == console_file || name == contacts_file) return Connection::Mode::Write;
  return from.at_rest(name) ? Connection::Mode::AtRest : Connection::Mode::Read;
}

void copy_database(const FolderToRead& from, const std::string& name, const std::string& to) {
  // Made before SQLite sees it, so that nobody else can ever read it.
  const Descriptor fd(to, afresh, "cannot be made");
  Connection db(from.database(name), mode_of(from, name));
  db.run("VACUUM INTO ?1", to);
  if (::fsync(fd.get()) != 0) fail(to, "cannot be synced");
  Connection copy(to, Connection::Mode::AtRest);
  Query checked = copy.ask("PRAGMA integrity_check(1)");
  if (!checked.next() || checked.text(0) != "ok")
    throw OutsideError(to + ": the copy is not whole: " + checked.text(0) + ".");
}

void copy_key(const std::string& from, const std::string& to) {
  check_own_file(from);
  const Descriptor in(from, O_RDONLY | O_NOFOLLOW, "cannot be read");
  std::array<char, largest_key> bytes{};
  const ssize_t size = ::read(in.get(), bytes.data(), bytes.size());
  if (size < 0) fail(from, "cannot be read");
  const Descriptor out(to, afresh, "cannot be made");
  if (::write(out.get(), bytes.data(), static_cast<std::size_t>(size)) != size)
    fail(to, "cannot be written");
  if (::fsync(out.get()) != 0) fail(to, "cannot be synced");
}

// What went out stays known, whichever folder is gone on from.
void copy_releases(const std::string& text, const std::string& to) {
  const Descriptor out(to, afresh, "cannot be made");
  write_all(out.get(), text, to);
  if (::fsync(out.get()) != 0) fail(to, "cannot be synced");
}

}  // namespace

std::vector<std::string> back_up(const std::string& data_folder, const std::string& to) {
  const FolderToRead from(data_folder);
  FreshFolder folder(to);
  std::vector<std::string> made;
  for (const char* name : databases) {
    if (!fs::exists(data_folder + "/" + name)) continue;
    copy_database(from, name, folder.file(name));
    made.emplace_back(name);
  }
  for (const char* name : keys) {
    const std::string path = data_folder + "/" + name;
    if (!fs::exists(path)) continue;
    copy_key(path, folder.file(name));
    made.emplace_back(name);
  }
  if (const std::string out = release_log(data_folder)->read(); !out.empty()) {
    copy_releases(out, folder.file("releases.jsonl"));
    made.emplace_back("releases.jsonl");
  }
  if (made.empty())
    throw OutsideError(data_folder + ": holds nothing of peil; name the data folder with --data.");
  folder.put_in_place();
  return made;
}

}  // namespace peil::store
