#include "peil/fieldwork/interview_status.h"

#include <gtest/gtest.h>

#include "peil/study/testing/study_builder.h"

namespace peil::fieldwork {
namespace {

using namespace study::testing;

// Page one has two items, page two three (the last only of who was content), page three one that
// clients alone are asked.
Study three_pages() {
  const auto on = [](Question question, const std::string& page) {
    question.page = page;
    return question;
  };
  return StudyBuilder("small")
      .reporting_group("all_of_them")
      .customer_group("clients")
      .customer_group("firms")
      .waves({"2013"})
      .overall("overall")
      .questions({on(mark("overall"), "one"), on(mark("staff"), "one"), on(mark("speed"), "two"),
                  on(mark("letter"), "two"), on(mark("why").relevant("${overall} > 7"), "two"),
                  on(integer("waited").asked_of({"clients"}), "three")})
      .value();
}

PageEvent sent(const std::string& page, Answers answers, int day = 0, bool last = false) {
  return {.respondent = "r",
          .page = page,
          .post = page + std::to_string(day),
          .answers = std::move(answers),
          .language = "nl",
          .version = "v",
          .day = Day(std::chrono::days(16000 + day)),
          .last = last};
}

Answers first_page(Given staff = std::int64_t{6}) {
  return {{"overall", std::int64_t{6}}, {"staff", std::move(staff)}};
}
using Pages = std::vector<PageEvent>;

TEST(InterviewStatus, CountsItemsOfPagesThatWereNotReached) {
  const Study study = three_pages();
  const Questionnaire& form = study.form("2013");
  EXPECT_DOUBLE_EQ(share_answered(form, "clients", Pages{sent("one", first_page())}), 2.0 / 5.0);
  EXPECT_DOUBLE_EQ(share_answered(form, "firms", Pages{sent("one", first_page())}), 2.0 / 4.0);
  Answers content = first_page();
  content["overall"] = std::int64_t{8};
  EXPECT_DOUBLE_EQ(share_answered(form, "firms", Pages{sent("one", content)}), 2.0 / 5.0);
  EXPECT_DOUBLE_EQ(share_answered(form, "firms", Pages{}), 0.0);
}

TEST(InterviewStatus, WhatWasLeftEmptyIsNoAnswerAndDontKnowIsOne) {
  const Study study = three_pages();
  const Questionnaire& form = study.form("2013");
  EXPECT_DOUBLE_EQ(share_answered(form, "firms", Pages{sent("one", first_page(Absent::Skipped))}),
                   0.25);
  for (const Absent said : {Absent::DontKnow, Absent::NotApplicable})
    EXPECT_DOUBLE_EQ(share_answered(form, "firms", Pages{sent("one", first_page(said))}), 0.5);
}

TEST(InterviewStatus, IsPartialFromTheThresholdOn) {
  const Study study = three_pages();
  const Questionnaire& form = study.form("2013");
  const Pages half{sent("one", first_page())};
  EXPECT_EQ(interview_progress(form, "firms", half, 0.5).status, InterviewStatus::Partial);
  EXPECT_EQ(interview_progress(form, "firms", half, 0.51).status, InterviewStatus::Started);
  EXPECT_EQ(interview_progress(form, "firms", half, 0.51).last_page, "one");
  EXPECT_EQ(interview_progress(form, "firms", Pages{}, 0.0).status, InterviewStatus::NotOpened);
  EXPECT_EQ(interview_progress(form, "firms", Pages{}, 0.0).last_page, "");
}

TEST(InterviewStatus, OfACompleteTheFirstEndIsItsDay) {
  const Study study = three_pages();
  const Pages all{sent("one", first_page(), 1), sent("two", {{"speed", std::int64_t{1}}}, 3, true),
                  sent("one", first_page(), 9, true)};
  const InterviewProgress progress = interview_progress(study.form("2013"), "firms", all, 1.0);
  EXPECT_EQ(progress.status, InterviewStatus::Complete);
  EXPECT_EQ(progress.completed, Day(std::chrono::days(16003)));
  EXPECT_EQ(progress.last_page, "");
}

}  // namespace
}  // namespace peil::fieldwork
