// What the gate does with figures that miss the study's standard of precision.
#include <gtest/gtest.h>

#include "peil/disclosure/released.h"
#include "peil/report/sample_study.h"

namespace peil::disclosure {

namespace sample = report::sample;

namespace {

using Miss = PrecisionStandard::Miss;

const FigureName share{"2013", "vr", "overall", "high"}, mean{"2013", "vr", "overall", "mean"};

WaveResults one_wave() {
  sample::Maker m("2013");
  m.mark("all", 7.2, 0.1, 0.5, 40, 0.3).mark("vr", 7.2, 0.1, 0.5, 40, 0.3);
  m.mark("vreemdelingen", 7.2, 0.1, 0.5, 40, 0.3);
  return m.results;
}

Study with(Miss miss) {
  Study study = sample::study();
  study.rules.precision.shares = study.rules.precision.means = miss;
  return study;
}

TEST(PrecisionGate, AFlaggedFigureIsReleasedAndSaysSo) {
  const WaveResults wave = one_wave();
  const Study flags = with(Miss::Flag);
  const Released released = release(flags, std::span(&wave, 1));
  ASSERT_NE(released.figure(share), nullptr);
  EXPECT_EQ(released.figure(share)->precision(), Precision::TooWide);
  EXPECT_EQ(released.figure(mean)->precision(), Precision::TooWide);
}

TEST(PrecisionGate, AWithheldFigureIsHeldAndProtectsNobody) {
  const WaveResults wave = one_wave();
  const Released released = release(with(Miss::Withhold), std::span(&wave, 1));
  EXPECT_EQ(released.figure(share), nullptr);
  EXPECT_EQ(released.why(share), Held::Imprecise);
  EXPECT_FALSE(is_secret(Held::Imprecise));
  for (const auto& [name, why] : released.held()) EXPECT_NE(why, Held::Protecting) << name.text();
}

TEST(PrecisionGate, FewAnswersStayTheFirstReason) {
  WaveResults wave = one_wave();
  for (auto& [name, estimate] : wave.estimates) estimate.answers = 9;
  const Released released = release(with(Miss::Withhold), std::span(&wave, 1));
  EXPECT_EQ(released.why(share), Held::TooFew);
}

}  // namespace
}  // namespace peil::disclosure
