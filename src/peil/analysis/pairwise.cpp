#include "peil/analysis/pairwise.h"

#include <algorithm>

#include "peil/analysis/adjust.h"
#include "peil/analysis/put.h"
#include "peil/base/text.h"
#include "peil/estimate/student.h"

namespace peil::analysis {
namespace {

struct Asked {
  Common common;
  std::string share_of;             // column whose categories are counted; empty: means
  std::vector<std::string> values;  // categories
  std::vector<estimate::NamedAdjustment> methods;
};

// 1 where the column has that value, 0 where it has another.
Item indicator(const Column& column, const std::string& value) {
  const Grouping by = grouping(column);
  const auto found = std::ranges::find(by.levels, value);
  if (found == by.levels.end()) {
    throw Refusal{value, "Column '" + column.name + "' has no value '" + value +
                             "'; it has: " + join(by.levels, ", ") + "."};
  }
  const auto place = static_cast<std::uint32_t>(found - by.levels.begin());
  NumberColumn numbers;
  for (const std::uint32_t level : by.level) {
    numbers.value.push_back(level == place ? 1.0 : 0.0);
    numbers.reason.push_back(level == Grouping::outside ? Absent::Skipped : Absent::No);
  }
  return {value, ItemKind::Number, {}, std::move(numbers)};
}

void compare_all(Run& run, const Asked& asked, const Prepared& design, const Split& parts,
                 const Item& item) {
  const std::string& id = asked.common.id;
  const estimate::Tallies counted = tallies(design, parts.classes, item);
  std::vector<std::string> pairs;
  std::vector<double> p;
  bool some = false;
  for (std::size_t a = 0; a < parts.domains.size(); ++a) {
    for (std::size_t b = a + 1; b < parts.domains.size(); ++b) {
      const DomainAsked &one = parts.domains[a], &other = parts.domains[b];
      const auto e = estimate::difference(parts.classes, counted, one.domain, other.domain,
                                          options(design, asked.common));
      if (!e) continue;  // nobody answered in one of the two
      some = true;
      if (!e->standard_error) throw lonely_refusal(parts.classes, item.name);
      const DomainAsked pair{one.name, one.level + "-" + other.level, {}};
      put_estimate(run, asked.common, item.name, pair, *e);
      if (*e->standard_error <= 0.0 || e->degrees_of_freedom <= 0.0) continue;
      const double t = e->value / *e->standard_error;
      pairs.push_back(pair.level);
      p.push_back(estimate::t_p_value(t, e->degrees_of_freedom));
      put(run, id, item.name, pair.name, pair.level, "t", t);
      put(run, id, item.name, pair.name, pair.level, "p", p.back());
    }
  }
  if (!some) {
    throw Refusal{item.name, "No two levels of '" + parts.domains.front().name +
                                 "' have answers to '" + item.name + "'."};
  }
  for (const estimate::NamedAdjustment& one : asked.methods) {
    const std::vector<double> values = estimate::adjusted(p, one.method);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      put(run, id, item.name, parts.domains.front().name, pairs[i], std::string(one.name).c_str(),
          values[i]);
    }
  }
}

void compare(Run& run, const Asked& asked) {
  const Prepared& design = run.design(asked.common.design);
  const Split parts = split(design, asked.common);
  if (parts.domains.size() < 2) {
    throw Refusal{"", "There are fewer than two levels to compare."};
  }
  for (const std::string& value : asked.values)
    compare_all(run, asked, design, parts, indicator(*design.table->column(asked.share_of), value));
  for (const std::string& variable : asked.common.variables)
    compare_all(run, asked, design, parts, numbers(run.numeric_column(design, variable)));
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked{read_common(keys, id, false), "", {}, {}};
  if (asked.common.by.empty()) (void)keys.required_texts("by");
  if (keys.has("share_of") || asked.common.variables.empty()) {
    asked.share_of = keys.column("share_of", asked.common.design);
    asked.values = keys.required_texts("values");
  }
  asked.methods = read_adjustments(keys, "adjust");
  return [asked](Run& run) { compare(run, asked); };
}

}  // namespace

const Statistic pairwise_statistic{"pairwise", read};

}  // namespace peil::analysis
