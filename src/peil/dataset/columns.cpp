#include "peil/dataset/columns.h"

#include <algorithm>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/dataset/rows.h"
#include "peil/interview/route.h"

namespace peil::dataset {
namespace {

constexpr std::uint8_t no = 1, yes = 2;  // codes of one choice of a select_multiple
constexpr std::size_t most_choices = 255;

ItemKind kind_of(QuestionType type) {
  switch (type) {
    case QuestionType::Mark:
      return ItemKind::Mark;
    case QuestionType::SelectOne:
      return ItemKind::Choice;
    case QuestionType::SelectMultiple:
      return ItemKind::Chosen;
    case QuestionType::Integer:
      return ItemKind::Number;
    default:
      return ItemKind::Scale;
  }
}

bool has_columns(const Question& question) {
  return question.type != QuestionType::Note && question.type != QuestionType::Text;
}

std::vector<Item> items_for(const Question& question) {
  std::vector<Item> items;
  if (!has_columns(question)) return items;
  const ItemKind kind = kind_of(question.type);
  if (kind == ItemKind::Number) return {{question.name, kind, {}, NumberColumn{}}};
  if (kind == ItemKind::Chosen) {
    for (const Choice& choice : question.choices)
      items.push_back({question.name + "/" + choice.name, kind, {}, CodeColumn{}});
    return items;
  }
  for (const std::string& name : items_of(question))
    items.push_back({name, kind, {}, CodeColumn{}});
  for (const Choice& choice : question.choices) items.front().levels.push_back(choice.name);
  return items;
}

std::string written(const Given& given) {
  Answers one;
  one["answer"] = given;
  return answers_json(one);
}

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
          std::to_string(rows) + " responses were given to version '" + version +
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
    : study_(study), wave_(std::move(wave)), form_(study.form(wave_)) {
  for (const Question& question : form_.questions) {
    expects(question.choices.size() <= most_choices, "columns: at most 255 choices");
    first_item_.push_back(items_.size());
    answers_of_.push_back(items_of(question));
    for (Item& item : items_for(question)) items_.push_back(std::move(item));
  }
  std::vector<std::string> languages;
  for (const Language& l : study.languages) languages.push_back(l.code);
  groupings_ = {fixed("customer_group", names_of(study.customer_groups)),
                fixed("reporting_group", names_of(study.reporting_groups)),
                fixed("language", std::move(languages))};
}

void Columns::put_code(std::size_t item, std::uint8_t code, Absent reason) {
  auto& column = std::get<CodeColumn>(items_[item].column);
  column.code.push_back(code);
  column.reason.push_back(reason);
}

void Columns::put_number(std::size_t item, double value, Absent reason) {
  auto& column = std::get<NumberColumn>(items_[item].column);
  column.value.push_back(value);
  column.reason.push_back(reason);
}

void Columns::unknown(const std::string& item, const std::string& value) {
  ++unknown_[{item, value}];
}

void Columns::put_absent(const Question& question, std::size_t first_item, std::size_t offset,
                         Absent reason) {
  if (question.type == QuestionType::Integer) return put_number(first_item, 0.0, reason);
  if (question.type != QuestionType::SelectMultiple)
    return put_code(first_item + offset, 0, reason);
  for (std::size_t c = 0; c < question.choices.size(); ++c) put_code(first_item + c, 0, reason);
}

void Columns::put_given(const Question& question, std::size_t first_item, std::size_t offset,
                        const Given& given) {
  const auto refuse = [&] {
    unknown(items_[first_item + offset].name, written(given));
    put_absent(question, first_item, offset, Absent::Skipped);
  };
  const auto place = [&](const std::string& choice) {
    const auto at = std::ranges::find(question.choices, choice, &Choice::name);
    return static_cast<std::size_t>(at - question.choices.begin());
  };
  if (const auto* reason = std::get_if<Absent>(&given))
    return put_absent(question, first_item, offset, *reason);
  if (const auto* number = std::get_if<std::int64_t>(&given)) {
    if (question.type == QuestionType::Integer)
      return put_number(first_item, static_cast<double>(*number), Absent::No);
    const std::int64_t most = question.type == QuestionType::Mark ? 10 : question.points;
    if (question.choices.empty() && *number >= 1 && *number <= most)
      return put_code(first_item + offset, static_cast<std::uint8_t>(*number), Absent::No);
    return refuse();
  }
  if (const auto* name = std::get_if<std::string>(&given)) {
    const std::size_t at = place(*name);
    if (question.type == QuestionType::SelectOne && at < question.choices.size())
      return put_code(first_item, static_cast<std::uint8_t>(at + 1), Absent::No);
    return refuse();
  }
  const auto& names = std::get<std::vector<std::string>>(given);
  const bool known = question.type == QuestionType::SelectMultiple &&
                     std::ranges::all_of(names, [&](const std::string& name) {
                       return place(name) < question.choices.size();
                     });
  if (!known) return refuse();
  for (std::size_t c = 0; c < question.choices.size(); ++c) {
    const bool chosen = std::ranges::find(names, question.choices[c].name) != names.end();
    put_code(first_item + c, chosen ? yes : no, Absent::No);
  }
}

void Columns::add_items(const Question& question, const Response& response, const Answers& counted,
                        std::size_t last_place) {
  if (!has_columns(question)) return;
  const auto place = static_cast<std::size_t>(&question - form_.questions.data());
  const std::size_t first = first_item_[place];
  const bool for_group = question.customer_groups.empty() ||
                         std::ranges::find(question.customer_groups, response.who.group) !=
                             question.customer_groups.end();
  const bool reached = response.complete || place <= last_place;
  const Absent reason = for_group && !reached ? Absent::NotReached : Absent::NotAsked;
  const std::vector<std::string>& names = answers_of_[place];
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = counted.find(names[i]);
    if (found == counted.end())
      put_absent(question, first, i, reason);
    else
      put_given(question, first, i, found->second);
  }
}

void Columns::add(const Response& response) {
  for (const std::string& version : response.versions) {
    if (!form_.has_version(version)) ++unknown_versions_[version];
  }
  const std::vector<Question>& questions = form_.questions;
  const Respondent& who = response.who;
  const Answers counted = interview::on_route(form_, who.group, response.answers);
  // A page is sent whole, so what lies before the last answer was passed, not unreached.
  std::size_t last_place = 0;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    for (const std::string& item : items_of(questions[q])) {
      if (response.answers.contains(item)) last_place = q;
    }
  }
  for (const Question& question : questions) add_items(question, response, counted, last_place);

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
  if (group == Grouping::outside) unknown("customer group", who.group);
  groupings_[customer_group].level.push_back(group);
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
  for (const auto& [what, rows] : unknown_) {
    const bool group = what.first == "customer group";
    found.push_back(
        {group ? "dataset.unknown-group" : "dataset.unknown-answer", "wave " + wave_, 0, 0,
         std::to_string(rows) + " responses hold " + what.second + " for '" + what.first +
             "', which the study does not have.",
         "Put it back into the study: it may not be taken away once people have answered."});
  }
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
  result.items = std::move(items_);
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
