#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/model/estimate.h"

namespace peil::analysis {

/// The rows that a result stands on, whether or not it prints how many there are: what may be shown
/// is judged by them. Who forgets to say so has said "nobody's answers", which no gate lets
/// through.
struct Basis {
  enum class Of : std::uint8_t {
    Answers,  ///< rows of people who answered
    Frame,    ///< units of a table that is read as a frame, of whom nothing was asked
    Plan,     ///< numbers that stand in the plan: no row at all
  };
  Of of = Of::Answers;
  std::size_t rows = 0;        ///< unweighted; where groups or waves are compared, of the smallest
  std::size_t parameters = 0;  ///< numbers that a model fits to the rows together; 0: no model

  bool operator==(const Basis&) const = default;
};

inline Basis on_answers(std::size_t rows, std::size_t parameters = 0) {
  return {Basis::Of::Answers, rows, parameters};
}
inline Basis on_frame(std::size_t units) { return {Basis::Of::Frame, units, 0}; }
inline Basis on_plan() { return {Basis::Of::Plan, 0, 0}; }

/// A number and its name in the output.
struct NamedNumber {
  std::string name;
  double value = 0.0;
};

struct Test {
  std::optional<double> t, p;
};

/// What kind of result it is: what its estimate is called, and in which order its numbers stand.
enum class Form : std::uint8_t {
  Numbers,         ///< no estimate: `numbers` alone
  Estimate,        ///< a mean, total, ratio or share of boxes; a change, a slope
  Contrast,        ///< one group of a sample less another
  Benchmark,       ///< less a figure from outside
  Equivalence,     ///< a change, held against a margin
  Spread,          ///< a standard deviation
  Proportion,      ///< a share with the intervals of `numbers`
  Quantile,        ///< a quantile; an end of its interval that is known stands in `numbers`
  Coefficient,     ///< of a regression
  Kappa,           ///< agreement of two coders
  Survival,        ///< the share still open after some time
  RestrictedMean,  ///< mean time up to a horizon
  Refused,         ///< it cannot be done; Results::refusals has the sentence
  Held,            ///< there is one, and a gate keeps it inside
};

/// One result of an analysis: what was found of a variable in a domain.
///
/// Units  those of the variable; `interval` is at the confidence that the analysis asks for.
struct Cell {
  std::string variable{};  ///< blank: of the analysis as a whole
  std::string domain{};    ///< "region|sex"; blank: everybody
  std::string level{};  ///< "N|f", and of what else there is more than one: a quantile, a category
  Form form = Form::Numbers;
  Basis basis{};

  std::optional<Estimate> estimate{};  ///< value, error, degrees of freedom
  std::optional<Interval> interval{};
  std::optional<double> design_effect{};
  std::optional<Test> test{};
  std::vector<std::size_t> compared{};  ///< answers of each wave, the earlier first
  std::vector<NamedNumber> numbers{};   ///< what else this form has, in the order of the output

  /// Adds to `numbers`; nothing when it is not known.
  void add(std::string name, std::optional<double> value) {
    if (value) numbers.push_back({std::move(name), *value});
  }
};

using SeeNumber = std::function<void(std::string_view name, double value)>;
/// Tells every number of the cell with its name, in the order of the output.
void each_number(const Cell& cell, const SeeNumber& see);
/// The same as a list.
std::vector<NamedNumber> named_numbers(const Cell& cell);

}  // namespace peil::analysis
