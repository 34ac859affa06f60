#include "peil/disclosure/analyses.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "peil/analysis/run/prepare.h"
#include "peil/analysis/wave/told.h"
#include "peil/base/combinations.h"
#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/disclosure/basis.h"
#include "peil/disclosure/row_sets.h"
#include "peil/disclosure/subtraction.h"
#include "peil/table/level_names.h"

namespace peil::disclosure {
namespace {

using analysis::AnalysisResult;
using analysis::Cell;
using analysis::Told;

constexpr std::size_t digest_digits = 12;

// Whether a printed level is part of that of a figure by `columns` columns: "N|p0.5" of "N".
bool part_of(const std::string& printed, const std::string& level, std::size_t columns) {
  return printed.starts_with(table::within_level(level, columns, ""));
}

// Whether a printed level is a contrast with that of a figure: "N-S" with "N".
bool contrasts(const std::string& printed, const std::string& level) {
  return std::ranges::any_of(std::array{false, true}, [&](bool apart) {
    return printed.starts_with(table::contrast_name(level, "", apart)) ||
           printed.ends_with(table::contrast_name("", level, apart));
  });
}

// Whether a printed level is one that a figure is about: itself, a part of it, or a contrast.
bool names(const std::string& printed, const std::string& level, std::size_t columns) {
  return printed == level || part_of(printed, level, columns) || contrasts(printed, level);
}

}  // namespace

class AnalysesGate {
 public:
  AnalysesGate(const analysis::AnalysisPlan& plan, const std::map<std::string, Table>& tables,
               const std::map<std::string, WaveSaid>& waves, const Rules& rules)
      : plan_(plan), tables_(tables), waves_(waves), rules_(rules) {}

