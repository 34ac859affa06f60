#include "peil/findings/judge_letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/judge_claim.h"
#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// ---- numbers

TEST(Numbers, ThatAreWrongContradictTheClaimWithTheRightOneBeside) {
  const JudgedClaim c =
      judged_claim(change("rise", "vr", "2009 2011 2013",
                          "steeg van 7,3 in 2009 via 7,5 in 2011 naar 7,7 in 2013"),
                   printed_study());
  EXPECT_EQ(c.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(c.reason),
              ::testing::StartsWith(
                  "Er staat 7,5; de cijfers geven 7,4 in 2011 (vreemdelingen en referenten)."));
  EXPECT_THAT(flat(*c.would_be_true), HasSubstr("7,4 in 2011"));
}

TEST(Numbers, AreHeldToTheYearBesideThem) {
  const auto verdict = [](const std::string& words) {
    return judged_claim(change("rise", "vr", "2009 2011 2013", words), printed_study()).verdict;
  };
  EXPECT_EQ(verdict("van 7,3 in 2009 naar 7,7 in 2013"), Verdict::Partly);
  EXPECT_EQ(verdict("van 7,7 in 2009 naar 7,3 in 2013"), Verdict::Contradicted);
  EXPECT_EQ(verdict("in 2009 7,3, in 2011 7,4, in 2013 7,7"), Verdict::Partly);
  EXPECT_EQ(verdict("van 7,3 via 7,4 naar 7,7"), Verdict::Partly);
  EXPECT_EQ(verdict("van 7,4 via 7,3 naar 7,7"), Verdict::Contradicted);
  EXPECT_EQ(verdict("tot een 7,7"), Verdict::Partly);
  EXPECT_EQ(verdict("tot een 7,9"), Verdict::Contradicted);
}

TEST(Numbers, WithMoreDecimalsThanPrintCannotBeShown) {
  const auto claim = [](const std::string& n) {
    return judged_claim(marked(n, "claim=value measure=overall group=vr waves=2013"),
                        printed_study());
  };
  EXPECT_EQ(claim("7,7").verdict, Verdict::Supported);
  EXPECT_EQ(claim("een 8").verdict, Verdict::Supported);
  EXPECT_EQ(claim("een 7").verdict, Verdict::Contradicted);
  EXPECT_EQ(claim("7,68").verdict, Verdict::NotDemonstrable);
  EXPECT_EQ(claim("7,78").verdict, Verdict::Contradicted);
}

TEST(Numbers, ThatNoClaimBindsAreListedWithTheirLine) {
  const JudgedLetter l =
      judged("In 2013 antwoordden 325 mensen.\n" +
                 change("rise", "vr", "2009 2013",
                        "steeg van 7,3 in 2009 naar 7,7 in 2013, 40% meer dan\nin 2007"),
             printed_study());
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const UnboundNumber& n : l.unbound) found.emplace_back(n.line, n.text);
  using P = std::pair<std::size_t, std::string>;
  EXPECT_THAT(found, ::testing::ElementsAre(P{1, "2013"}, P{1, "325"}, P{2, "40%"}, P{3, "2007"}));
}

// ---- value

TEST(Value, OfAnswersHasItsMarginBeside) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.68, 900);
  const JudgedClaim c = judged_claim(
      marked("een 7,7", "claim=value measure=overall group=vr waves=2013"), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Supported);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("900 interviews"), HasSubstr("marge 7,6 tot 7,8")));
}

TEST(Value, WithoutAFigureCannotBeTested) {
  const JudgedClaim c = judged_claim(
      marked("een 7,7", "claim=value measure=overall group=vr waves=2013"), bare_study());
  EXPECT_EQ(c.verdict, Verdict::NotTestable);
  EXPECT_THAT(flat(c.reason), HasSubstr("Voor 2013 is het totaaloordeel van vreemdelingen en "
                                        "referenten niet bekend."));
}

TEST(Value, IsTrueOfEverySentenceThatIsProposedInItsPlace) {
  const Study study = printed_study();
  for (const std::string group : {"vr", "boak"}) {
    const JudgedClaim c =
        judged_claim(change("rise", group, "2009 2011 2013", "steeg tot 9,9"), study);
    ASSERT_EQ(c.verdict, Verdict::Contradicted);
    const JudgedClaim again =
        judged_claim(marked(flat(*c.would_be_true), "claim=value measure=overall group=" + group +
                                                        " waves=\"2009 2011 2013\""),
                     study);
    EXPECT_EQ(again.verdict, Verdict::Supported) << flat(again.reason);
  }
}

