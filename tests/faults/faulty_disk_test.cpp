#include "faulty_disk.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "peil/store/testing/samples.h"

namespace peil::faults {

namespace {

constexpr std::size_t sector = 512;
constexpr int followed = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;

struct File {
  sqlite3_file base;
  FaultyDisk* disk;
  FaultyDisk::Image* image;  // null: a temporary file
  sqlite3_file* real;
};

File& file(sqlite3_file* f) { return *reinterpret_cast<File*>(f); }
sqlite3_file* real(sqlite3_file* f) { return file(f).real; }

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

// The functions that SQLite calls.
struct Calls {
  static FaultyDisk& disk(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }

  static int write(sqlite3_file* f, const void* bytes, int size, sqlite3_int64 at) {
    FaultyDisk& d = *file(f).disk;
    const std::scoped_lock lock(d.mutex_);
    if (file(f).image == nullptr) return real(f)->pMethods->xWrite(real(f), bytes, size, at);
    if (d.operation() != SQLITE_OK) return SQLITE_IOERR_WRITE;
    if (d.bytes_left_ >= 0 && (d.bytes_left_ -= size) < 0) {
      d.bytes_left_ = 0;
      return SQLITE_FULL;
    }
    const auto from = static_cast<std::size_t>(at), to = from + static_cast<std::size_t>(size);
    for (std::size_t s = from / sector; s * sector < to; ++s) file(f).image->dirty.insert(s);
    return real(f)->pMethods->xWrite(real(f), bytes, size, at);
  }

  static int truncate(sqlite3_file* f, sqlite3_int64 size) {
    FaultyDisk& d = *file(f).disk;
    const std::scoped_lock lock(d.mutex_);
    if (file(f).image != nullptr) {
      if (d.operation() != SQLITE_OK) return SQLITE_IOERR_TRUNCATE;
      file(f).image->cut = true;
    }
    return real(f)->pMethods->xTruncate(real(f), size);
  }

  static int sync(sqlite3_file* f, int flags) {
    FaultyDisk& d = *file(f).disk;
    const std::scoped_lock lock(d.mutex_);
    FaultyDisk::Image* image = file(f).image;
    if (image == nullptr) return real(f)->pMethods->xSync(real(f), flags);
    if (d.operation() != SQLITE_OK) return SQLITE_IOERR_FSYNC;
    ++d.syncs_;
    if (d.syncs_until_failure_ > 0 && --d.syncs_until_failure_ == 0) {
      image->dirty.clear();
      return SQLITE_IOERR_FSYNC;
    }
    sqlite3_int64 size = 0;
    real(f)->pMethods->xFileSize(real(f), &size);
    image->durable.resize(static_cast<std::size_t>(size));
    for (const std::size_t s : image->dirty) {
      const std::size_t at = s * sector;
      if (at >= image->durable.size()) continue;
      const std::size_t length = std::min(sector, image->durable.size() - at);
      real(f)->pMethods->xRead(real(f), image->durable.data() + at, static_cast<int>(length),
                               static_cast<sqlite3_int64>(at));
    }
    image->dirty.clear();
    image->cut = false;
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    FaultyDisk& d = disk(vfs);
    const std::scoped_lock lock(d.mutex_);
    if (d.operation() != SQLITE_OK) return SQLITE_IOERR_DELETE;
    d.images_.erase(path);
    return d.real_->xDelete(d.real_, path, sync_folder);
  }

