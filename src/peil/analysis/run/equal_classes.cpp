#include "peil/analysis/run/equal_classes.h"

#include <algorithm>

#include "peil/analysis/run/over_classes.h"
#include "peil/estimate/multiplicity.h"

namespace peil::analysis {

std::optional<EqualRows> equal_rows(const ModelRows& rows, const AtEqual& equal) {
  if (!equal.asked()) return {};
  const Prepared& design = rows.design;
  const Grouping by = grouping(*design.table->column(equal.over));
  EqualRows result;
  const std::vector<std::uint32_t> classes = classes_asked(by, equal.classes);
  std::vector<std::uint32_t> place(by.levels.size(), static_cast<std::uint32_t>(classes.size()));
  for (std::size_t k = 0; k < classes.size(); ++k) {
    place[classes[k]] = static_cast<std::uint32_t>(k);
    result.names.push_back(by.levels[classes[k]]);
  }
  drivers::EqualClasses& at = result.at;
  at.classes = classes.size();
  estimate::Multiplicity multiplicity(design.design.lists);
  for (std::size_t row = 0; row < by.level.size(); ++row) {
    const std::uint32_t level = by.level[row];
    at.of_row.push_back(level == Grouping::outside ? static_cast<std::uint32_t>(at.classes)
                                                   : place[level]);
    const bool weightless = !design.weightless.empty() && design.weightless[row] != 0;
    const bool counts = at.has(row) && !weightless && !rows.outcome.absent(row);
    at.standard.push_back(counts ? design.weighted.weight[row].persons() : 0.0);
    if (counts) multiplicity.see(row);
  }
  for (std::size_t row = 0; row < at.standard.size(); ++row) {
    if (at.standard[row] > 0.0) at.standard[row] *= multiplicity.counts(row);
  }
  return result;
}

RowsOfClasses rows_of_classes(const EqualRows& equal, const ModelRows& rows,
                              std::span<const double> weight) {
  std::vector<drivers::Variable> all{rows.outcome};
  all.insert(all.end(), rows.predictors.begin(), rows.predictors.end());
  std::vector<std::size_t> of_class(equal.at.classes, 0);
  for (const std::uint32_t row : drivers::complete_rows(all, weight)) {
    if (equal.at.has(row)) ++of_class[equal.at.of_row[row]];
  }
  const std::vector<double> share = drivers::standard_shares(equal.at);
  RowsOfClasses result{0, 0, of_class.size()};
  bool first = true;
  for (std::size_t k = 0; k < of_class.size(); ++k) {
    if (!(share[k] > 0.0)) continue;
    result.rows += of_class[k];
    result.fewest = first ? of_class[k] : std::min(result.fewest, of_class[k]);
    first = false;
    if (of_class[k] == 0) result.without = k;
  }
  if (first) result.without = 0;  // nobody has a class
  return result;
}

Basis basis_at_equal(const RowsOfClasses& of, std::size_t parameters) {
  return on_answers(of.rows, std::max(parameters, of.rows - of.fewest));
}

std::string nobody_of_class(const EqualRows& equal, std::size_t without, const std::string& over) {
  return "Nobody who answered everything has '" + equal.names[without] + "' in '" + over +
         "', so nothing can be said at equal classes. Merge that class with a like one.";
}

}  // namespace peil::analysis
