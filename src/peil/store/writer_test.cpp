#include "peil/store/writer.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <thread>

#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock::time_point;

class WriterInAFolder : public StoreFolder {
 protected:
  WriterInAFolder() { store::open(data_); }

  std::uintmax_t log_bytes() const { return std::filesystem::file_size(file("answers.db-wal")); }
};

// One page, on disk when this returns.
void write_one(Writer& writer) {
  std::promise<Kept> fate;
  writer.keep(
      [](Connection& db) {
        db.run("INSERT INTO visit VALUES (?1)", "somebody");
        return Kept::Stored;
      },
      [&fate](Kept kept) { fate.set_value(kept); });
  ASSERT_EQ(fate.get_future().get(), Kept::Stored);
}

// The log tells in which order people came, so it may not live as long as the traffic does.
TEST_F(WriterInAFolder, ALogThatIsNeverIdleIsEmptiedAllTheSame) {
  Writer writer(file("answers.db"), 300ms);
  writer.transact([](Connection& db) { db.run("CREATE TABLE visit (who TEXT)"); });
  const Moment start = std::chrono::steady_clock::now();
  Moment before = start;
  std::uintmax_t longest = 0;
  bool emptied = false;
  while (!emptied && std::chrono::steady_clock::now() - start < 20s) {
    write_one(writer);
    const Moment now = std::chrono::steady_clock::now();
    // After half a second without a page the log may have been emptied for being idle.
    if (now - before > 500ms) longest = 0;
    before = now;
    emptied = log_bytes() < longest;
    longest = std::max(longest, log_bytes());
    std::this_thread::sleep_for(5ms);
  }
  EXPECT_TRUE(emptied) << "the log grew to " << longest << " bytes and was never cut";
}

}  // namespace
}  // namespace peil::store::testing
