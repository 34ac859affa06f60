#include "peil/analysis/results/cell.h"

#include <span>

namespace peil::analysis {
namespace {

enum class Part : std::uint8_t {
  Value,
  Complement,
  Rows,
  Degrees,
  Error,
  Ends,
  Effect,
  Compared,
  Tested,
  Numbers
};

// How a form is put: the name of its value, and its parts in order.
struct Order {
  const char* value;
  std::vector<Part> parts;
};

Order order_of(Form form) {
  using enum Part;
  switch (form) {
    case Form::Numbers:
      return {"", {Numbers}};
    case Form::Estimate:
      return {"estimate", {Value, Rows, Degrees, Error, Ends, Effect, Compared, Tested, Numbers}};
    case Form::Contrast:
      return {"estimate", {Value, Rows, Degrees, Error, Ends, Numbers, Tested}};
    case Form::Benchmark:
      return {"difference", {Value, Error, Degrees, Rows, Ends, Tested, Numbers}};
    case Form::Equivalence:
      return {"estimate", {Value, Error, Degrees, Ends, Tested, Numbers}};
    case Form::Spread:
      return {"estimate", {Rows, Value, Numbers}};
    case Form::Proportion:
      return {"estimate", {Value, Error, Degrees, Rows, Numbers}};
    case Form::Quantile:
      return {"estimate", {Value, Numbers, Rows}};
    case Form::Coefficient:
      return {"estimate", {Value, Error, Tested, Numbers}};
    case Form::Kappa:
      return {"kappa", {Value, Error, Ends, Numbers, Rows}};
    case Form::Survival:
      return {"survival", {Value, Complement, Error, Numbers}};
    case Form::RestrictedMean:
      return {"rmst", {Value, Error, Numbers, Rows}};
    case Form::Refused:
    case Form::Held:
      break;
  }
  return {"", {}};
}

// Puts the parts of one cell under their names.
class Naming {
 public:
  Naming(const Cell& cell, const char* value) : cell_(cell), value_(value) {}

  void add(Part part) {
    const std::optional<Estimate>& estimate = cell_.estimate;
    switch (part) {
      case Part::Value:
        return add(value_, estimate ? std::optional(estimate->value) : std::nullopt);
      case Part::Complement:
        return add("within", 1.0 - estimate->value);
      case Part::Rows:
        return add("n", static_cast<double>(estimate ? estimate->answers : cell_.basis.rows));
      case Part::Degrees:
        return add("df", estimate ? std::optional(estimate->degrees_of_freedom) : std::nullopt);
      case Part::Error:
        return add("se", estimate ? estimate->standard_error : std::nullopt);
      case Part::Ends:
        if (cell_.interval)
          add("ci_low", cell_.interval->low), add("ci_high", cell_.interval->high);
        return;
      case Part::Effect:
        return add("deff", cell_.design_effect);
      case Part::Compared:
        if (cell_.compared.empty()) return;
        add("n_before", static_cast<double>(cell_.compared.front()));
        return add("n_after", static_cast<double>(cell_.compared.back()));
      case Part::Tested:
        if (cell_.test) add("t", cell_.test->t), add("p", cell_.test->p);
        return;
      case Part::Numbers:
        all.insert(all.end(), cell_.numbers.begin(), cell_.numbers.end());
    }
  }

  std::vector<NamedNumber> all;

 private:
  void add(const char* name, std::optional<double> value) {
    if (value) all.push_back({name, *value});
  }

  const Cell& cell_;
  const char* value_;
};

}  // namespace

std::vector<NamedNumber> named_numbers(const Cell& cell) {
  if (cell.form == Form::Refused) return {{"refused", 1.0}};
  if (cell.form == Form::Held) return {{"held", 1.0}};
  const Order order = order_of(cell.form);
  Naming naming(cell, order.value);
  naming.all.reserve(2 * order.parts.size() + cell.numbers.size());
  for (const Part part : order.parts) naming.add(part);
  return std::move(naming.all);
}

}  // namespace peil::analysis
