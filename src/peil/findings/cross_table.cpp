#include "peil/findings/cross_table.h"

#include <algorithm>
#include <map>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/disclosure/precision.h"
#include "peil/findings/table_family.h"
#include "peil/findings/table_order.h"
#include "peil/findings/table_run.h"
#include "peil/model/figure.h"
#include "peil/table/level_names.h"

namespace peil::findings {
namespace {

using analysis::Cell;
using disclosure::Held;
using disclosure::ReleasedAnalyses;

class Making {
 public:
  Making(const TableSpec& spec, const TablePlan& plan, const ReleasedAnalyses& released,
         const Sources& sources, int threads)
      : spec_(spec),
        plan_(plan),
        run_(released),
        sources_(sources),
        threads_(threads),
        judged_(sources) {
    table_.spec = spec;
    table_.blocks = plan.blocks;
    table_.rows = plan.rows;
    table_.left_out = plan.left_out;
    table_.nobodys = plan.nobodys;
    for (const std::string& sentence : released.results().refusals) {
      if (!is_of_a_comparison(sentence)) table_.refusals.push_back(sentence);
    }
    table_.least_shown = released.least_shown();
    table_.fictional = released.fictional();
  }

  CrossTable made() && {
    table_.cells.resize(table_.rows.size());
    for_each_of(table_.rows.size(), threads_, [&](std::size_t r, std::size_t) {
      for (std::size_t b = 0; b < plan_.blocks.size(); ++b) {
        for (const TableColumn& column : plan_.blocks[b].columns)
          table_.cells[r].push_back(cell(table_.rows[r], b, column));
      }
    });
    table_.nobody_left = spec_.only && is_empty();
    compare_pairs();
    judge_rest();
    judge_changes();
    put_in_order(table_);
    return std::move(table_);
  }

 private:
  const Rules& rules() const { return sources_.study.rules; }

  // No cell tells more than that it has no answers.
  bool is_empty() const {
    return std::ranges::all_of(table_.cells, [](const std::vector<TableCell>& cells) {
      return std::ranges::all_of(cells, [](const TableCell& cell) {
        return !cell.figure && cell.held.value_or(Held::NoAnswers) == Held::NoAnswers;
      });
    });
  }

  // That a column with nobody in it compares with nothing needs no sentence; what stands in the way
  // of its figures is said of them.
  bool is_of_a_comparison(const std::string& sentence) const {
    if (sentence.starts_with(table_changes_id)) return true;
    for (std::size_t b = 0; b < plan_.blocks.size(); ++b) {
      if (sentence.starts_with(pairs_id(b)) || sentence.starts_with(rest_id(b))) return true;
    }
    return false;
  }

  // What the study's own tables call it, for its standard of precision.
  FigureName name_of(const TableRow& row, const std::string& wave) const {
    const std::string statistic = !row.in_tables.empty()                   ? row.in_tables
                                  : row.share                              ? "share:net"
                                  : row.statistic == TableStatistic::Score ? "nps"
                                                                           : "mean";
    return {wave, "table", row.item, statistic};
  }

  // Nothing where the standard of precision keeps it inside.
  std::optional<TableFigure> figure(const TableRow& row, const Cell& cell, const std::string& id,
                                    const std::string& column, const std::string& wave) const {
    TableFigure figure{*cell.estimate, cell.interval};
    if (const auto low = number_of(cell, "ci_low_logit"), high = number_of(cell, "ci_high_logit");
        low && high)
      figure.interval = Interval{*low, *high};
    figure.base = number_of(cell, "base").value_or(0.0);
    figure.effective = number_of(cell, "n_eff").value_or(0.0);
    const FigureName name = name_of(row, wave);
    figure.precision = disclosure::precision_of(name, *cell.estimate, row.scale, rules());
    figure.key = run_.key(id, row.column, column);
    if (misses(figure.precision) &&
        disclosure::on_miss(name, rules().precision) == PrecisionStandard::Miss::Withhold)
      return {};
    return figure;
  }

  TableCell cell(const TableRow& row, std::size_t block, const TableColumn& column) const {
    TableCell made;
    const std::string id = column.before ? before_id(block) : columns_id(block);
    if (const Cell* found = run_.cell(id, row.column, column.id)) {
      made.figure = figure(row, *found, id, column.id, column.before ? spec_.before : spec_.wave);
      if (!made.figure) made.held = Held::Imprecise;
    } else {
      made.held = run_.held(id, row.column, column.id);
    }
    if (!made.figure || column.before) return made;
    if (const Cell* rest = run_.cell(rest_id(block), row.column, column.id); tested(rest))
      made.rest = test_of(*rest);
    made.step = step(row, block, column);
    return made;
  }

  // Whether a comparison stands on as many answers on both sides as the study tests on.
  bool tested(const Cell* cell) const {
    return cell != nullptr && cell->test && cell->test->p &&
           cell->basis.rows >= rules().least_tested;
  }

  static TableTest test_of(const Cell& cell) {
    return {*cell.estimate, cell.interval, cell.test ? cell.test->p : std::nullopt};
  }

