#include "peil/access/one_time_code.h"

#include <gtest/gtest.h>

namespace peil::access {
namespace {

const std::string key = "12345678901234567890";  // that of RFC 6238, appendix B

// Appendix B of RFC 6238, the last six of its eight digits.
TEST(OneTimeCode, IsThatOfRfc6238) {
  EXPECT_EQ(step_of_code(key, "287082", 59), 1);
  EXPECT_EQ(step_of_code(key, "081804", 1111111109), 0x23523EC);
  EXPECT_EQ(step_of_code(key, "050471", 1111111111), 0x23523ED);
  EXPECT_EQ(step_of_code(key, "005924", 1234567890), 0x273EF07);
  EXPECT_EQ(step_of_code(key, "279037", 2000000000), 0x3F940AA);
  EXPECT_EQ(step_of_code(key, "353130", 20000000000), 0x27BC86AA);
}

TEST(OneTimeCode, AClockMayBeOneStepWrongAndNoMore) {
  const std::int64_t at = 1111111111;                          // second 1 of its step
  EXPECT_EQ(step_of_code(key, "050471", at - 2), 0x23523ED);   // the step before
  EXPECT_EQ(step_of_code(key, "050471", at - 31), 0x23523ED);  // its first second
  EXPECT_FALSE(step_of_code(key, "050471", at - 32));
  EXPECT_EQ(step_of_code(key, "050471", at + 29 + 29), 0x23523ED);  // the last of the step behind
  EXPECT_FALSE(step_of_code(key, "050471", at + 29 + 30));
}

TEST(OneTimeCode, BlanksAreOverlookedAndNothingElse) {
  EXPECT_EQ(step_of_code(key, " 287 082 ", 59), 1);
  for (const char* wrong : {"", "28708", "2870820", "287083", "287-082", "94287082"})
    EXPECT_FALSE(step_of_code(key, wrong, 59)) << wrong;
}

// RFC 4648, section 10.
TEST(OneTimeCode, SecretsAreWrittenInBase32) {
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(otpauth_uri("peil klein", "an@x.nl", "foobar"),
            "otpauth://totp/peil%20klein:an%40x.nl?secret=MZXW6YTBOI&issuer=peil%20klein"
            "&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace peil::access
