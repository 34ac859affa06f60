#include "peil/disclosure/open_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/disclosure/open_data_answers.h"
#include "peil/disclosure/open_data_order.h"

namespace peil::disclosure {
namespace {

using Shown = OpenDataItem::Shown;

constexpr const char *other = ".other", *withheld = ".withheld", *no_value = ".none";

// Weights that are equal but for the last bits of their computing are one weight.
double as_written(double persons) { return *decimal_number(fmt::format("{:.14g}", persons)); }

std::string text_of(const Item& item, std::uint8_t code) {
  if (item.kind == ItemKind::Choice) return item.levels[code - 1u];
  if (item.kind == ItemKind::Chosen) return code == 2 ? "1" : "0";
  return std::to_string(item.scale.answer_of(code));
}

// Levels of an item as a key: its code, or 256 and why there is none.
constexpr std::uint32_t absent_from = 256;

Key key_of(const Item& item) {
  const auto& column = std::get<CodeColumn>(item.column);
  Key key(column.code.begin(), column.code.end());
  for (std::size_t row = 0; row < key.size(); ++row) {
    if (column.reason[row] != Absent::No)
      key[row] = absent_from + static_cast<std::uint32_t>(column.reason[row]);
  }
  return key;
}

std::string text_of_level(const Item& item, std::uint32_t level) {
  if (level < absent_from) return text_of(item, static_cast<std::uint8_t>(level));
  return "." + std::string(absent_name(static_cast<Absent>(level - absent_from)));
}

std::string text_of_level(const Grouping& grouping, std::uint32_t level) {
  return level == Grouping::outside ? no_value : grouping.levels[level];
}

class Opening {
 public:
  Opening(const Study& study, const Dataset& wave, const std::vector<Weight>& weights,
          const Released& released, const OpenDataRules& rules)
      : study_(study),
        wave_(wave),
        domains_(open_domains(study)),
        statistics_(open_statistics(wave, released, domains_)),
        of_{wave,
            study.form(wave.wave),
            domains_,
            statistics_,
            {rules.least_alike, study.rules.least_tested}} {
    for (const Weight& weight : weights) {
      exact_.push_back(weight.persons());
      weight_.push_back(as_written(weight.persons()));
    }
    take_groups();
    take_keys(rules.quasi_identifiers);
  }

  OpenData run() {
    people_.told = coarsen_keys(apart(), levels_, of_.limits.least);
    settle_keys(of_, keys_, levels_, people_);
    shown_ = shown_answers(of_, keys_, levels_, people_);
    OpenData made;
    made.responses = exact_.size();
    made.least_alike = of_.limits.least;
    for (std::uint32_t row = 0; row < exact_.size(); ++row) {
      if (people_.told.open[row]) rows_.push_back(row);
    }
    add_groups(made);
    for (std::size_t key = 0; key < keys_.size(); ++key) {
      if (keys_[key].item == nullptr) made.variables.push_back(variable_of_key(key));
    }
    for (const Item& item : wave_.items) add_item(item, made);
    for (const std::uint32_t row : rows_) made.weight.push_back(weight_[row]);
    put_in_order(made);
    return made;
  }

 private:
  void take_groups() {
    const Grouping* groups = wave_.grouping("customer_group");
    expects(groups != nullptr, "open_data: customer groups");
    people_.group = groups->level;
    people_.unnamed.assign(study_.customer_groups.size(), false);
    for (std::size_t d = 0; d < domains_.size(); ++d) {
      if (!domains_[d].customer_group.empty())
        people_.unnamed[domains_[d].only_group()] = is_rather_secret(d);
    }
  }

  // A group of which more is kept so that nobody works it out than is released.
  bool is_rather_secret(std::size_t domain) const {
    std::size_t secret = 0, released = 0;
    for (const auto& [item, of_item] : statistics_) {
      for (const OpenStatistic& statistic : of_item) {
        released += statistic.released[domain] ? 1 : 0;
        secret += statistic.secret[domain] ? 1 : 0;
      }
    }
    return secret > released;
  }

  void take_keys(const std::vector<std::string>& quasi_identifiers) {
    for (const std::string& name : quasi_identifiers) {
      const Item* item = wave_.item(name);
      expects(item != nullptr && item->kind == ItemKind::Choice,
              "open_data: a quasi-identifier is a question with one choice");
      keys_.push_back({name, item});
      levels_.push_back(key_of(*item));
    }
    for (const Grouping& grouping : wave_.groupings) {
      if (grouping.name == "customer_group" || grouping.name == "reporting_group") continue;
      keys_.push_back({grouping.name});
      levels_.push_back(grouping.level);
    }
  }

  // What nothing can change: reporting group, customer group where it is named, weight.
  Key apart() const {
    const Grouping* whole = wave_.grouping("reporting_group");
    expects(whole != nullptr, "open_data: reporting groups");
    Key named = people_.group;
    for (std::uint32_t& group : named) {
      if (people_.unnamed[group]) group = key_other;
    }
    Combinations combinations(exact_.size());
    combinations.refine(std::span<const std::uint32_t>(whole->level));
    combinations.refine(std::span<const std::uint32_t>(named));
    combinations.refine(std::span<const double>(weight_));
    return combinations.number();
  }

