// Claims about a mark beside that of others, or beside itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/judge_claim.h"
#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// ---- benchmark

std::string against(const std::string& kind, const std::string& group, const std::string& more = "",
                    const std::string& words = "", const std::string& wave = "2013") {
  return marked(words.empty() ? words_of(kind) : words,
                "claim=" + kind + " measure=overall group=\"" + group + "\" waves=" + wave +
                    " benchmark=land " + more);
}

TEST(Above, IsJudgedAgainstSingleOrganisationsAndNamesTheChainThatWasPrinted) {
  const JudgedClaim c =
      judged_claim(against("above", "vr boak", "", "boven de 6,8 in 2013"), printed_study());
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason),
              AllOf(HasSubstr("Die 6,8 is in 2013 het cijfer van ketens van organisaties; losse "
                              "organisaties kregen een 7,1."),
                    HasSubstr("0,5 tot 0,7 hoger"), HasSubstr("0,0 tot 0,2 hoger"),
                    HasSubstr("als vast genomen"), HasSubstr("burgers")));
  EXPECT_EQ(c.interviews_needed, 865u);  // (1.96 * 1.5 / 0.1)^2
}

TEST(Above, IsContradictedByALowerMarkAndByAWrongNumber) {
  Study study = bare_study();
  publish(study, "2013", "vr", 6.9);
  publish_benchmark(study, BenchmarkLevel::Chain, "2013", 6.8);
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 7.1);
  EXPECT_EQ(judged_claim(against("above", "vr"), study).verdict, Verdict::Contradicted);
  EXPECT_EQ(judged_claim(against("below", "vr"), study).verdict, Verdict::Partly);
  EXPECT_EQ(judged_claim(against("below", "vr", "", "lager dan 7,5"), study).verdict,
            Verdict::Contradicted);
}

TEST(Above, IsSupportedByEnoughAnswers) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.68, 900);
  answered(waves[0], "boak", 7.17, 300);
  EXPECT_EQ(judged_claim(against("above", "vr"), printed_study(), waves).verdict,
            Verdict::Supported);
  EXPECT_EQ(judged_claim(against("above", "boak"), printed_study(), waves).verdict,
            Verdict::NotDemonstrable);
  EXPECT_EQ(judged_claim(against("above", "vr boak"), printed_study(), waves).verdict,
            Verdict::Partly);
}

TEST(Above, ByFarHasNoAgreedSize) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.68, 900);
  const JudgedClaim c = judged_claim(against("above", "vr", "by=large"), printed_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason), HasSubstr("niet afgesproken"));
}

TEST(Above, ByASizeIsTestedWithThatSize) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.68, 2000);
  const auto verdict = [&](const std::string& by) {
    return judged_claim(against("above", "vr", "by=" + by), printed_study(), waves).verdict;
  };
  EXPECT_EQ(verdict("0.4"), Verdict::Supported);        // at least 0.53 - 0.4 = 0.13, four errors
  EXPECT_EQ(verdict("0.5"), Verdict::NotDemonstrable);  // 0.03 to 0.13
  EXPECT_EQ(verdict("0.9"), Verdict::Contradicted);
}

TEST(Above, CountsTheBenchmarksOwnErrorWhereItsSizeIsKnown) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.4, 900);
  Study study = bare_study();
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 7.1, 100);  // error 0.15
  const JudgedClaim c = judged_claim(against("above", "vr"), study, waves);
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);  // at least 0.25, error of the difference 0.158
  EXPECT_THAT(flat(c.reason), HasSubstr("100 antwoorden"));
  study.published.benchmarks[0].answers.reset();
  EXPECT_EQ(judged_claim(against("above", "vr"), study, waves).verdict, Verdict::Supported);
}

