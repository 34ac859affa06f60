#include "peil/analysis/run/statistics/ratio.h"

#include "peil/analysis/run/compute.h"
#include "peil/estimate/ratio.h"

namespace peil::analysis {
namespace {

using Asked = asked::Ratio;

// Rows with weight 0 are in the sample, but their numbers do not count.
NumberColumn counted_column(const Run& run, const Prepared& design, const std::string& name) {
  NumberColumn result = number_column(run.numeric_column(design, name));
  for (std::size_t row = 0; row < design.weightless.size(); ++row) {
    if (design.weightless[row] != 0) result.reason[row] = Absent::Skipped;
  }
  return result;
}

void estimate_all(Run& run, const Asked& asked) {
  const Prepared& design = run.design(asked.common.design);
  add_ratio(run, asked.common, design, split(design, asked.common), asked.numerator,
            asked.denominator);
}

}  // namespace

void add_ratio(Run& run, const Common& common, const Prepared& design, const Split& parts,
               const std::string& numerator, const std::string& denominator) {
  const NumberColumn y = counted_column(run, design, numerator);
  const NumberColumn x = counted_column(run, design, denominator);
  const std::string variable = numerator + "/" + denominator;
  for (const DomainAsked& domain : parts.domains) {
    const estimate::RatioEstimate found =
        estimate::ratio(parts.classes, y, x, domain.domain, options(design, common));
    if (found.answers == 0) {
      run.add(nobody_cell(variable, domain));
    } else if (!found.estimate) {
      refuse(run, variable, domain,
             "'" + denominator + "' adds up to 0 here: there is nothing to divide by.");
    } else {
      if (!found.estimate->standard_error) throw lonely_refusal(parts.classes, variable);
      run.add(estimate_cell(common, variable, domain, *found.estimate));
    }
  }
}

void compute(Run& run, const asked::Ratio& asked) { estimate_all(run, asked); }

}  // namespace peil::analysis
