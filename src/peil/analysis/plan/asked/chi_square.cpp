#include "peil/analysis/plan/asked/chi_square.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include "peil/base/text.h"

namespace peil::analysis::asked {

ChiSquare ChiSquare::read(PlanKeys& keys, const std::string& id) {
  ChiSquare asked;
  asked.common.id = id;
  asked.common.design = keys.design();
  asked.rows = keys.column("rows", asked.common.design);
  asked.columns = keys.column("columns", asked.common.design);
  asked.tests = keys.texts("tests");
  if (asked.tests.empty()) asked.tests = {"F"};
  const std::vector<std::string> known{"pearson", "F", "Chisq", "Wald", "adjWald"};
  for (const std::string& one : asked.tests) {
    if (std::ranges::find(known, one) != known.end()) continue;
    keys.wrong("tests", "plan.bad-value", "There is no test '" + one + "'.",
               "It is one of: " + join(known, ", ") + ".");
  }
  return asked;
}

}  // namespace peil::analysis::asked
