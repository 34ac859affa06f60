// Which columns stand in a table, and which of them are compared.
#include <gtest/gtest.h>

#include "peil/findings/table_testing.h"

namespace peil::findings::table_testing {
namespace {

// Each column against everybody else as ever, and no pair of them.
TEST(CrossTableColumns, ComparesNoColumnsTwoByTwoWhereThereAreToBeNoLetters) {
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  const CrossTable with = made(spec, eighty());
  EXPECT_GT(with.families.pairs, 0u);
  EXPECT_GT(with.families.rest, 0u);
  spec.letters = false;
  const CrossTable without = made(spec, eighty());
  EXPECT_EQ(without.families.pairs, 0u);
  EXPECT_EQ(without.families.rest, with.families.rest);
  EXPECT_EQ(without.refusals, with.refusals);
  for (std::size_t c = 0; c < without.cells[0].size(); ++c) {
    EXPECT_EQ(without.columns()[c]->letter, "");
    EXPECT_TRUE(without.cells[0][c].higher_than.empty());
    const auto &one = without.cells[0][c].figure, &other = with.cells[0][c].figure;
    ASSERT_EQ(one.has_value(), other.has_value());
    if (one) {
      EXPECT_EQ(one->estimate.value, other->estimate.value);
    }
  }
}

// Two hundred columns that are compared two by two, or a thousand that are not.
TEST(CrossTableColumns, HoldsMoreColumnsWithoutLetters) {
  TableSpec spec = spec_of({"overall"}, {{"language"}});
  Dataset many = dataset();
  const auto problem = [&](std::size_t columns) -> std::string {
    many.groupings.back().levels.resize(columns);
    for (std::size_t i = 0; i < columns; ++i)
      many.groupings.back().levels[i] = "l" + std::to_string(i);
    const auto plan = table_plan(study(), spec, {many});
    return plan.ok() ? "" : plan.problems().front().code;
  };
  EXPECT_EQ(problem(200), "");
  EXPECT_EQ(problem(201), "table.too-large");
  spec.letters = false;
  EXPECT_EQ(problem(201), "");
  EXPECT_EQ(problem(1000), "");
  EXPECT_EQ(problem(1001), "table.too-large");
}

TEST(CrossTableColumns, AColumnWithWhichNobodyCanBeComparedHasNoLetter) {
  Answers answers = by_hand();
  const CrossTable table = made(spec_of({"overall"}, {{"contact"}}), answers);
  EXPECT_FALSE(table.cells[0][2].figure);  // nobody on the web
  EXPECT_EQ(table.families.pairs, 0u) << "twenty answers are fewer than are tested";
}

// Six columns, of which the second is of five people: pairs with it are not there, and each of the
// others is still held against its own.
TEST(CrossTableColumns, LettersSkipTheColumnThatIsHeld) {
  Answers answers;
  for (std::size_t i = 0; i < 240; ++i) {
    const bool is_people = i % 2 == 0;
    int contact = 1 + static_cast<int>(i / 2 % 3);
    if (contact == 1 && !is_people && i >= 30) contact = 0;
    answers.contact.push_back(contact);
    answers.overall.push_back((contact == 2 && is_people ? 8.0 : 6.0) +
                              static_cast<double>(i / 6 % 2));
    answers.weight.push_back(1.0);
    for (auto* other : {&answers.wait, &answers.advise, &answers.chat, &answers.letter})
      other->push_back(1.0);
  }
  const CrossTable table = made(spec_of({"overall"}, {{"contact", "customer_group"}}), answers);
  ASSERT_EQ(table.columns().size(), 6u);
  EXPECT_FALSE(table.cells[0][1].figure);
  std::vector<std::string> others;
  for (const std::size_t c : {0u, 3u, 4u, 5u}) {
    ASSERT_TRUE(table.cells[0][c].figure) << c;
    EXPECT_TRUE(table.cells[0][c].higher_than.empty()) << c;
    others.push_back(table.columns()[c]->letter);
  }
  EXPECT_EQ(table.cells[0][2].higher_than, others);
}

// The answers of `by_hand` as the wave has them: firms were not asked how they made contact, or
// were and skipped it.
Dataset contact_of_people_only(const Answers& answers, Absent of_firms) {
  Dataset now = dataset();
  CodeColumn contact;
  std::vector<std::uint32_t> group;
  for (std::size_t i = 0; i < answers.people(); ++i) {
    const bool firm = i % 2 == 1;
    group.push_back(firm ? 1 : 0);
    contact.code.push_back(firm ? 0 : static_cast<std::uint8_t>(answers.contact[i]));
    contact.reason.push_back(firm ? of_firms : Absent::No);
  }
  now.groupings[0].level = group;
  now.items = {{"contact", ItemKind::Choice, {"desk", "phone", "web"}, std::move(contact)}};
  return now;
}

// Firms cannot be anywhere in it; that nobody of the people is on the web may change.
TEST(CrossTableColumns, AColumnThatNobodyCanBeInIsLeftOut) {
  const TableSpec spec = spec_of({"overall"}, {{"customer_group", "contact"}, {"channels"}});
  const Answers answers = by_hand();
  const CrossTable table =
      made(spec, answers, study(), contact_of_people_only(answers, Absent::NotAsked));
  ASSERT_EQ(table.blocks.front().columns.size(), 3u);
  EXPECT_EQ(table.blocks.front().columns[2].levels, (std::vector<std::string>{"people", "web"}));
  EXPECT_EQ(table.cells.front().size(), 5u);
  ASSERT_EQ(table.left_out.size(), 3u);
  EXPECT_EQ(table.left_out[0].levels, (std::vector<std::string>{"firms", "desk"}));
  const CrossTable skipped =
      made(spec, answers, study(), contact_of_people_only(answers, Absent::Skipped));
  EXPECT_EQ(skipped.blocks.front().columns.size(), 6u);
  EXPECT_TRUE(skipped.left_out.empty());
}

// The frame has nobody with both: a sample that was drawn by them cannot either.
TEST(CrossTableColumns, AColumnThatTheFrameHasNobodyInIsLeftOut) {
  Study of = study();
  of.plans.front().strata = {"customer_group", "outcome"};
  of.plans.front().design = {"outcome"};
  Dataset now = dataset();
  now.groupings.push_back({"outcome", {"granted", "none"}, {}});
  const TableSpec spec = spec_of({"overall"}, {{"customer_group", "outcome"}, {"channels"}});
  const auto left_out = [&](std::vector<Stratum> strata) {
    now.design.strata = std::move(strata);
    const TablePlan plan = table_plan(of, spec, {now}).value();
    std::vector<std::string> columns;
    for (const LeftOut& column : plan.left_out)
      columns.push_back(column.levels[0] + "/" + column.levels[1]);
    return columns;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(left_out({{"people/granted", {}}, {"firms/none", {}}}),
            (Names{"people/none", "firms/granted"}));
  EXPECT_EQ(left_out({{"people/granted", {}}, {"people/none", {}}, {"firms/none", {}}}),
            (Names{"firms/granted"}));
  EXPECT_EQ(left_out({}), Names{});
  EXPECT_EQ(left_out({{"people", {}}, {"firms/none", {}}}), Names{}) << "strata of another kind";
}

}  // namespace
}  // namespace peil::findings::table_testing
