#include "peil/findings/table_plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/findings/table_rows.h"
#include "peil/model/expressions.h"
#include "peil/model/response.h"
#include "peil/study/table_spec_file.h"

namespace peil::findings {
namespace {

using namespace expressions;
using Op = Expression::Op;
namespace asked = analysis::asked;

constexpr const char *data_now = "wave", *data_before = "before";

// "A" to "Z", then "AA".
std::string letter_of(std::size_t place) {
  std::string letters(1, static_cast<char>('A' + place % 26));
  for (std::size_t rest = place / 26; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

class Planning {
 public:
  Planning(const Study& study, const TableSpec& spec, const TableWave& wave)
      : study_(study), spec_(spec), wave_(wave), form_(study.form(spec.wave)) {}

  Result<TablePlan> made() && {
    analysis::AnalysisPlan& plan = result_.plan;
    plan.file = spec_.file;
    plan.data[data_now].wave = spec_.wave;
    plan.designs[data_now].data = data_now;
    if (wave_.before != nullptr) {
      plan.data[data_before].wave = spec_.before;
      plan.designs[data_before].data = data_before;
    }
    add_blocks();
    if (column_count_ > study::most_table_columns)
      return Problems{{"table.too-large", spec_.file, 0, 0,
                       "This table has " + counted(column_count_, "column") + ".",
                       "At most " + std::to_string(study::most_table_columns) +
                           " fit: make two tables of it."}};
    add_rows();
    for (std::size_t b = 0; b < result_.blocks.size(); ++b) ask_block(b);
    if (wave_.before != nullptr) ask_changes();
    seal();
    return std::move(result_);
  }

 private:
  // Columns ---------------------------------------------------------------------------------------

  // The levels of a variable, in the order of the study.
  std::vector<std::string> levels_of(const std::string& variable) const {
    if (const Grouping* by = wave_.now.grouping(variable)) return by->levels;
    std::vector<std::string> levels;
    const Question& question = form_.questions[*form_.find(variable)];
    for (const Choice& choice : question.choices) levels.push_back(choice.name);
    if (const auto scale = scale_of(question)) {
      for (int n = scale->from; n <= scale->to; ++n) levels.push_back(std::to_string(n));
    }
    return levels;
  }

  // The column that says whether somebody has a level of a variable.
  std::string asked_by(const std::string& variable, const std::string& level) const {
    const bool several =
        wave_.now.grouping(variable) == nullptr &&
        form_.questions[*form_.find(variable)].type == QuestionType::SelectMultiple;
    return several ? variable + "/" + level : variable;
  }

  Expression has_level(const std::string& variable, const std::string& level) const {
    const std::string column = asked_by(variable, level);
    if (column != variable) return both(Op::Equal, answer(column), number(1.0));
    const bool scaled = wave_.now.grouping(variable) == nullptr &&
                        scale_of(form_.questions[*form_.find(variable)]).has_value();
    return scaled ? both(Op::Equal, answer(variable), number(*decimal_number(level)))
                  : equal(variable, level);
  }

  // 1 for who has all levels; who did not say is among the rest.
  Expression membership(const TableBlock& block, const std::vector<std::string>& levels) const {
    if (levels.empty()) return number(1.0);
    Expression all;
    for (std::size_t v = 0; v < levels.size(); ++v) {
      Expression has = has_level(block.variables[v], levels[v]);
      all = v == 0 ? std::move(has) : both(Op::And, std::move(all), std::move(has));
    }
    all = either(std::move(all), number(1.0), number(0.0));
    for (std::size_t v = 0; v < levels.size(); ++v)
      all = either(equal(asked_by(block.variables[v], levels[v]), ""), number(0.0), std::move(all));
    return all;
  }

  // Who is not in the table is in no column and in no rest.
  Expression within_table(Expression membership) const {
    return spec_.only ? either(*spec_.only, std::move(membership), blank()) : membership;
  }

  void add_column(TableBlock& block, std::vector<std::string> levels) {
    TableColumn column{"c" + std::to_string(++column_count_), std::move(levels)};
    column.group = group_of(block, column);
    column.letter = letter_of(block.columns.size());
    Expression in = within_table(membership(block, column.levels));
    if (block.compared) result_.plan.data[data_before].derive.emplace_back(column.id, in);
    result_.plan.data[data_now].derive.emplace_back(column.id, std::move(in));
    block.columns.push_back(std::move(column));
  }

  std::string group_of(const TableBlock& block, const TableColumn& column) const {
    if (spec_.only || block.variables.size() > 1) return "";
    if (block.variables.empty()) return "all";
    const std::string& variable = block.variables.front();
    return variable == "customer_group" || variable == "reporting_group" ? column.levels.front()
                                                                         : "";
  }

  // Whether the wave beside it knows a variable, and it means the same there.
  bool known_before(const std::string& variable) const {
    if (study_.cut(variable, spec_.before, spec_.wave) != nullptr) return false;
    if (wave_.now.grouping(variable) != nullptr) return wave_.before->grouping(variable) != nullptr;
    const Questionnaire& then = study_.form(spec_.before);
    const auto at = then.find(variable);
    if (!at || then.questions[*at].type != form_.questions[*form_.find(variable)].type)
      return false;
    for (const std::string& level : levels_of(variable)) {
      if (wave_.before->item(variable) == nullptr &&
          wave_.before->item(variable + "/" + level) == nullptr)
        return false;
    }
    return true;
  }

  bool filter_known_before() const {
    if (!spec_.only) return true;
    return std::ranges::all_of(names_in(*spec_.only), [&](const std::string& name) {
      const std::string question = name.substr(0, name.find('/'));
      return study_.cut(question, spec_.before, spec_.wave) == nullptr &&
             (wave_.before->item(name) != nullptr || wave_.before->grouping(name) != nullptr);
    });
  }

  void add_blocks() {
    const bool beside = wave_.before != nullptr && filter_known_before();
    const auto knows = [&](const std::string& variable) { return known_before(variable); };
    if (spec_.total) {
      TableBlock total{{}, {}, beside};
      add_column(total, {});
      result_.blocks.push_back(std::move(total));
    }
    for (const std::vector<std::string>& variables : spec_.columns) {
      TableBlock block{variables, {}, beside && std::ranges::all_of(variables, knows)};
      std::vector<std::vector<std::string>> crossed{{}};
      for (const std::string& variable : variables) {
        std::vector<std::vector<std::string>> longer;
        for (const std::vector<std::string>& so_far : crossed) {
          for (const std::string& level : levels_of(variable)) {
            longer.push_back(so_far);
            longer.back().push_back(level);
          }
        }
        crossed = std::move(longer);
        if (crossed.size() > study::most_table_columns) break;
      }
      column_count_ += crossed.size() > study::most_table_columns ? crossed.size() : 0;
      if (column_count_ > study::most_table_columns) return;
      for (std::vector<std::string>& levels : crossed) add_column(block, std::move(levels));
      result_.blocks.push_back(std::move(block));
    }
  }

  // Rows ------------------------------------------------------------------------------------------

  void add_rows() {
    std::set<std::string> derived;
    for (const std::string& item : spec_.items) {
      for (AskedRow& one : rows_of(study_, spec_, item)) {
        one.row.no_change = wave_.before == nullptr ? NoChange::None : no_change(one.row);
        if (one.derive && derived.insert(one.row.column).second) {
          if (wave_.before != nullptr && one.row.no_change != NoChange::NotAsked)
            result_.plan.data[data_before].derive.emplace_back(one.row.column, *one.derive);
          result_.plan.data[data_now].derive.emplace_back(one.row.column, *std::move(one.derive));
        }
        result_.rows.push_back(std::move(one.row));
      }
    }
  }

  NoChange no_change(const TableRow& row) const {
    const Item* then = wave_.before->item(row.item);
    const Item* now = wave_.now.item(row.item);
    const bool chosen = now == nullptr;  // a question with several answers
    if (chosen ? wave_.before->item(row.item + "/" + row.answer) == nullptr &&
                     row.statistic != TableStatistic::Net
               : then == nullptr || then->kind != now->kind || !(then->scale == now->scale))
      return NoChange::NotAsked;
    if (chosen && row.statistic == TableStatistic::Net && !net_asked_before(row))
      return NoChange::NotAsked;
    if (study_.cut(row.item, spec_.before, spec_.wave) != nullptr) return NoChange::Cut;
    return follows_overlap() ? NoChange::None : NoChange::Overlap;
  }

  bool net_asked_before(const TableRow& row) const {
    const auto net = std::ranges::find_if(spec_.nets, [&](const TableNet& one) {
      return one.item == row.item && one.label == row.answer;
    });
    return std::ranges::all_of(net->answers, [&](const std::string& answer) {
      return wave_.before->item(row.item + "/" + answer) != nullptr;
    });
  }

  bool is_panel() const {
    const Plan *one = study_.plan(spec_.before), *other = study_.plan(spec_.wave);
    return one != nullptr && other != nullptr && !one->panel.empty() && one->panel == other->panel;
  }

  // Samples apart, or of a panel whose people in common can be followed.
  bool follows_overlap() const {
    const Plan *one = study_.plan(spec_.before), *other = study_.plan(spec_.wave);
    if (one == nullptr || other == nullptr) return false;
    if (is_panel())
      return wave_.now.design.psu.empty() && wave_.before->design.psu.empty() &&
             !wave_.now.member.empty() && !wave_.before->member.empty();
    return !draw_alike(*one, *other);
  }

  // Analyses --------------------------------------------------------------------------------------

  analysis::Common common(const std::string& id, const char* design) const {
    analysis::Common common;
    common.id = id;
    common.design = design;
    common.confidence = study_.rules.confidence;
    common.degrees = estimate::Degrees::OfDomain;
    return common;
  }

  template <class Asked>
  void ask(Asked what, const std::string& id) {
    result_.plan.analyses.push_back({id, std::string(Asked::statistic), 0, std::move(what)});
  }

  // Rows of one figure have one column.
  std::vector<std::string> columns_of_rows(bool before) const {
    std::vector<std::string> columns;
    for (const TableRow& row : result_.rows) {
      if (before && row.no_change == NoChange::NotAsked) continue;
      if (std::ranges::find(columns, row.column) == columns.end()) columns.push_back(row.column);
    }
    return columns;
  }

  void ask_banner(std::size_t block, asked::Banner::Show show, const std::string& id,
                  const char* design) {
    asked::Banner banner{common(id, design)};
    banner.common.variables = columns_of_rows(design == data_before);
    if (banner.common.variables.empty()) return;
    banner.set = result_.blocks[block].name();
    for (const TableColumn& column : result_.blocks[block].columns)
      banner.columns.push_back(column.id);
    banner.show = show;
    banner.level = spec_.level;
    banner.least_letters = std::max<std::size_t>(2, study_.rules.least_tested);
    ask(std::move(banner), id);
  }

  void ask_block(std::size_t b) {
    using Show = asked::Banner::Show;
    const TableBlock& block = result_.blocks[b];
    ask_banner(b, Show::Columns, columns_id(b), data_now);
    if (block.columns.size() > 1) ask_banner(b, Show::Pairs, pairs_id(b), data_now);
    if (!block.variables.empty()) ask_banner(b, Show::Rest, rest_id(b), data_now);
    if (block.compared) ask_banner(b, Show::Columns, before_id(b), data_before);
  }

  void ask_changes() {
    asked::Change change;
    analysis::WavePair& pair = change.pair;
    pair.common = common(table_changes_id, data_before);
    pair.common.levels = {"1"};
    for (const TableBlock& block : result_.blocks) {
      if (!block.compared) continue;
      for (const TableColumn& column : block.columns) pair.common.by_each.push_back(column.id);
    }
    for (const TableRow& row : result_.rows) {
      const std::string& column = row.column;
      if (row.no_change != NoChange::None) continue;
      if (std::ranges::find(pair.common.variables, column) != pair.common.variables.end()) continue;
      pair.common.variables.push_back(column);
      pair.measures.push_back({column, column, {}});
    }
    if (pair.common.by_each.empty() || pair.measures.empty()) return;
    pair.before = data_before;
    pair.after = data_now;
    if (is_panel()) {
      pair.samples = analysis::Samples::Overlapping;
      pair.unit = panel_member;
    }
    ask(std::move(change), table_changes_id);
  }

  // The digest of a plan that was not read from a text: what it asks, and of whom.
  void seal() {
    std::string text = spec_.before + ' ' + spec_.wave + ' ' + spec_.only_text;
    for (const TableBlock& block : result_.blocks) {
      text += '\n' + block.name();
      for (const TableColumn& column : block.columns)
        text += '\n' + column.id + ' ' + join(column.levels, "|");
    }
    for (const TableNet& net : spec_.nets)
      text += '\n' + net.item + ' ' + net.label + ' ' + join(net.answers, "|");
    for (const analysis::AnalysisStep& step : result_.plan.analyses)
      text += '\n' + step.id + ' ' + analysis::canonical(step.asked);
    result_.plan.sha256 = sha256(text);
  }

  const Study& study_;
  const TableSpec& spec_;
  const TableWave& wave_;
  const Questionnaire& form_;
  std::size_t column_count_ = 0;
  TablePlan result_;
};

}  // namespace

std::string TableBlock::name() const { return variables.empty() ? "total" : join(variables, "|"); }

std::string columns_id(std::size_t block) { return "block-" + std::to_string(block + 1); }
std::string pairs_id(std::size_t block) { return columns_id(block) + "-pairs"; }
std::string rest_id(std::size_t block) { return columns_id(block) + "-rest"; }
std::string before_id(std::size_t block) { return columns_id(block) + "-before"; }

Result<TablePlan> table_plan(const Study& study, const TableSpec& spec, const TableWave& wave) {
  expects(wave.now.wave == spec.wave, "table_plan: the wave of the specification");
  return Planning(study, spec, wave).made();
}

}  // namespace peil::findings
