#include "peil/study/read.h"

#include <gtest/gtest.h>

#include "peil/study/testing.h"

namespace peil::study {
namespace {

std::string shown(const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    all += p.where + ":" + std::to_string(p.line) + ":" + std::to_string(p.column) + " " + p.code +
           ": " + p.message + " / " + p.mend + "\n";
  }
  return all;
}

Study read_small() {
  Result<Study> result = read(small_study());
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : shown(result.problems()));
  return std::move(result).value();
}

TEST(ReadStudy, GivesWhatTheFilesSay) {
  const Study study = read_small();
  EXPECT_EQ(study.name, "klein");
  EXPECT_EQ(study.title.at("nl"), "Klein onderzoek");
  EXPECT_EQ(study.title.at("ar"), "بحث صغير");
  ASSERT_EQ(study.languages.size(), 2u);
  EXPECT_EQ(study.languages[0].code, "nl");
  EXPECT_TRUE(study.languages[1].right_to_left);
  ASSERT_EQ(study.customer_groups.size(), 3u);
  EXPECT_EQ(study.customer_groups[2].reporting_group, "boak");
  ASSERT_EQ(study.waves.size(), 2u);
  EXPECT_EQ(day_text(study.waves[1].from), "2013-09-01");
  ASSERT_EQ(study.breaks.size(), 1u);
  EXPECT_EQ(study.breaks[0].text.key, "break/2013-law");
  EXPECT_EQ(study.rules.least_shown, 10u);

  const Questionnaire& form = study.questionnaire;
  ASSERT_EQ(form.questions.size(), 9u);
  ASSERT_EQ(form.pages.size(), 5u);
  EXPECT_EQ(form.pages[0].title.at("ar"), "اتصالك بنا");
  EXPECT_EQ(form.pages[2].questions, (std::vector<std::size_t>{4, 5}));
  EXPECT_EQ(form.questions[2].choices[1].attributes.at("soort"), "slecht");
  EXPECT_EQ(form.questions[6].rows[1].label.at("ar"), "المعرفة");
  EXPECT_EQ(form.questions[5].points, 5);
  EXPECT_TRUE(form.questions[8].personal_maybe);
  // sha256sum of the text of small_questionnaire_toml().
  EXPECT_EQ(form.version.size(), 12u);

  ASSERT_EQ(study.plans.size(), 2u);
  EXPECT_EQ(study.plans[1].sizes.at("referenten/granted"), 30u);
  EXPECT_EQ(study.plans[1].margins[0].persons.at("bedrijven"), 500.0);
  EXPECT_TRUE(study.plans[1].margins[1].from_frame);
  ASSERT_EQ(study.published.marks.size(), 1u);
  EXPECT_EQ(study.published.marks[0].mark.tenths(), 74);
  EXPECT_EQ(study.published.benchmarks[0].level, BenchmarkLevel::Organisation);
  EXPECT_EQ(study.interface_text("next").at("nl"), "Volgende");
}

}  // namespace
}  // namespace peil::study
