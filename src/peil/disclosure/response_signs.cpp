#include "peil/disclosure/response_signs.h"

#include <algorithm>
#include <map>
#include <utility>

#include "peil/base/contract.h"
#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {
namespace {

using fieldwork::LaggingLevel;
using fieldwork::LaggingLevels;
using fieldwork::TopLines;
using fieldwork::TopPart;

// The means of everybody, of reporting groups and of customer groups: what is shown of them is out,
// and what is not must not follow.
class GroupMeans {
 public:
  GroupMeans(const Study& study, const std::string& wave, const Released& released)
      : study_(study), wave_(wave), released_(released) {}

  bool is_shown(const std::string& domain) const {
    return released_.figure({wave_, domain, study_.overall, "mean"}) != nullptr;
  }

  // `groups`: the customer group of every part.
  std::vector<Counted> of(const std::vector<std::string>& groups) const {
    std::vector<Counted> all;
    const auto add = [&](const std::string& domain, const auto& belongs) {
      Counted one;
      one.shown = is_shown(domain);
      one.free_to_hold = false;
      for (Part part = 0; part < groups.size(); ++part) {
        if (belongs(groups[part])) one.parts.push_back(part);
      }
      if (!one.parts.empty()) all.push_back(std::move(one));
    };
    add("all", [](const std::string&) { return true; });
    for (const ReportingGroup& whole : study_.reporting_groups)
      add(whole.name, [&](const std::string& group) { return holds(whole.name, group); });
    for (const CustomerGroup& one : study_.customer_groups)
      add(one.name, [&](const std::string& name) { return name == one.name; });
    return all;
  }

  // Whether people of a customer group count in "all" or a reporting group.
  bool holds(const std::string& domain, const std::string& group) const {
    const CustomerGroup* one = study_.customer_group(group);
    return domain == "all" || (one != nullptr && one->reporting_group == domain);
  }

 private:
  const Study& study_;
  const std::string& wave_;
  const Released& released_;
};

std::optional<Held> why_by_itself(const LaggingLevel& one, const Rules& rules) {
  if (std::min(one.answers, one.others_answers) < rules.least_tested) return Held::TooFew;
  if (one.most_alike + 1 >= one.answers) return Held::OneAnswer;
  return {};
}

std::optional<Held> why_inside(const fieldwork::TopCell& cell, const Rules& rules) {
  if (std::min(cell.people, cell.top) < rules.least_shown) return Held::TooFew;
  if (cell.top + 1 >= cell.people) return Held::OneAnswer;
  if (cell.elsewhere > 0 && cell.elsewhere < rules.least_shown) return Held::Protecting;
  return {};
}

// Those of the parts that fit.
template <class OnePart, class Fits>
Counted figure_of(const std::vector<OnePart>& parts, bool shown, double cost, const Fits& fits) {
  Counted figure;
  figure.shown = shown, figure.cost = cost;
  for (Part part = 0; part < parts.size(); ++part) {
    if (fits(parts[part])) figure.parts.push_back(part);
  }
  return figure;
}

bool is_in(const TopPart& part, std::size_t cell) {
  return std::ranges::find(part.cells, cell) != part.cells.end();
}

// People with a mark whom no figure of either sign and no customer group tells apart.
struct SignPart {
  std::optional<std::size_t> cell, part;  // of lagging levels, of top lines
  std::string group;
  std::size_t people = 0;
};

std::vector<SignPart> parts_of(const LaggingLevels& lagging, const TopLines* top) {
  std::vector<SignPart> parts;
  if (top == nullptr || top->parts.empty()) {
    for (std::size_t c = 0; c < lagging.cells.size(); ++c)
      parts.push_back({c, {}, lagging.cells[c].group, lagging.cells[c].answers});
  } else if (lagging.cells.empty()) {
    for (std::size_t p = 0; p < top->parts.size(); ++p)
      parts.push_back({{}, p, top->parts[p].group, top->parts[p].marked});
  } else {
    expects(lagging.cell_of.size() == top->part_of.size(), "release_signs: one set of rows");
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> people;
    for (std::size_t row = 0; row < lagging.cell_of.size(); ++row) {
      if (lagging.cell_of[row] != LaggingLevels::no_cell)
        ++people[{lagging.cell_of[row], top->part_of[row]}];
    }
    for (const auto& [of, count] : people)
      parts.push_back({of.first, of.second, lagging.cells[of.first].group, count});
  }
  return parts;
}

// Marks of both signs as figures about marks, beside the means of groups that are out. Whoever
// knows how many gave the highest answers knows the sum of their marks as well, and with the mark
// of a group that of the others in it: so cells are figures about marks too.
class MarksOfSigns {
 public:
  MarksOfSigns(const LaggingLevels& lagging, const TopLines* top, const GroupMeans& means)
      : parts_(parts_of(lagging, top)), top_(top) {
    std::vector<std::string> groups;
    for (const SignPart& part : parts_) groups.push_back(part.group);
    figures_ = means.of(groups);
    known_ = figures_.size();
  }

  void add_level(const LaggingLevel& one, bool shown) {
    add(shown, static_cast<double>(one.answers), [&](const SignPart& part) {
      return part.cell && std::ranges::find(one.cells, *part.cell) != one.cells.end();
    });
  }
  void add_cell(std::size_t cell, bool shown) {
    add(shown, static_cast<double>(top_->people), [&](const SignPart& part) {
      return shown && part.part && top_->parts[*part.part].top &&
             is_in(top_->parts[*part.part], cell);
    });
  }
  void add_without(const fieldwork::WithoutTop& mark, bool shown, const GroupMeans& means) {
    add(shown, static_cast<double>(mark.left_out), [&](const SignPart& part) {
      return part.part && means.holds(mark.domain, part.group) &&
             !top_->parts[*part.part].left_out();
    });
  }

