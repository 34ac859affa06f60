// What somebody works out with a linear program who sees every number of people that is printed and
// why the others are not: with another solver than the gate's own.
#include <glpk.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numeric>
#include <random>
#include <vector>

#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {
namespace {

constexpr std::size_t least = 10;

// A set of tables about the same people: every figure as the parts that it counts.
struct Tables {
  std::vector<std::size_t> answers;
  std::vector<Counted> figures;

  std::size_t people(const Counted& figure) const {
    return std::accumulate(figure.parts.begin(), figure.parts.end(), std::size_t{0},
                           [&](std::size_t sum, Part part) { return sum + answers[part]; });
  }
  void add(std::vector<Part> parts) {
    Counted figure{std::move(parts), true, true, 0.0};
    const std::size_t n = people(figure);
    if (n == 0) return;
    figure.shown = n >= least;
    figure.cost = static_cast<double>(n);
    figures.push_back(std::move(figure));
  }
};

// Rows by columns with their margins and the total, and a coarser grouping of the rows: tables that
// share cells.
Tables random_tables(std::mt19937& random, std::size_t most_rows, std::size_t most_columns) {
  Tables tables;
  const std::size_t rows = 2 + random() % (most_rows - 1), columns = 1 + random() % most_columns;
  for (std::size_t cell = 0; cell < rows * columns; ++cell)
    tables.answers.push_back(random() % 3 == 0 ? random() % 12 : 5 + random() % 60);
  const auto sum = [&](const auto& holds) {
    std::vector<Part> parts;
    for (Part cell = 0; cell < rows * columns; ++cell) {
      if (holds(cell / columns, cell % columns)) parts.push_back(cell);
    }
    tables.add(std::move(parts));
  };
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; columns > 1 && c < columns; ++c)
      sum([&](std::size_t row, std::size_t column) { return row == r && column == c; });
    sum([&](std::size_t row, std::size_t) { return row == r; });
  }
  for (std::size_t c = 0; columns > 1 && c < columns; ++c)
    sum([&](std::size_t, std::size_t column) { return column == c; });
  sum([](std::size_t, std::size_t) { return true; });
  const std::size_t cut = 1 + random() % rows;
  if (rows > 2 && cut < rows) sum([&](std::size_t row, std::size_t) { return row < cut; });
  return tables;
}

struct Delete {
  void operator()(glp_prob* program) const { glp_delete_prob(program); }
};
using Program = std::unique_ptr<glp_prob, Delete>;

bool shown(const Tables& tables, const std::vector<bool>& held, std::size_t f) {
  return tables.figures[f].shown && !held[f];
}

void set_row(glp_prob* program, int row, const std::vector<Part>& parts) {
  std::vector<int> column{0};
  std::vector<double> one(parts.size() + 1, 1.0);
  for (const Part part : parts) column.push_back(static_cast<int>(part) + 1);
  glp_set_mat_row(program, row, static_cast<int>(parts.size()), column.data(), one.data());
}

Program attack_on(const Tables& tables, const std::vector<bool>& held) {
  Program program(glp_create_prob());
  glp_add_cols(program.get(), static_cast<int>(tables.answers.size()));
  for (std::size_t part = 0; part < tables.answers.size(); ++part)
    glp_set_col_bnds(program.get(), static_cast<int>(part) + 1, GLP_LO, 0.0, 0.0);
  glp_add_rows(program.get(), static_cast<int>(tables.figures.size()));
  for (std::size_t f = 0; f < tables.figures.size(); ++f) {
    const int row = static_cast<int>(f) + 1;
    const auto n = static_cast<double>(tables.people(tables.figures[f]));
    set_row(program.get(), row, tables.figures[f].parts);
    if (shown(tables, held, f))
      glp_set_row_bnds(program.get(), row, GLP_FX, n, n);
    else if (n < least)
      glp_set_row_bnds(program.get(), row, GLP_DB, 1.0, least - 1.0);
    else
      glp_set_row_bnds(program.get(), row, GLP_LO, least, 0.0);
  }
  return program;
}

// How many whole numbers a figure's number of people can be, as the attacker sees it.
double values(glp_prob* program, const std::vector<Part>& parts, std::size_t columns) {
  glp_smcp quiet;
  glp_init_smcp(&quiet);
  quiet.msg_lev = GLP_MSG_OFF;
  for (std::size_t column = 1; column <= columns; ++column)
    glp_set_obj_coef(program, static_cast<int>(column), 0.0);
  for (const Part part : parts) glp_set_obj_coef(program, static_cast<int>(part) + 1, 1.0);
  const auto end = [&](int direction) {
    glp_set_obj_dir(program, direction);
    EXPECT_EQ(glp_simplex(program, &quiet), 0);
    const int status = glp_get_status(program);
    return status == GLP_OPT ? glp_get_obj_val(program) : direction == GLP_MIN ? 0.0 : 1e9;
  };
  const double low = std::ceil(end(GLP_MIN) - 1e-6), high = std::floor(end(GLP_MAX) + 1e-6);
  return high - low + 1.0;
}

// The fewest values that any figure that is held is pinned to.
double most_pinned(const Tables& tables, const std::vector<bool>& held) {
  const Program program = attack_on(tables, held);
  double fewest = 1e9;
  for (std::size_t f = 0; f < tables.figures.size(); ++f) {
    if (shown(tables, held, f)) continue;
    fewest =
        std::min(fewest, values(program.get(), tables.figures[f].parts, tables.answers.size()));
  }
  return fewest;
}