  ReleasedAnalyses pass(analysis::Results results) {
    if (!waves_.empty()) {
      for (const analysis::AnalysisStep& step : plan_.analyses) look_at(step);
      for (const AnalysisResult& one : results.analyses) hold_on_few(one);
      protect_items();
      for (AnalysisResult& one : results.analyses) {
        const bool of_wave = of_a_wave(one);
        std::erase_if(one.cells, [&](const Cell& cell) {
          return is_held(one.id, cell) || (of_wave && on_too_few(cell, rules_.least_shown));
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
  struct Figure {
    Told told;
    std::string domain, level;
    const analysis::DataPlan* data = nullptr;
    RowSet counted;
    std::size_t answers = 0;
    std::optional<Held> held{};
    bool secret = false;  ///< nobody may work it out: it is about too few people
  };

  const analysis::DataPlan& data_of(const std::string& design) const {
    return plan_.data.at(plan_.designs.at(design).data);
  }

  void look_at(const analysis::AnalysisStep& step) {
    for (Told& told : analysis::told(step)) {
      const analysis::DataPlan& data = data_of(told.design);
      if (data.wave.empty()) continue;
      expects(!analysis::shows_rows(step.asked), "release: no single rows of a wave");
      const Table& table = tables_.at(plan_.designs.at(told.design).data);
      const RowSet rows = answered(table, told.columns);
      if (told.by.empty()) {
        add(told, "", "", data, table, rows);
        continue;
      }
      std::vector<Grouping> parts;
      for (const std::string& name : told.by)
        parts.push_back(analysis::grouping(*table.column(name)));
      const Grouping by = analysis::crossed(parts);
      for (std::uint32_t level = 0; level < by.levels.size(); ++level) {
        if (told.levels.empty() ||
            std::ranges::find(told.levels, by.levels[level]) != told.levels.end())
          add_level(told, told.domain.empty() ? by.name : told.domain,
                    told.level.empty() ? by.levels[level] : told.level, data, table,
                    within(rows, by, level));
      }
    }
    if (const auto* adjusted = std::get_if<analysis::asked::Adjust>(&step.asked))
      adjusted_.emplace(step.id, adjusted->of);
  }

  // A figure, and every class that it is summed over: who knows two such sums knows the classes.
  void add_level(const Told& told, const std::string& domain, const std::string& level,
                 const analysis::DataPlan& data, const Table& table, const RowSet& rows) {
    add(told, domain, level, data, table, rows);
    if (told.classes.empty()) return;
    Told of_class = told;
    of_class.of_values = false;  // one number for a class is no answer of anybody
    std::vector<Grouping> parts;
    for (const std::string& name : told.classes)
      parts.push_back(analysis::grouping(*table.column(name)));
    const Grouping by = analysis::crossed(parts);
    for (std::uint32_t k = 0; k < by.levels.size(); ++k) {
      RowSet in_class = within(rows, by, k);
      if (people(in_class) > 0) add(of_class, domain, level, data, table, std::move(in_class));
    }
  }

  void add(const Told& told, const std::string& domain, const std::string& level,
           const analysis::DataPlan& data, const Table& table, RowSet rows) {
    Figure figure{told, domain, level, &data, std::move(rows)};
    figure.answers = people(figure.counted);
    const std::size_t least = rules_.least_shown;
    const double shorter = static_cast<double>(figure.answers) * told.least_share;
    figure.secret = figure.answers > 0 && figure.answers < least;
    if (figure.answers == 0)
      figure.held = Held::NoAnswers;
    else if (figure.secret || figure.answers < least + told.parameters ||
             shorter < static_cast<double>(least) / 2.0)
      figure.held = Held::TooFew;
    else if (told.of_values && told.columns.size() == 1 &&
             all_alike(table, told.columns.front(), figure.counted))
      figure.held = Held::NoSpread;
    else if (told.columns.size() == 1 && table.column(told.columns.front()) != nullptr)
      figure.held = held_for_concentration(figure, table);
    figure.secret = figure.secret || figure.held == Held::NoSpread ||
                    figure.held == Held::OneAnswer || figure.held == Held::Dominated;
    figures_.push_back(std::move(figure));
  }

  // Of an item as it was answered; what is derived from one may well be the same for nearly all.
  std::optional<Held> held_for_concentration(const Figure& figure, const Table& table) const {
    const std::string& column = figure.told.columns.front();
    if (std::ranges::any_of(figure.data->derive,
                            [&](const auto& derived) { return derived.first == column; }))
      return {};
    const Concentration lies = concentration(table, column, figure.counted);
    if (lies.tells_all()) return Held::OneAnswer;
    if (figure.told.of_values && lies.is_dominated(rules_.dominance)) return Held::Dominated;
    return {};
  }

  // All figures about one item of one wave, those of the study's tables with them.
  void protect_items() {
    std::map<std::pair<std::string, std::string>, std::vector<Figure*>> by_item;
    for (Figure& figure : figures_) {
      std::set<std::string> items;
      for (const std::string& column : figure.told.columns) add_items(*figure.data, column, items);
      for (const std::string& item : items) by_item[{figure.data->wave, item}].push_back(&figure);
    }
    for (auto& [item, about] : by_item) protect_item(item.first, item.second, about);
  }

  const Table& table_of_wave(const std::string& wave) const {
    const auto data = std::ranges::find_if(
        plan_.data, [&](const auto& entry) { return entry.second.wave == wave; });
    return tables_.at(data->first);
  }

  // The figures of the study's tables about an item: which rows, and whether they are shown.
  std::vector<std::pair<RowSet, bool>> said(const std::string& wave,
                                            const std::string& item) const {
    const Table& table = table_of_wave(wave);
    std::vector<std::pair<RowSet, bool>> all;
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
    const RowSet rows = answered(table, {item});
    for (const auto& [domain, shown] : domains) {
      for (const bool is : shown) {
        if (domain == "all") all.emplace_back(rows, is);
        for (const char* name : {"reporting_group", "customer_group"}) {
          const Grouping by = analysis::grouping(*table.column(name));
          const auto level = std::ranges::find(by.levels, domain);
          if (level == by.levels.end()) continue;
          all.emplace_back(within(rows, by, static_cast<std::uint32_t>(level - by.levels.begin())),
                           is);
        }
      }
    }
    return all;
  }

  void protect_item(const std::string& wave, const std::string& item,
                    std::vector<Figure*>& about) const {
    const auto out = said(wave, item);
    Combinations parts(table_of_wave(wave).rows);
    for (const auto& [rows, shown] : out) parts.refine(as_column(rows));
    for (const Figure* figure : about) parts.refine(as_column(figure->counted));
    std::vector<std::size_t> answers(parts.count(), 0);
    for (const std::uint32_t part : parts.number()) ++answers[part];
    const std::vector<std::uint32_t> samples = parts.sample_rows();
    const auto counted = [&](const RowSet& rows, bool shown, bool free, double cost) {
      Counted figure{{}, shown, free, cost};
      for (Part part = 0; part < samples.size(); ++part) {
        if (rows[samples[part]]) figure.parts.push_back(part);
      }
      return figure;
    };
    std::vector<Counted> all;
    std::vector<Figure*> own;
    for (const auto& [rows, shown] : out) all.push_back(counted(rows, shown, false, 0.0));
    for (Figure* figure : about) {
      if (figure->held && !figure->secret) continue;
      all.push_back(
          counted(figure->counted, !figure->held, true, static_cast<double>(figure->answers)));
      own.push_back(figure);
    }
    const std::vector<bool> also = disclosure::protect(answers, all, rules_.least_shown);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (also[out.size() + i]) own[i]->held = Held::Protecting;
    }
  }

  bool concerns(const Figure& figure, const std::string& id, const Cell& cell) const {
    const auto adjusted = adjusted_.find(id);
    const std::string& analysis = adjusted == adjusted_.end() ? id : adjusted->second;
    if (figure.told.analysis != analysis) return false;
    if (!figure.told.variable.empty() && !cell.variable.empty() &&
        figure.told.variable != cell.variable)
      return false;
    if (cell.domain == figure.domain)
      return figure.domain.empty() || names(cell.level, figure.level, figure.told.by.size());
    // One test of all levels together tells of each of them.
    return cell.domain.empty() && std::ranges::none_of(figures_, [&](const Figure& other) {
             return other.told.analysis == analysis && other.domain.empty();
           });
  }

  // A result of that figure alone: no comparison with another.
  static bool is_itself(const Figure& figure, const std::string& id, const Cell& cell) {
    return figure.told.analysis == id && cell.domain == figure.domain &&
           (figure.told.variable.empty() || figure.told.variable == cell.variable) &&
           (figure.domain.empty() || cell.level == figure.level ||
            part_of(cell.level, figure.level, figure.told.by.size()));
  }

  bool is_held(const std::string& id, const Cell& cell) const {
    return std::ranges::any_of(
        figures_, [&](const Figure& figure) { return figure.held && concerns(figure, id, cell); });
  }

  // What the computing itself says of a result is a second lock: too few answers behind it, though
  // the plan promised more. The figure is then as secret as one of which the rows are too few.
  void hold_on_few(const AnalysisResult& one) {
    if (!of_a_wave(one)) return;
    for (const Cell& cell : one.cells) {
      if (!on_too_few(cell, rules_.least_shown) || is_held(one.id, cell)) continue;
      bool known = false;
      for (Figure& figure : figures_) {
        if (!is_itself(figure, one.id, cell)) continue;
        known = true;
        figure.held = Held::TooFew;
        figure.secret = cell.basis.rows < rules_.least_shown;
      }
      if (!known) few_.push_back({one.id, cell.variable, cell.domain, cell.level, Held::TooFew});
    }
  }

  bool of_a_wave(const AnalysisResult& one) const {
    return std::ranges::any_of(
        one.data, [&](const std::string& data) { return !plan_.data.at(data).wave.empty(); });
  }

  void tell_what_is_held(analysis::Results& results) {
    for (const HeldFigure& held : few_) tell(results, held);
    for (const Figure& figure : figures_) {
      if (figure.held)
        tell(results, {figure.told.analysis, figure.told.variable, figure.domain, figure.level,
                       *figure.held});
    }
  }

  void tell(analysis::Results& results, const HeldFigure& held) {
    const auto same = [&](const HeldFigure& other) {
      return std::tie(other.analysis, other.variable, other.domain, other.level) ==
             std::tie(held.analysis, held.variable, held.domain, held.level);
    };
    if (std::ranges::any_of(released_.held_, same)) return;
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
  std::vector<Figure> figures_;
  std::vector<HeldFigure> few_;
  std::map<std::string, std::string> adjusted_;  // id of an adjustment -> of which analysis
  ReleasedAnalyses released_;
};

ReleasedAnalyses release(const analysis::AnalysisPlan& plan,
                         const std::map<std::string, Table>& tables, analysis::Results results,
                         const std::map<std::string, WaveSaid>& waves, const Rules& rules) {
  return AnalysesGate(plan, tables, waves, rules).pass(std::move(results));
}

}  // namespace peil::disclosure
