#include "peil/analysis/run/compute.h"

#include <algorithm>

#include "peil/analysis/run/put.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/estimate/chi_square.h"

namespace peil::analysis {
namespace {

using Asked = asked::ChiSquare;

constexpr std::size_t most_cells = 400;

bool wants(const Asked& asked, std::string_view test) {
  return std::ranges::find(asked.tests, test) != asked.tests.end();
}

// The column as a grouping of those rows alone that have weight and both answers, so that a level
// which only others have is no row of the table.
Grouping within(const Grouping& by, const std::vector<std::uint8_t>& inside) {
  std::vector<std::uint32_t> place(by.levels.size(), Grouping::outside);
  for (std::size_t row = 0; row < inside.size(); ++row) {
    if (inside[row] != 0) place[by.level[row]] = 0;
  }
  Grouping result{by.name, {}, {}};
  for (std::size_t level = 0; level < place.size(); ++level) {
    if (place[level] == Grouping::outside) continue;
    place[level] = static_cast<std::uint32_t>(result.levels.size());
    result.levels.push_back(by.levels[level]);
  }
  for (std::size_t row = 0; row < inside.size(); ++row) {
    result.level.push_back(inside[row] != 0 ? place[by.level[row]] : Grouping::outside);
  }
  return result;
}

void add_f(Cell& cell, const std::string& name, const estimate::FTest& test) {
  const bool wald = name != "F";
  cell.add(wald ? name + "_F" : name, test.f);
  cell.add(wald ? name + "_ndf" : "ndf", test.ndf);
  cell.add(wald ? name + "_ddf" : "ddf", test.ddf);
  cell.add("p_" + name, test.p);
}

// The two columns of the rows that count and have both.
struct Sides {
  std::string name;
  Grouping rows, columns;
};

Sides sides(const Asked& asked, const Prepared& design) {
  const Grouping rows = grouping(*design.table->column(asked.rows));
  const Grouping columns = grouping(*design.table->column(asked.columns));
  std::vector<std::uint8_t> inside(design.table->rows, 0);
  for (std::size_t row = 0; row < inside.size(); ++row) {
    const bool counts = design.weightless.empty() || design.weightless[row] == 0;
    inside[row] =
        counts && rows.level[row] != Grouping::outside && columns.level[row] != Grouping::outside;
  }
  return {asked.rows + " by " + asked.columns, within(rows, inside), within(columns, inside)};
}

void refuse_size(const Sides& of) {
  const std::size_t rows = of.rows.levels.size(), columns = of.columns.levels.size();
  if (rows < 2 || columns < 2) {
    throw Refusal{of.name, "The table " + of.name + " has " + std::to_string(rows) + " by " +
                               std::to_string(columns) +
                               " cells with answers: a test needs two rows and two columns."};
  }
  if (rows * columns > most_cells) {
    throw Refusal{of.name, "The table " + of.name + " has more than " + std::to_string(most_cells) +
                               " cells: merge categories."};
  }
}

// What a test takes from the table. Throws Refusal when the design does not give it.
template <class Found>
const Found& needed(const std::optional<Found>& found, const std::string& name,
                    const std::string& what) {
  if (found) return *found;
  throw Refusal{name, "The design gives no " + what + " for the table " + name +
                          ": too few PSUs, or a stratum with one of them. Merge categories or "
                          "strata, or ask for fewer tests."};
}

void add_tests(Cell& cell, const Asked& asked, const Prepared& design, const std::string& name,
               const estimate::CrossTable& table) {
  if (wants(asked, "pearson")) {
    if (!estimate::is_simple(design.design, design.weighted)) {
      throw Refusal{name,
                    "Pearson's p-value is for a simple random sample with equal weights; this "
                    "design has strata, clusters or weights. Ask for F."};
    }
    cell.add("p", estimate::pearson_p(table));
  }
  if (wants(asked, "F")) add_f(cell, "F", needed(estimate::rao_scott_f(table), name, "covariance"));
  if (wants(asked, "Chisq"))
    cell.add("p_Chisq", needed(estimate::rao_scott_p(table), name, "covariance"));
  for (const std::string wald : {"Wald", "adjWald"}) {
    if (!wants(asked, wald)) continue;
    add_f(cell, wald,
          needed(estimate::wald(table, wald == "adjWald"), name,
                 "invertible covariance (" + wald + ")"));
  }
}

void test(Run& run, const Asked& asked) {
  const Prepared& design = run.design(asked.common.design);
  const Sides of = sides(asked, design);
  refuse_size(of);
  const estimate::Classes classes = estimate::classes_of(design.design, design.weighted);
  const auto table = estimate::cross_table(classes, of.rows, of.columns, design.lonely);
  expects(table.has_value(), "chi_square: a table without empty rows or columns");
  Cell cell{.basis = on_answers(table->answers)};
  cell.add("X2", table->x2);
  cell.add("df", static_cast<double>(table->df));
  cell.add("n", static_cast<double>(table->answers));
  cell.add("cramers_v", table->cramers_v);
  add_tests(cell, asked, design, of.name, *table);
  run.add(std::move(cell));
}

}  // namespace

void compute(Run& run, const asked::ChiSquare& asked) { test(run, asked); }

}  // namespace peil::analysis
