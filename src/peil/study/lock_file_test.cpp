#include "peil/study/lock_file.h"

#include <gtest/gtest.h>

#include "peil/study/plan_entries.h"
#include "peil/study/read.h"
#include "peil/study/testing/study_builder.h"

namespace peil::study {
namespace {

using namespace testing;

StudyBuilder small() {
  return StudyBuilder("small")
      .reporting_group("everybody")
      .customer_group("people")
      .waves({"2013"})
      .overall("overall")
      .questions({mark("overall")});
}

PlanLock lock_of_2013() {
  PlanLock lock{"2013", *read_day("2013-09-01"), "A. Jansen, \"analyst\"",
                plan_entries(small().value(), "2013")};
  lock.amendments = {{*read_day("2013-10-01"), "B", "asked for", {{"item/new", "type: mark"}}},
                     {*read_day("2013-10-02"), "B", "again", {{"item/new", std::nullopt}}}};
  return lock;
}

// The codes of what is wrong; the lock of the study that was read.
std::string codes(const std::string& path, const std::string& text, PlanLock* read_lock = nullptr) {
  Texts files = small().files();
  files[path] = text;
  const Result<Study> study = read(files);
  if (study.ok()) {
    if (read_lock != nullptr) *read_lock = study.value().locks.at(0);
    return "";
  }
  std::string all;
  for (const Problem& p : study.problems()) all += (all.empty() ? "" : " ") + p.code;
  return all;
}

TEST(LockFile, IsReadAsItWasWritten) {
  PlanLock read;
  ASSERT_EQ(codes("locks/2013.json", lock_text(lock_of_2013()), &read), "");
  EXPECT_EQ(lock_text(read), lock_text(lock_of_2013()));
  ASSERT_EQ(read.amendments.size(), 2u);
  EXPECT_EQ(read.amendments[1].entries.at("item/new"), std::nullopt);
}

// Whatever sign is changed: it is refused, or (a blank) it says the same.
TEST(LockFile, NoSignOfItCanBeChangedUnseen) {
  const std::string text = lock_text(lock_of_2013());
  for (std::size_t at = 0; at < text.size(); at += 3) {
    std::string other = text;
    other[at] = other[at] == '0' ? '1' : '0';
    PlanLock read;
    const std::string wrong = codes("locks/2013.json", other, &read);
    if (wrong.empty())
      EXPECT_EQ(lock_text(read), text) << at;
    else
      EXPECT_EQ(wrong, "lock.broken") << at;
  }
}

TEST(LockFile, AnAmendmentCannotBeTakenAwayFromTheMiddle) {
  PlanLock lock = lock_of_2013();
  std::string text = lock_text(lock);
  lock.amendments.erase(lock.amendments.begin());
  const std::string without = lock_text(lock);
  const auto seal = [](const std::string& t) { return t.substr(t.rfind("\"seal\"")); };
  EXPECT_NE(seal(text), seal(without)) << "its seal covers those before it";
}

TEST(LockFile, IsOfAWaveAndCalledAfterIt) {
  const std::string text = lock_text(lock_of_2013());
  EXPECT_EQ(codes("locks/2011.json", text), "lock.file-name");
  PlanLock other = lock_of_2013();
  other.wave = "2015";
  EXPECT_EQ(codes("locks/2015.json", lock_text(other)), "lock.unknown-wave");
  EXPECT_EQ(codes("locks/2013.toml", text), "file.name lock.file-name");
  EXPECT_EQ(codes("locks/2013.json", "{"), "lock.broken");
  EXPECT_EQ(codes("locks/2013.json", "[1]"), "lock.broken");
}

}  // namespace
}  // namespace peil::study
