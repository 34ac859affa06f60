#pragma once

#include "peil/reading/part.h"

namespace peil::reading {

/// Words tell what brought something about: "dankzij", "door de Steigerwet kritischer"; not the
/// "due to" of "due to chance".
bool tells_cause(const Page& page, const Part& part);

}  // namespace peil::reading
