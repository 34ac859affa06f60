#include "peil/findings/table_levels.h"

#include <algorithm>
#include <utility>

#include "peil/base/text.h"
#include "peil/model/expressions.h"
#include "peil/model/response.h"

namespace peil::findings {
namespace {

using namespace expressions;
using Op = Expression::Op;

// A level of a variable.
struct Level {
  const std::string& variable;
  const std::string& name;
};

// Whether the sample was drawn by both variables, from a frame on which others have the one level
// and others the other, and nobody has both. Strata are named by their levels: "people/granted".
bool no_stratum_has_both(const Plan& plan, const std::vector<Stratum>& strata, const Level& one,
                         const Level& other) {
  const auto place = [&](const Level& level) {
    return static_cast<std::size_t>(std::ranges::find(plan.strata, level.variable) -
                                    plan.strata.begin());
  };
  const std::size_t first = place(one), second = place(other);
  if (first == plan.strata.size() || second == plan.strata.size() || !plan.merged_strata.empty())
    return false;
  bool has_one = false, has_other = false;
  for (const Stratum& stratum : strata) {
    const std::vector<std::string_view> levels = split(stratum.name, '/');
    if (levels.size() != plan.strata.size()) return false;
    const bool is_one = levels[first] == one.name, is_other = levels[second] == other.name;
    if (is_one && is_other) return false;
    has_one = has_one || is_one;
    has_other = has_other || is_other;
  }
  return has_one && has_other;
}

}  // namespace

TableLevels::TableLevels(const Study& study, const TableSpec& spec, const TableWave& wave)
    : study_(study), spec_(spec), wave_(wave), form_(study.form(spec.wave)) {}

// Nothing for a grouping.
const Question* TableLevels::question(const std::string& variable) const {
  if (wave_.now.grouping(variable) != nullptr) return nullptr;
  return &form_.questions[*form_.find(variable)];
}

std::vector<std::string> TableLevels::of(const std::string& variable) const {
  if (const Grouping* by = wave_.now.grouping(variable)) return by->levels;
  std::vector<std::string> levels;
  for (const Choice& choice : question(variable)->choices) levels.push_back(choice.name);
  if (const auto scale = scale_of(*question(variable))) {
    for (int n = scale->from; n <= scale->to; ++n) levels.push_back(std::to_string(n));
  }
  return levels;
}

// The column that says whether somebody has a level of a variable.
std::string TableLevels::asked_by(const std::string& variable, const std::string& level) const {
  const Question* q = question(variable);
  const bool several = q != nullptr && q->type == QuestionType::SelectMultiple;
  return several ? variable + "/" + level : variable;
}

Expression TableLevels::has(const std::string& variable, const std::string& level) const {
  const std::string column = asked_by(variable, level);
  if (column != variable) return both(Op::Equal, answer(column), number(1.0));
  const Question* q = question(variable);
  return q != nullptr && scale_of(*q)
             ? both(Op::Equal, answer(variable), number(*decimal_number(level)))
             : equal(variable, level);
}

Expression TableLevels::has_all(const std::vector<std::string>& variables,
                                const std::vector<std::string>& levels) const {
  if (levels.empty()) return number(1.0);
  Expression all;
  for (std::size_t v = 0; v < levels.size(); ++v) {
    Expression one = has(variables[v], levels[v]);
    all = v == 0 ? std::move(one) : both(Op::And, std::move(all), std::move(one));
  }
  all = either(std::move(all), number(1.0), number(0.0));
  for (std::size_t v = 0; v < levels.size(); ++v)
    all = either(equal(asked_by(variables[v], levels[v]), ""), number(0.0), std::move(all));
  return all;
}

bool TableLevels::known_before(const std::string& variable) const {
  if (study_.cut(variable, spec_.before, spec_.wave) != nullptr) return false;
  const Question* q = question(variable);
  if (q == nullptr) return wave_.before->grouping(variable) != nullptr;
  const Questionnaire& then = study_.form(spec_.before);
  const auto at = then.find(variable);
  if (!at || then.questions[*at].type != q->type) return false;
  return std::ranges::all_of(of(variable), [&](const std::string& level) {
    return wave_.before->item(variable) != nullptr ||
           wave_.before->item(variable + "/" + level) != nullptr;
  });
}

bool TableLevels::filter_known_before() const {
  if (!spec_.only) return true;
  return std::ranges::all_of(names_in(*spec_.only), [&](const std::string& name) {
    const std::string asked = name.substr(0, name.find('/'));
    return study_.cut(asked, spec_.before, spec_.wave) == nullptr &&
           (wave_.before->item(name) != nullptr || wave_.before->grouping(name) != nullptr);
  });
}

const std::vector<std::uint32_t>& TableLevels::by_row(const std::string& variable) {
  const auto [at, fresh] = by_row_.try_emplace(variable);
  std::vector<std::uint32_t>& rows = at->second;
  if (!fresh) return rows;
  if (const Grouping* by = wave_.now.grouping(variable)) {
    // What the frame does not say of somebody, nobody can answer.
    for (const std::uint32_t level : by->level)
      rows.push_back(level == Grouping::outside ? not_asked : level);
    return rows;
  }
  const Item* item = wave_.now.item(variable);
  const auto* codes = item == nullptr ? nullptr : std::get_if<CodeColumn>(&item->column);
  if (codes == nullptr) return rows;
  for (std::size_t row = 0; row < codes->code.size(); ++row) {
    const bool skipped_by_route =
        row < codes->reason.size() && codes->reason[row] == Absent::NotAsked;
    rows.push_back(codes->code[row] > 0 ? codes->code[row] - 1u
                   : skipped_by_route   ? not_asked
                                        : none);
  }
  return rows;
}

bool TableLevels::says_nothing_of(const std::string& variable, const std::string& of,
                                  std::uint32_t level) {
  const std::vector<std::uint32_t>&says = by_row(variable), &who = by_row(of);
  if (says.size() != who.size()) return false;
  bool anybody = false;
  for (std::size_t row = 0; row < who.size(); ++row) {
    if (who[row] != level) continue;
    anybody = true;
    if (says[row] != not_asked) return false;
  }
  return anybody;
}

bool TableLevels::nobody_can(const std::vector<std::string>& variables,
                             const std::vector<std::string>& levels) {
  const Plan* plan = study_.plan(spec_.wave);
  for (std::size_t v = 0; v < levels.size(); ++v) {
    const std::vector<std::string> all = of(variables[v]);
    const auto level = static_cast<std::uint32_t>(std::ranges::find(all, levels[v]) - all.begin());
    for (std::size_t other = 0; other < levels.size(); ++other) {
      if (other == v) continue;
      if (says_nothing_of(variables[other], variables[v], level)) return true;
      if (plan != nullptr &&
          no_stratum_has_both(*plan, wave_.now.design.strata, {variables[v], levels[v]},
                              {variables[other], levels[other]}))
        return true;
    }
  }
  return false;
}

}  // namespace peil::findings
