#include "peil/language/fill.h"

#include <gtest/gtest.h>

namespace peil::language {
namespace {

TEST(Fill, PutsAValueInThePlaceOfEveryName) {
  EXPECT_EQ(fill("{low} tot {high}", {{"high", "7,8"}, {"low", "7,6"}}), "7,6 tot 7,8");
  EXPECT_EQ(fill("van {a} naar {a}.", {{"a", "{b}"}}), "van {b} naar {b}.");
  EXPECT_EQ(fill("geen"), "geen");
  EXPECT_EQ(fill(""), "");
}

TEST(Fill, KeepsWordsAndFiguresApartWhereThatIsAsked) {
  using Parts = std::vector<std::string>;
  const Parts made = fill<Parts>("een {mark}, ", {{"mark", Parts{"7", ",", "3"}}},
                                 [](std::string words) { return Parts{std::move(words)}; });
  EXPECT_EQ(made, (Parts{"een ", "7", ",", "3", ", "}));
}

TEST(Fill, ALanguageNeedNotSayEveryValue) { EXPECT_EQ(fill("low", {{"low", "1"}}), "low"); }

TEST(Fill, ANameWithoutValueIsOurFault) {
  EXPECT_THROW(fill("{low}", {}), ContractError);
  EXPECT_THROW(fill("{low", {{"low", "1"}}), ContractError);
}

}  // namespace
}  // namespace peil::language
