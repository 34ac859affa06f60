#include "peil/findings/drivers_afterwards.h"

#include <algorithm>

#include "peil/study/comparison_entries.h"
#include "peil/study/plan_entries.h"

namespace peil::findings {
namespace {

class Afterwards {
 public:
  Afterwards(const Study& study, const PlanLock& lock, const std::string& before)
      : study_(study),
        wave_(lock.wave),
        before_(before),
        changed_(study::deviations(study, lock)) {}

  void mark(DriverTable& table) const {
    const DriverModel& model = table.model;
    table.added_afterwards = weighed(model);
    mark(table.r_squared, table.added_afterwards);
    for (DriverLine& line : table.lines) {
      for (auto* figure : {&line.standardised, &line.plain_of_decided, &line.importance,
                           &line.importance_of_decided, &line.importance_beside_outcome,
                           &line.equal.importance, &line.importance_without_twins})
        mark(*figure, table.added_afterwards);
      mark(line.penalty, table.added_afterwards);
      mark(line.reward, table.added_afterwards);
      mark(line.equal.penalty, table.added_afterwards);
      mark(line.equal.reward, table.added_afterwards);
      mark(line.mean,
           model.of_themes ? table.added_afterwards : mean(model.group, line.driver.column));
      mark(line.stated, mean(model.group, line.driver.stated));
    }
  }

  void mark(DriverChange& change) const {
    const bool after = mean(change.group, study_.overall) || over_a_late_break() ||
                       std::ranges::any_of(changed_, [](const study::Deviation& d) {
                         return d.entry == study::outcome_entry;
                       });
    for (DriverFigure* figure : {&change.change, &change.mix, &change.within})
      figure->added_afterwards = after;
  }

 private:
  template <class Figure>
  static void mark(std::optional<Figure>& figure, bool after) {
    if (figure) figure->added_afterwards = after;
  }

  bool mean(const std::string& group, const std::string& item) const {
    return !study::of_figure({wave_, group, item, "mean"}, changed_).empty();
  }

  bool over_a_late_break() const {
    return !study::of_change(study_.overall, before_, wave_, changed_, study_).empty();
  }

  bool weighed(const DriverModel& model) const {
    std::vector<std::string> items;
    if (!model.of_themes) {
      for (const Driver& driver : model.drivers) items.push_back(driver.column);
    }
    const bool by_theme = model.of_themes || !model.theme.empty();
    return !study::of_drivers(wave_, model.group, items, changed_, study_, by_theme).empty();
  }

  const Study& study_;
  const std::string& wave_;
  const std::string& before_;
  const std::vector<study::Deviation> changed_;
};

}  // namespace

void say_what_came_afterwards(DriverTables& tables, const Study& study, const std::string& wave,
                              const std::string& before) {
  const PlanLock* lock = study.lock(wave);
  tables.locked = lock != nullptr;
  if (lock == nullptr) return;
  const Afterwards afterwards(study, *lock, before);
  for (DriverTable& table : tables.tables) afterwards.mark(table);
  for (DriverChange& change : tables.changes) afterwards.mark(change);
}

}  // namespace peil::findings
