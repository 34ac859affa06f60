#include "peil/dataset/columns.h"

#include <algorithm>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/dataset/rows.h"

namespace peil::dataset {
namespace {

// An answer so that no two have the same text: each part after its length.
void add_to(std::string& text, std::string_view name, const Given& given) {
  const auto part = [&text](std::string_view p) {
    text += std::to_string(p.size());
    (text += ':') += p;
  };
  part(name);
  text += "arts"[given.index()];
  if (const auto* reason = std::get_if<Absent>(&given)) return part(absent_name(*reason));
  if (const auto* number = std::get_if<std::int64_t>(&given)) return part(std::to_string(*number));
  if (const auto* words = std::get_if<std::string>(&given)) return part(*words);
  for (const std::string& one : std::get<std::vector<std::string>>(given)) part(one);
}

// One line that says all of a response, so that equal responses have equal digests.
std::string digest_of(const Response& response) {
  const Respondent& who = response.who;
  std::string text = who.group + '\n' + who.stratum + '\n' + who.psu + '\n' +
                     exact_text(who.base_weight) + '\n' + response.language + '\n' +
                     (response.complete ? "complete" : "partial") + '\n';
  for (const auto& [name, value] : who.design) text += name + '=' + value + '\n';
  for (const auto& [name, given] : response.answers) {
    add_to(text, name, given);
    text += '\n';
  }
  return sha256(text);
}

Grouping fixed(std::string name, std::vector<std::string> levels) {
  return {std::move(name), std::move(levels), {}};
}

template <class T>
std::vector<std::string> names_of(const std::vector<T>& list) {
  std::vector<std::string> names;
  for (const T& one : list) names.push_back(one.name);
  return names;
}

std::uint32_t place_in(const std::vector<std::string>& levels, std::string_view name) {
  const auto at = std::ranges::find(levels, name);
  return at == levels.end() ? Grouping::outside : static_cast<std::uint32_t>(at - levels.begin());
}

// Levels that came in any order, brought into the order of their names.
void sort_levels(Grouping& grouping) {
  std::vector<std::uint32_t> order(grouping.levels.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [&](std::uint32_t l) { return grouping.levels[l]; });
  std::vector<std::uint32_t> now(order.size());
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    now[order[i]] = i;
    names.push_back(grouping.levels[order[i]]);
  }
  for (std::uint32_t& level : grouping.level) {
    if (level != Grouping::outside) level = now[level];
  }
  grouping.levels = std::move(names);
}

template <class T>
void reorder(std::vector<T>& column, const std::vector<std::uint32_t>& order) {
  std::vector<T> result;
  result.reserve(column.size());
  for (const std::uint32_t row : order) result.push_back(column[row]);
  column = std::move(result);
}

Problem unknown_version(const Questionnaire& form, const std::string& wave,
                        const std::string& version, std::size_t rows) {
  return {"dataset.unknown-version",
          "wave " + wave,
          0,
          0,
          counted(rows, "response was", "responses were") + " given to version '" + version +
              "' of the questionnaire, and the study holds version '" + form.version +
              "' for this wave.",
          "Put the form as it was asked back: a later one belongs in questionnaire.toml, the "
          "earlier one in questionnaires/" +
              wave + ".toml; one that differs in words only in questionnaires/" + wave +
              ".1.toml."};
}

constexpr std::size_t customer_group = 0, reporting_group = 1, language = 2, first_variable = 3;

}  // namespace

Columns::Columns(const Study& study, std::string wave)
    : study_(study),
      wave_(std::move(wave)),
      form_(study.form(wave_)),
      items_(form_, study.overall),
      lists_(study, study.plan(wave_)) {
  std::vector<std::string> languages;
  for (const Language& l : study.languages) languages.push_back(l.code);
  groupings_ = {fixed("customer_group", names_of(study.customer_groups)),
                fixed("reporting_group", names_of(study.reporting_groups)),
                fixed("language", std::move(languages))};
}

void Columns::add(const Response& response) {
  for (const std::string& version : response.versions) {
    if (!form_.has_version(version)) ++unknown_versions_[version];
  }
  const Respondent& who = response.who;
  items_.add(response);
  const Plan* plan = study_.plan(wave_);
  stratum_.push_back(strata_
                         .emplace(plan == nullptr ? who.stratum : plan->weighed_in(who.stratum),
                                  static_cast<std::uint32_t>(strata_.size()))
                         .first->second);
  any_psu_ = any_psu_ || !who.psu.empty();
  // Somebody without a PSU is a unit of their own.
  const std::string psu = who.psu.empty() ? "\x1f" + who.id : who.psu;
  psu_.push_back(
      psus_.emplace(std::pair(who.stratum, psu), static_cast<std::uint32_t>(psus_.size()))
          .first->second);
  weight_.push_back(who.base_weight);
  ids_.emplace_back(who.id, digest_of(response));

  const std::uint32_t group = place_in(groupings_[customer_group].levels, who.group);
  if (group == Grouping::outside) ++unknown_groups_[who.group];
  groupings_[customer_group].level.push_back(group);
  lists_.add(group, who.design);
  groupings_[reporting_group].level.push_back(
      group == Grouping::outside ? Grouping::outside
                                 : place_in(groupings_[reporting_group].levels,
                                            study_.customer_groups[group].reporting_group));
  groupings_[language].level.push_back(place_in(groupings_[language].levels, response.language));
  const std::size_t rows = ids_.size();
  for (const auto& [name, value] : who.design) {
    if (name == panel_member) {
      member_.resize(rows - 1);
      member_.push_back(value);
      continue;
    }
    auto at = std::find_if(groupings_.begin() + first_variable, groupings_.end(),
                           [&](const Grouping& g) { return g.name == name; });
    if (at == groupings_.end()) at = groupings_.insert(at, {name, {}, {}});
    at->level.resize(rows - 1, Grouping::outside);
    if (value.empty()) continue;
    if (place_in(at->levels, value) == Grouping::outside) at->levels.push_back(value);
    at->level.push_back(place_in(at->levels, value));
  }
}

