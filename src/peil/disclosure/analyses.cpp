#include "peil/disclosure/analyses.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "peil/analysis/run/prepare.h"
#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/each.h"
#include "peil/disclosure/basis.h"
#include "peil/disclosure/held_beside.h"
#include "peil/disclosure/people_then.h"
#include "peil/disclosure/told_figures.h"
#include "peil/disclosure/told_index.h"

namespace peil::disclosure {
namespace {

using analysis::AnalysisResult;
using analysis::Cell;

constexpr std::size_t digest_digits = 12;

}  // namespace

class AnalysesGate {
 public:
  AnalysesGate(const analysis::AnalysisPlan& plan, const std::map<std::string, Table>& tables,
               const std::map<std::string, WaveSaid>& waves, const Rules& rules, int threads)
      : plan_(plan), tables_(tables), waves_(waves), rules_(rules), threads_(threads) {}

  ReleasedAnalyses pass(analysis::Results results) {
    if (!waves_.empty()) {
      figures_ = told_figures(plan_, tables_, rules_, sets_, threads_);
      ToldIndex index(plan_, figures_);
      for (const AnalysisResult& one : results.analyses) hold_on_few(one, index);
      protect_items();
      index.keep_held();
      for (AnalysisResult& one : results.analyses) {
        const bool of_wave = of_a_wave(one);
        std::erase_if(one.cells, [&](const Cell& cell) {
          return index.is_held(one.id, cell) || (of_wave && on_too_few(cell, rules_.least_shown));
        });
        if (of_wave) tell_answers(one);
      }
      tell_what_is_held(results);
      seal();
    }
    released_.results_ = std::move(results);
    released_.least_shown_ = rules_.least_shown;
    return std::move(released_);
  }

 private:
  // All figures about one item of one wave, those of the study's tables with them.
  void protect_items() {
    std::map<std::pair<std::string, std::string>, std::vector<ToldFigure*>> by_item;
    const ToldFigure* last = nullptr;  // figures of the same columns follow each other
    std::vector<std::vector<ToldFigure*>*> lists;
    std::map<const analysis::DataPlan*, ItemsOfColumns> items_of;
    for (ToldFigure& figure : figures_) {
      if (last == nullptr || last->data != figure.data ||
          (last->told != figure.told && last->told->columns != figure.told->columns)) {
        std::set<std::string> items;
        const ItemsOfColumns& of = items_of.try_emplace(figure.data, *figure.data).first->second;
        for (const std::string& column : figure.told->columns) of.add(column, items);
        lists.clear();
        for (const std::string& item : items) lists.push_back(&by_item[{figure.data->wave, item}]);
      }
      for (std::vector<ToldFigure*>* list : lists) list->push_back(&figure);
      last = &figure;
    }
    std::vector<ItemAtHand> items;
    for (auto& [item, about] : by_item) items.push_back(at_hand(item.first, item.second, about));
    // What is held of one item may tell what to hold of another where a figure is about both.
    const int threads = any_figure_twice(items) ? 1 : threads_;
    std::vector<PeopleApart> apart(static_cast<std::size_t>(std::max(threads, 1)));
    for_each_of(items.size(), threads,
                [&](std::size_t i, std::size_t worker) { protect_item(items[i], apart[worker]); });
    for_each_of(items.size(), threads_, [&](std::size_t i, std::size_t) { remember(items[i]); });
    std::size_t at = 0;
    for (const auto& [item, about] : by_item) {
      auto of = std::ranges::find(released_.told_, item.first, &ToldRows::wave);
      if (of == released_.told_.end()) of = released_.told_.insert(of, ToldRows{item.first, {}});
      of->by_item.emplace(item.second, std::move(items[at++].told));
    }
  }

  // The figures of a plan about one item, and what is known of it already.
  struct ItemAtHand {
    std::vector<ToldFigure*> about;
    std::vector<KnownSet> out;    ///< of the study's tables and other plans
    std::vector<KnownRows> then;  ///< of what went out before
    std::size_t rows = 0, rows_then = 0;
    std::vector<KnownRows> told{};  ///< for the gate of a later plan
  };