// ---- the survey itself

TEST(Coverage, NeedsEveryCustomerGroup) {
  const std::string all =
      "claim=coverage groups=\"vreemdelingen referenten advocaten ketenpartners\"";
  EXPECT_EQ(judged_claim(marked("allen", all), printed_study()).verdict, Verdict::Supported);
  const JudgedClaim c = judged_claim(
      marked("allen", "claim=coverage groups=\"vreemdelingen referenten ketenpartners\""),
      printed_study());
  EXPECT_EQ(c.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(c.reason), HasSubstr("Niet genoemd: advocaten."));
}

TEST(Coverage, LooksAtThePeopleOfAStoredWave) {
  const std::string all =
      "claim=coverage groups=\"vreemdelingen referenten advocaten ketenpartners\" waves=2013";
  std::vector<WaveResults> waves{wave_of("2013")};
  waves[0].response = {{"vreemdelingen", 400, 120, 110},
                       {"referenten", 400, 150, 140},
                       {"advocaten", 100, 0, 0},
                       {"ketenpartners", 60, 30, 30}};
  JudgedClaim c = judged_claim(marked("allen", all), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason), HasSubstr("In 2013 heeft niemand geantwoord van: advocaten."));
  waves[0].response[2] = {"advocaten", 0, 0, 0};
  c = judged_claim(marked("allen", all), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(c.reason), HasSubstr("niemand benaderd van: advocaten"));
  waves[0].response[2] = {"advocaten", 0, 20, 20};  // an imported file: drawn is not known
  EXPECT_EQ(judged_claim(marked("allen", all), bare_study(), waves).verdict, Verdict::Supported);
}

TEST(Rhythm, IsHeldAgainstTheWavesOfTheStudy) {
  Study study = bare_study();
  const auto claim = [&](const std::string& since, const std::string& every) {
    return judged_claim(marked("sinds lang", "claim=rhythm since=" + since + " every=" + every),
                        study);
  };
  EXPECT_EQ(claim("2005", "2").verdict, Verdict::Supported);
  EXPECT_EQ(claim("2005", "4").verdict, Verdict::Contradicted);  // 2007 and 2011 fall outside
  EXPECT_EQ(claim("2007", "2").verdict, Verdict::Contradicted);  // there was one before
  EXPECT_EQ(claim("2003", "2").verdict, Verdict::Partly);
  EXPECT_THAT(flat(claim("2003", "2").reason), HasSubstr("ontbreken metingen in 2003"));
  study.waves.erase(study.waves.begin() + 1);
  EXPECT_EQ(claim("2005", "2").verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(claim("2005", "2").reason), HasSubstr("2007"));
}

// ---- marks of groups of both kinds and of everybody, from print

TEST(PrintedMarks, OfACustomerGroupAndOfEverybodyAreJudged) {
  Study study = bare_study();
  publish(study, "2011", "vreemdelingen", 7.4);
  publish(study, "2013", "vreemdelingen", 7.1);
  publish(study, "2013", "all", 7.6);
  const auto value = [&](const std::string& words, const std::string& group) {
    return judged_claim(marked(words, "claim=value measure=overall group=" + group + " waves=2013"),
                        study);
  };
  EXPECT_EQ(value("7,1", "vreemdelingen").verdict, Verdict::Supported);
  EXPECT_EQ(value("7,3", "vreemdelingen").verdict, Verdict::Contradicted);
  EXPECT_EQ(value("7,6", "all").verdict, Verdict::Supported);
  EXPECT_EQ(value("7,1", "all").verdict, Verdict::Contradicted);
  EXPECT_EQ(value("7,1", "referenten").verdict, Verdict::NotTestable);
  EXPECT_EQ(judged_claim(change("rise", "vreemdelingen", "2011 2013"), study).verdict,
            Verdict::Contradicted);
}

// ---- kinds that need more

