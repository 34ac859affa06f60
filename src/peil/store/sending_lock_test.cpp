#include "peil/store/sending_lock.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include "peil/base/outside_error.h"
#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

class Sending : public StoreFolder {};

TEST_F(Sending, OneSendsAtATimeAndTheOtherHearsWho) {
  static_cast<void>(store::open(data_));
  {
    const auto lock = sending_lock(data_);
    try {
      static_cast<void>(sending_lock(data_));
      FAIL() << "two have the lock";
    } catch (const OutsideError& error) {
      EXPECT_THAT(error.what(), ::testing::HasSubstr("process " + std::to_string(::getpid())));
    }
    // Whoever writes in the folder, or reads there, is not held up.
    EXPECT_NO_THROW(static_cast<void>(store::open(data_)));
  }
  EXPECT_NO_THROW(static_cast<void>(sending_lock(data_)));
}

}  // namespace
}  // namespace peil::store::testing