  static int close(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
  static int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
    return real(f)->pMethods->xRead(real(f), to, size, at);
  }
  static int size(sqlite3_file* f, sqlite3_int64* s) {
    return real(f)->pMethods->xFileSize(real(f), s);
  }
  static int lock(sqlite3_file* f, int how) { return real(f)->pMethods->xLock(real(f), how); }
  static int unlock(sqlite3_file* f, int how) { return real(f)->pMethods->xUnlock(real(f), how); }
  static int reserved(sqlite3_file* f, int* out) {
    return real(f)->pMethods->xCheckReservedLock(real(f), out);
  }
  static int control(sqlite3_file* f, int op, void* arg) {
    return real(f)->pMethods->xFileControl(real(f), op, arg);
  }
  static int sector_size(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
  // Says nothing of what the real disk can do: only what every disk can.
  static int traits(sqlite3_file*) { return 0; }
  static int shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
  }
  static int shm_lock(sqlite3_file* f, int at, int n, int flags) {
    return real(f)->pMethods->xShmLock(real(f), at, n, flags);
  }
  static void shm_barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
  static int shm_unmap(sqlite3_file* f, int del) {
    return real(f)->pMethods->xShmUnmap(real(f), del);
  }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* f, int flags, int* out) {
    static const sqlite3_io_methods methods{2,           close,       read,    write,   truncate,
                                            sync,        size,        lock,    unlock,  reserved,
                                            control,     sector_size, traits,  shm_map, shm_lock,
                                            shm_barrier, shm_unmap,   nullptr, nullptr};
    FaultyDisk& d = disk(vfs);
    file(f) = {{nullptr}, &d, nullptr, reinterpret_cast<sqlite3_file*>(&file(f) + 1)};
    const int code = d.real_->xOpen(d.real_, path, real(f), flags, out);
    if (code != SQLITE_OK) return code;
    f->pMethods = &methods;
    const std::scoped_lock lock(d.mutex_);
    if (path != nullptr && (flags & followed) != 0) file(f).image = &d.image(path);
    return SQLITE_OK;
  }
};

FaultyDisk::FaultyDisk() : real_(sqlite3_vfs_find(nullptr)) {
  vfs_ = *real_;
  vfs_.zName = "faulty";
  vfs_.pNext = nullptr;
  vfs_.pAppData = this;
  vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
  vfs_.xOpen = Calls::open;
  vfs_.xDelete = Calls::remove;
  sqlite3_vfs_register(&vfs_, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, 1);
}

FaultyDisk::Image& FaultyDisk::image(const std::string& path) {
  const auto [found, fresh] = images_.try_emplace(path);
  if (fresh) found->second.durable = contents(path);
  return found->second;
}

int FaultyDisk::operation() {
  if (operations_left_ < 0) return SQLITE_OK;
  if (operations_left_ == 0) {
    power_failed_ = true;
    return SQLITE_IOERR;
  }
  --operations_left_;
  return SQLITE_OK;
}

void FaultyDisk::power_fails_after(int operations) {
  const std::scoped_lock lock(mutex_);
  operations_left_ = operations;
}

void FaultyDisk::sync_fails_at(int n) {
  const std::scoped_lock lock(mutex_);
  syncs_until_failure_ = n;
}

void FaultyDisk::fill_after(std::int64_t bytes) {
  const std::scoped_lock lock(mutex_);
  bytes_left_ = bytes;
}

void FaultyDisk::restart(std::mt19937& luck) {
  const std::scoped_lock lock(mutex_);
  for (auto& [path, image] : images_) {
    const std::string cache = contents(path);
    if (image.cut && luck() % 2 == 0)
      image.durable.resize(std::min(image.durable.size(), cache.size()));
    for (const std::size_t s : image.dirty) {
      const std::size_t at = s * sector;
      if (at >= cache.size() || luck() % 2 == 0) continue;
      const std::string piece = cache.substr(at, sector);
      if (image.durable.size() < at + piece.size()) image.durable.resize(at + piece.size());
      image.durable.replace(at, piece.size(), piece);
    }
    std::ofstream(path, std::ios::binary | std::ios::trunc) << image.durable;
  }
  images_.clear();
  operations_left_ = syncs_until_failure_ = -1;
  bytes_left_ = -1;
  power_failed_ = false;
}

namespace {

// The faulty disk itself: without this, a test that always passes would prove nothing.
class FaultyDiskItself : public ::testing::Test {
 protected:
  void run(const std::string& sql) {
    ASSERT_EQ(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  }
  void open() { ASSERT_EQ(sqlite3_open(folder_.file("t.db").c_str(), &db_), SQLITE_OK); }
  int rows() {
    int count = -1;
    const auto take = [](void* to, int, char** value, char**) {
      *static_cast<int*>(to) = std::stoi(value[0]);
      return 0;
    };
    sqlite3_exec(db_, "SELECT count(*) FROM t", take, &count, nullptr);
    return count;
  }
  // What is left of a row after a power cut, when SQLite was told to sync so.
  int rows_left(const std::string& synchronous) {
    FaultyDisk disk;
    open();
    run("PRAGMA journal_mode = WAL; CREATE TABLE t (a); PRAGMA wal_checkpoint(TRUNCATE)");
    run("PRAGMA synchronous = " + synchronous);
    for (int i = 0; i < 20; ++i) run("INSERT INTO t VALUES (randomblob(3000))");
    disk.power_fails_after(0);
    sqlite3_close(db_);
    std::mt19937 luck(1);
    disk.restart(luck);
    open();
    const int left = rows();
    sqlite3_close(db_);
    return left;
  }

  store::testing::TemporaryFolder folder_;
  sqlite3* db_ = nullptr;
};

TEST_F(FaultyDiskItself, KeepsWhatWasSynced) { EXPECT_EQ(rows_left("FULL"), 20); }
TEST_F(FaultyDiskItself, LosesWhatWasNotSynced) { EXPECT_LT(rows_left("NORMAL"), 20); }

}  // namespace
}  // namespace peil::faults
