#include "peil/store/passwords.h"

#include <gtest/gtest.h>

namespace peil::store {
namespace {

TEST(Argon2Passwords, OneFitsItsHashAndNothingElseDoes) {
  const Argon2Passwords passwords;
  const std::string hash = passwords.hash("correct horse battery");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
  EXPECT_TRUE(passwords.fits(hash, "correct horse battery"));
  EXPECT_FALSE(passwords.fits(hash, "correct horse batterY"));
  EXPECT_FALSE(passwords.fits(hash, ""));
  EXPECT_FALSE(passwords.fits("", ""));
  EXPECT_FALSE(passwords.fits("$argon2id$", "correct horse battery"));
  EXPECT_FALSE(passwords.fits(std::string(5000, '$'), "correct horse battery"));
}

TEST(Argon2Passwords, SaltIsFresh) {
  const Argon2Passwords passwords;
  EXPECT_NE(passwords.hash("correct horse battery"), passwords.hash("correct horse battery"));
}

// A test vector of the reference implementation (phc-winner-argon2, src/test.c).
TEST(Argon2Passwords, ReadsWhatOtherProgramsWrote) {
  EXPECT_TRUE(Argon2Passwords().fits(
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
      "password"));
}

}  // namespace
}  // namespace peil::store
