#include "peil/disclosure/told_figures.h"

#include <algorithm>
#include <span>
#include <utility>

#include "peil/base/contract.h"
#include "peil/disclosure/held_for_answers.h"

namespace peil::disclosure {
namespace {

using analysis::Told;
using SharedTold = std::shared_ptr<const Told>;

class Gathering {
 public:
  Gathering(const analysis::AnalysisPlan& plan, const std::map<std::string, Table>& tables,
            const Rules& rules, RowSetsOfData& sets)
      : plan_(plan), tables_(tables), rules_(rules), sets_(sets) {}

  std::vector<ToldFigure> all(int threads) && {
    std::size_t figures = 0;
    std::vector<std::vector<Told>> told_of;
    for (const analysis::AnalysisStep& step : plan_.analyses) {
      for (const Told& told : told_of.emplace_back(analysis::told(step)))
        figures += std::max<std::size_t>(1, told.each.size() * told.levels.size());
    }
    figures_.reserve(figures);
    make_sets(told_of, threads);
    for (std::size_t s = 0; s < told_of.size(); ++s) {
      const analysis::AnalysisStep& step = plan_.analyses[s];
      for (Told& told : told_of[s]) {
        const std::string& data = plan_.designs.at(told.design).data;
        data_ = &plan_.data.at(data);
        if (data_->wave.empty()) continue;
        expects(!analysis::shows_rows(step.asked), "told_figures: no single rows of a wave");
        table_ = &sets_.try_emplace(data, tables_.at(data)).first->second;
        look_at(std::make_shared<const Told>(std::move(told)));
      }
    }
    hold_for_answers(figures_, plan_, rules_, sets_, threads);
    return std::move(figures_);
  }

 private:
  // The rows on one side of a 0/1 column.
  struct Side {
    const std::string* column = nullptr;
    const RowSet* rows = nullptr;
    bool aside = false;
  };

  // What look_at() will ask for, a table at a time.
  void make_sets(const std::vector<std::vector<Told>>& told_of, int threads) {
    std::map<RowSets*, std::vector<RowSets::Wanted>> wanted;
    for (const std::vector<Told>& step : told_of) {
      for (const Told& told : step) {
        const std::string& data = plan_.designs.at(told.design).data;
        if (plan_.data.at(data).wave.empty()) continue;
        table_ = &sets_.try_emplace(data, tables_.at(data)).first->second;
        std::vector<RowSets::Wanted>& of_table = wanted[table_];
        if (of_table.empty() || of_table.back().columns != told.columns)
          of_table.push_back({told.columns, {}});
        for (const Side& side : sides_of(told)) of_table.back().among.push_back(side.rows);
      }
    }
    for (const auto& [table, sets] : wanted) table->make(sets, threads);
  }

  // Those of the columns that are told of; the next item is by the same ones.
  std::span<const Side> sides_of(const Told& told) {
    if (told.each != each_ || told.levels != levels_ || sides_in_ != table_) {
      sides_.clear();
      each_ = told.each, levels_ = told.levels, sides_in_ = table_;
      for (const std::string& column : each_) {
        const RowSets::Levels& by = table_->levels({column});
        for (const std::string& level : levels_) {
          const auto at = std::ranges::find(by.levels, level);
          if (at == by.levels.end()) continue;
          const auto place = static_cast<std::size_t>(at - by.levels.begin());
          sides_.push_back({&column, by.rows[place], level == told.aside});
        }
      }
    }
    return sides_;
  }

  void look_at(const SharedTold& told) {
    // Figures about one item follow each other.
    if (told_ == nullptr || told_->columns != told->columns || answered_in_ != table_)
      answering_ = table_->answered(told->columns);
    told_ = told, answered_in_ = table_;
    if (!told->classes.empty()) {
      Told apart = *told;
      apart.of_values = false;  // one number for a class is no answer of anybody
      of_class_ = std::make_shared<const Told>(std::move(apart));
    }
    for (const Side& side : sides_of(*told))
      add_level(told->domain, *side.column, side.rows, side.aside);
    if (!told->each.empty()) return;
    if (told->by.empty()) return add(told, "", "", nullptr, table_->whole(answering_));
    const RowSets::Levels& by = table_->levels(told->by);
    for (std::size_t level = 0; level < by.levels.size(); ++level) {
      if (told->levels.empty() ||
          std::ranges::find(told->levels, by.levels[level]) != told->levels.end())
        add_level(by.name, by.levels[level], by.rows[level], false);
    }
  }

  // A figure, and every class that it is summed over: who knows two such sums knows the classes.
  void add_level(const std::string& domain, const std::string& level, const RowSet* among,
                 bool aside) {
    const RowSets::Rows counted = table_->in_both(answering_, among);
    add(told_, domain, level, among, counted);
    figures_.back().aside = aside;
    if (told_->classes.empty()) return;
    for (const RowSet* rows : table_->levels(told_->classes).rows) {
      const RowSets::Rows in_class = table_->in_both(counted.set, rows);
      if (in_class.people == 0) continue;
      add(of_class_, domain, level, nullptr, in_class);
      figures_.back().aside = aside;
    }
  }

  // Among nobody in particular, the rows that are counted are those who answered.
  void add(const SharedTold& told, const std::string& domain, const std::string& level,
           const RowSet* among, const RowSets::Rows& counted) {
    const RowSet* answering = among == nullptr ? counted.set : answering_;
    ToldFigure figure{told, domain, level, data_, counted.set, answering, among, counted.people};
    const std::size_t least = rules_.least_shown;
    const double shorter = static_cast<double>(figure.answers) * told->least_share;
    figure.secret = figure.answers > 0 && figure.answers < least;
    if (figure.answers == 0)
      figure.held = Held::NoAnswers;
    else if (figure.secret || figure.answers < least + told->parameters ||
             shorter < static_cast<double>(least) / 2.0)
      figure.held = Held::TooFew;
    figures_.push_back(std::move(figure));
  }

  const analysis::AnalysisPlan& plan_;
  const std::map<std::string, Table>& tables_;
  const Rules& rules_;
  RowSetsOfData& sets_;
  const analysis::DataPlan* data_ = nullptr;  // of the figure at hand
  RowSets* table_ = nullptr;                  // likewise
  SharedTold told_;                           // what is told of it
  SharedTold of_class_;                       // the same of one of its classes
  const RowSets* answered_in_ = nullptr;      // the table in which
  const RowSet* answering_ = nullptr;         // who answered its columns was last looked up
  std::vector<Side> sides_;                   // of the columns that were last looked at
  std::vector<std::string> each_, levels_;    // those, and their levels
  const RowSets* sides_in_ = nullptr;         // and their table
  std::vector<ToldFigure> figures_;
};

}  // namespace

std::vector<ToldFigure> told_figures(const analysis::AnalysisPlan& plan,
                                     const std::map<std::string, Table>& tables, const Rules& rules,
                                     RowSetsOfData& sets, int threads) {
  return Gathering(plan, tables, rules, sets).all(threads);
}

}  // namespace peil::disclosure
