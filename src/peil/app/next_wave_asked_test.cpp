#include "peil/app/next_wave_asked.h"

#include <gtest/gtest.h>

#include <map>

namespace peil::app {
namespace {

TEST(NextWaveAsked, IsAMarginOrAChangeAndPricesIfAny) {
  const NextWaveAsked margin = next_wave_asked({{"margin", "0.15"}}).value();
  EXPECT_EQ(margin.wish.margin, 0.15);
  EXPECT_FALSE(margin.wish.change);
  EXPECT_EQ(margin.wish.power, 0.80);
  EXPECT_FALSE(margin.prices.interview || margin.prices.invitation);
  const NextWaveAsked change =
      next_wave_asked({{"change", "0.2"}, {"power", "0.9"}, {"invitation-price", "2.5"}}).value();
  EXPECT_EQ(change.wish.change, 0.2);
  EXPECT_EQ(change.wish.power, 0.9);
  EXPECT_FALSE(change.prices.interview);
  EXPECT_EQ(change.prices.invitation, 2.5);
}

TEST(NextWaveAsked, EveryNumberOutsideItsBoundsIsToldAtOnce) {
  TypedNumbers typed;
  for (const NextWaveNumber& number : next_wave_numbers())
    typed.emplace_back(number.name, number.name == "power" ? "1" : "0");
  const auto asked = next_wave_asked(typed);
  ASSERT_FALSE(asked.ok());
  std::map<std::string, std::string> told;
  for (const Problem& problem : asked.problems()) told[problem.where] = problem.message;
  EXPECT_EQ(told.size(), 6u);  // and that it is both
  EXPECT_EQ(told["power"], "It takes a number above 0.25 and below 1.");
  EXPECT_EQ(told["interview-price"], "It takes a number above 0 and below 1000000.");
  for (const char* wrong :
       {"x", "", "nan", "inf", "-1", "0", "0.001", "1e-300", "10", "1,5", " 1", "1e400"}) {
    const auto one = next_wave_asked({{"margin", wrong}});
    ASSERT_FALSE(one.ok()) << wrong;
    ASSERT_EQ(one.problems().size(), 1u) << wrong;
    EXPECT_EQ(one.problems().front().code, "next-wave.no-number");
    EXPECT_EQ(one.problems().front().where, "margin");
  }
}

TEST(NextWaveAsked, TheAllocationIsNeymansUnlessAnotherIsNamed) {
  EXPECT_EQ(next_wave_asked({{"margin", "0.1"}}).value().allocation, Allocation::Neyman);
  for (const NextWaveAllocation& one : next_wave_allocations()) {
    const TypedNumbers typed{{"margin", "0.1"}, {"allocation", std::string(one.name)}};
    EXPECT_EQ(next_wave_asked(typed).value().allocation, one.rule) << one.name;
  }
  const auto wrong = next_wave_asked({{"margin", "0.1"}, {"allocation", "given"}});
  ASSERT_FALSE(wrong.ok());
  ASSERT_EQ(wrong.problems().size(), 1u);
  EXPECT_EQ(wrong.problems()[0].code, "next-wave.no-allocation");
  EXPECT_EQ(wrong.problems()[0].message, "It is one of neyman, proportional, equal, power.");
}

TEST(NextWaveAsked, NeitherOrBothIsNoWish) {
  for (const TypedNumbers& typed :
       {TypedNumbers{}, TypedNumbers{{"margin", "0.1"}, {"change", "0.1"}}}) {
    const auto asked = next_wave_asked(typed);
    ASSERT_FALSE(asked.ok());
    EXPECT_EQ(asked.problems().front().code, "next-wave.wish");
    EXPECT_EQ(asked.problems().size(), 1u);
  }
}

}  // namespace
}  // namespace peil::app
