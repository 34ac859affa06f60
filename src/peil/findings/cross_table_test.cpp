// Tables from answers to cells: values by hand, letters by a recount from the rows.
#include "peil/findings/cross_table.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "peil/analysis/run/derive.h"
#include "peil/analysis/run/run.h"
#include "peil/study/testing/study_builder.h"

namespace peil::findings {
namespace {

using namespace study::testing;

Study study() {
  return StudyBuilder("small", "en")
      .reporting_group("clients")
      .customer_group("people")
      .customer_group("firms")
      .waves({"2013"})
      .overall("overall")
      .plan(drawn_plan("2013", "s"))
      .questions({mark("overall"), scale("wait"), mark("advise").recommend(),
                  select_one("contact").choices({"desk", "phone", "web"}),
                  select_multiple("channels").choices({"chat", "letter"})})
      .value();
}

// Answers of a wave, column by column; blank below 0.
struct Answers {
  std::vector<double> weight, overall, wait, advise, chat, letter;
  std::vector<int> contact;  // 0: none, 1 to 3

  std::size_t people() const { return weight.size(); }
};

Column numbers(const std::string& name, const std::vector<double>& values) {
  RealColumn data{values, {}};
  for (const double value : values) data.blank.push_back(value < 0.0 ? 1 : 0);
  return {name, true, std::move(data)};
}

Column texts(const std::string& name, const std::vector<int>& codes,
             std::vector<std::string> levels) {
  ByteColumn data{{}, std::move(levels), {}};
  for (const int code : codes) data.code.push_back(static_cast<std::uint8_t>(code));
  data.number.resize(data.text.size(), 0.0);
  return {name, false, std::move(data)};
}

Table table_of(const Answers& answers) {
  Table table;
  table.rows = answers.people();
  std::vector<int> group;
  for (std::size_t i = 0; i < answers.people(); ++i) group.push_back(1 + static_cast<int>(i % 2));
  table.columns = {numbers("w", answers.weight),
                   numbers("overall", answers.overall),
                   numbers("wait", answers.wait),
                   numbers("advise", answers.advise),
                   numbers("channels/chat", answers.chat),
                   numbers("channels/letter", answers.letter),
                   texts("contact", answers.contact, {"desk", "phone", "web"}),
                   texts("customer_group", group, {"people", "firms"}),
                   texts("reporting_group", std::vector<int>(answers.people(), 1), {"clients"})};
  return table;
}

Dataset dataset() {
  Dataset set;
  set.wave = "2013";
  set.groupings = {{"customer_group", {"people", "firms"}, {}},
                   {"reporting_group", {"clients"}, {}},
                   {"language", {"en"}, {}}};
  return set;
}

CrossTable made(const TableSpec& spec, const Answers& answers, const Study& of = study(),
                const Dataset& now = dataset()) {
  Result<TablePlan> planned = table_plan(of, spec, {now});
  EXPECT_TRUE(planned.ok());
  TablePlan plan = std::move(planned).value();
  plan.plan.designs.at("wave").weight = "w";
  const auto whole = analysis::derived(table_of(answers), plan.plan.data.at("wave"));
  EXPECT_TRUE(whole.ok()) << whole.problems().front().message;
  const std::map<std::string, Table> tables{{"wave", whole.value()}};
  const auto released = disclosure::release(plan.plan, tables, analysis::run(plan.plan, tables),
                                            {{"2013", {{}, "d", true}}}, of.rules);
  const std::vector<WaveResults> none;
  return cross_table(spec, plan, released, Sources(of, none));
}

TableSpec spec_of(std::vector<std::string> items, std::vector<std::vector<std::string>> columns) {
  TableSpec spec;
  spec.file = "t.toml";
  spec.wave = "2013";
  spec.items.assign(items.begin(), items.end());
  spec.columns = std::move(columns);
  return spec;
}

std::size_t row_of(const CrossTable& table, const std::string& column) {
  const auto at = std::ranges::find(table.rows, column, &TableRow::column);
  EXPECT_NE(at, table.rows.end()) << column;
  return static_cast<std::size_t>(at - table.rows.begin());
}

// Twenty at the desk, twenty on the phone; marks 6 and 8 in turn at the desk, 7 and 9 on the phone;
// the first of each four stands for three people.
Answers by_hand() {
  Answers all;
  for (int i = 0; i < 40; ++i) {
    const bool phone = i >= 20;
    all.weight.push_back(i % 4 == 0 ? 3.0 : 1.0);
    all.overall.push_back((phone ? 7.0 : 6.0) + 2.0 * (i % 2));
    all.wait.push_back(1.0 + i % 5);
    all.advise.push_back(i % 4 == 0 ? 10.0 : i % 4 == 1 ? 3.0 : 8.0);
    all.chat.push_back(i % 2);
    all.letter.push_back(i % 3 == 0 ? 1.0 : 0.0);
    all.contact.push_back(phone ? 2 : 1);
  }
  return all;
}

TEST(CrossTable, HasBasesMeansSharesAndScores) {
  TableSpec spec = spec_of({"overall", "advise", "contact"}, {{"contact"}});
  spec.show = {TableStatistic::Mean, TableStatistic::High, TableStatistic::Score};
  spec.total = true;
  const CrossTable table = made(spec, by_hand());
  ASSERT_EQ(table.blocks.size(), 2u);
  const TableCell& desk = table.cells[row_of(table, "overall")][1];
  ASSERT_TRUE(desk.figure);
  // Of 20: five stand for three. 6s: five threes and five ones, 8s: ten ones.
  EXPECT_EQ(desk.figure->estimate.answers, 20u);
  EXPECT_DOUBLE_EQ(desk.figure->base, 30.0);
  EXPECT_DOUBLE_EQ(desk.figure->effective, 30.0 * 30.0 / (5 * 9.0 + 15.0));
  EXPECT_NEAR(desk.figure->estimate.value, (20.0 * 6.0 + 10.0 * 8.0) / 30.0, 1e-12);
  const TableCell& high = table.cells[row_of(table, "overall:high")][2];
  ASSERT_TRUE(high.figure && high.figure->interval);
  EXPECT_NEAR(high.figure->estimate.value, 1.0 / 3.0, 1e-12);  // 9s: ten of thirty
  EXPECT_GT(high.figure->interval->low, 0.0);
  // By the logit: the odds at its ends lie as far from those of the share.
  const auto logit = [](double p) { return std::log(p / (1.0 - p)); };
  EXPECT_NEAR(logit(high.figure->interval->low) + logit(high.figure->interval->high),
              2.0 * logit(1.0 / 3.0), 1e-9);
  // Promoters stand for 3 of 6, detractors for 1.
  const TableCell& score = table.cells[row_of(table, "advise:score")][0];
  ASSERT_TRUE(score.figure);
  EXPECT_NEAR(score.figure->estimate.value, 100.0 * (3.0 - 1.0) / 6.0, 1e-10);
}

TEST(CrossTable, KeepsInWhatIsOnTooFewAnswers) {
  Answers answers = by_hand();
  for (std::size_t i = 0; i < 3; ++i) answers.contact[i] = 3;
  const CrossTable table = made(spec_of({"overall"}, {{"contact"}}), answers);
  EXPECT_FALSE(table.cells[0][2].figure);
  EXPECT_EQ(table.cells[0][2].held, disclosure::Held::TooFew);
}

TEST(CrossTable, IsAboutThoseWhoAreAskedFor) {
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  spec.only = condition("${wait} < 5");
  const CrossTable table = made(spec, by_hand());
  const TableCell& phone = table.cells[0][1];
  ASSERT_TRUE(phone.figure);
  EXPECT_EQ(phone.figure->estimate.answers, 16u);  // four in five of twenty
  // Eight 7s, four of whom stand for three, and eight 9s.
  EXPECT_NEAR(phone.figure->estimate.value, (16.0 * 7.0 + 8.0 * 9.0) / 24.0, 1e-12);
}

TEST(CrossTable, KnowsThatNobodyIsLeftAndWhichLevelNobodyHas) {
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  EXPECT_FALSE(made(spec, by_hand()).nobody_left);
  spec.total = true;
  spec.only = condition("${wait} > 90");
  EXPECT_TRUE(made(spec, by_hand()).nobody_left);
  spec.only = condition("${customer_group} != 'peple'");
  const CrossTable table = made(spec, by_hand());
  EXPECT_FALSE(table.nobody_left);
  EXPECT_EQ(table.nobodys,
            (std::vector<NobodysLevel>{{"customer_group", "peple", {"people", "firms"}}}));
}

// Too few are not nobody: that they are none would tell something of them.
TEST(CrossTable, OfTooFewItIsNotSaidThatNobodyIsLeft) {
  Answers answers = by_hand();
  answers.wait[0] = 95.0;
  TableSpec spec = spec_of({"overall"}, {});
  spec.total = true;
  spec.only = condition("${wait} > 90");
  const CrossTable table = made(spec, answers);
  EXPECT_EQ(table.cells[0][0].held, disclosure::Held::TooFew);
  EXPECT_FALSE(table.nobody_left);
}

// Three of forty did not say how: total, columns and their rests must not tell of those three.
TEST(CrossTable, WhoDidNotSayIsAmongTheRestAndFollowsFromNothing) {
  Answers answers = by_hand();
  for (const std::size_t i : {1u, 6u, 9u}) answers.contact[i] = 0;
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  spec.total = true;
  const CrossTable table = made(spec, answers);
  const auto shown = std::ranges::count_if(
      table.cells[0], [](const TableCell& cell) { return cell.figure.has_value(); });
  EXPECT_EQ(shown, 2);  // of everybody, desk and phone one is held, and nobody is on the web
  EXPECT_EQ(table.cells[0][1].held, disclosure::Held::Protecting) << "the desk, with fewest";
}

// Eighty as by hand: forty at the desk, who gave 6 or 8.
Answers eighty() {
  Answers all = by_hand();
  const auto twice = [](auto& column) {
    const auto once = column;
    column.insert(column.end(), once.begin(), once.end());
  };
  for (auto* column : {&all.weight, &all.overall, &all.wait, &all.advise, &all.chat, &all.letter})
    twice(*column);
  twice(all.contact);
  return all;
}

const TableCell& share_at_desk(const CrossTable& table, const std::string& answer) {
  return table.cells[row_of(table, "overall:" + answer)][0];
}

// Each column against everybody else as ever, and no pair of them.
TEST(CrossTable, ComparesNoColumnsTwoByTwoWhereThereAreToBeNoLetters) {
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
TEST(CrossTable, HoldsMoreColumnsWithoutLetters) {
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

// That nobody of many gave an answer tells of none of them what they did give.
TEST(CrossTable, ShowsAShareOfNobodyAmongMany) {
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  spec.show = {TableStatistic::Shares};
  const CrossTable table = made(spec, eighty());
  ASSERT_TRUE(share_at_desk(table, "10").figure);
  EXPECT_EQ(share_at_desk(table, "10").figure->estimate.value, 0.0);
}

// Where all gave one answer, no share of another gives it away, nor its own.
TEST(CrossTable, ShowsNoShareWhereAllGaveOneAnswer) {
  Answers answers = eighty();
  for (std::size_t i = 0; i < answers.people(); ++i) {
    if (answers.contact[i] == 1) answers.overall[i] = 8.0;
  }
  TableSpec spec = spec_of({"overall"}, {{"contact"}});
  spec.show = {TableStatistic::Shares};
  const CrossTable table = made(spec, answers);
  for (const char* answer : {"8", "10", "1"}) EXPECT_FALSE(share_at_desk(table, answer).figure);
}

Answers random_answers(std::mt19937& random, double effect, bool odd = false) {
  Answers all;
  const std::size_t people = 150 + random() % 150;
  // In odd ones nobody is on the web, or one, or a few.
  const std::size_t most_on_web[] = {people, people, 0, 1, 2 + random() % 40};
  std::size_t web = odd ? most_on_web[random() % 5] : people;
  for (std::size_t i = 0; i < people; ++i) {
    all.weight.push_back(1.0 + static_cast<double>(random() % 3) / 2.0);
    all.contact.push_back(1 + static_cast<int>(random() % 3));
    if (all.contact.back() == 3 && web-- == 0) {
      all.contact.back() = 1 + static_cast<int>(i % 2);
      web = 0;
    }
    const double shift = all.contact.back() == 1 ? effect : 0.0;
    all.overall.push_back(random() % 10 == 0 ? -1.0
                                             : 4.0 + static_cast<double>(random() % 5) + shift);
    all.wait.push_back(random() % 10 == 0 ? -1.0 : 1.0 + static_cast<double>(random() % 5));
    all.advise.push_back(static_cast<double>(random() % 11));
    all.chat.push_back(static_cast<double>(random() % 2));
    all.letter.push_back(static_cast<double>(random() % 2));
  }
  return all;
}

using Members = std::vector<bool>;

// What each row adds to the mean of a column.
std::vector<double> added(const Answers& all, const std::vector<double>& item, const Members& in,
                          double& mean, std::size_t& rows) {
  double weight = 0.0, sum = 0.0;
  rows = 0;
  for (std::size_t i = 0; i < all.people(); ++i) {
    if (!in[i] || item[i] < 0.0) continue;
    weight += all.weight[i], sum += all.weight[i] * item[i], ++rows;
  }
  mean = sum / weight;
  std::vector<double> z(all.people(), 0.0);
  for (std::size_t i = 0; i < z.size(); ++i) {
    if (in[i] && item[i] >= 0.0) z[i] = all.weight[i] * (item[i] - mean) / weight;
  }
  return z;
}

struct Recount {
  double difference = 0.0, p = 1.0;
  std::size_t least = 0;
};

Recount recount(const Answers& all, const std::vector<double>& item, const Members& one,
                const Members& other) {
  double first = 0.0, second = 0.0;
  std::size_t n = 0, m = 0, rows = 0;
  std::vector<double> z = added(all, item, one, first, n);
  const std::vector<double> y = added(all, item, other, second, m);
  const auto people = static_cast<double>(z.size());
  double centre = 0.0, squares = 0.0;
  for (std::size_t i = 0; i < z.size(); ++i) {
    centre += (z[i] - y[i]) / people;
    rows += item[i] >= 0.0 && (one[i] || other[i]) ? 1 : 0;
  }
  for (std::size_t i = 0; i < z.size(); ++i)
    squares += (z[i] - y[i] - centre) * (z[i] - y[i] - centre);
  const double error = std::sqrt(people / (people - 1.0) * squares);
  const boost::math::students_t t(static_cast<double>(rows) - 1.0);
  return {first - second,
          2.0 * boost::math::cdf(boost::math::complement(t, std::abs(first - second) / error)),
          std::min(n, m)};
}

// How many of the p, the least first, Benjamini and Hochberg let through at 5 percent; their limit.
double limit_of(std::vector<double> p) {
  std::ranges::sort(p);
  double limit = -1.0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p[i] * static_cast<double>(p.size()) / static_cast<double>(i + 1) < 0.05) limit = p[i];
  }
  return limit;
}

Members with_contact(const Answers& all, int code) {
  Members in;
  for (const int contact : all.contact) in.push_back(contact == code);
  return in;
}
Members who_said(const std::vector<double>& chosen, double what) {
  Members in;
  for (const double one : chosen) in.push_back(one == what);
  return in;
}

// A row of the table under test, from the answers.
struct RowAgain {
  std::string column;
  std::vector<double> value;  ///< below 0: none
  bool first = true;
};

std::vector<double> counted(const std::vector<double>& item, double from, double to) {
  std::vector<double> in;
  for (const double one : item)
    in.push_back(one < 0.0 ? -1.0 : one >= from && one <= to ? 1.0 : 0.0);
  return in;
}

std::vector<RowAgain> rows_again(const Answers& all) {
  return {{"overall", all.overall},
          {"overall:high", counted(all.overall, 8, 10), false},
          {"overall:net 5+6", counted(all.overall, 5, 6), false},
          {"wait", all.wait},
          {"wait:high", counted(all.wait, 4, 5), false}};
}

struct Both {
  const RowAgain* row;
  std::size_t one, other;  // columns over all blocks
  Recount found;
};

bool any_other(const std::vector<double>& item, const Members& in) {
  double first = -1.0;
  for (std::size_t i = 0; i < item.size(); ++i) {
    if (!in[i] || item[i] < 0.0) continue;
    if (first < 0.0) first = item[i];
    if (item[i] != first) return true;
  }
  return false;
}

// Every pair of columns of a block, contact and channels, that the table shows and the study tests.
std::vector<Both> all_pairs(const Answers& all, const std::vector<RowAgain>& rows,
                            const CrossTable& table) {
  const std::vector<Members> columns{with_contact(all, 1), with_contact(all, 2),
                                     with_contact(all, 3), who_said(all.chat, 1.0),
                                     who_said(all.letter, 1.0)};
  std::vector<Both> pairs;
  for (const RowAgain& row : rows) {
    const auto& cells = table.cells[row_of(table, row.column)];
    for (const auto& [a, b] : {std::pair<std::size_t, std::size_t>{0, 1}, {0, 2}, {1, 2}, {3, 4}}) {
      if (!cells[a].figure || !cells[b].figure) continue;
      // Shares of all or of nobody have a test of their own.
      if (!any_other(row.value, columns[a]) || !any_other(row.value, columns[b])) continue;
      pairs.push_back({&row, a, b, recount(all, row.value, columns[a], columns[b])});
      if (pairs.back().found.least < study().rules.least_tested) pairs.pop_back();
    }
  }
  return pairs;
}

std::size_t letters_in(const CrossTable& table) {
  std::size_t count = 0;
  for (const auto& cells : table.cells) {
    for (const TableCell& cell : cells) count += cell.higher_than.size();
  }
  return count;
}

// So many tables as the environment asks for: a few beside the other tests, 10,000 in a soak.
int tables_to_try(int otherwise) {
  const char* asked = std::getenv("PEIL_SOAK_TABLES");
  return asked == nullptr ? otherwise : std::max(otherwise, std::atoi(asked));
}

// How many letters there are.
std::size_t expect_letters_of(const std::vector<Both>& pairs, const CrossTable& table, int run) {
  std::vector<double> p;
  for (const Both& pair : pairs) {
    if (pair.row->first) p.push_back(pair.found.p);
  }
  EXPECT_EQ(table.families.pairs, p.size()) << run;
  const double limit = limit_of(p);
  std::size_t letters = 0;
  for (const Both& pair : pairs) {
    const std::size_t row = row_of(table, pair.row->column);
    const bool first = pair.found.difference > 0.0;
    const TableCell& higher = table.cells[row][first ? pair.one : pair.other];
    const std::string& letter = table.columns()[first ? pair.other : pair.one]->letter;
    const bool has = std::ranges::find(higher.higher_than, letter) != higher.higher_than.end();
    EXPECT_EQ(has, pair.found.p <= limit)
        << run << ' ' << pair.row->column << ' ' << pair.found.p << ' ' << limit;
    letters += has ? 1 : 0;
  }
  return letters;
}

TableSpec spec_of_odd_rows() {
  TableSpec spec = spec_of({"overall", "wait"}, {{"contact"}, {"channels"}});
  spec.show = {TableStatistic::Mean, TableStatistic::High};
  spec.nets = {{"overall", "five or six", {"5", "6"}}};
  return spec;
}

// Columns overlap, are empty, of one person or of a few; rows are means, ends and nets.
TEST(CrossTableSoak, LettersAndRestAreThoseOfARecountOverAllBlocks) {
  std::mt19937 random(11);
  std::size_t letters = 0, of_other_rows = 0;
  const int runs = tables_to_try(40);
  for (int run = 0; run < runs; ++run) {
    const Answers all = random_answers(random, run % 2 == 0 ? 1.0 : 0.0, true);
    const CrossTable table = made(spec_of_odd_rows(), all);
    const std::vector<RowAgain> rows = rows_again(all);
    const std::vector<Both> pairs = all_pairs(all, rows, table);
    const std::size_t found = expect_letters_of(pairs, table, run);
    EXPECT_EQ(letters_in(table), found) << run << ": letters of pairs that nobody tests";
    letters += found;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (table.rows[r].first) continue;
      for (const TableCell& cell : table.cells[r]) of_other_rows += cell.higher_than.size();
    }
    Members others;
    for (const int contact : all.contact) others.push_back(contact != 1);
    const Recount desk = recount(all, all.overall, with_contact(all, 1), others);
    const TableCell& cell = table.cells[row_of(table, "overall")][0];
    if (!cell.rest) continue;  // held, so that nothing about few follows from it
    EXPECT_NEAR(*cell.rest->p, desk.p, 1e-9);
  }
  EXPECT_GT(letters, 20u);
  EXPECT_GT(of_other_rows, 0u);
  RecordProperty("tables", runs);
  std::printf("%d tables, %zu letters, %zu of them in rows that follow the limit\n", runs, letters,
              of_other_rows);
}

// Everything of a cell but what belongs to the families' sizes.
void expect_same(const TableCell& one, const TableCell& other) {
  ASSERT_EQ(one.figure.has_value(), other.figure.has_value());
  EXPECT_EQ(one.higher_than, other.higher_than);
  ASSERT_EQ(one.rest.has_value(), other.rest.has_value());
  if (!one.rest) return;
  EXPECT_EQ(one.rest->shown, other.rest->shown);
  EXPECT_EQ(one.rest->adjusted, other.rest->adjusted);
}

TEST(CrossTableSoak, ANetChangesNoOtherCell) {
  std::mt19937 random(12);
  std::size_t of_nets = 0;
  for (int run = 0; run < tables_to_try(20); ++run) {
    const Answers all = random_answers(random, 1.0);
    const TableSpec plain = spec_of({"overall", "wait"}, {{"contact"}});
    TableSpec netted = plain;
    netted.show = {TableStatistic::Mean, TableStatistic::High, TableStatistic::Low};
    netted.nets = {{"overall", "eight or nine", {"8", "9"}}, {"overall", "eight", {"8", "9"}}};
    const CrossTable one = made(plain, all), other = made(netted, all);
    for (const char* item : {"overall", "wait"}) {
      for (std::size_t c = 0; c < 3; ++c)
        expect_same(one.cells[row_of(one, item)][c], other.cells[row_of(other, item)][c]);
    }
    of_nets += letters_in(other) - letters_in(one);
  }
  EXPECT_GT(of_nets, 0u);
}

TEST(CrossTableSoak, WithoutAnyDifferenceOneTableInTwentyHasALetter) {
  std::mt19937 random(13);
  const int runs = tables_to_try(60);
  int with = 0;
  for (int run = 0; run < runs; ++run) {
    TableSpec spec = spec_of({"overall", "wait"}, {{"contact"}, {"channels"}});
    spec.show = {TableStatistic::Mean, TableStatistic::Shares, TableStatistic::High};
    with += letters_in(made(spec, random_answers(random, 0.0))) > 0 ? 1 : 0;
  }
  std::printf("%d of %d tables of no difference have a letter\n", with, runs);
  // 5 %, and what so many draws leave to chance: three standard deviations.
  EXPECT_LE(with, static_cast<int>(runs * 0.05 + 3.0 * std::sqrt(runs * 0.05 * 0.95)));
}

TEST(CrossTable, PutsTheLargestDifferenceFirstAndKeepsItemsTogether) {
  std::mt19937 random(14);
  TableSpec spec = spec_of({"wait", "overall"}, {{"contact"}});
  spec.show = {TableStatistic::Mean, TableStatistic::High};
  spec.sort = TableSort::Difference;
  const CrossTable table = made(spec, random_answers(random, 3.0));
  std::vector<std::string> items;
  for (const TableRow& row : table.rows) items.push_back(row.item);
  EXPECT_EQ(items, (std::vector<std::string>{"overall", "overall", "wait", "wait"}));
}

TEST(CrossTable, AColumnWithWhichNobodyCanBeComparedHasNoLetter) {
  Answers answers = by_hand();
  const CrossTable table = made(spec_of({"overall"}, {{"contact"}}), answers);
  EXPECT_FALSE(table.cells[0][2].figure);  // nobody on the web
  EXPECT_EQ(table.families.pairs, 0u) << "twenty answers are fewer than are tested";
}

// Rows of the people of each contact: over desk and phone, who gave 6 or 8, and 7 or 9.
TEST(CrossTable, ANestedRowIsOfThoseWhoHaveItsLevel) {
  TableSpec spec = spec_of({"overall"}, {});
  spec.items.push_back({"overall", "contact"});
  spec.total = true;
  const CrossTable table = made(spec, by_hand());
  ASSERT_EQ(table.rows.size(), 4u) << "everybody, desk, phone and web";
  const TableRow& row = table.rows[1];
  EXPECT_EQ(row.item + " " + row.within + " " + row.level, "overall contact desk");
  const TableCell &desk = table.cells[1][0], &phone = table.cells[2][0];
  ASSERT_TRUE(desk.figure && phone.figure);
  EXPECT_EQ(desk.figure->estimate.answers, 20u);
  EXPECT_NEAR(desk.figure->estimate.value, (20.0 * 6.0 + 10.0 * 8.0) / 30.0, 1e-12);
  EXPECT_NEAR(phone.figure->estimate.value, (20.0 * 7.0 + 10.0 * 9.0) / 30.0, 1e-12);
  EXPECT_EQ(table.cells[3][0].held, disclosure::Held::NoAnswers) << "nobody is on the web";
}

// A mean of one level tells what nearly all of it said, as a column of that level would.
TEST(CrossTable, ANestedRowTellsNoMoreThanAColumnOfItsLevel) {
  Answers answers = by_hand();
  for (std::size_t i = 0; i < 20; ++i) answers.overall[i] = i == 3 ? 6.0 : 8.0;
  TableSpec spec = spec_of({}, {});
  spec.items = {{"overall", "contact"}};
  spec.total = true;
  EXPECT_EQ(made(spec, answers).cells[0][0].held, disclosure::Held::OneAnswer);
  EXPECT_EQ(made(spec_of({"overall"}, {{"contact"}}), answers).cells[0][0].held,
            disclosure::Held::OneAnswer);
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
TEST(CrossTable, AColumnThatNobodyCanBeInIsLeftOut) {
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
TEST(CrossTable, AColumnThatTheFrameHasNobodyInIsLeftOut) {
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

// Two waves of the same answers, of which the study's own figures say what they will.
CrossTable beside_before(double before, double after,
                         std::vector<std::vector<std::string>> columns = {{"customer_group"},
                                                                          {"contact"}}) {
  Study of = study();
  of.waves.insert(of.waves.begin(), {.name = "2011"});
  of.plans = {drawn_plan("2011", "a"), drawn_plan("2013", "b")};
  Dataset now = dataset();
  now.items = {{"overall", ItemKind::Mark, {}, CodeColumn{}},
               {"contact", ItemKind::Choice, {"desk", "phone", "web"}, CodeColumn{}}};
  Dataset then = now;
  then.wave = "2011";
  TableSpec spec = spec_of({"overall"}, std::move(columns));
  spec.before = "2011";
  Result<TablePlan> planned = table_plan(of, spec, {now, &then});
  EXPECT_TRUE(planned.ok());
  TablePlan plan = std::move(planned).value();
  std::map<std::string, Table> tables;
  for (const char* data : {"wave", "before"}) {
    plan.plan.designs.at(data).weight = "w";
    tables.emplace(data, analysis::derived(table_of(eighty()), plan.plan.data.at(data)).value());
  }
  const auto released =
      disclosure::release(plan.plan, tables, analysis::run(plan.plan, tables),
                          {{"2011", {{}, "d", true}}, {"2013", {{}, "d", true}}}, of.rules);
  std::vector<WaveResults> waves(2);
  for (std::size_t w = 0; w < 2; ++w) {
    waves[w].wave = of.waves[w].name;
    for (const char* group : {"people", "firms"})
      waves[w].estimates[{waves[w].wave, group, "overall", "mean"}] = {w == 0 ? before : after,
                                                                       0.05, 400, 399.0};
  }
  return cross_table(spec, plan, released, Sources(of, waves));
}

// A table never says otherwise than the report of a change that the study tests itself.
TEST(CrossTable, AChangeThatTheStudyTestsHasItsVerdict) {
  const CrossTable rose = beside_before(7.0, 8.0), same = beside_before(7.0, 7.0);
  const TableCell &people = rose.cells[0][0], &desk = rose.cells[0][2];
  ASSERT_TRUE(people.step && people.step->change && desk.step && desk.step->change);
  EXPECT_TRUE(people.step->by_study && people.step->change->shown);
  EXPECT_FALSE(same.cells[0][0].step->change->shown);
  EXPECT_FALSE(desk.step->by_study);
  EXPECT_FALSE(desk.step->change->shown) << "the same answers in both waves";
  EXPECT_EQ(rose.families.changes, 2u) << "desk and phone: nobody is on the web";
}

// Each wave with its bases; the change is what compares them, and letters do not.
TEST(CrossTable, WavesStandBesideEachOtherWithTheVerdictOfTheStudy) {
  const CrossTable table = beside_before(7.0, 8.0, {{"customer_group", "waves"}});
  const auto columns = table.columns();
  ASSERT_EQ(columns.size(), 4u);
  EXPECT_EQ(columns[0]->levels, (std::vector<std::string>{"people", "2013"}));
  EXPECT_EQ(columns[1]->levels, (std::vector<std::string>{"people", "2011"}));
  const TableCell &now = table.cells[0][0], &before = table.cells[0][1];
  ASSERT_TRUE(now.figure && before.figure && now.step && now.step->change);
  EXPECT_EQ(before.figure->estimate.answers, 40u);
  EXPECT_EQ(before.figure->estimate.value, now.step->before.estimate.value);
  EXPECT_TRUE(now.step->by_study && now.step->change->shown);
  EXPECT_FALSE(before.step || before.rest || now.rest);
  EXPECT_EQ(table.families.pairs + table.families.rest, 0u);
  EXPECT_TRUE(now.higher_than.empty() && columns[0]->letter.empty());
}

TEST(CrossTable, PeopleWhoStandThereTwiceAreTestedOnce) {
  const CrossTable once = beside_before(7.0, 7.0, {{"contact"}});
  const CrossTable twice = beside_before(7.0, 7.0, {{"contact"}, {"contact", "waves"}});
  EXPECT_EQ(once.families.changes, 2u);
  EXPECT_EQ(twice.families.changes, 2u);
  const TableCell &alone = twice.cells[0][0], &by_wave = twice.cells[0][3];
  ASSERT_TRUE(alone.step && by_wave.step && alone.step->change && by_wave.step->change);
  EXPECT_EQ(alone.step->change->adjusted, by_wave.step->change->adjusted);
}

}  // namespace
}  // namespace peil::findings
