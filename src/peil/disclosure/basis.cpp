#include "peil/disclosure/basis.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace peil::disclosure {
namespace {

using analysis::Basis;
using analysis::Cell;

bool is_number_of_answers(std::string_view name) { return name == "n" || name.starts_with("n_"); }

bool tells_of_nobody(const Cell& cell) {
  if (cell.form == analysis::Form::Refused) return true;
  bool nobody = true;
  analysis::each_number(cell, [&](std::string_view name, double value) {
    nobody = nobody && is_number_of_answers(name) && value == 0.0;
  });
  return nobody;
}

bool tells_answers(const Cell& cell) {
  bool tells = cell.form == analysis::Form::Refused;
  analysis::each_number(
      cell, [&](std::string_view name, double) { tells = tells || is_number_of_answers(name); });
  return tells;
}

}  // namespace

bool on_too_few(const Cell& cell, std::size_t least) {
  const Basis& basis = cell.basis;
  if (basis.of == Basis::Of::Plan) return false;
  if (basis.rows == 0) return !tells_of_nobody(cell);
  return basis.rows < least + basis.parameters;
}

void tell_answers(analysis::AnalysisResult& one) {
  using Place = std::tuple<std::string_view, std::string_view, std::string_view>;
  const auto place = [](const Cell& cell) { return Place{cell.variable, cell.domain, cell.level}; };
  if (std::ranges::all_of(one.cells, tells_answers)) return;
  std::set<Place> with_n;
  for (const Cell& cell : one.cells) {
    if (tells_answers(cell)) with_n.insert(place(cell));
  }
  for (Cell& cell : one.cells) {
    if (cell.basis.rows > 0 && with_n.insert(place(cell)).second)
      cell.add("n", static_cast<double>(cell.basis.rows));
  }
}

}  // namespace peil::disclosure
