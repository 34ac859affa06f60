#include "peil/base/digest.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

// FIPS 180-4, example "abc".
TEST(Digest, Sha256OfAbcIsThePublishedOne) {
  const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(sha256("abc"), abc);
  Sha256 pieces;
  pieces.add("a");
  pieces.add("bc");
  EXPECT_EQ(pieces.hex(), abc);
}

// RFC 4231, test case 2.
TEST(Digest, HmacIsThePublishedOne) {
  EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

// RFC 4231, test case 2 again: a key serves many messages, none of which leaves anything behind.
TEST(Digest, OneKeyServesManyMessages) {
  const HmacSha256 key("Jefe");
  const std::string other = key.of("another message");
  EXPECT_EQ(hex(key.of("what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(key.of("another message"), other);
}

}  // namespace
}  // namespace peil
