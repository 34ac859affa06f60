#include "peil/findings/table_plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/findings/table_blocks.h"
#include "peil/findings/table_levels.h"
#include "peil/findings/table_rows.h"
#include "peil/model/response.h"

namespace peil::findings {
namespace {

namespace asked = analysis::asked;

constexpr const char *data_now = "wave", *data_before = "before";

class Planning {
 public:
  Planning(const Study& study, const TableSpec& spec, const TableWave& wave)
      : study_(study), spec_(spec), wave_(wave), levels_(study, spec, wave) {}

  Result<TablePlan> made() && {
    analysis::AnalysisPlan& plan = result_.plan;
    plan.file = spec_.file;
    plan.data[data_now].wave = spec_.wave;
    plan.designs[data_now].data = data_now;
    if (wave_.before != nullptr) {
      plan.data[data_before].wave = spec_.before;
      plan.designs[data_before].data = data_before;
    }
    Result<AskedBlocks> blocks = blocks_of(spec_, wave_, levels_);
    if (!blocks.ok()) return blocks.problems();
    add_columns(std::move(blocks).value());
    add_rows();
    if (spec_.only) result_.nobodys = nobodys_levels(*spec_.only, wave_.now);
    for (std::size_t b = 0; b < result_.blocks.size(); ++b) ask_block(b);
    if (wave_.before != nullptr) ask_changes();
    seal();
    return std::move(result_);
  }

 private:
  void add_columns(AskedBlocks asked) {
    result_.blocks = std::move(asked.blocks);
    result_.left_out = std::move(asked.left_out);
    for (AskedBlocks::Membership& column : asked.columns) {
      if (column.before) result_.plan.data[data_before].derive.emplace_back(column.id, column.in);
      result_.plan.data[data_now].derive.emplace_back(column.id, std::move(column.in));
    }
  }

  // Rows ------------------------------------------------------------------------------------------

  void add_rows() {
    std::set<std::string> derived;
    for (const TableItem& item : spec_.items) {
      for (AskedRow& one : rows_of(study_, spec_, item, levels_)) {
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
    if (!row.within.empty() && !levels_.known_before(row.within)) return NoChange::NotAsked;
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
    for (const TableColumn& column : result_.blocks[block].columns) {
      if (!column.before) banner.columns.push_back(column.id);
    }
    banner.show = show;
    banner.letters = false;  // the tests of all blocks are one family
    ask(std::move(banner), id);
  }

  void ask_block(std::size_t b) {
    using Show = asked::Banner::Show;
    const TableBlock& block = result_.blocks[b];
    ask_banner(b, Show::Columns, columns_id(b), data_now);
    if (!block.is_by_wave()) {
      if (spec_.letters && block.columns.size() > 1)
        ask_banner(b, Show::Pairs, pairs_id(b), data_now);
      if (!block.variables.empty()) ask_banner(b, Show::Rest, rest_id(b), data_now);
    }
    if (block.compared) ask_banner(b, Show::Columns, before_id(b), data_before);
  }

  void ask_changes() {
    asked::Change change;
    analysis::WavePair& pair = change.pair;
    pair.common = common(table_changes_id, data_before);
    pair.common.levels = {"1"};
    for (const TableBlock& block : result_.blocks) {
      if (!block.compared) continue;
      for (const TableColumn& column : block.columns) {
        std::vector<std::string>& by = pair.common.by_each;
        if (std::ranges::find(by, column.id) == by.end()) by.push_back(column.id);
      }
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
  TableLevels levels_;
  TablePlan result_;
};

}  // namespace

bool TableBlock::is_by_wave() const { return !variables.empty() && variables.back() == by_wave; }

std::vector<std::string> TableBlock::of_people() const {
  return {variables.begin(), variables.end() - (is_by_wave() ? 1 : 0)};
}

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
