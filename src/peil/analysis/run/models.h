#pragma once

#include "peil/analysis/plan/model.h"

#include <string>
#include <vector>

#include "peil/analysis/run/put.h"
#include "peil/drivers/variable.h"

namespace peil::analysis {

/// The variables of a model with the rows of its design.
struct ModelRows {
  const Prepared& design;
  Split parts;
  drivers::Variable outcome;
  std::vector<drivers::Variable> predictors;
};

ModelRows rows_of(Run& run, const Model& model);

/// Weight of each row; 0 outside the domain and for rows without weight.
std::vector<double> weights_in(const Prepared& design, const Split& parts,
                               const DomainAsked& domain);

/// The same with 1 for every row that counts.
std::vector<double> ones_in(const Prepared& design, const Split& parts, const DomainAsked& domain);

/// Columns of the design's table as variables. Throws Refusal for one that is not numeric.
std::vector<drivers::Variable> variables_of(const Run& run, const Prepared& design,
                                            const std::vector<std::string>& names);

}  // namespace peil::analysis
