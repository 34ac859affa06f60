#include "peil/web/rate_limit.h"

#include <gtest/gtest.h>

namespace peil::web {
namespace {

TEST(NetworkOf, AnIpv4AddressWholeOfIpv6TheFirstHalf) {
  EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(network_of("2001:db8:0:1:2:3:4:5"), "2001:db8:0:1::/64");
  EXPECT_EQ(network_of("2001:db8:0:1:ffff::9"), network_of("2001:db8:0:1::1"));
  EXPECT_NE(network_of("2001:db8:0:2::1"), network_of("2001:db8:0:1::1"));
  EXPECT_EQ(network_of("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(network_of("fe80::1%eth0"), "fe80::/64");
  EXPECT_EQ(network_of("nonsense"), "?");
  EXPECT_EQ(network_of(""), "?");
}

TEST(MissLimit, TwentyMissesInTenMinutesAndThenWait) {
  MissLimit limit;
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(limit.wait("192.0.2.7", 100), 0) << i;
    limit.miss("192.0.2.7", 100);
  }
  EXPECT_EQ(limit.wait("192.0.2.7", 100), 30);  // one of twenty drains in 600 / 20 seconds
  EXPECT_EQ(limit.wait("192.0.2.7", 129), 1);
  EXPECT_EQ(limit.wait("192.0.2.7", 130), 0);
  limit.miss("192.0.2.7", 130);
  EXPECT_EQ(limit.wait("192.0.2.7", 130), 30);
  EXPECT_EQ(limit.wait("192.0.2.8", 130), 0) << "a neighbour is another caller";
}

TEST(MissLimit, MayNotTryMoreThanFortyCodesInTenMinutes) {
  MissLimit limit;
  int tried = 0;
  for (int second = 0; second < 600; ++second) {
    while (limit.wait("192.0.2.7", second) == 0) limit.miss("192.0.2.7", second), ++tried;
  }
  EXPECT_EQ(tried, 20 + 19);  // the bucket, and what drains in 599 seconds
}

TEST(MissLimit, AWholeIpv6NetworkIsOneCaller) {
  MissLimit limit;
  for (int i = 0; i < 20; ++i) limit.miss("2001:db8::" + std::to_string(i), 0);
  EXPECT_GT(limit.wait("2001:db8::ffff", 0), 0);
}

TEST(MissLimit, NeverHoldsMoreThanItsCapacityAndKeepsTheWorst) {
  MissLimit limit(20, 600, 10);
  for (int i = 0; i < 20; ++i) limit.miss("192.0.2.1", 0);
  for (int i = 0; i < 1000; ++i)
    limit.miss("10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250), 0);
  EXPECT_EQ(limit.size(), 11u) << "ten, and one for all of 10.0.x.x who came too late";
  EXPECT_GT(limit.wait("192.0.2.1", 0), 0) << "many new callers do not wash out a guesser";
  limit.miss("10.9.9.9", 100'000);
  EXPECT_EQ(limit.size(), 1u) << "what has drained makes room";
}

TEST(MissLimit, AFullMapLetsNobodyGuessWithoutEnd) {
  MissLimit limit(20, 600, 10);
  for (int i = 0; i < 10; ++i) limit.miss("192.0.2." + std::to_string(i), 0);
  // From a fresh address each time: of one neighbourhood no more codes than of one caller.
  int tried = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string address = "10.7." + std::to_string(i / 250) + "." + std::to_string(i % 250);
    if (limit.wait(address, 1) > 0) continue;
    limit.miss(address, 1);
    ++tried;
  }
  EXPECT_EQ(tried, 20);
  EXPECT_EQ(limit.wait("10.8.0.1", 1), 0) << "another neighbourhood may try";
  for (int i = 0; i < 20; ++i) limit.miss("2001:db8:" + std::to_string(i) + "::1", 1);
  EXPECT_GT(limit.wait("2001:db8:ffff::1", 1), 0);
  EXPECT_EQ(limit.wait("2001:db9::1", 1), 0);
  EXPECT_LE(limit.size(), 20u);
}

}  // namespace
}  // namespace peil::web
