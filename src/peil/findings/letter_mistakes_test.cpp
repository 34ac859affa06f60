// What is wrong with a letter: told with its line and how to mend it, whatever the bytes are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::ElementsAre;

struct Broken {
  const char* name;
  std::string text;
  std::string code;
  std::size_t line;
  std::string message;
  std::string mend;
};

class BrokenLetter : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenLetter, IsRefusedWithTheLineAndTheWayToMendIt) {
  const Broken& b = GetParam();
  const auto letter = read_letter(b.text, "brief.md", printed_study());
  ASSERT_FALSE(letter.ok());
  ASSERT_EQ(letter.problems().size(), 1u) << letter.problems()[1].message;
  const Problem& p = letter.problems()[0];
  EXPECT_EQ(p.code, b.code);
  EXPECT_EQ(p.where, "brief.md");
  EXPECT_EQ(p.line, b.line);
  EXPECT_EQ(p.message, b.message);
  EXPECT_EQ(p.mend, b.mend);
}

const std::string ok = " measure=overall group=vr";

INSTANTIATE_TEST_SUITE_P(
    Letters, BrokenLetter,
    ::testing::Values(
        Broken{"Bytes", "De\xFF brief", "letter.not-utf8", 0, "The letter is not UTF-8 text.",
               "Save it as UTF-8 without NUL bytes."},
        Broken{"Empty", " \n\n", "letter.empty", 0, "The letter has no text.",
               "Write the letter below its front matter."},
        Broken{"OnlyFrontMatter", "---\nlang: nl\n---\n", "letter.empty", 0,
               "The letter has no text.", "Write the letter below its front matter."},
        Broken{"FrontMatterOpen", "---\nlang: nl\nDe brief\n", "letter.front-matter-unclosed", 1,
               "The block that '---' opens is never closed.",
               "Put a line '---' behind the last line of the front matter."},
        Broken{"Language", "---\nlang: de\n---\nBrief", "letter.language", 0,
               "Letters are judged in en, nl; this one is in 'de'.",
               "Write lang: en or another of these in the front matter, or use --language."},
        Broken{"OtherStudy", "---\nstudy: coa\n---\nBrief", "letter.other-study", 0,
               "The letter is about the study 'coa', not about 'ind'.",
               "Name the folder of that study with --study, or mend the front matter."},
        Broken{"SpanOpen", "Tekst\n[het steeg {claim=rise" + ok + " waves=\"2009 2011\"}.",
               "claim.bracket-unclosed", 2, "The span that opens here is never closed.",
               "Put ] behind its last word, directly before {claim=...}."},
        Broken{
            "BracketOpen", "Een [haak\n\nzonder eind", "claim.bracket-unclosed", 1,
            "The bracket that opens here is never closed.",
            "Close it in the same paragraph, or write \\[ for a bracket that is meant to be read."},
        Broken{"BracesOpen", "[het steeg]{claim=rise" + ok + " waves=2009\n\nTekst",
               "claim.braces-unclosed", 1, "The brace that opens here is never closed.",
               "Put } behind the last attribute of the span."},
        Broken{"NoSpan", "Het steeg {claim=rise" + ok + " waves=\"2009 2011\"}.",
               "claim.without-span", 1, "These attributes belong to no span.",
               "Put the words that they are about in brackets before them: [words]{claim=...}."},
        Broken{"Detached", "[Het steeg] {claim=rise" + ok + " waves=\"2009 2011\"}.",
               "claim.detached", 1,
               "There is a blank or a line end between the span and its attributes.",
               "Write the opening brace directly behind the closing bracket: [words]{claim=...}."},
        Broken{
            "NoKind", "[Het steeg]{measure=overall}", "claim.no-kind", 1,
            "This span has attributes but no claim.",
            "Add claim=KIND; the kinds are value, rise, fall, stable, above, below, equal, "
            "coverage, rhythm, valued, important, priority, theme, timeliness, response, effect, "
            "group-above, group-below, group-equal, highest, lowest, first, share."},
        Broken{"UnknownKind", "[Het steeg]{claim=rises" + ok + "}", "claim.unknown-kind", 1,
               "There is no kind of claim 'rises'.", "Did you mean 'rise'?"},
        Broken{"UnknownAttribute",
               "[Het steeg]{claim=rise" + ok + " waves=\"2009 2011\" benchmrk=land}",
               "claim.unknown-attribute", 1, "A claim 'rise' has no attribute 'benchmrk'.",
               "The attributes are claim, measure, group, waves, statistic."},
        Broken{"MisspelledAttribute", "[Een 7,7]{claim=value" + ok + " waves=2013 wave=2013}",
               "claim.unknown-attribute", 1, "A claim 'value' has no attribute 'wave'.",
               "Did you mean 'waves'?"},
        Broken{"MissingAttribute", "[Het steeg]{claim=rise group=vr waves=\"2009 2011\"}",
               "claim.missing-attribute", 1, "A claim 'rise' needs the attribute 'measure'.",
               "Add measure=... to the braces behind the span."},
        Broken{"EmptyAttribute", "[Het steeg]{claim=rise" + ok + " waves=\"\"}",
               "claim.missing-attribute", 1, "The attribute 'waves' is empty.",
               "Write a value, or leave the attribute out where it is not needed."},
        Broken{"NoValue", "[Het steeg]{claim=rise" + ok + " waves=\"2009 2011\" large}",
               "claim.attribute-without-value", 1, "'large' has no value.",
               "Write name=value, and put several values in straight quotes: waves=\"2009 2011\"."},
        Broken{"Twice", "[Het steeg]{claim=rise" + ok + " group=boak waves=\"2009 2011\"}",
               "claim.attribute-twice", 1, "'group' is here twice.",
               "Keep one, with all its values in quotes."},
        Broken{"UnknownMeasure",
               "[Het steeg]{claim=rise measure=overal group=vr\nwaves=\"2009 2011\"}",
               "claim.unknown-measure", 1, "The study has no measure 'overal'.",
               "Did you mean 'overall'?"},
        Broken{"UnknownGroup",
               "[Het steeg]{claim=rise measure=overall\ngroup=advokaten "
               "waves=\"2009 2011\"}",
               "claim.unknown-group", 2, "The study has no group 'advokaten'.",
               "Did you mean 'advocaten'?"},
        Broken{"UnknownCustomerGroup", "[Allen]{claim=coverage groups=\"vr advocaten\"}",
               "claim.unknown-group", 1, "The study has no customer group 'vr'.",
               "The groups are vreemdelingen, referenten, advocaten, ketenpartners."},
        Broken{"UnknownWave", "[Het steeg]{claim=rise" + ok + " waves=\"2009 2012\"}",
               "claim.unknown-wave", 1, "The study has no wave '2012'.", "Did you mean '2011'?"},
        Broken{"WaveBeforeFirst", "[Het steeg]{claim=rise" + ok + " waves=\"2003 2009\"}",
               "claim.wave-before-first", 1,
               "Wave '2003' lies before the first wave of the study (2005).",
               "The waves are 2005, 2007, 2009, 2011, 2013."},
        Broken{"WavesNotInOrder", "[Het steeg]{claim=rise" + ok + " waves=\"2011 2009\"}",
               "claim.waves-not-in-order", 1, "The waves '2011 2009' are not in order of time.",
               "Write each wave once, the oldest first."},
        Broken{"TooFewWaves", "[Het steeg]{claim=rise" + ok + " waves=2011}", "claim.too-few-waves",
               1, "A claim 'rise' needs at least two waves; here is one.",
               "Write the waves that the words compare: waves=\"2011 2013\"."},
        Broken{"OneWave", "[Hoger]{claim=above" + ok + " waves=\"2011 2013\" benchmark=land}",
               "claim.one-wave", 1,
               "A claim 'above' compares within one wave, with the benchmark of its year.",
               "Mark the words about each wave as a claim of their own."},
        Broken{"OneGroup", "[Hoger]{claim=group-above" + ok + " waves=2013}",
               "claim.too-few-groups", 1, "A claim 'group-above' needs two groups; here is one.",
               "Write the group that the words speak of first: group=\"vr boak\"."},
        Broken{"OtherWords", "[Het daalde]{claim=rise" + ok + " waves=\"2011 2013\"}",
               "claim.words-contradict", 1, "The words say the opposite of a claim 'rise'.",
               "Write what the words say in the braces, or mend the words."},
        Broken{"UnknownStatistic",
               "[50% tevreden]{claim=value" + ok + " waves=2013 statistic=higher}",
               "claim.unknown-statistic", 1, "There is no statistic 'higher'.",
               "The statistics are mean, low, high, nps, share:CHOICE."},
        Broken{"UnknownBenchmark", "[Hoger]{claim=above" + ok + " waves=2013 benchmark=lant}",
               "claim.unknown-benchmark", 1, "The study has no benchmark 'lant'.",
               "Did you mean 'land'?"},
        Broken{"BadMargin", "[Gelijk]{claim=stable" + ok + " waves=\"2011 2013\" margin=0,2}",
               "claim.bad-number", 1, "'0,2' is no size for 'margin': a number of marks above 0.",
               "Write it with a point: margin=0.2."},
        Broken{"BadYear", "[Al lang]{claim=rhythm since=vroeger every=2}", "claim.bad-number", 1,
               "'vroeger' is not a year.", "Write digits only, as in since=2005 every=2."},
        Broken{"NoWords", "[ ]{claim=rise" + ok + " waves=\"2009 2011\"}", "claim.no-words", 1,
               "The span of this claim holds no words.",
               "Put the words that make the claim between the brackets."},
        Broken{"NoNumber", "[Een mooi cijfer]{claim=value" + ok + " waves=2013}", "claim.no-number",
               1, "A claim 'value' needs the mark in its words; here is none.",
               "Take the number into the brackets, as in [een 7,7]{claim=value ...}."}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(BrokenLetters, TellsEverythingThatIsWrongAtOnceInOrderOfLines) {
  const auto letter = read_letter(
      "[a]{claim=rises}\n[b]{claim=rise measure=x group=y waves=2010}\n[c] {claim=rise}\n",
      "brief.md", printed_study());
  ASSERT_FALSE(letter.ok());
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const Problem& p : letter.problems()) found.emplace_back(p.line, p.code);
  using P = std::pair<std::size_t, std::string>;
  EXPECT_THAT(found, ElementsAre(P{1, "claim.unknown-kind"}, P{2, "claim.unknown-measure"},
                                 P{2, "claim.unknown-group"}, P{2, "claim.unknown-wave"},
                                 P{2, "claim.too-few-waves"}, P{3, "claim.detached"}));
}

TEST(BrokenLetters, QuotesThatStayOpenAreNamed) {
  const auto letter =
      read_letter("[a]{claim=rise measure=\"overall group=vr}", "brief.md", printed_study());
  ASSERT_FALSE(letter.ok());
  ASSERT_EQ(letter.problems().size(), 1u);
  EXPECT_EQ(letter.problems()[0].code, "claim.quote-unclosed");
}

// Cuts, doubles, swaps and replaces bytes: the reader answers with a letter or with problems, and
// every line it names lies within the letter.
TEST(BrokenLetters, NeverCrashesOnADamagedLetter) {
  const std::string whole =
      "---\nstudy: ind\n---\n# Kop\n\n1. [het [totaal] steeg van 7,3 in 2009\nnaar 7,4]{claim=rise "
      "measure=\"overall\" group='vr' waves=\"2009 2011\"} `[x]{claim=a}` <!-- - -->\n\n    "
      "code\n\n"
      "[alle]{claim=coverage groups=\"advocaten\"}[^1] [l](u \"t\") 31 490 ½ «2013»\n\n[^1]: noot\n"
      "```\n~~~\n```\n[k]{.b #c d=e}\\[ ]{claim=value measure=overall group=all waves=2013}";
  const Study study = printed_study();
  std::mt19937 random(20140414);
  const std::string signs = "[]{}=\"'\\`~<>!-^#.,: \n\t09ae\xC2\xBD\x00";
  const int runs = std::getenv("PEIL_SOAK") != nullptr ? 4000 : 800;
  for (int run = 0; run < runs; ++run) {
    std::string text = whole;
    for (unsigned change = 0; change <= random() % 6; ++change) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text.erase(at, random() % 30);
          break;
        case 1:
          text.insert(at, 1, signs[random() % signs.size()]);
          break;
        case 2:
          text[at] = signs[random() % signs.size()];
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 40));
      }
      if (text.empty()) text = "x";
    }
    const auto letter = read_letter(text, "brief.md", study);
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    if (!letter.ok()) {
      for (const Problem& p : letter.problems()) ASSERT_LE(p.line, lines) << text;
      continue;
    }
    for (const Claim& c : letter.value().claims) ASSERT_LE(c.line, lines) << text;
    const JudgedLetter out = judge_letter(letter.value(), study, {});
    ASSERT_EQ(out.claims.size(), letter.value().claims.size());
  }
}

}  // namespace
}  // namespace peil::findings
