#include "peil/disclosure/basis.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace peil::disclosure {
namespace {

using analysis::Basis;
using analysis::Cell;
using analysis::NamedNumber;

bool is_number_of_answers(const NamedNumber& number) {
  return number.name == "n" || number.name.starts_with("n_");
}

bool tells_of_nobody(const Cell& cell) {
  if (cell.form == analysis::Form::Refused) return true;
  return std::ranges::all_of(analysis::named_numbers(cell), [](const NamedNumber& number) {
    return is_number_of_answers(number) && number.value == 0.0;
  });
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
  std::set<Place> with_n;
  for (const Cell& cell : one.cells) {
    for (const NamedNumber& number : analysis::named_numbers(cell)) {
      if (is_number_of_answers(number) || number.name == "refused") with_n.insert(place(cell));
    }
  }
  for (Cell& cell : one.cells) {
    if (cell.basis.rows > 0 && with_n.insert(place(cell)).second)
      cell.add("n", static_cast<double>(cell.basis.rows));
  }
}

}  // namespace peil::disclosure
