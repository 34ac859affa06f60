#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "peil/findings/table_plan.h"
#include "peil/model/expression.h"

namespace peil::findings {

/// The levels of the variables by which a table divides people, and who has them.
///
/// Contract  variables are questions of the wave's form or groupings of its answers; what is given
///           outlives this.
class TableLevels {
 public:
  TableLevels(const Study& study, const TableSpec& spec, const TableWave& wave);

  /// In the order of the study.
  std::vector<std::string> of(const std::string& variable) const;

  /// That somebody has a level; blank for who did not say.
  Expression has(const std::string& variable, const std::string& level) const;
  /// 1 for who has all of the levels, one a variable; who did not say has them not.
  Expression has_all(const std::vector<std::string>& variables,
                     const std::vector<std::string>& levels) const;

  /// Whether the wave beside it knows a variable, and it means the same there.
  bool known_before(const std::string& variable) const;
  /// Whether it knows all that the filter asks.
  bool filter_known_before() const;

  /// True where nobody can have all of the levels, whoever answers: those who have one of them are
  /// people of whom another of the variables says nothing at all (a question that is not asked of
  /// them, how a case ended that they have none of). By chance nobody is no such thing.
  bool nobody_can(const std::vector<std::string>& variables,
                  const std::vector<std::string>& levels);

 private:
  /// A variable by row: the place of its level, or why there is none.
  static constexpr std::uint32_t none = ~std::uint32_t{0}, not_asked = none - 1;
  const std::vector<std::uint32_t>& by_row(const std::string& variable);
  bool says_nothing_of(const std::string& variable, const std::string& of, std::uint32_t level);

  const Question* question(const std::string& variable) const;
  std::string asked_by(const std::string& variable, const std::string& level) const;

  const Study& study_;
  const TableSpec& spec_;
  const TableWave& wave_;
  const Questionnaire& form_;
  std::map<std::string, std::vector<std::uint32_t>> by_row_;
};

}  // namespace peil::findings
