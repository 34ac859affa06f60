// The questionnaire stands in the report as it was asked.
#include "peil/report/questions_asked.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string asked_said(const std::vector<Question>& questions, const std::string& language = "en") {
  Study study = sample::study();
  study = study::testing::StudyBuilder("ind")
              .languages({"nl", "en"})
              .reporting_group("vr", sample::said("Klanten", "Customers"))
              .customer_group("vreemdelingen", sample::said("Vreemdelingen", "Aliens"))
              .waves({"2013"})
              .overall("overall")
              .questions(questions)
              .value();
  sample::Maker maker("2013");
  const std::vector<WaveResults> waves{maker.results};
  const Material material(study, waves);
  return said_testing::said(questions_asked(Pen(material, language)));
}

TEST(QuestionsAsked, HaveTheirWordsAnswersAndWaysOutInTheLanguageOfTheReport) {
  using namespace study::testing;
  const std::vector<Question> questions{
      mark("overall")
          .label(sample::said("Welk cijfer?", "Which mark?"))
          .ends(sample::said("zeer slecht", "very bad"), sample::said("uitmuntend", "excellent"))
          .dont_know()};
  EXPECT_THAT(asked_said(questions),
              HasSubstr("Which mark? | 1 (very bad) to 10 (excellent); don’t know | everybody | "));
  EXPECT_THAT(asked_said(questions, "nl"), HasSubstr("Welk cijfer? | 1 (zeer slecht) tot en met 10 "
                                                     "(uitmuntend); weet niet | iedereen | "));
}

TEST(QuestionsAsked, RowsOfAMatrixAndWhomItIsPutTo) {
  using namespace study::testing;
  const std::vector<Question> questions{
      mark("overall").label(sample::said("Cijfer?", "Mark?")),
      matrix("staff", "more")
          .label(sample::said("Hoe tevreden?", "How satisfied?"))
          .ends(sample::said("laag", "low"), sample::said("hoog", "high"))
          .row("kind", sample::said("Vriendelijk", "Kind"))
          .asked_of({"vreemdelingen"})
          .relevant("${overall} < 6")};
  EXPECT_THAT(asked_said(questions),
              AllOf(HasSubstr("How satisfied? | 1 (low) to 5 (high) | Aliens, after certain"),
                    HasSubstr("– Kind | as above | ")));
}

TEST(QuestionsAsked, StandFoldedInTheMethodAccountOfEveryReport) {
  const Document d = compose(sample::study(), sample::three_waves(), {"en", "0.1.0", "abc"});
  const auto method = std::ranges::find(d.sections, "method", &Section::id);
  ASSERT_NE(method, d.sections.end());
  const bool folded = std::ranges::any_of(method->blocks, [](const Block& block) {
    const auto* table = std::get_if<PrintedTable>(&block);
    return table != nullptr && table->summary == "All 2 questions with their answers";
  });
  EXPECT_TRUE(folded);
  EXPECT_THAT(said_testing::said(*method), HasSubstr("– I am listened to | as above"));
}

}  // namespace
}  // namespace peil::report
