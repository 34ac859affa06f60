#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "peil/base/contract.h"

namespace peil {

/// Something a person can put right: a line in a study file, a row of a frame, a field in a form.
struct Problem {
  std::string code;        ///< stable, for tests and programs: "margin.totals-differ"
  std::string where;       ///< file as the person named it, or the field of a form
  std::size_t line = 0;    ///< line of the file, from 1; 0 where a line means nothing
  std::size_t column = 0;  ///< column in that line, from 1; 0 where unknown
  std::string message;     ///< one sentence: what is wrong, with the figures that matter
  std::string mend;        ///< one sentence: how to put it right
};

using Problems = std::vector<Problem>;

/// A value, or every problem that stood in its way (all of them, not the first).
/// The caller has to look: the class is [[nodiscard]].
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : either_(std::move(value)) {}
  Result(Problems problems) : either_(std::move(problems)) {
    expects(!this->problems().empty(), "Result: at least one problem");
  }

  bool ok() const { return std::holds_alternative<T>(either_); }

  const T& value() const& { return check(), *std::get_if<T>(&either_); }
  T&& value() && { return check(), std::move(*std::get_if<T>(&either_)); }

  const Problems& problems() const {
    expects(!ok(), "Result: problems to show");
    return *std::get_if<Problems>(&either_);
  }

 private:
  void check() const { expects(ok(), "Result: a value to hand out"); }

  std::variant<T, Problems> either_;
};

}  // namespace peil
