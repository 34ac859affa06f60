#include "peil/analysis/run/compute.h"

#include <algorithm>

#include "peil/analysis/run/put.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/estimate/chi_square.h"

namespace peil::analysis {
namespace {

using Asked = asked::ChiSquare;

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

// Pearson's p-value is that of a simple random sample with equal weights.
bool is_simple(const Prepared& design) {
  if (!design.design.psu.empty() || design.design.strata.size() > 1) return false;
  if (!design.weighted.margins.empty()) return false;
  return std::ranges::all_of(design.weighted.weight,
                             [&](Weight w) { return w == design.weighted.weight.front(); });
}

void add_f(Cell& cell, const std::string& name, const estimate::FTest& test) {
  const bool wald = name != "F";
  cell.add(wald ? name + "_F" : name, test.f);
  cell.add(wald ? name + "_ndf" : "ndf", test.ndf);
  cell.add(wald ? name + "_ddf" : "ddf", test.ddf);
  cell.add("p_" + name, test.p);
}

void test(Run& run, const Asked& asked) {
  const std::string name = asked.rows + " by " + asked.columns;
  const Prepared& design = run.design(asked.common.design);
  const Grouping all_rows = grouping(*design.table->column(asked.rows));
  const Grouping all_columns = grouping(*design.table->column(asked.columns));
  std::vector<std::uint8_t> inside(design.table->rows, 0);
  for (std::size_t row = 0; row < inside.size(); ++row) {
    const bool counts = design.weightless.empty() || design.weightless[row] == 0;
    inside[row] = counts && all_rows.level[row] != Grouping::outside &&
                  all_columns.level[row] != Grouping::outside;
  }
  const Grouping rows = within(all_rows, inside), columns = within(all_columns, inside);
  if (rows.levels.size() < 2 || columns.levels.size() < 2) {
    throw Refusal{name, "The table " + name + " has " + std::to_string(rows.levels.size()) +
                            " by " + std::to_string(columns.levels.size()) +
                            " cells with answers: a test needs two rows and two columns."};
  }
  if (rows.levels.size() * columns.levels.size() > 400) {
    throw Refusal{name, "The table " + name + " has more than 400 cells: merge categories."};
  }
  const estimate::Classes classes = estimate::classes_of(design.design, design.weighted);
  const auto table = estimate::cross_table(classes, rows, columns, design.lonely);
  expects(table.has_value(), "chi_square: a table without empty rows or columns");
  Cell cell{.basis = on_answers(table->answers)};
  cell.add("X2", table->x2);
  cell.add("df", static_cast<double>(table->df));
  cell.add("n", static_cast<double>(table->answers));
  cell.add("cramers_v", table->cramers_v);
  if (wants(asked, "pearson")) {
    if (!is_simple(design)) {
      throw Refusal{name,
                    "Pearson's p-value is for a simple random sample with equal weights; this "
                    "design has strata, clusters or weights. Ask for F."};
    }
    cell.add("p", estimate::pearson_p(*table));
  }
  const auto needs = [&](const std::string& what, bool there) {
    if (!there) {
      throw Refusal{name, "The design gives no " + what + " for the table " + name +
                              ": too few PSUs, or a stratum with one of them. Merge categories or "
                              "strata, or ask for fewer tests."};
    }
  };
  if (wants(asked, "F")) {
    const auto f = estimate::rao_scott_f(*table);
    needs("covariance", f.has_value());
    add_f(cell, "F", *f);
  }
  if (wants(asked, "Chisq")) {
    const auto p = estimate::rao_scott_p(*table);
    needs("covariance", p.has_value());
    cell.add("p_Chisq", *p);
  }
  for (const char* wald : {"Wald", "adjWald"}) {
    if (!wants(asked, wald)) continue;
    const auto f = estimate::wald(*table, std::string_view(wald) == "adjWald");
    needs("invertible covariance (" + std::string(wald) + ")", f.has_value());
    add_f(cell, wald, *f);
  }
  run.add(std::move(cell));
}

}  // namespace

void compute(Run& run, const asked::ChiSquare& asked) { test(run, asked); }

}  // namespace peil::analysis