  std::optional<TableStep> step(const TableRow& row, std::size_t block,
                                const TableColumn& column) const {
    const std::string id = before_id(block);
    const Cell* then = run_.cell(id, row.column, column.id);
    if (then == nullptr) return {};
    const auto before = figure(row, *then, id, column.id, spec_.before);
    if (!before) return {};
    TableStep made{*before};
    const Cell* change = run_.cell(table_changes_id, row.column, column.id);
    if (tested(change)) made.change = test_of(*change);
    return made;
  }

  // Of every two columns of each block.
  std::vector<std::vector<std::string>> names_of_pairs() const {
    std::vector<std::vector<std::string>> names;
    for (const TableBlock& block : plan_.blocks) {
      std::vector<std::string>& of = names.emplace_back();
      for (std::size_t i = 0; i < block.columns.size(); ++i) {
        for (std::size_t k = i + 1; k < block.columns.size(); ++k)
          of.push_back(table::contrast_name(block.columns[i].id, block.columns[k].id, false));
      }
    }
    return names;
  }

  // Letters: which columns of its block a cell is shown to be higher than.
  void compare_pairs() {
    struct Pair {
      TableTest test;
      TableCell *one, *other;
      const TableColumn *first, *second;
    };
    if (!spec_.letters) return;
    const std::vector<std::vector<std::string>> names = names_of_pairs();
    std::vector<Pair> pairs;
    std::vector<bool> inside;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const TableRow& row = table_.rows[r];
      std::size_t at = 0;
      for (std::size_t b = 0; b < plan_.blocks.size(); ++b) {
        const std::vector<TableColumn>& columns = plan_.blocks[b].columns;
        TableRun::OfRow tests = run_.row(pairs_id(b), row.column);
        auto name = names[b].begin();
        for (std::size_t i = 0; i < columns.size(); ++i) {
          for (std::size_t k = i + 1; k < columns.size(); ++k) {
            TableCell &one = table_.cells[r][at + i], &other = table_.cells[r][at + k];
            const Cell* found = tests.next(*name++);
            if (!one.figure || !other.figure || !tested(found)) continue;
            pairs.push_back({test_of(*found), &one, &other, &columns[i], &columns[k]});
            inside.push_back(row.first);
          }
        }
        at += columns.size();
      }
    }
    TableFamily family;
    for (std::size_t i = 0; i < pairs.size(); ++i) family.add(pairs[i].test, inside[i]);
    table_.families.pairs = family.judge(spec_.level);
    for (const Pair& pair : pairs) {
      if (!pair.test.shown) continue;
      const bool first_higher = pair.test.difference.value > 0.0;
      (first_higher ? pair.one : pair.other)
          ->higher_than.push_back((first_higher ? pair.second : pair.first)->letter);
    }
  }

  void judge_rest() {
    TableFamily family;
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      for (TableCell& cell : table_.cells[r]) {
        if (cell.rest) family.add(*cell.rest, table_.rows[r].first);
      }
    }
    table_.families.rest = family.judge(spec_.level);
  }

  // The verdict of the study on a step that it tests itself.
  bool judged_by_study(const TableRow& row, const TableColumn& column, TableStep& step) {
    if (row.in_tables.empty() || column.group.empty()) return false;
    for (const std::string& wave : {spec_.before, spec_.wave}) {
      if (sources_.released.figure({wave, column.group, row.item, row.in_tables}) == nullptr)
        return false;
    }
    const Step& judged =
        judged_.of({row.item, row.in_tables, column.group, spec_.before, spec_.wave});
    if (!is_tested(judged)) {
      step.change.reset();
    } else {
      step.change->p = judged.p;
      step.change->adjusted = judged.adjusted_p;
      step.change->shown = judged.outcome == Outcome::Rose || judged.outcome == Outcome::Fell;
    }
    step.by_study = true;
    return true;
  }

  void judge_changes() {
    TableFamily family;
    // The same people may stand in two columns, alone and by wave: one test of them.
    std::map<std::pair<std::size_t, std::string>, TableTest*> tested;
    std::vector<std::pair<TableTest*, const TableTest*>> again;
    const std::vector<const TableColumn*> columns = table_.columns();
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      for (std::size_t c = 0; c < columns.size(); ++c) {
        auto& step = table_.cells[r][c].step;
        if (!step || !step->change) continue;
        if (judged_by_study(table_.rows[r], *columns[c], *step)) continue;
        const auto [at, fresh] = tested.try_emplace({r, columns[c]->id}, &*step->change);
        if (fresh)
          family.add(*step->change, table_.rows[r].first);
        else
          again.emplace_back(&*step->change, at->second);
      }
    }
    table_.families.changes = family.judge(spec_.level);
    for (const auto& [second, first] : again) *second = *first;
  }

  const TableSpec& spec_;
  const TablePlan& plan_;
  TableRun run_;
  const Sources& sources_;
  int threads_;
  JudgedSteps judged_;
  CrossTable table_;
};

}  // namespace

std::vector<const TableColumn*> CrossTable::columns() const {
  std::vector<const TableColumn*> all;
  for (const TableBlock& block : blocks) {
    for (const TableColumn& column : block.columns) all.push_back(&column);
  }
  return all;
}

CrossTable cross_table(const TableSpec& spec, const TablePlan& plan,
                       const ReleasedAnalyses& released, const Sources& sources, int threads) {
  expects(released.results().analyses.size() == plan.plan.analyses.size(),
          "cross_table: results of this plan");
  return Making(spec, plan, released, sources, threads).made();
}

}  // namespace peil::findings
