#include "peil/fieldwork/top_lines.h"

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/fieldwork/made_wave_testing.h"

namespace peil::fieldwork {
namespace {

MadePerson person(std::uint32_t group, int day, bool top, double weight = 1.0) {
  if (top) return {group, 10, weight, day, {5, 5, 5, 5}};
  return {group, 6, weight, day, {3, 4, 5, 2}};
}

// `top` of `people` with the highest answer throughout.
void add(std::vector<MadePerson>& all, std::uint32_t group, int day, int people, int top) {
  for (int i = 0; i < people; ++i) all.push_back(person(group, day, i < top));
}

TopLines found(const std::vector<MadePerson>& people, const Study& study) {
  const MadeWave wave = made_wave(people);
  return top_lines(wave.dataset, wave.weighted, wave.began, study);
}

// 400 people, one in ten with tens; on one day of one unit 20 of 25.
std::vector<MadePerson> begged() {
  std::vector<MadePerson> people;
  for (int day = 0; day < 10; ++day) {
    add(people, 0, day, 20, 2);
    add(people, 1, day, 20, 2);
  }
  add(people, 1, 3, 25, 20);
  return people;
}

TEST(TopLines, FindTheUnitAndTheDayOnWhichPeopleGaveTensThroughout) {
  const Study study = made_study();
  const TopLines lines = found(begged(), study);
  EXPECT_EQ(lines.people, 425u);
  EXPECT_EQ(lines.top, 60u);
  EXPECT_EQ(lines.compared, 20u);
  EXPECT_EQ(lines.variables, std::vector<std::string>{"customer_group"});
  ASSERT_EQ(lines.cells.size(), 1u);
  const TopCell& cell = lines.cells.front();
  EXPECT_EQ(cell.variable, "customer_group");
  EXPECT_EQ(cell.level, "b");
  EXPECT_EQ(cell.day, Day(std::chrono::days(16003)));
  EXPECT_EQ(cell.people, 45u);
  EXPECT_EQ(cell.top, 22u);
  EXPECT_EQ(cell.elsewhere, 180u);
  EXPECT_DOUBLE_EQ(cell.expected, 45.0 * 38.0 / 380.0);
  // python3: 20 cells times the sum of comb(60, x) comb(365, 45 - x) / comb(425, 45), x from 22.
  EXPECT_NEAR(cell.p / 3.666644371722929e-08, 1.0, 1e-9);
}

// For the gate: 45 people of the second group are in the cell, 22 of them with tens.
TEST(TopLines, TellPeopleApartByGroupCellAndTens) {
  const Study study = made_study();
  std::vector<MadePerson> people = begged();
  people.push_back({1, 8, 1.0, 3, {3}});  // answered too little to be counted, but for the mark
  const TopLines lines = found(people, study);
  std::size_t all = 0, marked = 0;
  for (const TopPart& part : lines.parts) all += part.people, marked += part.marked;
  EXPECT_EQ(all, 425u);
  EXPECT_EQ(marked, 426u);
  const auto of = [&](bool in, bool top) {
    std::size_t n = 0;
    for (const TopPart& part : lines.parts) {
      if (part.group == "b" && part.cells.empty() != in && part.top == top) n += part.people;
    }
    return n;
  };
  EXPECT_EQ(of(true, true), 22u);
  EXPECT_EQ(of(true, false), 23u);
  EXPECT_EQ(of(false, true), 18u);
  // By row: the last gave a mark and no line.
  ASSERT_EQ(lines.part_of.size(), people.size());
  std::vector<std::size_t> rows(lines.parts.size(), 0);
  for (const std::size_t part : lines.part_of) ++rows.at(part);
  for (std::size_t p = 0; p < rows.size(); ++p) EXPECT_EQ(rows[p], lines.parts[p].marked) << p;
  EXPECT_TRUE(lines.parts[lines.part_of.back()].cells.empty());
}

// 22 of 60 tens are left out: (38 * 10 + 365 * 6) / 403 against (60 * 10 + 365 * 6) / 425.
TEST(TopLines, GiveTheMarkWithAndWithoutThem) {
  const Study study = made_study();
  const TopLines lines = found(begged(), study);
  ASSERT_EQ(lines.marks.size(), 2u);
  EXPECT_EQ(lines.marks[0].domain, "all");
  EXPECT_EQ(lines.marks[0].answers, 425u);
  EXPECT_EQ(lines.marks[0].left_out, 22u);
  EXPECT_NEAR(lines.marks[0].mark, (600.0 + 365.0 * 6.0) / 425.0, 1e-12);
  EXPECT_NEAR(lines.marks[0].without, (380.0 + 365.0 * 6.0) / 403.0, 1e-12);
  EXPECT_EQ(lines.marks[1].domain, "whole");
}

TEST(TopLines, CountWeightsInTheMarks) {
  const Study study = made_study();
  std::vector<MadePerson> people = begged();
  for (MadePerson& one : people) one.weight = one.mark == 10 ? 3.0 : 1.0;
  const TopLines lines = found(people, study);
  EXPECT_NEAR(lines.marks.at(0).without, (38.0 * 30.0 + 365.0 * 6.0) / (38.0 * 3.0 + 365.0), 1e-12);
}

TEST(TopLines, AreNothingWhereEveryDayIsAlike) {
  const Study study = made_study();
  std::vector<MadePerson> people;
  for (int day = 0; day < 10; ++day) add(people, 0, day, 20, 12), add(people, 1, day, 20, 12);
  const TopLines lines = found(people, study);
  EXPECT_EQ(lines.compared, 20u);
  EXPECT_TRUE(lines.cells.empty());
  EXPECT_TRUE(lines.marks.empty());
}

TEST(TopLines, LookAtNoCellOfFewPeopleNorAtThoseWhoAnsweredLittle) {
  const Study study = made_study();
  std::vector<MadePerson> people;
  add(people, 0, 0, 100, 5);
  add(people, 1, 0, 9, 9);
  EXPECT_EQ(found(people, study).compared, 1u);  // the 9 are fewer than are shown
  EXPECT_TRUE(found(people, study).cells.empty());
  for (int i = 0; i < 20; ++i) people.push_back({1, 10, 1.0, 0, {5, 5}});
  EXPECT_EQ(found(people, study).people, 109u);  // three answers tell nothing
}

TEST(TopLines, OfAFileWithOneDayAreOfUnits) {
  const Study study = made_study();
  std::vector<MadePerson> people;
  add(people, 0, 0, 300, 30);
  add(people, 1, 0, 25, 20);
  const TopLines lines = found(people, study);
  EXPECT_TRUE(lines.one_day);
  ASSERT_EQ(lines.cells.size(), 1u);
  EXPECT_EQ(lines.cells[0].level, "b");
  EXPECT_EQ(lines.cells[0].elsewhere, 0u);
}

// Two units by twenty days, one answer in five at the top: in 400 waves without anything to find at
// most about 5% have a false alarm (20 of 400; 5% + 3 standard errors is 33).
TEST(TopLines, RaiseFewFalseAlarms) {
  const Study study = made_study();
  Chance chance("top lines", "null");
  int alarms = 0;
  for (int wave = 0; wave < 400; ++wave) {
    std::vector<MadePerson> people;
    for (int i = 0; i < 600; ++i)
      people.push_back(person(static_cast<std::uint32_t>(chance.below(2)),
                              static_cast<int>(chance.below(20)), chance.below(5) == 0));
    alarms += found(people, study).cells.empty() ? 0 : 1;
  }
  EXPECT_LE(alarms, 33);
}

}  // namespace
}  // namespace peil::fieldwork
