#pragma once

#include <string>

#include "peil/model/table.h"

namespace peil::analysis {

/// Why a column cannot be counted with, and how to mend it: a sentence or two about a value that is
/// no number. An SPSS text variable is one of texts, whatever they say. `otherwise` says what else
/// can be asked of such a column.
std::string not_numeric(const Column& column, const std::string& otherwise);

}  // namespace peil::analysis
