// Claims about the response, of print and of stored waves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Study with_response(std::optional<std::size_t> invited, std::optional<std::size_t> answered,
                    std::optional<std::size_t> complete = {},
                    std::optional<PrintedNumber> rate = {}) {
  Study study = bare_study();
  study.published.response.push_back({"2013", "all", invited, answered, complete, rate, "print"});
  return study;
}

// Group vr: 1000 + 500 drawn, 300 + 108 answered, 285 + 100 to the end: 385 of 1500 is 25.67%.
std::vector<WaveResults> stored() {
  std::vector<WaveResults> waves{wave_of("2013")};
  waves[0].response = {{"vreemdelingen", 1000, 300, 285, 4000},
                       {"referenten", 500, 108, 100, 2000},
                       {"advocaten", 0, 40, 40, 0},
                       {"ketenpartners", 0, 0, 0, 0}};
  return waves;
}

JudgedClaim said(const std::string& words, const Study& study, const std::string& statistic = "",
                 const std::string& group = "all", std::span<const WaveResults> waves = {},
                 const std::string& of_waves = "2013") {
  return judged_claim(
      marked(words, "claim=response group=\"" + group + "\" waves=\"" + of_waves + "\"" +
                        (statistic.empty() ? "" : " statistic=\"" + statistic + "\"")),
      study, waves);
}

TEST(Response, OfPrintIsHeldToTheNumbersInTheirOrder) {
  const Study study = with_response(1200, 325);
  const std::string words = "Van de 1.200 aangeschreven burgers deden er 325 mee";
  const JudgedClaim c = said(words, study, "invited answered");
  EXPECT_EQ(c.verdict, Verdict::Supported);
  EXPECT_THAT(
      flat(c.reason),
      HasSubstr("De getallen kloppen: van alle klanten in 2013: 1.200 mensen aangeschreven, "
                "325 deden mee en een respons van 27%"));
  const JudgedClaim wrong = said("Van de 1.200 deden er 335 mee", study, "invited answered");
  EXPECT_EQ(wrong.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(wrong.reason), HasSubstr("Er staat 335; het aantal dat meedeed van alle klanten "
                                            "was 325 in 2013"));
  EXPECT_EQ(said(words, study, "answered invited").verdict, Verdict::Contradicted);
}

// "1.200 deden mee" must not be taken for right because 1.200 were asked.
TEST(Response, WithoutTheirNamesNumbersOfPeopleAreNotGuessed) {
  const Study study = with_response(1200, 325);
  const JudgedClaim c = said("1.200 burgers deden mee", study);
  EXPECT_EQ(c.verdict, Verdict::NotTestable);
  EXPECT_THAT(flat(c.reason),
              HasSubstr("noem ze met statistic in hun volgorde (invited, answered"));
  EXPECT_THAT(flat(*c.would_be_true), HasSubstr("325 deden mee"));
  EXPECT_EQ(said("1.200 en 325", study, "answered").verdict, Verdict::NotTestable);
  EXPECT_EQ(said("27% en 325", study, "answered rate").verdict, Verdict::NotTestable);
  EXPECT_EQ(said("een hoge respons", study).verdict, Verdict::NotTestable);
}

// 325 of 1,200 is 27.083%.
TEST(Response, RateFollowsFromThePrintedNumbersOrIsWhatWasPrinted) {
  const Study counted = with_response(1200, 325);
  EXPECT_EQ(said("de respons was 27%", counted).verdict, Verdict::Supported);
  EXPECT_EQ(said("de respons was 27,1%", counted).verdict, Verdict::Supported);
  EXPECT_EQ(said("de respons was 28%", counted).verdict, Verdict::Contradicted);
  const Study printed = with_response({}, {}, {}, PrintedNumber{27, 0});
  EXPECT_EQ(said("de respons was 27%", printed).verdict, Verdict::Supported);
  EXPECT_EQ(said("de respons was 27,1%", printed).verdict, Verdict::NotDemonstrable);
  EXPECT_EQ(said("er deden 325 mee", printed, "answered").verdict, Verdict::NotTestable);
  EXPECT_EQ(said("er deden 325 mee", bare_study(), "answered").verdict, Verdict::NotTestable);
}

