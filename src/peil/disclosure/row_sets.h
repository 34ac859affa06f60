#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/model/concentration.h"
#include "peil/model/dataset.h"
#include "peil/model/table.h"

namespace peil::disclosure {

/// Which rows of a table a figure counts, by row.
using RowSet = std::vector<bool>;

/// A figure that is out already (true) or secret, as the rows that it counts.
using KnownRows = std::pair<RowSet, bool>;
/// The same by the item that they are about.
using RowsByItem = std::map<std::string, std::vector<KnownRows>>;

/// The items of the form that a column is made from: itself, the question of a choice
/// ("channels/desk"), or those of the expression that derives it.
void add_items(const analysis::DataPlan& data, const std::string& column,
               std::set<std::string>& items);

/// The rows with a value in every one of the columns. Contract: the table has them.
RowSet answered(const Table& table, const std::vector<std::string>& columns);

/// Those of the rows that lie in one level.
RowSet within(RowSet rows, const Grouping& by, std::uint32_t level);

std::size_t people(const RowSet& rows);

/// True when all of the rows hold one and the same value of a column.
bool all_alike(const Table& table, const std::string& column, const RowSet& rows);

/// How the values of a column lie together in those rows, every row counted once.
Concentration concentration(const Table& table, const std::string& column, const RowSet& rows);

/// How many of the rows hold a value that counts.
std::size_t counted_in(const Table& table, const std::string& column, const RowSet& rows,
                       const analysis::Counted& answers);

/// How many different values a column holds.
std::size_t values_in(const Table& table, const std::string& column);

/// 1 for the rows of the set, else 0.
std::vector<std::uint32_t> as_column(const RowSet& rows);

}  // namespace peil::disclosure
