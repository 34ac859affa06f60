#include "peil/web/console/sessions.h"

#include <gtest/gtest.h>

namespace peil::web::console {
namespace {

Session of(const std::string& user, std::int64_t now) {
  return {user, "stamp", "", "then", "192.0.2.1", now, now};
}

TEST(Sessions, LiveWhileTheyAreUsedAndNotForEver) {
  Sessions sessions;
  sessions.begin("id", of("an", 1000));
  EXPECT_EQ(sessions.touch("id", 1000 + idle_seconds - 1)->user, "an");
  EXPECT_EQ(sessions.touch("id", 1000 + 2 * idle_seconds - 2)->user, "an");
  EXPECT_FALSE(sessions.touch("id", 1000 + 3 * idle_seconds - 2));
  EXPECT_FALSE(sessions.touch("id", 1000 + 2 * idle_seconds));  // it does not come back

  sessions.begin("busy", of("an", 0));
  std::int64_t now = 0;
  while (sessions.touch("busy", now)) now += 60;
  EXPECT_EQ(now, longest_seconds);
}

TEST(Sessions, AnIdThatWasNotGivenOpensNothing) {
  Sessions sessions;
  sessions.begin("id", of("an", 0));
  const std::string handle = sessions.all(0).front().handle;
  for (const std::string& wrong : {std::string(), std::string("i"), std::string("id "), handle})
    EXPECT_FALSE(sessions.touch(wrong, 1)) << wrong;
}

TEST(Sessions, EndWhenTheyAreEnded) {
  Sessions sessions;
  sessions.begin("one", of("an", 0));
  sessions.begin("two", of("bo", 1));
  sessions.end("one");
  EXPECT_FALSE(sessions.touch("one", 1));
  ASSERT_EQ(sessions.all(1).size(), 1u);
  const std::string handle = sessions.all(1).front().handle;
  EXPECT_EQ(sessions.user_of(handle, 1), "bo");
  EXPECT_FALSE(sessions.user_of("other", 1));
  EXPECT_TRUE(sessions.end_handle(handle));
  EXPECT_FALSE(sessions.end_handle(handle));
  EXPECT_FALSE(sessions.touch("two", 1));
}

TEST(Sessions, AUserHasOnlySoMany) {
  Sessions sessions;
  sessions.begin("of another", of("bo", 0));
  for (std::size_t i = 0; i <= most_sessions_of_a_user; ++i)
    sessions.begin("id" + std::to_string(i), of("an", static_cast<std::int64_t>(i)));
  EXPECT_FALSE(sessions.touch("id0", 10));
  EXPECT_TRUE(sessions.touch("id1", 10));
  EXPECT_TRUE(sessions.touch("of another", 10));
}

}  // namespace
}  // namespace peil::web::console