TEST(Response, ThatWasPrintedBesideOtherNumbersSaysSoAndIsNotSupported) {
  const Study study = with_response(1200, 325, {}, PrintedNumber{40, 0});
  const JudgedClaim c = said("de respons was 40%", study);
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason),
              HasSubstr("een respons van 40% gedrukt, terwijl 325 van 1.200 27,1%"));
  EXPECT_EQ(said("de respons was 27%", with_response(1200, 325, 300, PrintedNumber{27, 0})).verdict,
            Verdict::Supported);
}

TEST(Response, OfStoredWavesIsWhatTheReportCounts) {
  const auto waves = stored();
  const auto of = [&](const std::string& words, const std::string& statistic,
                      const std::string& group = "vr") {
    return said(words, bare_study(), statistic, group, waves);
  };
  EXPECT_EQ(of("1.500, 408 en 385", "invited answered complete").verdict, Verdict::Supported);
  EXPECT_EQ(of("1.500, 408 en 386", "invited answered complete").verdict, Verdict::Contradicted);
  const JudgedClaim rate = of("een respons van 26%", "");
  EXPECT_EQ(rate.verdict, Verdict::Supported);
  EXPECT_THAT(flat(rate.reason), HasSubstr("telt wie tot het eind antwoordde"));
  EXPECT_EQ(of("een respons van 27%", "").verdict, Verdict::Contradicted);  // 408 of 1,500
  EXPECT_EQ(of("300 deden mee", "answered", "vreemdelingen").verdict, Verdict::Supported);
  EXPECT_EQ(of("40 deden mee", "answered", "advocaten").verdict, Verdict::Supported);
}

TEST(Response, OfAnImportedWaveHasNoRateUnlessPrintSaysHowManyWereInvited) {
  const auto waves = stored();
  Study study = bare_study();
  EXPECT_EQ(said("30%", study, "", "advocaten", waves).verdict, Verdict::NotTestable);
  EXPECT_EQ(said("30%", study, "", "all", waves).verdict, Verdict::NotTestable);
  study.published.response.push_back(
      {"2013", "advocaten", 133, 41, {}, PrintedNumber{30, 0}, "print"});
  const JudgedClaim c = said("133, 40 en 30%", study, "invited answered rate", "advocaten", waves);
  EXPECT_THAT(flat(c.reason), HasSubstr("geven voor het aantal dat meedeed van advocaten 40; "
                                        "gepubliceerd is 41."));
  EXPECT_THAT(flat(c.reason), HasSubstr("terwijl 41 van 133 30,8% is"));
  EXPECT_EQ(c.verdict, Verdict::Partly);
}

TEST(Response, OfSeveralWavesAndGroupsIsReadWaveByWave) {
  Study study = with_response(1200, 325);
  study.published.response.push_back({"2011", "all", 1000, 310, {}, {}, "print"});
  EXPECT_EQ(said("31% in 2011 en 27% in 2013", study, "", "all", {}, "2011 2013").verdict,
            Verdict::Supported);
  EXPECT_EQ(said("27% in 2011 en 31% in 2013", study, "", "all", {}, "2011 2013").verdict,
            Verdict::Contradicted);
  EXPECT_EQ(said("31%", study, "", "all", {}, "2011 2013").verdict, Verdict::NotTestable);
}

TEST(Response, OfMadeUpAnswersSaysSo) {
  auto waves = stored();
  waves[0].fictional = true;
  const JudgedClaim c = said("408", bare_study(), "answered", "vr", waves);
  EXPECT_EQ(c.verdict, Verdict::Supported);
  EXPECT_THAT(flat(c.reason), ::testing::StartsWith("Dit zijn verzonnen antwoorden"));
}

TEST(Response, BindsItsNumbersAndKnowsWhatItCanCount) {
  const JudgedLetter l =
      judged(marked("1.200 en 325 in 2013",
                    "claim=response group=all waves=2013 statistic=\"invited answered\""),
             with_response(1200, 325));
  EXPECT_TRUE(l.unbound.empty());
  EXPECT_TRUE(l.on_print);
  EXPECT_EQ(judged(marked("1.200 deden mee", "claim=response group=all waves=2013"),
                   with_response(1200, 325))
                .unbound.size(),
            1u);
  const auto unknown =
      read_letter(marked("1.200", "claim=response group=all waves=2013 statistic=asked"),
                  "letter.nl.md", bare_study());
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.problems()[0].code, "claim.unknown-statistic");
}

}  // namespace
}  // namespace peil::findings
