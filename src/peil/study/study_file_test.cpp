#include "peil/study/study_file.h"

#include <gtest/gtest.h>

#include "peil/study/broken.h"

namespace peil::study {
namespace {

const std::string file = "study.toml";
const std::string last_line = "text = \"Nieuwe wet (1 juni 2013)\"\n";

TEST(StudyFile, SaysEveryMistakeWithItsPlace) {
  const Broken rows[]{
      {file, "name = \"klein\"", "name = \"Klein onderzoek\"", "name.bad", 1, 8,
       "'Klein onderzoek' cannot be a name."},
      {file, "name = \"klein\"", "name = \"klein\"\nname = \"groot\"", "toml.key-twice", 2, 8,
       "A key or table of this name is already there, higher in the file."},
      {file, "\"klein\"", "“klein”", "toml.syntax", 1, 8, "This is not a value."},
      {file, "[[wave]]", "[[.wave]]", "toml.syntax", 39, 1,
       "This table header is not well formed."},
      {file, "\"klein\"", "\"klein", "toml.syntax", 1, 14,
       "A text does not end on the line on which it begins."},
      {file, "organisation =", "organization =", "key.unknown", 3, 1,
       "There is no key 'organization' in study.toml."},
      {file, "organisation = \"De Dienst\"\n", "", "key.missing", 1, 1,
       "The key 'organisation' is missing in study.toml."},
      {file, "title = \"Klein onderzoek\"", "title = 2013", "value.wrong-type", 2, 9,
       "'title' should be a text, and this is a whole number."},
      {file, "title = \"Klein onderzoek\"", "title = \" \"", "value.empty", 2, 9,
       "'title' is empty."},
      {file, "source_language = \"nl\"", "source_language = \"de\"", "value.not-one-of", 4, 19,
       "'source_language' cannot be 'de'; it is one of 'en' and 'nl'."},
      {file, "overall = \"overall\"", "overall = \"overal\"", "overall.unknown", 5, 11,
       "The study has no question 'overal'."},
      {file, "overall = \"overall\"", "overall = \"uitkomst\"", "overall.not-a-mark", 5, 11,
       "The overall mark comes from 'uitkomst', and that is not a question of the type "
       "mark or scale."},
      {file, "overall = \"overall\"", "overall = \"overall\"\noutcome = \"uitkomt\"",
       "outcome.unknown", 6, 11, "The study has no question or design variable 'uitkomt'."},
      {file, "overall = \"overall\"", "overall = \"overall\"\noutcome = \"overall\"",
       "outcome.not-a-choice", 6, 11,
       "The outcome of the case comes from 'overall', which is not a question with one choice."},
      {file, "overall = \"overall\"",
       "overall = \"overall\"\noutcome = \"uitkomst\"\noutcome_classes = [\"granted\", \"waits\"]",
       "outcome.unknown-class", 6, 11, "The study has no choice of 'uitkomst' called 'waits'."},
      {file, "overall = \"overall\"", "overall = \"overall\"\noutcome = \"outcome\"",
       "outcome.no-classes", 6, 11,
       "'outcome' is a design variable, and the study does not say which of its classes are "
       "compared."},
      {file, "overall = \"overall\"", "overall = \"overall\"\noutcome_classes = [\"granted\"]",
       "outcome.no-variable", 6, 19,
       "The study names classes of an outcome, and not what they are classes of."},
      {file, "[[language]]\ncode = \"nl\"",
       "[[background]]\nname = \"outcom\"\nlabel = \"Uitkomst\"\n\n[[language]]\ncode = \"nl\"",
       "background.unknown", 8, 8, "The study has no design variable in any plan called 'outcom'."},
      {file, "[[language]]\ncode = \"nl\"",
       "[[background]]\nname = \"outcome\"\nlabel = \"Uitkomst\"\nlevels = [{ name = \"granted\", "
       "label = "
       "\"Verleend\" }, { name = \"granted\", label = \"Toch\" }]\n\n[[language]]\ncode = \"nl\"",
       "name.duplicate", 10, 62, "There are two levels of 'outcome' called 'granted'."},
      {file, "overall = \"overall\"", "overall = \"overall\"\nfictional = \"ja\"",
       "value.wrong-type", 6, 13, "'fictional' should be true or false, and this is a text."},
      {file, "code = \"ar\"", "code = \"xx\"", "language.unknown", 12, 8,
       "No language has the code 'xx'."},
      {file, "direction = \"rtl\"", "direction = \"ltr\"", "language.direction", 14, 13,
       "'ar' is written from right to left."},
      {file, "direction = \"rtl\"\n", "", "language.direction", 11, 1,
       "'ar' is written from right to left."},
      {file, "name = \"Nederlands\"", "name = \"Nederlands\"\ndirection = \"rtl\"",
       "language.direction", 10, 13, "'nl' is written from left to right."},
      {file, "code = \"nl\"", "code = \"en\"", "language.source-missing", 4, 19,
       "The source language 'nl' is not among the languages."},
      {file, "[[wave]]",
       "[[customer_group]]\nname = \"bedrijven\"\nlabel = \"B\"\n"
       "reporting_group = \"boak\"\n[[wave]]",
       "name.duplicate", 40, 8, "There are two customer groups called 'bedrijven'."},
      {file, "reporting_group = \"boak\"", "reporting_group = \"boek\"",
       "group.unknown-reporting-group", 37, 19, "The study has no reporting group 'boek'."},
      {file, "reporting_group = \"boak\"\n", "", "key.missing", 34, 1,
       "The key 'reporting_group' is missing in a [[customer_group]]."},
      {file, "reporting_group = \"boak\"", "reporting_group = \"vr\"", "group.empty", 22, 9,
       "No customer group belongs to the reporting group 'boak'."},
      {file, "from = 2013-09-01", "from = 2011-11-30", "wave.overlap", 48, 8,
       "Wave '2013' begins on 2011-11-30, and wave '2011' lasts until 2011-11-30."},
      {file, "from = 2013-09-01", "from = 2010-09-01", "wave.out-of-order", 48, 8,
       "Wave '2013' begins on 2010-09-01, before wave '2011' above it (2011-09-01)."},
      {file, "to = 2013-11-30", "to = 2013-08-30", "wave.ends-before-it-starts", 49, 6,
       "Wave '2013' ends on 2013-08-30, before it begins on 2013-09-01."},
      {file, "from = 2013-09-01", "from = \"2013-09-01\"", "value.wrong-type", 48, 8,
       "'from' should be a date, and this is a text."},
      {file, "from = 2013-09-01", "from = 2013-09-31", "toml.syntax", 48, 18,
       "There is no such date."},
      {file, "agency = \"Bureau\"", "agancy = \"Bureau\"", "key.unknown", 43, 1,
       "There is no key 'agancy' in a [[wave]]."},
      {file, "wave = \"2013\"", "wave = \"2012\"", "break.unknown-wave", 54, 8,
       "The study has no wave '2012'."},
      {file, "wave = \"2013\"", "wave = \"2011\"", "break.first-wave", 54, 8,
       "Nothing comes before wave '2011', so nothing can break there."},
      {file, "kind = \"law\"", "kind = \"laws\"", "value.not-one-of", 55, 8,
       "'kind' cannot be 'laws'; it is one of 'agency', 'questionnaire', 'mode', 'law', 'it' and "
       "'organisation'."},
      {file, last_line, last_line + "\n[[break]]\nwave = \"2013\"\nkind = \"law\"\ntext = \"x\"\n",
       "break.duplicate", 58, 1, "There are two breaks of the kind 'law' at wave '2013'."},
      {file, last_line, last_line + "[rules]\nconfidence = 95\n", "value.out-of-range", 58, 14,
       "'confidence' is 95 and must lie from 0.5 to 0.999."},
      {file, last_line, last_line + "[rules]\nleast_shown = 0\n", "value.out-of-range", 58, 15,
       "'least_shown' is 0 and must lie from 1 to 1000000."},
      {file, last_line, last_line + "[rules]\nassumed_sd = nan\n", "value.out-of-range", 58, 14,
       "'assumed_sd' is no finite number and must lie from 0.1 to 4.5."},
      {file, last_line, last_line + "[rules]\ncorrection = \"Holm\"\n", "value.not-one-of", 58, 14,
       "'correction' cannot be 'Holm'; it is one of 'holm', 'benjamini-hochberg', 'bonferroni' and "
       "'none'."},
      {file, last_line, last_line + "[precision]\nshares = \"hide\"\n", "value.not-one-of", 58, 10,
       "'shares' cannot be 'hide'; it is one of 'flag' and 'withhold'."},
      {file, last_line, last_line + "[precision]\nmeans = \"flag\"\nwidest_share = 30\n",
       "value.out-of-range", 59, 16, "'widest_share' is 30 and must lie from 0.05 to 1."},
      {file, last_line, last_line + "[precision]\nleast_effective = 50\n", "key.missing", 57, 1,
       "[precision] does not say what happens to a figure that misses it."},
      {file, "De Dienst", "De {Dienst", "message.syntax", 3, 16,
       "The curly braces in this text do not fit together."},
      {file, "De Dienst", "De \\u0001Dienst", "value.control-sign", 3, 16,
       "'organisation' has a control sign in it that cannot be printed."},
  };
  for (const Broken& row : rows) expect_broken(row);
}

TEST(StudyFile, RefusesAGroupCalledAll) {
  Texts texts = small_study();
  texts[file] += "\n[[customer_group]]\nname = \"all\"\nlabel = \"A\"\nreporting_group = \"vr\"\n";
  const Problems found = problems_of(texts, true);
  EXPECT_EQ(std::ranges::count(found, "name.reserved", &Problem::code), 1) << problems_text(found);
}

TEST(StudyFile, NamesTheNearestKeyThatThereIs) {
  const Problems found =
      problems_of(broken_texts({file, "organisation =", "organization =", "", 0, 0, ""}), true);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].mend, "Did you mean 'organisation'?");
}

