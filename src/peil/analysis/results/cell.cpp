#include "peil/analysis/results/cell.h"

#include <array>
#include <span>

namespace peil::analysis {
namespace {

enum class Part : std::uint8_t {
  None,
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
  std::array<Part, 9> parts;
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

// Tells the parts of one cell under their names.
class Naming {
 public:
  Naming(const Cell& cell, const char* value, const SeeNumber& see)
      : cell_(cell), value_(value), see_(see) {}

  void tell(Part part) const {
    const std::optional<Estimate>& estimate = cell_.estimate;
    switch (part) {
      case Part::None:
        return;
      case Part::Value:
        return tell(value_, estimate ? std::optional(estimate->value) : std::nullopt);
      case Part::Complement:
        return tell("within", 1.0 - estimate->value);
      case Part::Rows:
        return tell("n", static_cast<double>(estimate ? estimate->answers : cell_.basis.rows));
      case Part::Degrees:
        return tell("df", estimate ? std::optional(estimate->degrees_of_freedom) : std::nullopt);
      case Part::Error:
        return tell("se", estimate ? estimate->standard_error : std::nullopt);
      case Part::Ends:
        if (cell_.interval)
          tell("ci_low", cell_.interval->low), tell("ci_high", cell_.interval->high);
        return;
      case Part::Effect:
        return tell("deff", cell_.design_effect);
      case Part::Compared:
        if (cell_.compared.empty()) return;
        tell("n_before", static_cast<double>(cell_.compared.front()));
        return tell("n_after", static_cast<double>(cell_.compared.back()));
      case Part::Tested:
        if (cell_.test) tell("t", cell_.test->t), tell("p", cell_.test->p);
        return;
      case Part::Numbers:
        for (const NamedNumber& number : cell_.numbers) see_(number.name, number.value);
    }
  }

 private:
  void tell(const char* name, std::optional<double> value) const {
    if (value) see_(name, *value);
  }

  const Cell& cell_;
  const char* value_;
  const SeeNumber& see_;
};

}  // namespace

void each_number(const Cell& cell, const SeeNumber& see) {
  if (cell.form == Form::Refused) return see("refused", 1.0);
  if (cell.form == Form::Held) return see("held", 1.0);
  const Order order = order_of(cell.form);
  const Naming naming(cell, order.value, see);
  for (const Part part : order.parts) naming.tell(part);
}

std::vector<NamedNumber> named_numbers(const Cell& cell) {
  std::vector<NamedNumber> all;
  each_number(cell, [&](std::string_view name, double value) {
    all.push_back({std::string(name), value});
  });
  return all;
}

}  // namespace peil::analysis