// The first thousand of the sets on every run, all ten thousand in a soak.
TEST(CountAttack, PinsNoHiddenNumberToFewerThanFiveValues) {
  const std::size_t runs = std::getenv("PEIL_SOAK") != nullptr ? 10'000 : 1'000;
  glp_term_out(GLP_OFF);
  std::mt19937 random(2012);
  std::size_t secrets = 0, printed = 0;
  for (std::size_t run = 0; run < runs; ++run) {
    const Tables tables = random_tables(random, 4, 3);
    const std::vector<bool> held = protect(tables.answers, tables.figures, least);
    for (std::size_t f = 0; f < tables.figures.size(); ++f) {
      secrets += tables.figures[f].shown ? 0 : 1;
      printed += shown(tables, held, f) ? 1 : 0;
    }
    ASSERT_GE(most_pinned(tables, held), 5.0) << "run " << run;
  }
  EXPECT_GT(secrets, runs);
  EXPECT_GT(printed, 3 * runs);  // and the gate does not simply hold everything
  glp_free_env();
}

// Two groups of nine that the total shows to be eighteen: each can only be nine.
TEST(CountAttack, TwoSmallGroupsWhoseSumIsPrintedPinEachOther) {
  Tables tables;
  tables.answers = {9, 9, 40, 60};
  for (Part part = 0; part < 4; ++part) tables.add({part});
  tables.add({0, 1, 2, 3});
  glp_term_out(GLP_OFF);
  EXPECT_EQ(most_pinned(tables, std::vector<bool>(5, false)), 1.0);
  const std::vector<bool> held = protect(tables.answers, tables.figures, least);
  EXPECT_TRUE(held[2]);
  EXPECT_FALSE(held[3]);
  EXPECT_GE(most_pinned(tables, held), 5.0);
  glp_free_env();
}

// Whether any number on too few people is a sum and difference of numbers that are printed.
bool follows(const Tables& tables, const std::vector<bool>& held) {
  const std::size_t columns = tables.answers.size();
  std::vector<std::vector<double>> basis;
  const auto left_of = [&](std::vector<double> row) {
    for (const auto& known : basis) {
      const auto pivot = static_cast<std::size_t>(
          std::ranges::find_if(known, [](double v) { return std::abs(v) > 1e-9; }) - known.begin());
      const double factor = row[pivot] / known[pivot];
      for (std::size_t c = 0; c < columns; ++c) row[c] -= factor * known[c];
    }
    return row;
  };
  const auto is_nothing = [](const std::vector<double>& row) {
    return std::ranges::all_of(row, [](double v) { return std::abs(v) < 1e-9; });
  };
  const auto row_of = [&](const auto& holds) {
    std::vector<double> row(columns, 0.0);
    for (Part part = 0; part < columns; ++part)
      row[part] = holds(part) && tables.answers[part] > 0 ? 1.0 : 0.0;
    return row;
  };
  for (std::size_t f = 0; f < tables.figures.size(); ++f) {
    if (!shown(tables, held, f)) continue;
    const auto& parts = tables.figures[f].parts;
    auto left = left_of(row_of([&](Part part) { return std::ranges::binary_search(parts, part); }));
    if (!is_nothing(left)) basis.push_back(std::move(left));
  }
  for (unsigned set = 1; set < 1u << columns; ++set) {
    std::size_t people = 0;
    for (Part part = 0; part < columns; ++part) people += (set >> part & 1u) * tables.answers[part];
    if (people == 0 || people >= least) continue;
    if (is_nothing(left_of(row_of([&](Part part) { return (set >> part & 1u) != 0; }))))
      return true;
  }
  return false;
}

// The fewest figures that have to be held beside the secret ones, by trying all sets of them.
std::size_t fewest_to_hold(const Tables& tables) {
  const std::size_t all = tables.figures.size();
  std::size_t best = all;
  for (unsigned set = 0; set < 1u << all; ++set) {
    const auto size = static_cast<std::size_t>(std::popcount(set));
    if (size >= best) continue;
    std::vector<bool> held(all);
    bool sense = true;
    for (std::size_t f = 0; f < all; ++f) {
      held[f] = (set >> f & 1u) != 0;
      sense = sense && (!held[f] || tables.figures[f].shown);
    }
    if (sense && !follows(tables, held) && most_pinned(tables, held) >= 5.0) best = size;
  }
  return best;
}

TEST(CountAttack, HoldsAtMostTwiceAsManyFiguresAsTheBestChoiceWould) {
  glp_term_out(GLP_OFF);
  std::mt19937 random(7);
  std::size_t needed = 0, taken = 0;
  for (int run = 0; run < 400; ++run) {
    const Tables tables = random_tables(random, 5, run % 2 == 0 ? 1 : 2);
    if (tables.figures.size() > 10) continue;
    const std::vector<bool> held = protect(tables.answers, tables.figures, least);
    const auto count = static_cast<std::size_t>(std::ranges::count(held, true));
    const std::size_t best = fewest_to_hold(tables);
    EXPECT_LE(count, 2 * best) << "run " << run;
    needed += best;
    taken += count;
  }
  EXPECT_GT(needed, 200u);
  EXPECT_LE(10 * taken, 13 * needed);  // over all of them: less than a third more
  glp_free_env();
}

}  // namespace
}  // namespace peil::disclosure