TEST(UntestedKinds, SayWhatIsMissing) {
  const Study study = printed_study();
  const auto claim = [&](const std::string& attributes) {
    const JudgedClaim c = judged_claim(marked("woorden", attributes), study);
    EXPECT_EQ(c.verdict, Verdict::NotTestable) << attributes;
    EXPECT_TRUE(c.would_be_true && !c.would_be_true->empty()) << attributes;
    return c;
  };
  const std::string all = " measure=overall group=vr waves=2013";
  EXPECT_THAT(flat(claim("claim=valued" + all).reason), HasSubstr("grens"));
  EXPECT_THAT(flat(claim("claim=valued among=theme:x" + all).reason), HasSubstr("theme:x"));
  EXPECT_THAT(flat(claim("claim=important" + all).reason), HasSubstr("belangrijk"));
  EXPECT_THAT(flat(claim("claim=priority" + all).reason), HasSubstr("belang"));
  EXPECT_THAT(flat(claim("claim=theme theme=x group=vr waves=2013").reason),
              HasSubstr("open antwoorden"));
  EXPECT_THAT(flat(claim("claim=timeliness measure=overall waves=2013").reason),
              HasSubstr("behandeltijden"));
  EXPECT_THAT(flat(claim("claim=response group=vr waves=2013").reason), HasSubstr("aantallen"));
  const JudgedClaim effect = claim("claim=effect programme=x" + all);
  EXPECT_THAT(flat(effect.reason), AllOf(HasSubstr("plan van vóór"),
                                         HasSubstr("vergelijkbare groep"), HasSubstr("‘na’")));
  EXPECT_THAT(flat(*effect.would_be_true), ::testing::StartsWith("Na deze programma's"));
}

// ---- saying it

TEST(Reason, SaysThatAnswersAreMadeUpWheneverItRestsOnThem) {
  auto waves = three_waves("vr", 7.0, 7.2, 7.4, 2000);
  for (WaveResults& w : waves) w.fictional = true;
  const JudgedLetter l = judged(change("rise", "vr", "2009 2011"), bare_study(), waves);
  EXPECT_TRUE(l.fictional);
  EXPECT_THAT(flat(l.notes.at(0)), HasSubstr("verzonnen"));
  EXPECT_THAT(flat(l.claims[0].reason), ::testing::StartsWith("Dit zijn verzonnen antwoorden"));
}

TEST(Reason, IsInTheLanguageOfTheLetter) {
  const JudgedClaim c = judged_claim(change("rise", "boak", "2009 2011 2013", "rose to 7.2"),
                                     printed_study(), {}, "letter.en.md");
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("at least 1,729 interviews"), HasSubstr("chance")));
  EXPECT_EQ(flat(*c.would_be_true),
            "The overall mark of professionals was 7.0 in 2009, 7.2 in 2011 and 7.2 in 2013");
}

TEST(Reason, IsInAnotherLanguageThanTheLetterWhereThatIsAskedAndMarksWhatIsQuoted) {
  const Study study = printed_study();
  const Letter letter = letter_of(
      marked("boven de 6,8", "claim=above measure=overall group=vr waves=2013 benchmark=land") +
          " " + marked("een 7,4", "claim=value measure=overall group=vr waves=2013"),
      study);
  const JudgedLetter l = judge_letter(letter, study, {}, "en");
  EXPECT_EQ(l.language, "nl");
  EXPECT_EQ(l.words, "en");
  const auto quoted = [](const Words& words) {
    std::vector<std::string> texts;
    for (const TextRun& run : words) {
      if (run.language == "nl") texts.push_back(run.text);
    }
    return texts;
  };
  EXPECT_THAT(flat(l.claims[0].reason), HasSubstr("That 6.8 is the score of chains"));
  EXPECT_THAT(quoted(l.claims[0].reason), ::testing::ElementsAre("burgers"));
  EXPECT_THAT(flat(l.claims[1].reason), HasSubstr("It says 7,4; the figures give 7.7"));
  EXPECT_THAT(quoted(l.claims[1].reason), ::testing::ElementsAre("7,4"));
  const JudgedLetter own = judge_letter(letter, study, {});
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(own.claims[i].verdict, l.claims[i].verdict);
  EXPECT_THAT(quoted(own.claims[0].reason), ::testing::IsEmpty());
}

