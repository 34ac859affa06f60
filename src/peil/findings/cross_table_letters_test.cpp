// Letters and limits by a recount from the rows, over random tables.
#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "peil/findings/table_testing.h"

namespace peil::findings::table_testing {
namespace {

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

}  // namespace
}  // namespace peil::findings::table_testing
