// What every function of the port holds after a sync that failed, for each engine.
#include <gtest/gtest.h>

#include "faulty_disk.h"
#include "peil/base/outside_error.h"
#include "peil/ports/testing/memory_stores.h"
#include "peil/store/open.h"
#include "peil/store/testing/samples.h"

namespace peil::faults {
namespace {

using store::testing::id_of;
using store::testing::keep;
using store::testing::page;
using store::testing::someone;

enum class Kind { Memory, Disk };

class BrokenStore : public ::testing::TestWithParam<Kind> {
 protected:
  Stores made() const {
    return GetParam() == Kind::Memory ? peil::testing::memory_stores()
                                      : store::open(folder_.file("data"));
  }
  // The disk fails; the page that meets it is not kept.
  void fail() {
    if (GetParam() == Kind::Memory) {
      static_cast<peil::testing::MemoryResponseStore&>(answers_).fail_from_now();
    } else {
      disk_.sync_fails_at(1);
    }
    EXPECT_EQ(keep(answers_, page(0, "lost")), Kept::Failed);
  }
  void fill(bool full) {
    auto* memory = dynamic_cast<peil::testing::MemoryResponseStore*>(&answers_);
    if (memory != nullptr && full) memory->fill();
    if (memory != nullptr && !full) memory->make_room();
    if (memory == nullptr) disk_.fill_after(full ? 0 : -1);
  }

  FaultyDisk disk_;
  store::testing::TemporaryFolder folder_;
  Stores stores_ = made();
  ResponseStore& answers_ = *stores_.responses;
};

TEST_P(BrokenStore, SaysSoAndRefusesEverythingElse) {
  answers_.enrol(std::vector{someone(0)}, {});
  ASSERT_EQ(keep(answers_, page(0, "a")), Kept::Stored);
  EXPECT_FALSE(answers_.broken());
  fail();
  EXPECT_TRUE(answers_.broken());
  EXPECT_EQ(keep(answers_, page(0, "b")), Kept::Failed);
  EXPECT_THROW(answers_.enrol(std::vector{someone(1)}, {}), OutsideError);
  EXPECT_THROW(answers_.import_wave(std::vector{someone(1)}, {}), OutsideError);
  EXPECT_THROW(answers_.set_fictional(), OutsideError);
  EXPECT_THROW(answers_.respondent(id_of(0)), OutsideError);
  EXPECT_THROW(answers_.draw_record("2013"), OutsideError);
  EXPECT_THROW(answers_.events(id_of(0)), OutsideError);
  EXPECT_THROW(answers_.each_response("2013", [](const auto&, auto) {}), OutsideError);
  EXPECT_THROW(answers_.enrolled("2013"), OutsideError);
  EXPECT_THROW(answers_.drawn("2013"), OutsideError);
  EXPECT_THROW(answers_.waves(), OutsideError);
  EXPECT_THROW(answers_.fictional(), OutsideError);
  EXPECT_TRUE(answers_.broken()) << "for good";
}

TEST_P(BrokenStore, IsAnotherThingThanAFullOne) {
  answers_.enrol(std::vector{someone(0)}, {});
  ASSERT_EQ(keep(answers_, page(0, "a")), Kept::Stored);
  EXPECT_FALSE(answers_.full());
  fill(true);
  EXPECT_EQ(keep(answers_, page(0, "b")), Kept::Failed);
  EXPECT_TRUE(answers_.full());
  EXPECT_FALSE(answers_.broken());
  EXPECT_THROW(answers_.enrol(std::vector{someone(1)}, {}), OutsideError);
  EXPECT_EQ(answers_.events(id_of(0)).size(), 1u);
  fill(false);
  EXPECT_EQ(keep(answers_, page(0, "b")), Kept::Stored);
  EXPECT_FALSE(answers_.full());
}

INSTANTIATE_TEST_SUITE_P(In, BrokenStore, ::testing::Values(Kind::Memory, Kind::Disk),
                         [](const auto& about) {
                           return about.param == Kind::Memory ? "Memory" : "Disk";
                         });

}  // namespace
}  // namespace peil::faults
