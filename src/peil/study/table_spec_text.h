#pragma once

#include <string>

#include "peil/model/table_spec.h"

namespace peil::study {

/// A specification as the lines of a file that asks the same of the same people
/// (docs/formats/table.md), whatever the file said it with: waves, rows, statistics, nets, columns
/// and the filter as written, always in one order. Title, order of the rows and level of the tests
/// are not in it: they change nothing of whose answers are counted. Behind a title, read_table_spec
/// reads it.
std::string asked_text(const TableSpec& spec);

/// A text as TOML has it, between quotes.
std::string toml_string(const std::string& text);

}  // namespace peil::study
