#include "peil/drivers/variable.h"

#include "peil/base/contract.h"
#include "peil/table/cells.h"

namespace peil::drivers {

Variable variable(const Column& column) {
  expects(column.numeric, "variable: a numeric column");
  const table::Cells cells(column);
  return {.name = column.name,
          .code = cells.bytes(),
          .number = {cells.numbers().begin(), cells.numbers().end()},
          .value = cells.values(),
          .blank = cells.blanks()};
}

Variable variable(const Item& item) {
  static_assert(sizeof(Absent) == 1 && static_cast<int>(Absent::No) == 0);
  Variable result;
  result.name = item.name;
  if (const auto* codes = std::get_if<CodeColumn>(&item.column)) {
    result.code = codes->code;
    for (int code = 1; code <= 255; ++code) result.number.push_back(item.scale.answer_of(code));
  } else {
    const auto& numbers = std::get<NumberColumn>(item.column);
    result.value = numbers.value;
    result.blank = {reinterpret_cast<const std::uint8_t*>(numbers.reason.data()),
                    numbers.reason.size()};
  }
  return result;
}

std::vector<std::uint32_t> complete_rows(std::span<const Variable> variables,
                                         std::span<const double> weight) {
  std::vector<std::uint8_t> in(weight.size());
  for (std::size_t row = 0; row < in.size(); ++row) in[row] = weight[row] > 0.0 ? 1 : 0;
  for (const Variable& v : variables) {
    expects(v.rows() == in.size(), "complete_rows: one value per row");
    if (v.coded()) {
      for (std::size_t row = 0; row < in.size(); ++row)
        in[row] = static_cast<std::uint8_t>(in[row] & (v.code[row] != 0 ? 1 : 0));
    } else if (!v.blank.empty()) {
      for (std::size_t row = 0; row < in.size(); ++row)
        in[row] = static_cast<std::uint8_t>(in[row] & (v.blank[row] == 0 ? 1 : 0));
    }
  }
  std::vector<std::uint32_t> rows;
  rows.reserve(in.size());
  for (std::size_t row = 0; row < in.size(); ++row) {
    if (in[row] != 0) rows.push_back(static_cast<std::uint32_t>(row));
  }
  return rows;
}

}  // namespace peil::drivers
