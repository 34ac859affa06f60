// What is said of benchmarks and of marks that stay inside: each sentence where it is true.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

Study with_benchmark(BenchmarkLevel level, const std::string& year, const std::string& scale) {
  Study study = study_of_one();
  study.published.benchmarks.push_back(sample::benchmark(level, 7.1));
  study.published.benchmarks.back().year = year;
  study.published.benchmarks.back().scale = scale;
  return study;
}

TEST(BenchmarkWords, SayWhetherItStandsInTheChartsAndWhyNot) {
  const auto waves = two_waves_of_one(7.2, 7.5);
  const auto report = [&](BenchmarkLevel level, const char* year, const char* scale) {
    return report_of(waves, with_benchmark(level, year, scale));
  };
  const auto of = BenchmarkLevel::Organisation;
  EXPECT_THAT(report(of, "2013", "1-10"),
              AllOf(Not(HasSubstr("Not in the charts")), Not(HasSubstr("another scale"))));
  Study two = with_benchmark(of, "2013", "1-10");
  two.published.benchmarks.push_back(sample::benchmark(of, 6.9));  // the charts hold one
  EXPECT_THAT(report_of(waves, two), HasSubstr("Not in the charts."));
  EXPECT_THAT(report(of, "2013", "0-10"), HasSubstr("Not comparable: another scale (0-10)."));
  EXPECT_THAT(report(BenchmarkLevel::Government, "2013", "1-10"),
              HasSubstr("government as a whole"));
  EXPECT_THAT(report(of, "2013", "1-10"), Not(HasSubstr("government as a whole")));
}

TEST(BenchmarkWords, NameEverythingThatKeepsAMarkFromBeingComparedAndShowNoDifference) {
  const auto waves = two_waves_of_one(7.2, 7.5);
  Study study = with_benchmark(BenchmarkLevel::Organisation, "2013", "1-10");
  BenchmarkRow& row = study.published.benchmarks.back();
  EXPECT_THAT(report_of(waves, study), HasSubstr("stands in the charts as a dashed line"));
  row.answers = 1200;
  row.mode = "phone";
  row.differs_in = {Mismatch::Population, Mismatch::Question};
  study.waves.back().mode = "web";
  const std::string text = report_of(waves, study);
  EXPECT_THAT(
      text, HasSubstr("7.1 on a scale of 1-10. Who judged: burgers met een levensgebeurtenis. "
                      "Asked: ‘rapportcijfer na een contact’. Answered by: phone. Answers: 1,200. "
                      "Source: TNS NIPO 2013. Not comparable: it was judged by other people. Not "
                      "comparable: the question was another one. Not comparable: it was answered "
                      "in another way than this survey (web)."));
  EXPECT_THAT(text, Not(HasSubstr("dashed line")));
  row.mode.clear();
  row.differs_in = {Mismatch::Mode};
  study.waves.back().mode.clear();
  EXPECT_THAT(report_of(waves, study), HasSubstr("it was answered in another way.\n"));
}

TEST(BenchmarkWords, MarksOfOtherYearsStandApartThoughEachHoldsAComma) {
  Study study = with_benchmark(BenchmarkLevel::Organisation, "2010", "1-10");
  study.published.benchmarks.push_back(study.published.benchmarks.back());
  study.published.benchmarks.back().year = "2008";
  EXPECT_THAT(report_of(two_waves_of_one(7.2, 7.5), study),
              HasSubstr("Of other years, not compared: single organisations, 2010: 7.1; single "
                        "organisations, 2008: 7.1."));
}

TEST(BenchmarkWords, SayInWhatTheRegisterVouchesThatAMarkComparesAndWhy) {
  const auto waves = two_waves_of_one(7.2, 7.5);
  Study study = with_benchmark(BenchmarkLevel::Organisation, "2013", "1-10");
  BenchmarkRow& row = study.published.benchmarks.back();
  EXPECT_THAT(report_of(waves, study), Not(HasSubstr("As who recorded")));
  row.compares_in = {Mismatch::Question, Mismatch::Mode};
  row.compares_because = "the same agency asked both, report p. 12";
  EXPECT_THAT(
      report_of(waves, study),
      HasSubstr("as a dashed line. As who recorded this mark says, it compares as to the question "
                "and the way of answering: the same agency asked both, report p. 12. It is not "
                "known whether these marks compare as to the people who judged.\n"));
}

TEST(BenchmarkWords, SayInWhatAMarkIsNotKnownToCompareUntilTheRegisterHasTheWordsOfTheStudy) {
  const auto waves = two_waves_of_one(7.2, 7.5);
  Study study = with_benchmark(BenchmarkLevel::Organisation, "2013", "1-10");
  BenchmarkRow& row = study.published.benchmarks.back();
  const std::string caution = "Even at the same level, other people answered another question.";
  EXPECT_THAT(report_of(waves, study),
              AllOf(HasSubstr("as a dashed line. It is not known whether these marks compare as to "
                              "the people who judged, the question and the way of answering.\n"),
                    HasSubstr(caution)));
  row.population = "Vreemdelingen en referenten";
  row.mode = study.waves.back().mode;
  EXPECT_THAT(
      report_of(waves, study),
      AllOf(HasSubstr("whether these marks compare as to the question."), HasSubstr(caution)));
  row.question = "Mark";
  EXPECT_THAT(report_of(waves, study),
              AllOf(HasSubstr("demonstrably higher.\n"), HasSubstr("as a dashed line.\n"),
                    Not(HasSubstr("It is not known whether")), Not(HasSubstr(caution))));
}

TEST(BenchmarkWords, DoNotPromiseAChartThatShowsNoMark) {
  auto waves = two_waves_of_one(7.2, 7.5);
  for (auto& [name, estimate] : waves[1].estimates) estimate.answers = 9;
  EXPECT_THAT(report_of(waves, with_benchmark(BenchmarkLevel::Organisation, "2013", "1-10")),
              HasSubstr("Not in the charts."));
}

TEST(HeldWords, SayWhyAMarkIsNotShown) {
  const auto with = [](double error, Concentration lies) {
    auto waves = two_waves_of_one(7.2, 7.5);
    auto& mark = waves[1].estimates.at({"2013", "vreemdelingen", "overall", "mean"});
    mark.standard_error = error;
    if (error < 0.0) mark.standard_error.reset();
    waves[1].concentration[{"vreemdelingen", "overall"}] = lies;
    Study study = study_of_one();
    study.customer_groups = sample::study().customer_groups;
    study.customer_groups.resize(2);
    sample::Maker other("2013");
    other.mark("referenten", 7.1, 0.1, 0.5, 400, 0.05);
    waves[1].estimates.insert(other.results.estimates.begin(), other.results.estimates.end());
    return report_of(waves, study);
  };
  EXPECT_THAT(with(0.0, {900, 200}), HasSubstr("not shown: everybody gave the same answer"));
  EXPECT_THAT(with(0.04, {900, 899}),
              HasSubstr("not shown: it would tell what all, or all but one, answered"));
  EXPECT_THAT(with(0.04, {900, 200, 0, 0, 100.0, 90.0, 9.0}),
              HasSubstr("not shown: one person makes up too much of the amount"));
  EXPECT_THAT(with(-1.0, {900, 200}), HasSubstr("not shown: no margin can be computed"));
  EXPECT_THAT(with(0.04, {900, 200}), Not(HasSubstr("not shown:")));
}

}  // namespace
}  // namespace peil::report
