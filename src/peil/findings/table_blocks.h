#pragma once

#include <string>
#include <utility>
#include <vector>

#include "peil/base/result.h"
#include "peil/findings/table_levels.h"
#include "peil/findings/table_plan.h"

namespace peil::findings {

/// The columns of a table, and how each 0/1 column of the plan is made from the answers.
struct AskedBlocks {
  std::vector<TableBlock> blocks;
  std::vector<LeftOut> left_out;
  /// By id; columns of the same people have one. `before`: the wave beside it has them too.
  struct Membership {
    std::string id;
    Expression in;
    bool before = false;
  };
  std::vector<Membership> columns;
};

/// The total first, where it is asked for, and then the blocks of the specification.
///
/// Problems  "table.too-large" more than 200 columns, or 1,000 without letters
Result<AskedBlocks> blocks_of(const TableSpec& spec, const TableWave& wave, TableLevels& levels);

}  // namespace peil::findings
