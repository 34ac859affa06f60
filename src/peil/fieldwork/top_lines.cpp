#include "peil/fieldwork/top_lines.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <variant>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/hypergeometric.h"
#include "peil/estimate/multiplicity.h"
#include "peil/estimate/p_adjust.h"
#include "peil/fieldwork/straight_lines.h"

namespace peil::fieldwork {
namespace {

constexpr std::size_t most_units = 1000;  // as many as a design column has

enum class Line : std::uint8_t { TooShort, Other, Top };

// How important something is says nothing of how it went.
std::set<std::string> asked_of_importance(const Study& study, const std::string& wave) {
  std::set<std::string> names;
  for (const Question& question : study.form(wave).questions) {
    if (!question.importance_of.empty()) names.insert(question.name);
  }
  return names;
}

std::vector<Line> lines_of(const Dataset& dataset, const Study& study) {
  const auto importance = asked_of_importance(study, dataset.wave);
  std::vector<std::size_t> answered(dataset.design.rows(), 0), top(dataset.design.rows(), 0);
  for (const Item& item : dataset.items) {
    if (item.kind != ItemKind::Mark && item.kind != ItemKind::Scale) continue;
    if (importance.contains(item.name)) continue;
    const auto& codes = std::get<CodeColumn>(item.column).code;
    const std::uint8_t highest = item.scale.code_of(item.scale.to);
    for (std::size_t row = 0; row < codes.size(); ++row) {
      answered[row] += codes[row] > 0 ? 1 : 0;
      top[row] += codes[row] == highest ? 1 : 0;
    }
  }
  std::vector<Line> lines;
  for (std::size_t row = 0; row < answered.size(); ++row)
    lines.push_back(answered[row] < least_rows  ? Line::TooShort
                    : answered[row] == top[row] ? Line::Top
                                                : Line::Other);
  return lines;
}

// Units are the groups that the sample knew: not the language somebody chose, nor sums of groups.
std::vector<const Grouping*> units_of(const Dataset& dataset) {
  std::vector<const Grouping*> units;
  std::set<std::string> first;
  for (const Grouping& grouping : dataset.groupings) {
    const bool is_own = first.insert(grouping.name).second &&
                        (grouping.name == "language" || grouping.name == "reporting_group");
    if (is_own || grouping.levels.size() < 2 || grouping.levels.size() > most_units) continue;
    units.push_back(&grouping);
  }
  return units;
}

class Looking {
 public:
  Looking(const Dataset& dataset, const weighting::Weighted& weighted, std::span<const Day> day,
          const Study& study)
      : dataset_(dataset),
        weighted_(weighted),
        day_(day),
        study_(study),
        lines_(lines_of(dataset, study)) {}

  TopLines found() && {
    found_.one_day = std::set<Day>(day_.begin(), day_.end()).size() < 2;
    for (const Line line : lines_) {
      found_.people += line == Line::TooShort ? 0 : 1;
      found_.top += line == Line::Top ? 1 : 0;
    }
    std::vector<TopCell> cells;
    for (const Grouping* unit : units_of(dataset_)) {
      const std::size_t before = cells.size();
      add_cells(*unit, cells);
      if (cells.size() > before) found_.variables.push_back(unit->name);
    }
    found_.compared = cells.size();
    judge(std::move(cells));
    if (!found_.cells.empty()) leave_out();
    return std::move(found_);
  }

 private:
  void add_cells(const Grouping& unit, std::vector<TopCell>& cells) const {
    std::map<std::pair<std::uint32_t, Day>, TopCell> counted;
    std::map<std::uint32_t, std::size_t> of_level;
    for (std::size_t row = 0; row < lines_.size(); ++row) {
      const std::uint32_t level = unit.level[row];
      if (lines_[row] == Line::TooShort || level == Grouping::outside) continue;
      TopCell& cell = counted[{level, day_[row]}];
      ++cell.people, ++of_level[level];
      cell.top += lines_[row] == Line::Top ? 1 : 0;
    }
    for (auto& [key, cell] : counted) {
      if (cell.people < study_.rules.least_shown || cell.people == found_.people) continue;
      cell.variable = unit.name, cell.level = unit.levels[key.first], cell.day = key.second;
      cell.elsewhere = of_level[key.first] - cell.people;
      cells.push_back(std::move(cell));
    }
  }

  double part_of_others(const TopCell& cell) const {
    return static_cast<double>(found_.top - cell.top) /
           static_cast<double>(found_.people - cell.people);
  }

  void judge(std::vector<TopCell> cells) {
    std::vector<double> p;
    for (const TopCell& cell : cells)
      p.push_back(estimate::at_least(cell.top, cell.people, found_.top, found_.people));
    const auto adjusted = estimate::adjusted(p, estimate::Adjustment::Holm);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      TopCell& cell = cells[i];
      cell.p = adjusted[i];
      cell.expected = part_of_others(cell) * static_cast<double>(cell.people);
      const bool far = static_cast<double>(cell.top) >= far_above * cell.expected;
      if (far && cell.p < 1.0 - study_.rules.confidence) found_.cells.push_back(std::move(cell));
    }
    std::ranges::stable_sort(found_.cells, {}, &TopCell::p);
  }

