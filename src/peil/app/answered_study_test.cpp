#include "peil/app/answered_study.h"

#include <gtest/gtest.h>

namespace peil::app {
namespace {

WaveResults wave_with(const ClustersOfWave& clusters) {
  WaveResults wave;
  wave.wave = "2013";
  wave.clusters = clusters;
  return wave;
}

TEST(AnsweredStudy, TellsOfFewClustersUnlessStrataOrTheirOwnErrorsKnowThem) {
  AnsweredStudy answered;
  answered.waves = {wave_with({}), wave_with({30, false, false}), wave_with({9, true, false}),
                    wave_with({9, false, true})};
  EXPECT_TRUE(answered.unheard().empty());
  answered.waves.push_back(wave_with({9, false, false}));
  ASSERT_EQ(answered.unheard().size(), 1u);
  EXPECT_TRUE(answered.unheard().front().starts_with(
      "Wave 2013 has 9 clusters and no strata: that is few, and its margins may be too narrow."));
}

}  // namespace
}  // namespace peil::app
