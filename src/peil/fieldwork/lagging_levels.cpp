#include "peil/fieldwork/lagging_levels.h"

#include <algorithm>
#include <array>
#include <map>
#include <variant>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/domains/by_domain.h"
#include "peil/estimate/hypergeometric.h"
#include "peil/estimate/multiplicity.h"
#include "peil/estimate/p_adjust.h"

namespace peil::fieldwork {
namespace {

// All lines of one variable, of which each is held against the others.
struct Whole {
  std::size_t drawn = 0, complete = 0;
  double persons = 0.0;
};

bool is_compared(const ResponseLine& line) {
  return line.variable != "all" && line.variable != "reporting_group";
}

std::map<std::string, Whole> wholes_of(std::span<const ResponseLine> lines) {
  std::map<std::string, Whole> wholes;
  for (const ResponseLine& line : lines) {
    if (!is_compared(line)) continue;
    Whole& whole = wholes[line.variable];
    whole.drawn += line.drawn, whole.complete += line.complete, whole.persons += line.persons;
  }
  return wholes;
}

std::vector<LaggingLevel> compared(std::span<const ResponseLine> lines, const Rules& rules) {
  const auto wholes = wholes_of(lines);
  std::vector<LaggingLevel> all;
  std::vector<double> p;
  for (const ResponseLine& line : lines) {
    if (!is_compared(line)) continue;
    const Whole& whole = wholes.at(line.variable);
    if (std::min(line.drawn, whole.drawn - line.drawn) < rules.least_tested) continue;
    LaggingLevel one;
    one.variable = line.variable, one.level = line.level;
    one.drawn = line.drawn, one.complete = line.complete;
    one.others_drawn = whole.drawn - line.drawn;
    one.others_complete = whole.complete - line.complete;
    one.of_persons = line.persons / whole.persons;
    p.push_back(estimate::at_most(line.complete, line.drawn, whole.complete, whole.drawn));
    all.push_back(std::move(one));
  }
  const auto adjusted = estimate::adjusted(p, estimate::Adjustment::Holm);
  for (std::size_t i = 0; i < all.size(); ++i) all[i].p = adjusted[i];
  return all;
}

// The last of this name: a design variable may be called as a grouping that every wave has.
const Grouping* grouping_of(const Dataset& dataset, const std::string& name) {
  const Grouping* found = nullptr;
  for (const Grouping& grouping : dataset.groupings) {
    if (grouping.name == name) found = &grouping;
  }
  return found;
}

struct Heard {
  std::size_t answers = 0;
  Sum weight;
};

class Counting {
 public:
  Counting(const Dataset& dataset, const weighting::Weighted& weighted, const std::string& overall)
      : dataset_(dataset), weighted_(weighted) {
    const Item* item = dataset.item(overall);
    expects(item != nullptr && std::holds_alternative<CodeColumn>(item->column),
            "lagging_levels: an overall mark with codes");
    scale_ = item->scale;
    codes_ = &std::get<CodeColumn>(item->column);
    part_ = estimate::parts_of_people(dataset.design, estimate::whole_sample(dataset.design.rows()),
                                      codes_->reason);
    for (std::size_t row = 0; row < codes_->code.size(); ++row) {
      if (codes_->code[row] > 0) add(everybody_, row);
    }
  }

  void count(LaggingLevel& one) const {
    Heard own;
    Sum plain, times, weight;
    std::map<std::uint8_t, std::size_t> alike;
    const std::vector<std::size_t> rows = rows_of(one);
    estimate::Multiplicity multiplicity(dataset_.design.lists);
    for (const std::size_t row : rows) multiplicity.see(row);
    for (const std::size_t row : rows) {
      const double mark = scale_.answer_of(codes_->code[row]);
      const double persons = weighted_.weight[row].persons() * multiplicity.counts(row);
      add(own, row);
      plain.add(mark);
      times.add(mark * persons);
      weight.add(persons);
      one.most_alike = std::max(one.most_alike, ++alike[codes_->code[row]]);
    }
    one.answers = own.answers;
    one.others_answers = everybody_.answers - own.answers;
    if (own.answers == 0) return;
    const auto n = static_cast<double>(own.answers);
    const double others = everybody_.weight.value() - own.weight.value();
    one.unweighted = plain.value() / n;
    one.weighted = times.value() / weight.value();
    one.weight = own.weight.value() / n;
    if (one.others_answers > 0)
      one.others_weight = others / static_cast<double>(one.others_answers);
    one.of_answers = n / static_cast<double>(everybody_.answers);
    one.of_weight = own.weight.value() / everybody_.weight.value();
  }

  // Whom neither a level nor a group tells apart.
  void tell_apart(LaggingLevels& found) const {
    std::vector<LaggingLevel>& levels = found.levels;
    const Grouping* groups = dataset_.grouping("customer_group");
    expects(groups != nullptr, "lagging_levels: a wave has customer groups");
    std::vector<std::vector<bool>> in(codes_->code.size(), std::vector<bool>(levels.size(), false));
    for (std::size_t l = 0; l < levels.size(); ++l) {
      for (const std::size_t row : rows_of(levels[l])) in[row][l] = true;
    }
    std::map<std::pair<std::uint32_t, std::vector<bool>>, std::vector<std::size_t>> people;
    for (std::size_t row = 0; row < in.size(); ++row) {
      if (codes_->code[row] > 0) people[{groups->level[row], in[row]}].push_back(row);
    }
    found.cell_of.assign(in.size(), LaggingLevels::no_cell);
    for (const auto& [key, rows] : people) {
      const auto& [group, of] = key;
      for (std::size_t l = 0; l < levels.size(); ++l) {
        if (of[l]) levels[l].cells.push_back(found.cells.size());
      }
      for (const std::size_t row : rows) found.cell_of[row] = found.cells.size();
      found.cells.push_back({group == Grouping::outside ? "" : groups->levels[group], rows.size()});
    }
  }

 private:
  void add(Heard& heard, std::size_t row) const {
    ++heard.answers;
    heard.weight.add(weighted_.weight[row].persons() * part_[row]);
  }

  std::vector<std::size_t> rows_of(const LaggingLevel& one) const {
    std::vector<std::size_t> rows;
    const Grouping* grouping = grouping_of(dataset_, one.variable);
    if (grouping == nullptr) return rows;
    const auto at = std::ranges::find(grouping->levels, one.level) - grouping->levels.begin();
    for (std::size_t row = 0; row < grouping->level.size(); ++row) {
      if (codes_->code[row] > 0 && grouping->level[row] == static_cast<std::uint32_t>(at))
        rows.push_back(row);
    }
    return rows;
  }

  const Dataset& dataset_;
  const weighting::Weighted& weighted_;
  const CodeColumn* codes_ = nullptr;
  Scale scale_;
  std::vector<double> part_;  // of a person, per row, among everybody
  Heard everybody_;
};

}  // namespace

LaggingLevels lagging_levels(const Dataset& dataset, const weighting::Weighted& weighted,
                             std::span<const ResponseLine> lines, const Study& study) {
  LaggingLevels found;
  const double level = 1.0 - study.rules.confidence;
  for (LaggingLevel& one : compared(lines, study.rules)) {
    if (one.response() < far_below * one.others_response() && one.p < level)
      found.levels.push_back(std::move(one));
  }
  if (found.levels.empty()) return found;
  const Counting counting(dataset, weighted, study.overall);
  for (LaggingLevel& one : found.levels) counting.count(one);
  counting.tell_apart(found);
  return found;
}

}  // namespace peil::fieldwork
