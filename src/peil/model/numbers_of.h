#pragma once

#include <vector>

#include "peil/model/document.h"

namespace peil {

/// Every number of a document that is bound to a figure, in its order, charts included.
std::vector<Number> numbers_of(const Document& document);

}  // namespace peil
