#include "peil/fieldwork/field_lines.h"

#include <algorithm>
#include <map>
#include <set>

namespace peil::fieldwork {
namespace {

class FieldCounting {
 public:
  FieldCounting(std::span<const FieldPerson> people, bool sending_recorded)
      : people_(people), sending_recorded_(sending_recorded) {}

  /// A line for everybody whom `belongs` takes; none where that is nobody.
  template <class Belongs>
  void add(const std::string& variable, const std::string& level, const Belongs& belongs) {
    FieldLine line;
    line.variable = variable, line.level = level;
    if (sending_recorded_) line.sent = line.delivered = 0;
    for (const FieldPerson& person : people_) {
      if (belongs(person)) count(person, line);
    }
    if (line.drawn > 0) lines.push_back(std::move(line));
  }

  /// A line for each of `levels` in this order, then for those that people have besides.
  template <class Level>
  void add_each(const std::string& variable, std::vector<std::string> levels, const Level& level) {
    std::set<std::string> others;
    for (const FieldPerson& person : people_) others.insert(level(person));
    for (const std::string& one : levels) others.erase(one);
    const bool unknown = others.erase("") > 0;
    levels.insert(levels.end(), others.begin(), others.end());
    if (unknown) levels.emplace_back();
    for (const std::string& one : levels)
      add(variable, one, [&](const FieldPerson& person) { return level(person) == one; });
  }

  std::vector<FieldLine> lines;

 private:
  void count(const FieldPerson& person, FieldLine& line) const {
    const InterviewStatus status = person.interview.status;
    ++line.drawn;
    if (sending_recorded_) {
      *line.sent += person.history.sent() ? 1U : 0U;
      *line.delivered += person.history.delivered() ? 1U : 0U;
    }
    line.started += status != InterviewStatus::NotOpened ? 1U : 0U;
    line.completed += status == InterviewStatus::Complete ? 1U : 0U;
    line.partial += status == InterviewStatus::Partial ? 1U : 0U;
    const Outcome outcome = outcome_of(person.history.state(), status, sending_recorded_);
    ++line.codes[static_cast<std::size_t>(outcome)];
    line.counts.of(name_of(outcome).part_of) += 1.0;
    line.weighted.of(name_of(outcome).part_of) += person.base_weight;
  }

  std::span<const FieldPerson> people_;
  bool sending_recorded_;
};

}  // namespace

std::vector<FieldLine> field_lines(std::span<const FieldPerson> people, const Study& study,
                                   bool sending_recorded) {
  FieldCounting all(people, sending_recorded);
  all.add("all", "", [](const FieldPerson&) { return true; });
  std::vector<std::string> groups, languages, modes;
  for (const CustomerGroup& group : study.customer_groups) groups.push_back(group.name);
  for (const Language& language : study.languages) languages.push_back(language.code);
  for (const auto& [mode, name] : contact_modes) modes.emplace_back(name);
  all.add_each("customer_group", groups, [](const FieldPerson& p) { return p.group; });
  all.add_each("language", languages, [](const FieldPerson& p) { return p.language; });
  if (sending_recorded)
    all.add_each("mode", modes, [](const FieldPerson& p) {
      return p.mode ? std::string(contact_name(*p.mode)) : std::string();
    });
  all.add_each("stratum", {}, [](const FieldPerson& p) { return p.stratum; });
  return std::move(all.lines);
}

std::vector<CompletedOn> completed_by_day(std::span<const FieldPerson> people) {
  std::map<Day, std::size_t> by_day;
  for (const FieldPerson& person : people) {
    if (person.interview.completed) ++by_day[*person.interview.completed];
  }
  std::vector<CompletedOn> days;
  if (by_day.empty()) return days;
  std::size_t so_far = 0;
  for (Day day = by_day.begin()->first; day <= by_day.rbegin()->first;
       day += std::chrono::days(1)) {
    const auto found = by_day.find(day);
    const std::size_t on_it = found == by_day.end() ? 0 : found->second;
    days.push_back({day, on_it, so_far += on_it});
  }
  return days;
}

std::vector<LeftAfter> left_after(std::span<const FieldPerson> people, const Questionnaire& form) {
  std::map<std::string, LeftAfter> by_page;
  for (const FieldPerson& person : people) {
    const std::string& page = person.interview.last_page;
    if (page.empty()) continue;
    LeftAfter& left = by_page[page];
    left.page = page;
    ++left.people;
    left.partial += person.interview.status == InterviewStatus::Partial ? 1U : 0U;
  }
  std::vector<LeftAfter> all;
  for (const Page& page : form.pages) {
    const auto found = by_page.find(page.name);
    if (found != by_page.end()) all.push_back(by_page.extract(found).mapped());
  }
  for (auto& [page, left] : by_page) all.push_back(std::move(left));
  return all;
}

}  // namespace peil::fieldwork
