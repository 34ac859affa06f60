#include "peil/base/zone.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

using namespace std::chrono;

sys_seconds at(int y, unsigned m, unsigned d, int hour, int minute) {
  return sys_days(year(y) / month(m) / day(d)) + hours(hour) + minutes(minute);
}

TEST(Zone, ADayBeginsAtMidnightWherePeopleLive) {
  // Amsterdam is one hour ahead of UTC in winter and two in summer.
  EXPECT_EQ(day_text(day_in("Europe/Amsterdam", at(2013, 11, 30, 22, 59))), "2013-11-30");
  EXPECT_EQ(day_text(day_in("Europe/Amsterdam", at(2013, 11, 30, 23, 0))), "2013-12-01");
  EXPECT_EQ(day_text(day_in("Europe/Amsterdam", at(2013, 6, 30, 21, 59))), "2013-06-30");
  EXPECT_EQ(day_text(day_in("Europe/Amsterdam", at(2013, 6, 30, 22, 0))), "2013-07-01");
  EXPECT_EQ(day_text(day_in("America/Paramaribo", at(2013, 12, 1, 2, 59))), "2013-11-30");
  EXPECT_EQ(day_text(day_in("Asia/Kathmandu", at(2013, 11, 30, 18, 15))), "2013-12-01");
  EXPECT_EQ(day_text(day_in("UTC", at(2013, 11, 30, 23, 59))), "2013-11-30");
}

TEST(Zone, ATimeSaysHowFarItIsFromUtc) {
  EXPECT_EQ(time_in("Europe/Amsterdam", at(2013, 6, 30, 22, 5)), "2013-07-01T00:05:00+02:00");
  EXPECT_EQ(time_in("America/Paramaribo", at(2013, 12, 1, 2, 59)), "2013-11-30T23:59:00-03:00");
  EXPECT_EQ(time_in("Asia/Kathmandu", at(2013, 11, 30, 18, 15)), "2013-12-01T00:00:00+05:45");
  EXPECT_EQ(time_in("UTC", at(2013, 11, 30, 9, 0) + seconds(7)), "2013-11-30T09:00:07+00:00");
}

TEST(Zone, TheClockGoesForwardAndBackByTheTables) {
  // 27 October 2013, 01:00 UTC: from summer time to winter time.
  EXPECT_EQ(day_text(day_in("Europe/Amsterdam", at(2013, 10, 26, 22, 0))), "2013-10-27");
  EXPECT_EQ(day_text(day_in("Europe/Amsterdam", at(2013, 10, 27, 22, 59))), "2013-10-27");
  EXPECT_EQ(day_text(day_in("Europe/Amsterdam", at(2013, 10, 27, 23, 0))), "2013-10-28");
}

TEST(Zone, NamesAreThoseOfTheTables) {
  EXPECT_TRUE(is_time_zone("Europe/Amsterdam"));
  EXPECT_TRUE(is_time_zone("America/Curacao"));
  for (const char* none : {"", "Amsterdam", "Europe/Amsterdm", "GMT+1", "+01:00", "Europe/ Paris",
                           "Etc/Unknown", "\xFF"}) {
    EXPECT_FALSE(is_time_zone(none)) << none;
  }
}

}  // namespace
}  // namespace peil