  // By figure in the order in which they were added: whether it has to stay inside for the others.
  std::vector<bool> further(std::size_t least) const {
    std::vector<std::size_t> people;
    for (const SignPart& part : parts_) people.push_back(part.people);
    std::vector<bool> held = protect(people, figures_, least);
    held.erase(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(known_));
    return held;
  }

 private:
  template <class Fits>
  void add(bool shown, double cost, const Fits& fits) {
    figures_.push_back(figure_of(parts_, shown, cost, fits));
  }

  std::vector<SignPart> parts_;
  const TopLines* top_;
  std::vector<Counted> figures_;
  std::size_t known_ = 0;
};

// Cells lie in each other, as offices in a region, and what is expected in one tells of all others.
std::vector<bool> told_of_cells(const TopLines& found, const std::vector<bool>& cells,
                                const Rules& rules) {
  std::vector<std::size_t> people;
  for (const TopPart& part : found.parts) people.push_back(part.people);
  std::vector<Counted> figures{figure_of(found.parts, true, 0.0, [](auto&) { return true; })};
  figures.front().free_to_hold = false;
  for (std::size_t c = 0; c < found.cells.size(); ++c)
    figures.push_back(figure_of(found.parts, cells[c], static_cast<double>(found.cells[c].people),
                                [&](auto& part) { return is_in(part, c); }));
  const std::vector<bool> further = protect(people, figures, rules.least_shown);
  std::vector<bool> told;
  for (std::size_t c = 0; c < cells.size(); ++c) told.push_back(cells[c] && !further[c + 1]);
  return told;
}

// Levels with what holds their marks by themselves.
std::vector<ReleasedLagging> gated_levels(const Study& study, const std::string& wave,
                                          const LaggingLevels& found, const GroupMeans& means,
                                          const Released& released) {
  std::vector<ReleasedLagging> all;
  for (const LaggingLevel& one : found.levels) {
    ReleasedLagging gated{one, why_by_itself(one, study.rules)};
    if (!gated.mark_held && one.variable == "customer_group" && !means.is_shown(one.level))
      gated.mark_held = released.why({wave, one.level, study.overall, "mean"});
    all.push_back(std::move(gated));
  }
  return all;
}

// What is told of a level, of which the mark has to stay inside for others or not.
ReleasedLagging told_of_level(ReleasedLagging one, bool further) {
  if (!one.mark_held && further) one.mark_held = Held::Protecting;
  if (one.mark_held) one.told.unweighted = one.told.weighted = 0.0;
  one.told.most_alike = 0, one.told.cells.clear();
  return one;
}

// `cells` and `marks`: whether each may be told as far as marks go.
ReleasedTop told_of_top(const TopLines& found, const std::vector<bool>& cells,
                        const std::vector<bool>& marks, const Rules& rules) {
  ReleasedTop told;
  told.compared = found.compared, told.one_day = found.one_day, told.variables = found.variables;
  const std::vector<bool> shown = told_of_cells(found, cells, rules);
  for (std::size_t c = 0; c < shown.size(); ++c) {
    if (shown[c])
      told.cells.push_back(found.cells[c]);
    else
      ++told.held;
  }
  for (std::size_t i = 0; i < found.marks.size(); ++i) {
    if (marks[i]) told.marks.push_back(found.marks[i]);
  }
  return told;
}

}  // namespace

ReleasedSigns release_signs(const Study& study, const std::string& wave,
                            const LaggingLevels& lagging, const std::vector<bool>& shown,
                            const std::optional<TopLines>& top, const Released& released) {
  expects(shown.size() == lagging.levels.size(), "release_signs: whether each level is shown");
  const GroupMeans means(study, wave, released);
  MarksOfSigns all(lagging, top ? &*top : nullptr, means);
  std::vector<ReleasedLagging> levels = gated_levels(study, wave, lagging, means, released);
  for (const ReleasedLagging& one : levels) all.add_level(one.told, !one.mark_held);
  std::vector<bool> cells, marks;
  if (top) {
    for (const fieldwork::TopCell& cell : top->cells) {
      cells.push_back(!why_inside(cell, study.rules));
      all.add_cell(cells.size() - 1, cells.back());
    }
    for (const fieldwork::WithoutTop& mark : top->marks) {
      marks.push_back(means.is_shown(mark.domain) && mark.left_out >= study.rules.least_shown);
      all.add_without(mark, marks.back(), means);
    }
  }
  const std::vector<bool> further = all.further(study.rules.least_shown);
  std::size_t at = 0;
  ReleasedSigns signs;
  for (std::size_t i = 0; i < levels.size(); ++i, ++at) {
    if (shown[i] && levels[i].told.answers >= study.rules.least_shown)
      signs.lagging.push_back(told_of_level(std::move(levels[i]), further[at]));
  }
  for (std::size_t c = 0; c < cells.size(); ++c, ++at) cells[c] = cells[c] && !further[at];
  for (std::size_t m = 0; m < marks.size(); ++m, ++at) marks[m] = marks[m] && !further[at];
  if (top) signs.top = told_of_top(*top, cells, marks, study.rules);
  return signs;
}

}  // namespace peil::disclosure
