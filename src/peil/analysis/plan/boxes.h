#pragma once

#include <optional>
#include <string>
#include <vector>
#include "peil/analysis/plan/common.h"

namespace peil::analysis {

/// Numbers from `from` to `to`, both included.
struct Range {
  double from = 0.0, to = 0.0;

  bool operator==(const Range&) const = default;
  template <class See>
  void members(See&& see) const {
    see("from", from);
    see("to", to);
  }
};

/// Answers that count: within a range, or one of some numbers or texts.
struct Counted {
  std::optional<Range> range;
  std::vector<double> numbers;
  std::vector<std::string> texts;

  bool holds(double value) const;
  bool holds(const std::string& text) const;

  bool operator==(const Counted&) const = default;
  template <class See>
  void members(See&& see) const {
    see("range", range);
    see("numbers", numbers);
    see("texts", texts);
  }
};

/// A share of answers, or (with `minus`) what one share is above another.
struct Box {
  std::string name;
  std::string column;  ///< empty: the variables of the analysis
  Counted plus, minus;

  bool operator==(const Box&) const = default;
  template <class See>
  void members(See&& see) const {
    see("name", name);
    see("column", column);
    see("plus", plus);
    see("minus", minus);
  }
};

/// What a box of one of several items is called: "item|box".
std::string of_item(const std::string& item, const Box& box);

/// Reads one member of `boxes`: [from, to], a list, or { "of": column, "answers": ... }; the column
/// is noted for the design of `common`.
Box read_box(PlanKeys& keys, const Common& common, const std::string& name, const Node& node);

/// Reads one member of `net`: { "plus", "minus", "of" }.
Box read_net(PlanKeys& keys, const Common& common, const std::string& name, const Node& node);

}  // namespace peil::analysis
