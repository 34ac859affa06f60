#include <algorithm>
#include <optional>

#include "peil/analysis/run/banner_columns.h"
#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/contrast.h"
#include "peil/analysis/run/over_classes.h"
#include "peil/estimate/standardised.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

using Asked = asked::StandardisedMean;

// The columns and the classes of one design.
struct Parts {
  BannerColumns columns;
  std::vector<std::string> class_names;
  std::vector<estimate::Domain> over;
};

Parts parts_of(const Prepared& design, const Asked& asked) {
  const Grouping by = grouping(*design.table->column(asked.over));
  Parts result{banner_columns(design, asked.over, asked.columns, &by), {}, {}};
  for (const std::uint32_t level : classes_asked(by, asked.classes)) {
    result.class_names.push_back(by.levels[level]);
    result.over.push_back(
        estimate::domain(result.columns.parts.classes, asked.columns.size(), level));
  }
  return result;
}

// One variable of them.
class Standardising {
 public:
  Standardising(Run& run, const Asked& asked, const Prepared& design, const Parts& parts,
                const std::string& variable)
      : run_(run),
        asked_(asked),
        how_(options(design, asked.common)),
        parts_(parts),
        variable_(variable),
        counted_(tallies(design, classes(), numbers(run.numeric_column(design, variable)))) {}

  void add_all() {
    std::vector<std::optional<estimate::Standardised>> means;
    for (const DomainAsked& column : parts_.columns.parts.domains) means.push_back(one(column));
    const std::vector<Contrast> pairs = all_pairs(parts_.columns.parts);
    const std::vector<std::string> names = contrast_names(parts_.columns.parts, pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto &a = means[pairs[i].one], &b = means[pairs[i].other];
      if (a && b) add_difference(names[i], *a, *b);
    }
  }

 private:
  const estimate::Classes& classes() const { return parts_.columns.parts.classes; }

  Estimate estimate_of(const estimate::Linear& statistic) const {
    const Estimate result = estimate::estimate_of(statistic, classes(), counted_, how_);
    if (!result.standard_error) throw lonely_refusal(classes(), variable_);
    return result;
  }

  std::optional<estimate::Standardised> one(const DomainAsked& column) {
    std::size_t without = 0;
    auto found = estimate::standardised(classes(), counted_, column.domain, parts_.over,
                                        asked_.standard, without);
    if (!found) {
      const bool nobody = without == parts_.over.size();
      refuse(run_, variable_, column,
             nobody ? "Nobody of '" + column.level + "' has an answer to '" + variable_ + "'."
                    : "Nobody of '" + column.level + "' with an answer to '" + variable_ +
                          "' has '" + parts_.class_names[without] + "' in '" + asked_.over +
                          "', so it cannot be made comparable. Merge that class with a like one.");
      return {};
    }
    Cell cell = estimate_cell(asked_.common, variable_, column, estimate_of(found->mean));
    cell.basis = on_answers(found->fewest);
    cell.add("n_least_class", static_cast<double>(found->fewest));
    const Estimate plain = estimate_of(found->plain);
    cell.add("plain", plain.value);
    cell.add("se_plain", plain.standard_error);
    run_.add(std::move(cell));
    return found;
  }

  void add_difference(const std::string& name, const estimate::Standardised& one,
                      const estimate::Standardised& other) {
    Estimate difference = estimate_of(estimate::less(one.mean, other.mean));
    difference.answers = one.mean.answers + other.mean.answers;
    const bool alike = estimate_of(one.mean).alike > 0.0 || estimate_of(other.mean).alike > 0.0;
    Cell cell = estimate_cell(asked_.common, variable_, {asked_.over, name, {}}, difference,
                              Form::Contrast);
    cell.basis = on_answers(std::min(one.fewest, other.fewest));
    if (const auto test = estimate::t_test(difference)) cell.test = {test->t, test->p};
    if (alike) put_alike(cell, {});  // one of the two has no spread to go by
    run_.add(std::move(cell));
  }

  Run& run_;
  const Asked& asked_;
  estimate::Options how_;
  const Parts& parts_;
  const std::string& variable_;
  estimate::Tallies counted_;
};

void standardise(Run& run, const Asked& asked) {
  const Prepared& design = run.design_of_domains(asked.common.design);
  const Parts parts = parts_of(design, asked);
  for (const std::string& variable : asked.common.variables)
    Standardising(run, asked, design, parts, variable).add_all();
}

}  // namespace

void compute(Run& run, const asked::StandardisedMean& asked) { standardise(run, asked); }

}  // namespace peil::analysis
