#include "peil/disclosure/response_signs.h"

#include <algorithm>

#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {
namespace {

using fieldwork::LaggingLevel;
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
template <class Fits>
Counted figure_of(const std::vector<TopPart>& parts, bool shown, double cost, const Fits& fits) {
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

// Whoever knows how many gave the highest answers knows the sum of their marks as well, and with
// the mark of a group that of the others in it. So cells and marks without them are figures about
// marks, beside the means of groups that are out. By cell, then by mark: whether it may be told.
std::vector<bool> told_of_marks(const fieldwork::TopLines& found, const std::vector<bool>& cells,
                                const GroupMeans& means, const Rules& rules) {
  std::vector<std::size_t> marked;
  std::vector<std::string> groups;
  for (const TopPart& part : found.parts)
    marked.push_back(part.marked), groups.push_back(part.group);
  std::vector<Counted> figures = means.of(groups);
  const std::size_t known = figures.size();
  std::vector<bool> told = cells;
  for (std::size_t c = 0; c < found.cells.size(); ++c)
    figures.push_back(
        figure_of(found.parts, cells[c], static_cast<double>(found.people),
                  [&](auto& part) { return cells[c] && part.top && is_in(part, c); }));
  for (const fieldwork::WithoutTop& mark : found.marks) {
    told.push_back(means.is_shown(mark.domain) && mark.left_out >= rules.least_shown);
    figures.push_back(
        figure_of(found.parts, told.back(), static_cast<double>(mark.left_out),
                  [&](auto& p) { return means.holds(mark.domain, p.group) && !p.left_out(); }));
  }
  const std::vector<bool> further = protect(marked, figures, rules.least_shown);
  for (std::size_t i = 0; i < told.size(); ++i) told[i] = told[i] && !further[known + i];
  return told;
}

// Cells lie in each other, as offices in a region, and what is expected in one tells of all others.
std::vector<bool> told_of_cells(const fieldwork::TopLines& found, const std::vector<bool>& cells,
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

}  // namespace

std::vector<ReleasedLagging> release_lagging(const Study& study, const std::string& wave,
                                             const fieldwork::LaggingLevels& found,
                                             const std::vector<bool>& shown,
                                             const Released& released) {
  std::vector<std::size_t> answers;
  std::vector<std::string> groups;
  for (const fieldwork::MarkedCell& cell : found.cells)
    answers.push_back(cell.answers), groups.push_back(cell.group);
  const GroupMeans means(study, wave, released);
  std::vector<Counted> figures = means.of(groups);
  const std::size_t known = figures.size();
  std::vector<ReleasedLagging> all;
  for (const LaggingLevel& one : found.levels) {
    ReleasedLagging gated{one, why_by_itself(one, study.rules)};
    if (!gated.mark_held && one.variable == "customer_group" && !means.is_shown(one.level))
      gated.mark_held = released.why({wave, one.level, study.overall, "mean"});
    Counted figure;
    figure.parts.assign(one.cells.begin(), one.cells.end());
    figure.shown = !gated.mark_held;
    figure.cost = static_cast<double>(one.answers);
    figures.push_back(std::move(figure));
    all.push_back(std::move(gated));
  }
  const std::vector<bool> further = protect(answers, figures, study.rules.least_shown);
  std::vector<ReleasedLagging> told;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!shown[i] || all[i].told.answers < study.rules.least_shown) continue;
    ReleasedLagging& one = all[i];
    if (!one.mark_held && further[known + i]) one.mark_held = Held::Protecting;
    if (one.mark_held) one.told.unweighted = one.told.weighted = 0.0;
    one.told.most_alike = 0, one.told.cells.clear();
    told.push_back(std::move(one));
  }
  return told;
}

ReleasedTop release_top(const Study& study, const std::string& wave,
                        const fieldwork::TopLines& found, const Released& released) {
  ReleasedTop told;
  told.compared = found.compared, told.one_day = found.one_day, told.variables = found.variables;
  std::vector<bool> cells;
  for (const fieldwork::TopCell& cell : found.cells)
    cells.push_back(!why_inside(cell, study.rules));
  std::vector<bool> may =
      told_of_marks(found, cells, GroupMeans(study, wave, released), study.rules);
  const auto of_marks = may.begin() + static_cast<std::ptrdiff_t>(cells.size());
  cells = told_of_cells(found, {may.begin(), of_marks}, study.rules);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (cells[c])
      told.cells.push_back(found.cells[c]);
    else
      ++told.held;
  }
  for (std::size_t i = 0; i < found.marks.size(); ++i) {
    if (may[cells.size() + i]) told.marks.push_back(found.marks[i]);
  }
  return told;
}

}  // namespace peil::disclosure