  // `known` outlives `all`.
  static void add_to(std::vector<KnownSet>& all, const std::vector<KnownRows>& known) {
    for (const auto& [set, shown] : known) all.push_back({{&set, &set}, shown});
  }

  ItemAtHand at_hand(const std::string& wave, const std::string& item,
                     const std::vector<ToldFigure*>& about) {
    ItemAtHand made{about, said(wave, item), {}, table_of_wave(wave).rows, 0};
    const RowsByItem* told = waves_.at(wave).told;
    if (told != nullptr && told->contains(item)) add_to(made.out, told->at(item));
    for (const KnownSet& known : made.out) made.rows = std::max(made.rows, known.rows.rows->rows());
    made.rows_then = made.rows;
    made.then = said_before(wave, item, made.rows_then);
    made.rows_then = std::max(made.rows, made.rows_then);
    return made;
  }

  bool any_figure_twice(const std::vector<ItemAtHand>& items) const {
    std::vector<std::uint8_t> seen(figures_.size(), 0);
    return std::ranges::any_of(items, [&](const ItemAtHand& item) {
      return std::ranges::any_of(item.about, [&](const ToldFigure* figure) {
        return seen[static_cast<std::size_t>(figure - figures_.data())]++ != 0;
      });
    });
  }

  // Whose figures are out from now on, or must not follow from any that come later.
  static void remember(ItemAtHand& item) {
    std::set<const RowSet*> seen;  // figures are many, the people whom they are about few
    for (const ToldFigure* figure : item.about) {
      if ((!figure->held || figure->secret) && seen.insert(figure->counted).second)
        item.told.emplace_back(*figure->counted, !figure->held);
    }
  }

  const std::string& name_of_wave(const std::string& wave) const {
    return std::ranges::find_if(plan_.data,
                                [&](const auto& entry) { return entry.second.wave == wave; })
        ->first;
  }
  const Table& table_of_wave(const std::string& wave) const {
    return tables_.at(name_of_wave(wave));
  }

  // The figures of the study's tables about an item: which rows, and whether they are shown.
  std::vector<KnownSet> said(const std::string& wave, const std::string& item) {
    const Table& table = table_of_wave(wave);
    std::vector<KnownSet> all;
    if (table.column(item) == nullptr) return all;
    const std::string measure = item.substr(0, item.find('/'));  // of one choice, its question
    std::map<std::string, std::set<bool>> domains;
    const Released& released = waves_.at(wave).released;
    for (const auto& [name, figure] : released.figures()) {
      if (name.measure == measure) domains[name.domain].insert(true);
    }
    for (const auto& [name, why] : released.held()) {
      if (name.measure == measure && is_secret(why)) domains[name.domain].insert(false);
    }
    RowSets& sets = sets_.try_emplace(name_of_wave(wave), table).first->second;
    const RowSet* rows = sets.answered({item});
    for (const auto& [domain, shown] : domains) {
      for (const bool is : shown) {
        if (domain == "all") all.push_back({{rows, rows}, is});
        for (const char* name : {"reporting_group", "customer_group"}) {
          const RowSets::Levels& by = sets.levels({name});
          const auto level = std::ranges::find(by.levels, domain);
          if (level == by.levels.end()) continue;
          const auto place = static_cast<std::size_t>(level - by.levels.begin());
          all.push_back({{sets.in_both(rows, by.rows[place]).set, rows, by.rows[place]}, is});
        }
      }
    }
    return all;
  }

  // With what went out before, so many people of a group are taken to be among those of now; where
  // they were more, rows are added that no figure of now counts.
  std::vector<KnownRows> said_before(const std::string& wave, const std::string& item,
                                     std::size_t& rows) const {
    const std::string measure = item.substr(0, item.find('/'));
    const std::vector<EarlierRelease>& releases = waves_.at(wave).went_out.releases;
    const Table& table = table_of_wave(wave);
    if (releases.empty() || table.column(item) == nullptr) return {};
    const PeopleThen people(table, item, measure, releases);
    rows = people.rows();
    std::vector<KnownRows> all;
    for (const EarlierRelease& then : releases) {
      std::set<std::string> domains;
      for (const FigureName& name : then.shown) {
        if (name.measure == measure) domains.insert(name.domain);
      }
      for (const std::string& domain : domains)
        all.emplace_back(people.counted(then, domain), true);
    }
    return all;
  }

