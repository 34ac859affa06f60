#pragma once

#include <cstddef>
#include <vector>

#include "peil/findings/cross_table.h"

namespace peil::findings {

/// Tests of a table that are judged together, by Benjamini & Hochberg, and those that follow their
/// limit: the largest p that is still shown. Contract: every test has a p.
class TableFamily {
 public:
  void add(TableTest& test, bool inside) { (inside ? inside_ : outside_).push_back(&test); }

  /// How many there are inside.
  std::size_t judge(double level);

 private:
  std::vector<TableTest*> inside_, outside_;
};

}  // namespace peil::findings
