#pragma once

#include <map>
#include <string>
#include <utility>

#include "peil/model/concentration.h"
#include "peil/model/dataset.h"
#include "peil/weighting/weighted.h"

namespace peil::estimate {

/// By domain ("all", the reporting groups, the customer groups) and item; one choice of several is
/// an item of its own ("channels/desk"). Without answers there is none.
using Concentrations = std::map<std::pair<std::string, std::string>, Concentration>;

/// Contract  the dataset has the two groupings.
Concentrations concentrations(const Dataset& dataset, const weighting::Weighted& weighted);

}  // namespace peil::estimate
