#include "peil/study/published_file.h"

#include <gtest/gtest.h>

#include "peil/study/broken.h"

namespace peil::study {
namespace {

const std::string file = "published.toml";

TEST(PublishedFile, SaysEveryMistakeWithItsPlace) {
  const Broken rows[]{
      {file, "mark = 7.4", "mark = 7.45", "published.mark-not-as-printed", 5, 8,
       "The mark 7.45 has more than one decimal."},
      {file, "mark = 7.4", "mark = 7", "published.mark-not-as-printed", 5, 8,
       "The mark 7 has no decimal, and a printed mark has one."},
      {file, "mark = 7.4", "mark = 74.0", "value.out-of-range", 5, 8,
       "'mark' is 74 and must lie from 1 to 10."},
      {file, "mark = 7.4", "mark = 7,4", "toml.syntax", 5, 9,
       "There is something behind the value on this line."},
      {file, "wave = \"2011\"", "wave = \"2009\"", "published.unknown-wave", 2, 8,
       "The study has no wave '2009'."},
      {file, "group = \"vr\"", "group = \"vreemdeling\"", "published.unknown-group", 3, 9,
       "The study has no group 'vreemdeling'."},
      {file, "measure = \"overall\"", "measure = \"overal\"", "published.unknown-measure", 4, 11,
       "The study has no question 'overal'."},
      {file, "measure = \"overall\"", "measure = \"wachttijd\"", "published.measure-not-a-mark", 4,
       11, "'wachttijd' is not answered with a mark or on a scale."},
      {file, "answers = 400", "answers = -400", "value.out-of-range", 6, 11,
       "'answers' is -400 and must lie from 1 to 1000000000."},
      {file, "sd = 1.4", "margin = 0.0", "value.out-of-range", 7, 10,
       "'margin' is 0 and must lie from 0.001 to 9."},
      {file, "sd = 1.4", "margin = -0.2", "value.out-of-range", 7, 10,
       "'margin' is -0.2 and must lie from 0.001 to 9."},
      {file, "sd = 1.4", "sd = 1.4\nmargin = 0.2", "published.margin-and-sd", 8, 10,
       "A mark has a margin or an sd, not both."},
      {file, "sd = 1.4", "confidence = 0.95", "published.confidence-alone", 7, 14,
       "There is a confidence here, and no margin that it is of."},
      {file, "sd = 1.4", "margin = 0.2\nconfidence = 95", "value.out-of-range", 8, 14,
       "'confidence' is 95 and must lie from 0.5 to 0.999."},
      {file, "source = \"Brief van 2012\"\n", "", "key.missing", 1, 1,
       "The key 'source' is missing in a [[mark]]."},
      {file, "level = \"organisation\"", "level = \"chains\"", "value.not-one-of", 13, 9,
       "'level' cannot be 'chains'; it is one of 'government', 'chain' and 'organisation'."},
      {file, "year = \"2013\"", "year = 2013", "value.wrong-type", 14, 8,
       "'year' should be a text, and this is a whole number."},
      {file, "year = \"2013\"", "year = \"2013\"\ndiffers_in = [\"mode\", \"scale\"]",
       "value.not-one-of", 15, 23, "'scale' is nothing that a benchmark is said to differ in."},
      {file, "year = \"2013\"",
       "year = \"2013\"\ncompares_in = [\"level\"]\ncompares_because = \"x\"", "value.not-one-of",
       15, 16, "'level' is nothing that a benchmark is said to compare in."},
      {file, "year = \"2013\"", "year = \"2013\"\ncompares_in = [\"question\"]",
       "published.compares-without-reason", 15, 15,
       "The benchmark is said to compare, and not who says so or why."},
      {file, "year = \"2013\"", "year = \"2013\"\ncompares_because = \"p. 12\"",
       "published.reason-alone", 15, 20,
       "There is a reason here, and nothing that it is the reason of."},
      {file, "year = \"2013\"",
       "year = \"2013\"\ndiffers_in = [\"mode\"]\ncompares_in = [\"mode\"]\ncompares_because = "
       "\"p. 12\"",
       "published.compares-and-differs", 16, 15,
       "The benchmark is said to compare and to differ in 'mode'."},
      {file, "[[benchmark]]", "[[benchmarks]]", "key.unknown", 10, 3,
       "There is no key 'benchmarks' in published.toml."},
      {file, "[[benchmark]]",
       "[[mark]]\nwave = \"2011\"\ngroup = \"vr\"\nmeasure = \"overall\"\nmark = 7.3\nsource = "
       "\"x\"\n[[benchmark]]",
       "published.duplicate", 10, 1,
       "The mark of 'overall' for 'vr' in wave '2011' is given twice."},
  };
  for (const Broken& row : rows) expect_broken(row);
}

TEST(PublishedFile, ABenchmarkSaysInWhatItComparesAndWhy) {
  Texts texts = small_study();
  const std::string year = "year = \"2013\"";
  texts[file].replace(texts[file].find(year), year.size(),
                      year +
                          "\ncompares_in = [\"question\", \"mode\"]\ncompares_because = "
                          "\"rapport, p. 12\"");
  const auto study = read(texts);
  ASSERT_TRUE(study.ok());
  const BenchmarkRow& row = study.value().published.benchmarks.front();
  EXPECT_EQ(row.compares_in, (std::set<Mismatch>{Mismatch::Question, Mismatch::Mode}));
  EXPECT_EQ(row.compares_because, "rapport, p. 12");
}

std::string mark_of(const std::string& group, const std::string& more = "") {
  return "[[mark]]\nwave = \"2011\"\ngroup = \"" + group +
         "\"\nmeasure = \"overall\"\nmark = 7.3\n" + more + "source = \"x\"\n";
}

TEST(PublishedFile, HasMarksOfGroupsOfBothKindsAndOfEverybody) {
  Texts texts = small_study();
  texts[file] = mark_of("vr") + mark_of("vreemdelingen") + mark_of("all");
  const auto study = read(texts);
  ASSERT_TRUE(study.ok());
  const auto& marks = study.value().published.marks;
  ASSERT_EQ(marks.size(), 3u);
  EXPECT_EQ(marks[0].group, "vr");
  EXPECT_EQ(marks[1].group, "vreemdelingen");
  EXPECT_EQ(marks[2].group, "all");
}

TEST(PublishedFile, HasMarksWithTheMarginThatWasPrinted) {
  Texts texts = small_study();
  texts[file] = mark_of("vr", "margin = 0.2\n") +
                mark_of("boak", "margin = 0.25\nconfidence = 0.9\nanswers = 400\n") +
                mark_of("all");
  const auto study = read(texts);
  ASSERT_TRUE(study.ok());
  const auto& marks = study.value().published.marks;
  ASSERT_EQ(marks.size(), 3u);
  ASSERT_TRUE(marks[0].margin && marks[1].margin);
  EXPECT_EQ(marks[0].margin->half, 0.2);
  EXPECT_FALSE(marks[0].margin->confidence);
  EXPECT_EQ(marks[1].margin->half, 0.25);
  EXPECT_EQ(marks[1].margin->confidence, 0.9);
  EXPECT_EQ(marks[1].answers, 400u);
  EXPECT_FALSE(marks[2].margin);
}

TEST(PublishedFile, MayBeAbsent) {
  Texts texts = small_study();
  texts.erase(file);
  EXPECT_TRUE(read(texts).ok());
}

}  // namespace
}  // namespace peil::study