  // Places of the cells that stand out and that somebody is in.
  std::vector<std::size_t> cells_of(std::size_t row,
                                    const std::vector<const Grouping*>& units) const {
    std::vector<std::size_t> cells;
    if (lines_[row] == Line::TooShort) return cells;
    for (std::size_t c = 0; c < found_.cells.size(); ++c) {
      const TopCell& cell = found_.cells[c];
      const bool in =
          cell.day == day_[row] && std::ranges::any_of(units, [&](const Grouping* unit) {
            return unit->name == cell.variable && unit->level[row] != Grouping::outside &&
                   unit->levels[unit->level[row]] == cell.level;
          });
      if (in) cells.push_back(c);
    }
    return cells;
  }

  // The parts of everybody, and by row whether somebody is left out.
  std::vector<bool> tell_apart(const std::vector<std::uint8_t>& codes) {
    const Grouping* groups = dataset_.grouping("customer_group");
    expects(groups != nullptr, "top_lines: a wave has customer groups");
    const auto units = units_of(dataset_);
    std::map<std::tuple<std::uint32_t, std::vector<std::size_t>, bool>, TopPart> parts;
    std::vector<const TopPart*> of_row;
    std::vector<bool> left_out;
    for (std::size_t row = 0; row < codes.size(); ++row) {
      const std::uint32_t group = groups->level[row];
      const bool top = lines_[row] == Line::Top;
      auto cells = cells_of(row, units);
      left_out.push_back(top && !cells.empty());
      TopPart& part = parts[{group, cells, top}];
      part.group = group == Grouping::outside ? "" : groups->levels[group];
      part.cells = std::move(cells), part.top = top;
      part.people += lines_[row] == Line::TooShort ? 0 : 1;
      part.marked += codes[row] > 0 ? 1 : 0;
      of_row.push_back(&part);
    }
    std::map<const TopPart*, std::size_t> place;
    for (const auto& [key, part] : parts) {
      place[&part] = found_.parts.size();
      found_.parts.push_back(part);
    }
    for (const TopPart* part : of_row) found_.part_of.push_back(place.at(part));
    return left_out;
  }

  void leave_out() {
    const Item* item = dataset_.item(study_.overall);
    const Grouping* groups = dataset_.grouping("reporting_group");
    expects(item != nullptr && groups != nullptr, "top_lines: a wave has marks and groups");
    const auto& codes = std::get<CodeColumn>(item->column).code;
    const std::vector<bool> suspect = tell_apart(codes);
    const auto& reason = std::get<CodeColumn>(item->column).reason;
    const auto add = [&](const std::string& domain, const auto& belongs) {
      WithoutTop one{domain};
      std::vector<std::uint8_t> inside, left;
      for (std::size_t row = 0; row < codes.size(); ++row) {
        inside.push_back(reason[row] == Absent::No && belongs(row) ? 1 : 0);
        left.push_back(inside[row] != 0 && !suspect[row] ? 1 : 0);
      }
      const estimate::Multiplicity of_all(dataset_.design, inside), of_left(dataset_.design, left);
      Sum all, weight, kept, kept_weight;
      for (std::size_t row = 0; row < codes.size(); ++row) {
        if (inside[row] == 0) continue;
        const double persons = weighted_.weight[row].persons();
        const double mark = item->scale.answer_of(codes[row]);
        ++one.answers, one.left_out += suspect[row] ? 1 : 0;
        const double whole = persons * of_all.counts(row);
        all.add(mark * whole), weight.add(whole);
        if (left[row] == 0) continue;
        const double rest = persons * of_left.counts(row);
        kept.add(mark * rest), kept_weight.add(rest);
      }
      if (one.left_out == 0 || one.left_out == one.answers) return;
      one.mark = all.value() / weight.value();
      one.without = kept.value() / kept_weight.value();
      found_.marks.push_back(std::move(one));
    };
    add("all", [](std::size_t) { return true; });
    for (std::size_t g = 0; g < groups->levels.size(); ++g)
      add(groups->levels[g], [&](std::size_t row) { return groups->level[row] == g; });
  }

  const Dataset& dataset_;
  const weighting::Weighted& weighted_;
  std::span<const Day> day_;
  const Study& study_;
  std::vector<Line> lines_;
  TopLines found_;
};

}  // namespace

TopLines top_lines(const Dataset& dataset, const weighting::Weighted& weighted,
                   std::span<const Day> day, const Study& study) {
  expects(day.size() == dataset.design.rows() && weighted.weight.size() == day.size(),
          "top_lines: a day and a weight per row");
  return Looking(dataset, weighted, day, study).found();
}

}  // namespace peil::fieldwork
