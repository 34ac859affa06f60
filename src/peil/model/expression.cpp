#include "peil/model/expression.h"

#include <algorithm>

namespace peil {
namespace {

void collect(const Expression& expression, std::vector<std::string>& names) {
  if (expression.op == Expression::Op::Answer &&
      std::ranges::find(names, expression.text) == names.end()) {
    names.push_back(expression.text);
  }
  for (const Expression& part : expression.parts) collect(part, names);
}

}  // namespace

std::vector<std::string> names_in(const Expression& expression) {
  std::vector<std::string> names;
  collect(expression, names);
  return names;
}

}  // namespace peil
