#include "peil/weighting/unheard.h"

#include <gtest/gtest.h>

namespace peil::weighting {
namespace {

TEST(Unheard, NamesEachWithItsPeople) {
  WeightingAccount account;
  EXPECT_EQ(unheard_words("2013", account), "");
  account.unheard = {{"", "bedrijven/granted", 500, 20}, {"uitkomst", "withdrawn", 30, 0}};
  const std::string words = unheard_words("2013", account);
  EXPECT_NE(words.find("Wave 2013: nobody answered in stratum 'bedrijven/granted' (500 people, 20 "
                       "drawn), level 'withdrawn' of margin 'uitkomst' (30 people)."),
            std::string::npos)
      << words;
}

}  // namespace
}  // namespace peil::weighting