TEST(Above, IsNotTestableWithoutALikeForLikeRow) {
  Study study = printed_study();
  const auto reason = [&](const std::string& wave) {
    const JudgedClaim c = judged_claim(against("above", "vr", "", "hoger", wave), study);
    EXPECT_EQ(c.verdict, Verdict::NotTestable);
    return flat(c.reason);
  };
  EXPECT_THAT(reason("2011"), HasSubstr("geen cijfer voor 2011"));
  std::erase_if(study.published.benchmarks,
                [](const BenchmarkRow& r) { return r.level == BenchmarkLevel::Organisation; });
  EXPECT_THAT(reason("2013"), AllOf(HasSubstr("losse organisaties"), HasSubstr("ketens")));
  study = printed_study();
  for (BenchmarkRow& row : study.published.benchmarks) row.scale = "1-5";
  EXPECT_THAT(reason("2013"), HasSubstr("andere schaal (1-5)"));
}

TEST(Above, IsNotTestableWhereTheStudySaysThatTheRowDiffersOrItsModeDoes) {
  Study study = printed_study();
  BenchmarkRow& own = *std::ranges::find_if(study.published.benchmarks, [](const auto& row) {
    return row.level == BenchmarkLevel::Organisation && row.year == "2013";
  });
  const auto reason = [&] {
    const JudgedClaim c = judged_claim(against("above", "vr", "", "boven de 7,1"), study);
    EXPECT_EQ(c.verdict, Verdict::NotTestable);
    EXPECT_THAT(flat(c.reason), Not(HasSubstr("hoger")));
    return flat(c.reason);
  };
  own.differs_in = {Mismatch::Population, Mismatch::Question, Mismatch::Mode};
  EXPECT_THAT(reason(), AllOf(HasSubstr("van andere mensen (burgers)"), HasSubstr("eigen vraag"),
                              HasSubstr("op een andere manier gegeven dan in dit onderzoek")));
  own.differs_in = {};
  own.mode = "telefoon";
  const auto wave = std::ranges::find(study.waves, "2013", &Wave::name);
  wave->mode = "web";
  EXPECT_THAT(reason(), HasSubstr("andere manier gegeven (telefoon) dan in dit onderzoek (web)"));
  for (const char* same : {"telefoon", ""}) {
    wave->mode = same;
    EXPECT_NE(judged_claim(against("above", "vr"), study).verdict, Verdict::NotTestable) << same;
  }
}

TEST(Equal, NeedsAMarginAndThenTheWholeIntervalWithinIt) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "boak", 7.12, 2000);
  const Study study = printed_study();
  const auto verdict = [&](const std::string& more, std::span<const WaveResults> from) {
    return judged_claim(against("equal", "boak", more), study, from).verdict;
  };
  EXPECT_EQ(verdict("", waves), Verdict::NotTestable);
  EXPECT_EQ(verdict("margin=0.2", waves), Verdict::Supported);
  EXPECT_EQ(verdict("margin=0.1", waves), Verdict::NotDemonstrable);
  EXPECT_EQ(verdict("margin=0.3", {}), Verdict::Partly);
  EXPECT_EQ(judged_claim(against("equal", "vr", "margin=0.3"), study).verdict,
            Verdict::Contradicted);
  EXPECT_THAT(flat(judged_claim(against("equal", "boak"), study).reason), HasSubstr("margin=0.2"));
}

TEST(Stable, IsEquivalenceWithinAStatedMargin) {
  const auto verdict = [&](const std::string& more, const std::vector<WaveResults>& waves) {
    return judged_claim(marked("bleef gelijk",
                               "claim=stable measure=overall group=vr waves=\"2009 2011\" " + more),
                        bare_study(), waves)
        .verdict;
  };
  EXPECT_EQ(verdict("", three_waves("vr", 7.2, 7.2, 7.2, 4000)), Verdict::NotTestable);
  EXPECT_EQ(verdict("margin=0.2", three_waves("vr", 7.2, 7.2, 7.2, 4000)), Verdict::Supported);
  EXPECT_EQ(verdict("margin=0.2", three_waves("vr", 7.2, 7.2, 7.2, 100)), Verdict::NotDemonstrable);
  EXPECT_EQ(verdict("margin=0.2", three_waves("vr", 7.2, 7.8, 7.2, 4000)), Verdict::Contradicted);
}

}  // namespace
}  // namespace peil::findings
