#include "peil/analysis/plan/asked/banner.h"

#include <cmath>

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {
namespace {

Banner::Show show_of(const std::string& word) {
  return word == "pairs"  ? Banner::Show::Pairs
         : word == "rest" ? Banner::Show::Rest
                          : Banner::Show::Columns;
}

}  // namespace

std::vector<std::string> read_table_columns(PlanKeys& keys, const std::string& design) {
  std::vector<std::string> columns = keys.columns("columns", design);
  if (columns.empty()) (void)keys.required_texts("columns");
  each_once(keys, "columns", columns);
  return columns;
}

Banner Banner::read(PlanKeys& keys, const std::string& id) {
  Banner asked{read_common(keys, id), {}, {}, Show::Columns, 0.05, 30};
  if (!keys.has("df")) asked.common.degrees = estimate::Degrees::OfDomain;
  refuse_keys(keys, {"by", "levels"}, "The columns of a banner stand under 'columns'.",
              "Take 'by' and 'levels' out.");
  asked.set = keys.required_text("set");
  asked.columns = read_table_columns(keys, asked.common.design);
  asked.show = show_of(keys.one_of("show", {"columns", "pairs", "rest"}, "columns"));
  asked.level = keys.number("level", 0.05);
  if (!(asked.level > 0.0 && asked.level < 1.0))
    keys.wrong("level", "plan.bad-value", "'level' must lie between 0 and 1.",
               "Write 0.05 for 5 percent.");
  const double least = keys.number("least_letters", 30.0);
  if (!(least >= 2.0 && least <= 1e9 && least == std::floor(least)))
    keys.wrong("least_letters", "plan.bad-value", "'least_letters' is a number of answers.",
               "Write a whole number of 2 or more.");
  else
    asked.least_letters = static_cast<std::size_t>(least);
  return asked;
}

}  // namespace peil::analysis::asked