TEST(StudyFile, ReadsItsRules) {
  Texts texts = small_study();
  texts[file] +=
      "[rules]\nconfidence = 0.9\nleast_shown = 5\nleast_tested = 50\nassumed_sd = 2\n"
      "correction = \"none\"\n";
  const Result<Study> study = read(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  EXPECT_EQ(study.value().rules.confidence, 0.9);
  EXPECT_EQ(study.value().rules.least_shown, 5u);
  EXPECT_EQ(study.value().rules.least_tested, 50u);
  EXPECT_EQ(study.value().rules.assumed_sd, 2.0);
  EXPECT_EQ(study.value().rules.correction, "none");
}

TEST(StudyFile, ReadsItsStandardOfPrecision) {
  Texts texts = small_study();
  EXPECT_FALSE(read(texts).value().rules.precision.is_asked());
  texts[file] +=
      "[precision]\nshares = \"withhold\"\nmeans = \"flag\"\nleast_effective = 50\n"
      "widest_share = 0.25\nwidest_relative = 1.0\nwidest_mean = 0.4\n";
  const Result<Study> study = read(texts);
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  using Miss = PrecisionStandard::Miss;
  EXPECT_EQ(study.value().rules.precision,
            (PrecisionStandard{Miss::Withhold, Miss::Flag, 50.0, 0.25, 1.0, 0.4}));
}

}  // namespace
}  // namespace peil::study