  void protect_item(const ItemAtHand& item, PeopleApart& apart) const {
    const std::vector<bool> alone =
        held_beside(item.out, item.about, item.rows, rules_.least_shown, apart);
    std::vector<bool> together = alone;
    if (!item.then.empty()) {
      std::vector<KnownSet> with;
      add_to(with, item.then);
      with.insert(with.end(), item.out.begin(), item.out.end());
      together = held_beside(with, item.about, item.rows_then, rules_.least_shown, apart);
    }
    for (std::size_t f = 0; f < item.about.size(); ++f) {
      if (together[f]) item.about[f]->held = alone[f] ? Held::Protecting : Held::AfterRelease;
    }
  }

  // What the computing itself says of a result is a second lock: too few answers behind it, though
  // the plan promised more. The figure is then as secret as one of which the rows are too few.
  void hold_on_few(const AnalysisResult& one, const ToldIndex& index) {
    if (!of_a_wave(one)) return;
    for (const Cell& cell : one.cells) {
      if (!on_too_few(cell, rules_.least_shown) || index.is_held(one.id, cell)) continue;
      const std::vector<ToldFigure*> itself = index.itself(one.id, cell);
      for (ToldFigure* figure : itself) {
        figure->held = Held::TooFew;
        figure->secret = cell.basis.rows < rules_.least_shown;
      }
      if (itself.empty())
        few_.push_back({one.id, cell.variable, cell.domain, cell.level, Held::TooFew});
    }
  }

  bool of_a_wave(const AnalysisResult& one) const {
    return std::ranges::any_of(
        one.data, [&](const std::string& data) { return !plan_.data.at(data).wave.empty(); });
  }

  void tell_what_is_held(analysis::Results& results) {
    for (const HeldFigure& held : few_) tell(results, held);
    for (const ToldFigure& figure : figures_) {
      if (figure.held)
        tell(results, {figure.told->analysis, figure.told->variable, figure.domain, figure.level,
                       *figure.held});
    }
  }

  void tell(analysis::Results& results, const HeldFigure& held) {
    if (!told_.emplace(held.analysis, held.variable, held.domain, held.level).second) return;
    released_.held_.push_back(held);
    const auto one = std::ranges::find(results.analyses, held.analysis, &AnalysisResult::id);
    expects(one != results.analyses.end(), "release: results of every analysis of the plan");
    one->cells.push_back({.variable = held.variable,
                          .domain = held.domain,
                          .level = held.level,
                          .form = analysis::Form::Held});
  }

  void seal() {
    std::string text = plan_.sha256 + '\n';
    for (const auto& [wave, said] : waves_) {
      text += wave + '=' + said.digest + '\n';
      released_.fictional_ = released_.fictional_ || said.fictional;
    }
    released_.digest_ = sha256(text).substr(0, digest_digits);
  }

  const analysis::AnalysisPlan& plan_;
  const std::map<std::string, Table>& tables_;
  const std::map<std::string, WaveSaid>& waves_;
  const Rules& rules_;
  int threads_;
  RowSetsOfData sets_;  // of the figures
  std::vector<ToldFigure> figures_;
  std::vector<HeldFigure> few_;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> told_;  // that are held
  ReleasedAnalyses released_;
};

ReleasedAnalyses release(const analysis::AnalysisPlan& plan,
                         const std::map<std::string, Table>& tables, analysis::Results results,
                         const std::map<std::string, WaveSaid>& waves, const Rules& rules,
                         int threads) {
  return AnalysesGate(plan, tables, waves, rules, threads).pass(std::move(results));
}

}  // namespace peil::disclosure