Design Columns::design(const DrawRecord* record, const std::vector<std::uint32_t>& order) const {
  const Plan* plan = study_.plan(wave_);
  Design result;
  std::vector<std::uint32_t> stratum_id(strata_.size()), psu_id(psus_.size());
  for (const auto& [name, arrival] : strata_) {
    stratum_id[arrival] = static_cast<std::uint32_t>(result.strata.size());
    Stratum& stratum = result.strata.emplace_back(name, std::nullopt);
    if (record == nullptr || plan == nullptr || !plan->fpc) continue;
    for (const StratumCount& counted : record->strata) {
      if (plan->weighed_in(counted.name) != name) continue;
      stratum.population = stratum.population.value_or(0.0) + static_cast<double>(counted.frame);
    }
  }
  result.few_clusters = plan != nullptr && plan->import && plan->import->few_clusters;
  result.lists = lists_.lists(order);
  std::uint32_t next = 0;
  for (const auto& [name, arrival] : psus_) psu_id[arrival] = next++;
  for (const std::uint32_t row : order) {
    result.stratum.emplace_back(stratum_id[stratum_[row]]);
    if (any_psu_) result.psu.emplace_back(psu_id[psu_[row]]);
    result.weight.emplace_back(weight_[row]);
  }
  return result;
}

Result<Dataset> Columns::finish(const DrawRecord* record, std::size_t sampled, bool fictional) {
  Problems found;
  for (const auto& [version, rows] : unknown_versions_)
    found.push_back(unknown_version(form_, wave_, version, rows));
  // What another form left behind says nothing about this one.
  if (!found.empty()) return found;
  const auto not_in_study = [&](const char* code, const std::string& value, const std::string& of,
                                std::size_t rows) {
    found.push_back({code, "wave " + wave_, 0, 0,
                     counted(rows, "response holds ", "responses hold ") + value + " for '" + of +
                         "', which the study does not have.",
                     "Put it back into the study: it may not be taken away once people have "
                     "answered."});
  };
  for (const auto& [what, rows] : items_.unknown())
    not_in_study("dataset.unknown-answer", what.second, what.first, rows);
  for (const auto& [group, rows] : unknown_groups_)
    not_in_study("dataset.unknown-group", group, "customer group", rows);
  for (const auto& [group, rows] : lists_.unknown())
    not_in_study("dataset.unknown-group", group, "another customer group", rows);
  const Plan* plan = study_.plan(wave_);
  const bool few = plan != nullptr && plan->import && plan->import->few_clusters;
  if (few && !ids_.empty() && (strata_.size() > 1 || !any_psu_))
    found.push_back({"dataset.few-clusters", "wave " + wave_, 0, 0,
                     std::string("The plan asks for errors for few clusters, and the answers were "
                                 "imported ") +
                         (any_psu_ ? "with strata." : "without clusters."),
                     "Take few_clusters out of plans/" + wave_ +
                         ".toml, or import the file again as the plan has it now."});
  if (!found.empty()) return found;

  std::vector<std::uint32_t> order(ids_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {},
                    [&](std::uint32_t row) -> const std::string& { return ids_[row].first; });
  Dataset result;
  result.wave = wave_;
  result.sampled = sampled;
  result.fictional = fictional;
  result.design = design(record, order);
  result.items = items_.take();
  for (Item& item : result.items) item = rows_of(item, order);
  result.groupings = std::move(groupings_);
  for (std::size_t g = 0; g < result.groupings.size(); ++g) {
    Grouping& grouping = result.groupings[g];
    grouping.level.resize(order.size(), Grouping::outside);
    if (g >= first_variable) sort_levels(grouping);
    reorder(grouping.level, order);
  }
  std::ranges::sort(result.groupings.begin() + first_variable, result.groupings.end(), {},
                    &Grouping::name);
  if (!member_.empty()) {
    member_.resize(order.size());
    result.member = std::move(member_);
    reorder(result.member, order);
  }
  Sha256 digest;
  for (const std::uint32_t row : order) digest.add(ids_[row].first + ' ' + ids_[row].second + '\n');
  result.sha256 = digest.hex();
  return result;
}

Result<Dataset> columns(const Study& study, const std::string& wave,
                        const std::vector<Response>& responses, const DrawRecord* record) {
  Columns columns(study, wave);
  for (const Response& response : responses) columns.add(response);
  return columns.finish(record, responses.size(), false);
}

}  // namespace peil::dataset
