#include "peil/fieldwork/late_contrast.h"

#include <array>
#include <cmath>
#include <map>

#include "peil/base/contract.h"

namespace peil::fieldwork {
namespace {

// A row's reporting group and whether its day is `from` or later, as one grouping.
Grouping halves(const Grouping& groups, std::span<const Day> day,
                const std::vector<Day>& from_of_level) {
  Grouping result;
  result.name = "late";
  for (const std::string& level : groups.levels) {
    result.levels.push_back(level + "/early");
    result.levels.push_back(level + "/late");
  }
  for (std::size_t row = 0; row < day.size(); ++row) {
    const std::uint32_t level = groups.level[row];
    result.level.push_back(level == Grouping::outside
                               ? Grouping::outside
                               : 2 * level + (day[row] >= from_of_level[level] ? 1 : 0));
  }
  return result;
}

// The first of the late days; nothing where all came on one day.
std::optional<Day> late_from(const std::map<Day, std::size_t>& people) {
  std::size_t all = 0;
  for (const auto& [day, n] : people) all += n;
  std::optional<Day> from;
  double nearest = 1.0;
  std::size_t before = 0;
  for (const auto& [day, n] : people) {
    const double late = static_cast<double>(all - before) / static_cast<double>(all);
    const double gap = std::abs(late - 1.0 / 3.0);
    if (before > 0 && gap < nearest) nearest = gap, from = day;
    before += n;
  }
  return from;
}

class Contrasts {
 public:
  Contrasts(const Dataset& dataset, const weighting::Weighted& weighted, std::span<const Day> day,
            const Item& item)
      : dataset_(dataset), weighted_(weighted), day_(day), item_(item) {}

  void add(const Grouping& groups, std::vector<LateContrast>& found) const {
    const auto& column = std::get<CodeColumn>(item_.column);
    std::vector<std::map<Day, std::size_t>> people(groups.levels.size());
    for (std::size_t row = 0; row < day_.size(); ++row) {
      if (column.code[row] > 0 && groups.level[row] != Grouping::outside)
        ++people[groups.level[row]][day_[row]];
    }
    std::vector<Day> from;
    for (const auto& one : people) from.push_back(late_from(one).value_or(Day::max()));
    const Grouping parts = halves(groups, day_, from);
    const std::array asked{&parts};
    const estimate::Classes classes = estimate::classes_of(dataset_.design, weighted_, asked);
    const estimate::Tallies tallies = estimate::tally(item_, classes);
    for (std::uint32_t level = 0; level < groups.levels.size(); ++level) {
      if (people[level].empty()) continue;
      LateContrast one;
      one.domain = groups.levels[level];
      one.from = from[level];
      for (const auto& [day, n] : people[level]) (day >= one.from ? one.late : one.early) += n;
      if (one.late > 0) judge(one, classes, tallies, level);
      found.push_back(std::move(one));
    }
  }

 private:
  static void judge(LateContrast& one, const estimate::Classes& classes,
                    const estimate::Tallies& tallies, std::uint32_t level) {
    const estimate::Contrasted c =
        estimate::contrast(classes, tallies, estimate::domain(classes, 0, 2 * level + 1),
                           estimate::domain(classes, 0, 2 * level));
    one.known = LateContrast::Known::NoError;
    one.difference = c.difference;
    if (c.outcome != estimate::Contrasted::Outcome::Found || !c.test) return;
    one.known = LateContrast::Known::Yes;
    one.p = c.test->p;
  }

  const Dataset& dataset_;
  const weighting::Weighted& weighted_;
  std::span<const Day> day_;
  const Item& item_;
};

}  // namespace

std::vector<LateContrast> late_contrasts(const Dataset& dataset,
                                         const weighting::Weighted& weighted,
                                         std::span<const Day> day, const std::string& name) {
  const Item* item = dataset.item(name);
  const Grouping* groups = dataset.grouping("reporting_group");
  expects(item != nullptr && groups != nullptr && day.size() == dataset.design.rows(),
          "late_contrasts: an item, groups and a day per row");
  Grouping all{"all", {"all"}, std::vector<std::uint32_t>(day.size(), 0)};
  std::vector<LateContrast> found;
  const Contrasts contrasts(dataset, weighted, day, *item);
  contrasts.add(all, found);
  contrasts.add(*groups, found);
  return found;
}

}  // namespace peil::fieldwork
