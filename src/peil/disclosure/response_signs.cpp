#include "peil/disclosure/response_signs.h"

#include <algorithm>

#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {
namespace {

using fieldwork::LaggingLevel;

// The means of everybody, of reporting groups and of customer groups: what is shown of them is out,
// and what is not must not follow.
class GroupMeans {
 public:
  GroupMeans(const Study& study, const std::string& wave, const Released& released)
      : study_(study), wave_(wave), released_(released) {}

  bool is_shown(const std::string& domain) const {
    return released_.figure({wave_, domain, study_.overall, "mean"}) != nullptr;
  }

  std::vector<Counted> of(const fieldwork::LaggingLevels& found) const {
    std::vector<Counted> all;
    const auto add = [&](const std::string& domain, const auto& belongs) {
      Counted one;
      one.shown = is_shown(domain);
      one.free_to_hold = false;
      for (Part part = 0; part < found.cells.size(); ++part) {
        if (belongs(found.cells[part].group)) one.parts.push_back(part);
      }
      if (!one.parts.empty()) all.push_back(std::move(one));
    };
    add("all", [](const std::string&) { return true; });
    for (const ReportingGroup& whole : study_.reporting_groups)
      add(whole.name, [&](const std::string& name) {
        const CustomerGroup* group = study_.customer_group(name);
        return group != nullptr && group->reporting_group == whole.name;
      });
    for (const CustomerGroup& one : study_.customer_groups)
      add(one.name, [&](const std::string& name) { return name == one.name; });
    return all;
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

// Which marks may be told without those who are left out: reporting groups are parts of everybody.
std::vector<bool> told_without(const std::vector<fieldwork::WithoutTop>& marks,
                               const Rules& rules) {
  std::vector<std::size_t> left_out;
  std::vector<Counted> figures(marks.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    figures[i].shown = marks[i].left_out >= rules.least_shown;
    figures[i].cost = static_cast<double>(marks[i].left_out);
    if (marks[i].domain == "all") continue;
    figures[i].parts = {static_cast<Part>(left_out.size())};
    left_out.push_back(marks[i].left_out);
  }
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].domain != "all") continue;
    for (Part part = 0; part < left_out.size(); ++part) figures[i].parts.push_back(part);
  }
  const std::vector<bool> further = protect(left_out, figures, rules.least_shown);
  std::vector<bool> told;
  for (std::size_t i = 0; i < marks.size(); ++i) told.push_back(figures[i].shown && !further[i]);
  return told;
}

}  // namespace

std::vector<ReleasedLagging> release_lagging(const Study& study, const std::string& wave,
                                             const fieldwork::LaggingLevels& found,
                                             const std::vector<bool>& shown,
                                             const Released& released) {
  std::vector<std::size_t> answers;
  for (const fieldwork::MarkedCell& cell : found.cells) answers.push_back(cell.answers);
  const GroupMeans means(study, wave, released);
  std::vector<Counted> figures = means.of(found);
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
  for (const fieldwork::TopCell& cell : found.cells) {
    if (why_inside(cell, study.rules))
      ++told.held;
    else
      told.cells.push_back(cell);
  }
  const std::vector<bool> may = told_without(found.marks, study.rules);
  for (std::size_t i = 0; i < found.marks.size(); ++i) {
    const FigureName mark{wave, found.marks[i].domain, study.overall, "mean"};
    if (may[i] && released.figure(mark) != nullptr) told.marks.push_back(found.marks[i]);
  }
  return told;
}

}  // namespace peil::disclosure
