#pragma once

#include "peil/report/pen.h"

namespace peil::report {

/// How the answers of the last wave were weighted, whom no answer of any wave speaks for, and who
/// counts once though they are in several customer groups.
Words weighting_words(Pen& pen);

/// What the weights of every wave met, and how much they widen errors.
PrintedTable weighting_table(Pen& pen);

}  // namespace peil::report
