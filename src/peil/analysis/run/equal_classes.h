#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/analysis/plan/at_equal.h"
#include "peil/analysis/run/models.h"
#include "peil/drivers/at_equal.h"

namespace peil::analysis {

/// The classes at which a model is asked, by row of its design. The standard is everybody with an
/// answer to its outcome and a class, at their weight.
struct EqualRows {
  drivers::EqualClasses at;
  std::vector<std::string> names;  ///< of the classes
};

/// Nothing where the model is asked as it is. Throws Refusal for a class that no row has.
std::optional<EqualRows> equal_rows(const ModelRows& rows, const AtEqual& equal);

/// Complete rows of a model, by class; and what a figure of it stands on: of the rows as many as it
/// takes beyond its parameters, or beyond the smallest class, whatever leaves less.
struct RowsOfClasses {
  std::size_t rows = 0, fewest = 0;
  std::size_t without = 0;  ///< place of a class of the standard that has none; else their number
};
RowsOfClasses rows_of_classes(const EqualRows& equal, const ModelRows& rows,
                              std::span<const double> weight);
Basis basis_at_equal(const RowsOfClasses& of, std::size_t parameters);

/// Why a class without rows stops a model.
std::string nobody_of_class(const EqualRows& equal, std::size_t without, const std::string& over);

}  // namespace peil::analysis
