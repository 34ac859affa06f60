#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/model/table_spec.h"

namespace peil::study {

inline constexpr std::size_t most_table_items = 2000, most_table_columns = 200;
/// Where columns are not compared two by two.
inline constexpr std::size_t most_columns_without_letters = 1000;

/// What stands for a variable of the answers beside the items of the form: customer group,
/// reporting group, language and the design variables of the wave's sample.
std::vector<std::string> background_variables(const Study& study, const std::string& wave);

/// Reads a table's specification, checked against the study. `latest` is the wave that it is about
/// where it names none.
///
/// Problems  those of read_toml and TomlTable, and
///           "table.unknown-wave", "table.wave-order"   a wave beside it that is not earlier
///           "table.unknown-item", "table.no-figures"   a row of texts
///           "table.unknown-column", "table.no-column"  an amount or a text as column
///           "table.several-answers"  a question with several answers crossed with another
///           "table.net"              a net of an item that is no row, or of answers it has not
///           "table.too-large"        more items than 2,000
///           "table.nothing"          no columns and no total
///           "table.waves"            columns by wave without a wave beside it, or of reporting
///                                    groups together that nobody asked to put together
///           "table.sort"             rows in the order of what the table has not
///           "table.filter"           a filter looks at what the wave has not
///           and of a filter those of parse_expression and check_expression
Result<TableSpec> read_table_spec(const std::string& text, const std::string& file,
                                  const Study& study, const std::string& latest);

}  // namespace peil::study