TEST(Reason, NamesAGroupWithoutATranslationByItsLabelNotByItsCode) {
  Study study = printed_study();
  for (ReportingGroup& g : study.reporting_groups) g.label.in.erase("en");
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011"), study, {}, "letter.en.md");
  EXPECT_THAT(flat(*c.would_be_true), HasSubstr("overall mark of vreemdelingen en referenten"));
}

TEST(Reason, NamesTheScaleOfAMeanThatIsNoMark) {
  Study study = bare_study();
  WaveResults wave = wave_of("2013");
  wave.estimates[{"2013", "vr", "luisteren", "mean"}] = {4.1, 0.03, 900, 899};
  const std::string claim = marked("een 4,1", "claim=value measure=luisteren group=vr waves=2013");
  EXPECT_THAT(flat(judged_claim(claim, study, {{wave}}).reason),
              HasSubstr("Het oordeel op een schaal van 1 tot 5 over ‘Hoe goed zij luisteren’ van "
                        "vreemdelingen en referenten in 2013: 900 interviews"));
  Question contacts;
  contacts.name = "contacten";
  contacts.type = QuestionType::Integer;
  contacts.label = {"",
                    {{"nl", "Hoe vaak had u contact?"}, {"en", "How often did you have contact?"}}};
  study.questionnaire.questions.push_back(contacts);
  wave.estimates[{"2013", "vr", "contacten", "mean"}] = {4.1, 0.03, 900, 899};
  EXPECT_THAT(
      flat(judged_claim(marked("een 4,1", "claim=value measure=contacten group=vr waves=2013"),
                        study, {{wave}})
               .reason),
      HasSubstr("Het gemiddelde antwoord op ‘Hoe vaak had u contact?’"));
}

TEST(Grounds, AreThoseThatWereUsed) {
  const auto grounds = [](const JudgedLetter& l) { return std::pair(l.on_answers, l.on_print); };
  const std::string rise = change("rise", "vr", "2011 2013");
  auto waves = three_waves("vr", 7.0, 7.2, 7.4, 2000);
  EXPECT_EQ(grounds(judged(rise, printed_study())), std::pair(false, true));
  EXPECT_EQ(grounds(judged(rise, bare_study(), waves)), std::pair(true, false));
  waves.pop_back();
  EXPECT_EQ(grounds(judged(rise, printed_study(), waves)), std::pair(true, true));
  EXPECT_EQ(grounds(judged(marked("x", "claim=rhythm since=2005 every=2"), bare_study(), waves)),
            std::pair(false, false));
}

TEST(Notes, MadeUpAnswersAreNotHeldAgainstPrintAsIfTheyWereReal) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.51, 2000);
  const std::string rise = change("rise", "vr", "2011 2013");
  EXPECT_THAT(flat(judged(rise, printed_study(), waves).notes[0]),
              HasSubstr("De antwoorden van 2013 geven"));
  waves[0].fictional = true;
  const JudgedLetter l = judged(rise, printed_study(), waves);
  ASSERT_EQ(l.notes.size(), 2u);
  EXPECT_THAT(flat(l.notes[0]), HasSubstr("De antwoorden zijn verzonnen"));
  EXPECT_THAT(flat(l.notes[1]), AllOf(HasSubstr("De verzonnen antwoorden van 2013 geven"),
                                      HasSubstr("van de echte meting is 7,7 gepubliceerd")));
}

TEST(Notes, OfAMadeUpStudyNothingIsCalledReal) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.51, 2000);
  Study study = printed_study();
  study.fictional = true;
  const JudgedLetter l = judged(change("rise", "vr", "2011 2013"), study, waves);
  EXPECT_EQ(flat(l.notes.at(0)), "Oefenstudie: dit onderzoek is verzonnen.");
  for (const Words& note : l.notes) EXPECT_THAT(flat(note), Not(HasSubstr("echte meting")));
}

TEST(Reason, AFallInPrintIsSaidWithTheSameCautionAsARise) {
  Study study = printed_study();
  study.published.marks[1].mark = PrintedMark(7.1);  // 7.3, 7.1, 7.7
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011 2013"), study);
  EXPECT_THAT(flat(c.reason), HasSubstr("7,3 in 2009 naar 7,1 in 2011 daalt het gedrukte "
                                        "cijfer; of dat meer is dan toeval, is niet te zeggen"));
}

}  // namespace
}  // namespace peil::findings
