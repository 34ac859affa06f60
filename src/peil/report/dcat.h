#pragma once

#include <map>
#include <string>

#include "peil/report/deposit.h"

namespace peil::report {

/// Files of the folder by name, as they are written.
using DepositTexts = std::map<std::string, std::string>;

/// The data set and its distributions for a catalogue: DCAT-AP-NL 3.0, in Turtle. `texts` has the
/// files with data.
///
/// Source  https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/
std::string dcat_dataset(const Deposit& deposit, const DepositTexts& texts);

}  // namespace peil::report
