#pragma once

#include <string>

#include "peil/model/dataset.h"
#include "peil/model/table.h"

namespace peil::table {

/// The column of that name. Contract: the table has it.
const Column& column_of(const Table& table, const std::string& name);

/// Rows by the values of one column: codes and the texts of the levels, sorted (numbers by size).
/// A blank is Grouping::outside.
Grouping grouping(const Column& column);

/// A column as numbers with their blanks. Contract: the column is numeric.
NumberColumn number_column(const Column& column);

/// The same as answers to an item of the column's name.
Item numbers(const Column& column);

/// A column as choices: code 1, 2, ... of its levels, sorted. Contract: at most 255 levels.
Item choices(const Column& column);

}  // namespace peil::table
