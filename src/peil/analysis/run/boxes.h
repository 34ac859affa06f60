#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/run/domain_tables.h"

namespace peil::analysis {

/// Answers that count: within a range, or one of some numbers or texts.
struct Counted {
  std::optional<estimate::Between> range;
  std::vector<double> numbers;
  std::vector<std::string> texts;

  bool holds(double value) const;
  bool holds(const std::string& text) const;
};

/// A share of answers, or (with `minus`) what one share is above another.
struct Box {
  std::string name;
  std::string column;  ///< empty: the variables of the analysis
  Counted plus, minus;
};

/// Reads one member of `boxes`: [from, to], a list, or { "of": column, "answers": ... }; the column
/// is noted for the design of `common`.
Box read_box(PlanKeys& keys, const Common& common, const std::string& name, const Node& node);
/// Reads one member of `net`: { "plus", "minus", "of" }.
Box read_net(PlanKeys& keys, const Common& common, const std::string& name, const Node& node);

/// The answers to a column as 1 (plus), -1 (minus) or 0. Throws Refusal for a text that no row has,
/// and for a column of texts that the box wants as numbers.
Item scores(const Run& run, const Prepared& design, const std::string& column, const Box& box);

/// The same for DomainTables: the scores of the values where the column has few of them.
DomainTables::Answers scored(const Run& run, const Prepared& design, const std::string& column,
                             const Box& box);

}  // namespace peil::analysis