  // A variable of which `text` says what stands in a row of the wave.
  template <class Text>
  OpenVariable variable(OpenVariable::Kind kind, const std::string& name, const Text& text) const {
    OpenVariable made;
    made.kind = kind, made.name = name;
    std::map<std::string, std::uint32_t> places;
    for (const std::uint32_t row : rows_) {
      const std::string value = text(row);
      const auto place =
          places.emplace(value, static_cast<std::uint32_t>(made.values.size())).first;
      if (place->second == made.values.size()) made.values.push_back(value);
      made.value.push_back(place->second);
      made.coarsened += value == other ? 1 : 0;
      made.withheld += value == withheld ? 1 : 0;
    }
    return made;
  }

  void add_groups(OpenData& made) const {
    const Grouping& whole = *wave_.grouping("reporting_group");
    made.variables.push_back(
        variable(OpenVariable::Kind::Group, whole.name,
                 [&](std::uint32_t row) { return text_of_level(whole, whole.level[row]); }));
    OpenVariable group =
        variable(OpenVariable::Kind::Group, "customer_group", [&](std::uint32_t row) {
          const std::uint32_t place = people_.group[row];
          return people_.unnamed[place] ? other : study_.customer_groups[place].name;
        });
    for (std::size_t g = 0; g < people_.unnamed.size(); ++g) {
      if (people_.unnamed[g]) group.merged.push_back(study_.customer_groups[g].name);
    }
    for (OpenVariable* one : {&made.variables.back(), &group}) one->is_key = true;
    made.variables.push_back(std::move(group));
  }

  OpenVariable variable_of_key(std::size_t key) const {
    const Item* item = keys_[key].item;
    const Grouping* grouping = item == nullptr ? wave_.grouping(keys_[key].name) : nullptr;
    const auto text = [&](std::uint32_t level) {
      return item == nullptr ? text_of_level(*grouping, level) : text_of_level(*item, level);
    };
    const Key& told = people_.told.keys[key];
    using Kind = OpenVariable::Kind;
    const Kind kind = item != nullptr                 ? Kind::Answer
                      : keys_[key].name == "language" ? Kind::Language
                                                      : Kind::Frame;
    OpenVariable made = variable(kind, keys_[key].name, [&](std::uint32_t row) -> std::string {
      if (told[row] == key_other) return other;
      return told[row] == key_withheld ? withheld : text(told[row]);
    });
    made.is_key = true;
    std::set<std::string> merged;
    for (const std::uint32_t row : rows_) {
      if (told[row] == key_other) merged.insert(text(levels_[key][row]));
    }
    made.merged.assign(merged.begin(), merged.end());
    return made;
  }

  void add_item(const Item& item, OpenData& made) const {
    if (item.kind == ItemKind::Number) return made.amounts.push_back(item.name);
    if (!is_laid_open(item)) {
      if (!item.name.ends_with("/place")) made.unfigured.push_back(item.name);
      return;
    }
    const auto key =
        static_cast<std::size_t>(std::ranges::find(keys_, &item, &OpenKey::item) - keys_.begin());
    const Shown shown = key < keys_.size() ? told_of(key, levels_, people_) : shown_.at(item.name);
    const auto& column = std::get<CodeColumn>(item.column);
    bool any = false;
    for (const std::uint32_t row : rows_)
      any = any || (shown[row] && column.reason[row] == Absent::No);
    if (!any) return made.left_out.push_back(item.name);
    if (key < keys_.size())
      made.variables.push_back(variable_of_key(key));
    else
      made.variables.push_back(
          variable(OpenVariable::Kind::Answer, item.name, [&](std::uint32_t row) -> std::string {
            if (!shown[row]) return withheld;
            if (column.reason[row] == Absent::No) return text_of(item, column.code[row]);
            return "." + std::string(absent_name(column.reason[row]));
          }));
    add_sums(item, shown, made);
  }

  void add_sums(const Item& item, const Shown& shown, OpenData& made) const {
    const auto& column = std::get<CodeColumn>(item.column);
    for (const OpenStatistic& statistic : of_.statistics_of(item.name)) {
      for (const OpenPart& part : open_parts(domains_, statistic)) {
        const OpenDomain& domain = domains_[part.smallest];
        OpenSum of{statistic.measure, statistic.statistic, domain.reporting_group,
                   domain.customer_group};
        Sum weight, sum;
        for (std::size_t row = 0; row < shown.size(); ++row) {
          if (shown[row] || column.reason[row] != Absent::No) continue;
          if (std::ranges::find(part.groups, people_.group[row]) == part.groups.end()) continue;
          ++of.answers;
          weight.add(exact_[row]);
          sum.add(exact_[row] * counted_as(item, statistic.statistic, column.code[row]));
        }
        of.weight = weight.value(), of.sum = sum.value();
        if (of.answers > 0) made.sums.push_back(std::move(of));
      }
    }
  }

  const Study& study_;
  const Dataset& wave_;
  std::vector<OpenDomain> domains_;
  OpenStatistics statistics_;
  OpenWave of_;
  std::vector<double> exact_, weight_;  // as used; as written
  OpenRows people_;
  std::vector<OpenKey> keys_;
  std::vector<Key> levels_;
  std::map<std::string, Shown> shown_;
  std::vector<std::uint32_t> rows_;  // those in the file
};

}  // namespace

OpenData open_data(const Study& study, const Dataset& wave, const std::vector<Weight>& weights,
                   const Released& released, const OpenDataRules& rules) {
  expects(weights.size() == wave.design.rows(), "open_data: one weight per row");
  return Opening(study, wave, weights, released, rules).run();
}

}  // namespace peil::disclosure
