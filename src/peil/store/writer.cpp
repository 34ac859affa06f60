#include "peil/store/writer.h"

#include <chrono>
#include <future>
#include <memory>
#include <utility>

namespace peil::store {
namespace {

constexpr std::size_t most_waiting = 10'000;
constexpr int pages_between_checkpoints = 8192;  // 32 MiB of log
constexpr std::chrono::seconds idle_time{1};
// A command that began to read beside an earlier writer may still be reading.
constexpr int most_tries = 300;
constexpr std::chrono::milliseconds between_tries{100};

}  // namespace

Writer::Writer(const std::string& path, std::chrono::milliseconds oldest_log)
    : db_(path, Connection::Mode::Write),
      oldest_log_(oldest_log),
      checkpoint_at_(pages_between_checkpoints),
      emptied_(std::chrono::steady_clock::now()) {
  // After a crash or a failed sync the log may hold pages that only the page cache has. They go
  // into the database, synced, before anything is built upon them.
  for (int tries = 1; !db_.checkpoint(true); ++tries) {
    if (tries == most_tries) throw OutsideError(path + ": another program holds the database.");
    std::this_thread::sleep_for(between_tries);
  }
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
  {
    const std::scoped_lock lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

std::string Writer::broken_sentence() const {
  return db_.path() +
         ": writing failed earlier and is not tried again; look at the disk, then start again.";
}

void Writer::check() const {
  if (broken_) throw OutsideError(broken_sentence());
}

void Writer::keep(Put put, Done done) {
  {
    const std::scoped_lock lock(mutex_);
    if (!broken_ && !stop_ && queue_.size() < most_waiting) {
      queue_.emplace_back(Page{std::move(put), std::move(done)});
      done = nullptr;
    }
  }
  if (done) {
    done(Kept::Failed);
  } else {
    wake_.notify_one();
  }
}

void Writer::transact(Work work) {
  // Shared: this caller may wake and leave before the writer has let go of the promise.
  const auto outcome = std::make_shared<std::promise<std::exception_ptr>>();
  {
    const std::scoped_lock lock(mutex_);
    check();
    queue_.emplace_back(Job{std::move(work), [outcome](auto error) { outcome->set_value(error); }});
  }
  wake_.notify_one();
  if (const std::exception_ptr error = outcome->get_future().get()) std::rethrow_exception(error);
}

void Writer::run() {
  std::vector<Item> batch;
  for (;;) {
    batch.clear();
    {
      std::unique_lock lock(mutex_);
      const auto work_to_do = [&] { return stop_ || !queue_.empty(); };
      if (broken_ || (db_.log_pages() == 0 && !full_)) {
        wake_.wait(lock, work_to_do);
      } else if (!wake_.wait_for(lock, idle_time, work_to_do)) {
        lock.unlock();
        if (full_) look_for_room();
        checkpoint(true);
        continue;
      }
      if (queue_.empty()) break;
      batch.swap(queue_);
    }
    for (std::size_t from = 0; from < batch.size();) {
      if (Job* job = std::get_if<Job>(&batch[from])) {
        commit(*job);
        ++from;
        continue;
      }
      std::size_t to = from;
      while (to < batch.size() && std::holds_alternative<Page>(batch[to])) ++to;
      commit(std::span(batch).subspan(from, to - from));
      from = to;
    }
    checkpoint(false);
  }
  checkpoint(true);
  if (!broken_ && db_.log_pages() == 0) db_.remove_log_on_close();
}

std::exception_ptr Writer::attempt(const Work& work) {
  if (broken_) return std::make_exception_ptr(OutsideError(broken_sentence()));
  std::exception_ptr error;
  bool begun = false, committing = false;
  try {
    db_.run("BEGIN IMMEDIATE");
    begun = true;
    work(db_);
    committing = true;
    db_.run("COMMIT");
    full_ = false;
    ++commits_;
    return nullptr;
  } catch (const SqliteError& refused) {
    error = std::current_exception();
    full_ = refused.full;
    broken_ = !refused.full && (committing || !refused.harmless);
  } catch (...) {
    error = std::current_exception();
  }
  if (begun && !broken_ && db_.in_transaction()) {
    try {
      db_.run("ROLLBACK");
    } catch (const SqliteError&) {
      broken_ = true;
    }
  }
  return error;
}

void Writer::commit(std::span<Item> pages) {
  std::vector<Kept> fates(pages.size(), Kept::Failed);
  const std::exception_ptr error = attempt([&](Connection& db) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      try {
        fates[i] = std::get<Page>(pages[i]).put(db);
      } catch (const SqliteError& refused) {
        if (!refused.harmless) throw;
      }
    }
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::get<Page>(pages[i]).done(error ? Kept::Failed : fates[i]);
  }
}

void Writer::commit(Job& job) { job.done(attempt(job.work)); }

// One page of the log: what the smallest write needs.
void Writer::look_for_room() {
  attempt([](Connection& db) {
    std::int64_t version = 0;
    {
      Query asked = db.ask("PRAGMA user_version");
      if (asked.next()) version = asked.integer(0);
    }
    db.script("PRAGMA user_version = " + std::to_string(version));
  });
}

void Writer::checkpoint(bool idle) {
  const auto now = std::chrono::steady_clock::now();
  const bool empty = idle || now - emptied_ >= oldest_log_;
  if (broken_ || db_.log_pages() == 0 || (!empty && db_.log_pages() < checkpoint_at_)) return;
  try {
    const bool whole = db_.checkpoint(empty);
    // Where a reader stands in the way it is tried again soon, but not after every page.
    if (empty) emptied_ = whole ? now : now - oldest_log_ + idle_time;
    checkpoint_at_ = pages_between_checkpoints + (whole ? 0 : db_.log_pages());
  } catch (const SqliteError& refused) {
    // What was copied without a sync is copied again: the log counts as copied after the sync only.
    full_ = refused.full;
    broken_ = !refused.full;
  }
}

}  // namespace peil::store
