#include "peil/disclosure/open_data_settled.h"

#include <algorithm>
#include <map>
#include <set>

#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

using Groups = OpenDataItem::Groups;
using Shown = OpenDataItem::Shown;

class Settling {
 public:
  Settling(const OpenWave& of, std::vector<OpenKey>& keys, const std::vector<Key>& levels,
           OpenRows& people)
      : of_(of), keys_(keys), levels_(levels), people_(people) {}

  void run() {
    for (bool changed = true; changed;) {
      changed = close_unmixed();
      for (std::size_t key = 0; key < keys_.size(); ++key) {
        if (keys_[key].item != nullptr && !keys_[key].dropped) changed = settle(key) || changed;
      }
    }
  }

 private:
  // Rows of a class in which all are of one unnamed group: whoever knows the class has its name.
  bool close_unmixed() {
    std::map<std::uint32_t, std::set<std::uint32_t>> groups;
    const auto unnamed = [&](std::size_t row) {
      return people_.told.open[row] && people_.unnamed[people_.group[row]];
    };
    for (std::size_t row = 0; row < people_.group.size(); ++row) {
      if (unnamed(row)) groups[people_.told.class_of[row]].insert(people_.group[row]);
    }
    bool closed = false;
    for (std::size_t row = 0; row < people_.group.size(); ++row) {
      if (!unnamed(row) || groups[people_.told.class_of[row]].size() > 1) continue;
      people_.told.open[row] = false, closed = true;
    }
    return closed;
  }

  // True when something was taken out.
  bool settle(std::size_t key) {
    const Item& item = *keys_[key].item;
    const OpenDataItem gate(item, of_.statistics_of(item.name), of_.domains, people_, of_.limits);
    bool changed = withhold(key, gate.secret_groups());
    changed = withhold(key, told_apart(item, of_, people_)) || changed;
    if (const auto lacking = gate.lacking(told_of(key, levels_, people_))) {
      if (close(key, gate, *lacking) || withhold(key, lacking->of)) return true;
      return drop(key, keys_, people_), true;
    }
    const Groups followed = gate.followed(told_of(key, levels_, people_));
    if (followed.empty() || withhold(key, followed)) return changed || !followed.empty();
    return drop(key, keys_, people_), true;
  }

  // Of whole groups, so that who was told alike still is.
  bool withhold(std::size_t key, const Groups& groups) {
    bool changed = false;
    for (std::size_t row = 0; row < people_.group.size(); ++row) {
      std::uint32_t& level = people_.told.keys[key][row];
      if (!groups[people_.group[row]] || level == key_withheld) continue;
      level = key_withheld;
      changed = changed || people_.told.open[row];
    }
    return changed;
  }

  // Rows of the largest classes, as far as these stay large enough.
  bool close(std::size_t key, const OpenDataItem& gate, const OpenDataItem::Lacking& lacking) {
    const Shown shown = told_of(key, levels_, people_);
    std::map<std::uint32_t, std::size_t> people;
    for (std::size_t row = 0; row < shown.size(); ++row) {
      if (people_.told.open[row]) ++people[people_.told.class_of[row]];
    }
    bool closed = false;
    for (std::size_t more = lacking.answers; more > 0; --more) {
      std::size_t best = shown.size(), largest = of_.limits.least;
      for (std::size_t row = 0; row < shown.size(); ++row) {
        if (!shown[row] || !people_.told.open[row] || !gate.is_answered(row)) continue;
        if (!lacking.of[people_.group[row]]) continue;
        if (const std::size_t size = people[people_.told.class_of[row]]; size > largest)
          best = row, largest = size;
      }
      if (best == shown.size()) break;
      people_.told.open[best] = false, closed = true;
      --people[people_.told.class_of[best]];
    }
    return closed;
  }

  const OpenWave& of_;
  std::vector<OpenKey>& keys_;
  const std::vector<Key>& levels_;
  OpenRows& people_;
};

}  // namespace

std::span<const OpenStatistic> OpenWave::statistics_of(const std::string& item) const {
  const auto found = statistics.find(item);
  if (found == statistics.end()) return {};
  return found->second;
}

const Question& OpenWave::question_of(const Item& item) const {
  const std::string name = item.name.substr(0, item.name.find('/'));
  const auto place = form.find(name);
  expects(place.has_value(), "OpenWave: an item of the form");
  return form.questions[*place];
}

Groups told_apart(const Item& item, const OpenWave& of, const OpenRows& people) {
  const std::vector<std::string>& asked = of.question_of(item).customer_groups;
  Groups found(people.unnamed.size(), false);
  for (const OpenDomain& whole : of.domains) {
    if (whole.reporting_group.empty() || !whole.customer_group.empty()) continue;
    Groups unnamed(found.size(), false);
    std::size_t of_them = 0, asked_of = 0;
    bool is_out = false;
    for (std::size_t d = 0; d < of.domains.size(); ++d) {
      const OpenDomain& group = of.domains[d];
      if (group.customer_group.empty() || group.reporting_group != whole.reporting_group) continue;
      const std::size_t place = group.only_group();
      if (!people.unnamed[place]) continue;
      unnamed[place] = true, ++of_them;
      if (asked.empty() || std::ranges::find(asked, group.customer_group) != asked.end())
        ++asked_of;
      for (const OpenStatistic& statistic : of.statistics_of(item.name))
        is_out = is_out || statistic.released[d];
    }
    if (!is_out && (asked_of == 0 || asked_of == of_them)) continue;
    for (std::size_t g = 0; g < found.size(); ++g) found[g] = found[g] || unnamed[g];
  }
  return found;
}

Shown told_of(std::size_t key, const std::vector<Key>& levels, const OpenRows& people) {
  Shown shown = people.told.open;
  for (std::size_t row = 0; row < shown.size(); ++row)
    shown[row] = shown[row] && people.told.keys[key][row] == levels[key][row];
  return shown;
}

void drop(std::size_t key, std::vector<OpenKey>& keys, OpenRows& people) {
  keys[key].dropped = true;
  people.told.keys[key].assign(people.told.keys[key].size(), key_withheld);
}

void settle_keys(const OpenWave& of, std::vector<OpenKey>& keys, const std::vector<Key>& levels,
                 OpenRows& people) {
  Settling(of, keys, levels, people).run();
}

}  // namespace peil::disclosure
