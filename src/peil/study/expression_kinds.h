#pragma once

#include <optional>

#include "peil/model/expression.h"

/// What an expression gives, as far as it tells by itself.
namespace peil::study {

bool is_comparison(Expression::Op op);

/// It says yes or no, whatever the answers.
bool is_yes_no(const Expression& e);
/// It says yes or no for some answers.
bool may_be_yes_no(const Expression& e);
/// It gives a number, or nothing.
bool is_arithmetic(const Expression& e);

/// A number that is written out, with its sign.
std::optional<double> number_in(const Expression& e);
/// A text or a number that is written out.
bool is_written_out(const Expression& e);

}  // namespace peil::study
