#pragma once

#include <iosfwd>

#include "peil/findings/cross_table.h"
#include "peil/report/told_table.h"

namespace peil::report {

/// A row for every cell of the table, figures with all their digits (docs/formats/table.md).
void print_csv(const findings::CrossTable& table, const report::ToldTable& told, std::ostream& out);
/// The same as an object: columns, rows with their cells, families, notes.
void print_json(const findings::CrossTable& table, const report::ToldTable& told,
                std::ostream& out);

}  // namespace peil::report
