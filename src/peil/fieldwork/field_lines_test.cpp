#include "peil/fieldwork/field_lines.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "peil/study/testing/study_builder.h"

namespace peil::fieldwork {
namespace {

using namespace study::testing;

Study two_groups() {
  return StudyBuilder("small")
      .languages({"nl", "en"})
      .reporting_group("whole")
      .customer_group("b")
      .customer_group("a")
      .waves({"2013"})
      .overall("overall")
      .questions({mark("overall"), mark("staff")})
      .value();
}

FieldPerson drawn_person(std::mt19937& random) {
  const auto any = [&](std::size_t below) { return random() % below; };
  FieldPerson person;
  person.group = any(3) == 0 ? "a" : "b";
  person.stratum = person.group + "/" + std::to_string(any(3));
  person.language = std::vector<std::string>{"nl", "en", "tr", ""}[any(4)];
  if (any(3) > 0) person.mode = contact_modes[any(contact_modes.size())].first;
  person.base_weight = 1.0 + static_cast<double>(any(40)) / 4.0;
  std::vector<ContactEvent> events;
  for (std::size_t n = any(4); n > 0; --n)
    events.push_back({"", "", "", ContactMode::Letter,
                      contact_results[any(contact_results.size())].first, Day()});
  person.history = FieldHistory(events);
  person.interview.status = static_cast<InterviewStatus>(any(interview_statuses));
  return person;
}

// The lines of a variable add up to everybody, of each the codes to the drawn, and interviews by
// code to interviews by status.
TEST(FieldLines, AddUp) {
  const Study study = two_groups();
  std::mt19937 random(7);
  std::vector<FieldPerson> people;
  for (int i = 0; i < 3000; ++i) people.push_back(drawn_person(random));
  const auto lines = field_lines(people, study, true);
  std::map<std::string, FieldLine> sums;
  for (const FieldLine& line : lines) {
    std::size_t coded = 0;
    for (const std::size_t n : line.codes) coded += n;
    EXPECT_EQ(coded, line.drawn) << line.variable << line.level;
    EXPECT_EQ(line.with(Outcome::Complete), line.completed);
    EXPECT_EQ(line.with(Outcome::Partial), line.partial);
    EXPECT_LE(line.delivered, line.sent);
    FieldLine& sum = sums[line.variable];
    sum.drawn += line.drawn, sum.started += line.started, sum.completed += line.completed;
    sum.sent = sum.sent.value_or(0) + line.sent.value();
    sum.counts.refusal += line.counts.refusal;
    sum.weighted.complete += line.weighted.complete;
  }
  EXPECT_EQ(sums.size(), 5U);
  for (const auto& [variable, sum] : sums) {
    EXPECT_EQ(sum.drawn, 3000U) << variable;
    EXPECT_EQ(sum.started, lines.front().started) << variable;
    EXPECT_EQ(sum.completed, lines.front().completed) << variable;
    EXPECT_EQ(sum.sent, lines.front().sent) << variable;
    EXPECT_EQ(sum.counts.refusal, lines.front().counts.refusal) << variable;
    EXPECT_DOUBLE_EQ(sum.weighted.complete, lines.front().weighted.complete) << variable;
  }
}

TEST(FieldLines, ComeInTheOrderOfTheStudyWithWhatItDoesNotKnowLast) {
  std::vector<FieldPerson> people(4);
  people[0].group = "a", people[0].language = "tr";
  people[1].group = "b", people[1].language = "en";
  people[2].group = "b", people[2].language = "";
  people[3].group = "b", people[3].language = "nl";
  std::string told;
  for (const FieldLine& line : field_lines(people, two_groups(), false)) {
    if (line.variable != "stratum") told += line.variable + "=" + line.level + " ";
    EXPECT_FALSE(line.sent);
    EXPECT_FALSE(line.delivered);
  }
  EXPECT_EQ(told,
            "all= customer_group=b customer_group=a language=nl language=en language=tr "
            "language= ");
}

// One of a stratum of which one in ten was drawn, and one of whom one in two.
TEST(FieldLines, WeighByTheDraw) {
  std::vector<FieldPerson> people(2);
  people[0].base_weight = 10.0, people[1].base_weight = 2.0;
  people[0].interview.status = InterviewStatus::Complete;
  const FieldLine all = field_lines(people, two_groups(), false).front();
  EXPECT_DOUBLE_EQ(all.rates().rr1.value(), 0.5);
  EXPECT_DOUBLE_EQ(all.rates_weighted().rr1.value(), 10.0 / 12.0);
}

TEST(FieldLines, DaysWithoutAnybodyAreDaysToo) {
  std::vector<FieldPerson> people(4);
  const Day first(std::chrono::days(16000));
  people[0].interview.completed = first + std::chrono::days(2);
  people[1].interview.completed = people[2].interview.completed = first;
  const auto days = completed_by_day(people);
  ASSERT_EQ(days.size(), 3U);
  EXPECT_EQ(days[0].people, 2U);
  EXPECT_EQ(days[1].people, 0U);
  EXPECT_EQ(days[1].so_far, 2U);
  EXPECT_EQ(days[2].so_far, 3U);
  EXPECT_TRUE(completed_by_day({}).empty());
}

TEST(FieldLines, WhoBrokeOffIsCountedAtThePageTheySentLast) {
  std::vector<FieldPerson> people(5);
  for (const std::size_t i : {0U, 1U, 2U}) people[i].interview.last_page = "staff";
  people[1].interview.status = InterviewStatus::Partial;
  people[3].interview.last_page = "overall";
  const Study study = two_groups();
  const auto left = left_after(people, study.form("2013"));
  ASSERT_EQ(left.size(), 2U);
  std::size_t together = 0;
  for (const LeftAfter& one : left) together += one.people;
  EXPECT_EQ(together, 4U);
  const LeftAfter& staff = left[0].page == "staff" ? left[0] : left[1];
  EXPECT_EQ(staff.people, 3U);
  EXPECT_EQ(staff.partial, 1U);
}

}  // namespace
}  // namespace peil::fieldwork
