#include "peil/fieldwork/response_rates.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

namespace peil::fieldwork {
namespace {

// The test vector of the R package outcomerate (Pilliard Hellwig 2018), to the printed digit.
TEST(ResponseRates, AreThoseOfThePublishedVector) {
  const OutcomeCounts n{.complete = 4,
                        .partial = 2,
                        .refusal = 1,
                        .non_contact = 1,
                        .other = 1,
                        .unknown_person = 1,
                        .unknown_other = 1,
                        .not_eligible = 1};
  const std::map<std::string, std::string> printed{
      {"rr1", "0.364"},   {"rr2", "0.545"},   {"rr3", "0.370"},   {"rr4", "0.556"},
      {"rr5", "0.444"},   {"rr6", "0.667"},   {"coop1", "0.500"}, {"coop2", "0.750"},
      {"coop3", "0.571"}, {"coop4", "0.857"}, {"ref1", "0.091"},  {"ref2", "0.093"},
      {"ref3", "0.111"},  {"con1", "0.727"},  {"con2", "0.741"},  {"con3", "0.889"},
      {"e", "0.900"}};
  const ResponseRates rates = response_rates(n);
  std::map<std::string, std::string> found;
  for (const NamedRate& one : named_rates())
    found[std::string(one.name)] = fmt::format("{:.3f}", (rates.*one.rate).value());
  EXPECT_EQ(found, printed);
}

TEST(ResponseRates, OfNobodyAreNone) {
  const ResponseRates rates = response_rates({});
  for (const NamedRate& one : named_rates()) EXPECT_FALSE(rates.*one.rate) << one.name;
}

TEST(ResponseRates, WithoutAnybodyKnownTheShareOfThePopulationIsNotMadeUp) {
  const ResponseRates rates = response_rates({.unknown_person = 10});
  EXPECT_EQ(rates.rr1, 0.0);
  EXPECT_FALSE(rates.e);
  EXPECT_FALSE(rates.rr3);
  EXPECT_FALSE(rates.rr5);
}

TEST(ResponseRates, WhereEverybodyIsKnownAllOfAKindAreAlike) {
  const ResponseRates rates = response_rates({.complete = 3, .refusal = 1});
  EXPECT_EQ(rates.rr1, 0.75);
  EXPECT_EQ(rates.rr3, 0.75);
  EXPECT_EQ(rates.rr5, 0.75);
  EXPECT_EQ(rates.ref2, 0.25);
}

}  // namespace
}  // namespace peil::fieldwork
