#include "peil/simulation/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "peil/base/chance.h"
#include "peil/base/csv.h"
#include "peil/simulation/level.h"

namespace peil::simulation {
namespace {

// The value at which `chance` falls; rounding at the end belongs to the last.
const std::string& pick(const Shares& shares, double chance) {
  for (const auto& [value, share] : shares) {
    if (chance < share) return value;
    chance -= share;
  }
  return shares.rbegin()->first;
}

// Level per group: where the expected mark is the one the recipe tells.
Result<std::map<std::string, double>> levels(const Recipe& recipe, const std::string& wave,
                                             const Scale& scale) {
  std::map<std::string, double> all;
  Problems problems;
  for (const auto& [name, group] : recipe.groups) {
    if (group.share == 0.0) continue;
    const double mean = group.mean.at(wave);
    if (const auto level = level_for(mean, group.sd, mixture(group, recipe.effects), scale)) {
      all[name] = *level;
    } else {
      problems.push_back({"simulation.mean-out-of-reach", "simulation.toml", 0, 0,
                          "Group '" + name + "' cannot have a mean of " + number_text(mean, 2) +
                              " in wave " + wave + ".",
                          "Take a mean further from the ends of the scale."});
    }
  }
  if (!problems.empty()) return problems;
  return all;
}

const std::string& value_of(const FictionalPerson& person, const std::string& column) {
  return column == "language" ? person.language : person.columns.at(column);
}

// Where answering depends on the mark: the odds are multiplied once for every mark above the mean.
double with_odds(double response, double odds_per_mark, double above) {
  if (odds_per_mark == 1.0) return response;
  const double factor = std::pow(odds_per_mark, above);
  return response * factor / (1.0 - response + response * factor);
}

FictionalPerson make_person(const Recipe& recipe, const HmacSha256& seed,
                            const std::map<std::string, double>& level, const Shares& group_shares,
                            const std::string& wave, const Scale& scale, std::size_t number) {
  FictionalPerson person;
  person.key = fmt::format("{}-{:06}", wave, number);
  Chance chance(seed, "person/" + person.key);
  person.group = pick(group_shares, chance.share());
  const GroupRecipe& group = recipe.groups.at(person.group);
  person.language = pick(group.languages, chance.share());
  for (const auto& [column, shares] : group.columns) {
    person.columns[column] = pick(shares, chance.share());
  }
  person.response = group.response;
  double latent = level.at(person.group) + group.sd * chance.normal();
  for (const Effect& effect : recipe.effects) {
    if (effect.column != "language" && !person.columns.contains(effect.column)) continue;
    if (value_of(person, effect.column) != effect.value) continue;
    latent += effect.mark;
    person.opinions += effect.opinions;
    person.response *= effect.response;
  }
  person.content = (latent - group.mean.at(wave)) / group.sd;
  person.mark = static_cast<int>(std::clamp(
      std::floor(latent + 0.5), static_cast<double>(scale.from), static_cast<double>(scale.to)));
  person.response =
      with_odds(person.response, recipe.odds_per_mark, person.mark - group.mean.at(wave));
  return person;
}

bool left_out(const FictionalPerson& person, const Plan& plan) {
  return std::ranges::any_of(plan.exclusions, [&](const Exclusion& rule) {
    const std::string& value = rule.column == plan.group      ? person.group
                               : rule.column == plan.language ? person.language
                                                              : person.columns.at(rule.column);
    return std::ranges::find(rule.values, value) != rule.values.end();
  });
}

// Plainly made up, and addresses that can never exist (RFC 2606).
std::string contact(const std::string& column, const std::string& key) {
  if (column.find("mail") != std::string::npos) return "fictional-" + key + "@example.invalid";
  return "Fictional " + key;
}

void count(TrueMean& mean, int mark) {
  ++mean.people;
  mean.mean += mark;  // the sum, until finish()
}

void finish(std::map<std::string, TrueMean>& means) {
  for (auto& [name, m] : means) m.mean /= static_cast<double>(m.people);
}

nlohmann::json json_of(const std::map<std::string, TrueMean>& means) {
  nlohmann::json all = nlohmann::json::object();
  for (const auto& [name, m] : means) all[name] = {{"people", m.people}, {"mean", m.mean}};
  return all;
}

}  // namespace

Result<std::vector<FictionalPerson>> make_people(const Study& study, const Recipe& recipe,
                                                 const std::string& wave) {
  expects(study.plan(wave) != nullptr, "make_people: a wave with a plan");
  const Scale scale = scale_of(study.form(wave), study.overall).value_or(Scale{});
  const auto level = levels(recipe, wave, scale);
  if (!level.ok()) return level.problems();
  Shares group_shares;
  for (const auto& [name, group] : recipe.groups) {
    if (group.share > 0.0) group_shares[name] = group.share;
  }
  std::vector<FictionalPerson> people;
  people.reserve(recipe.frame);
  const HmacSha256 seed(recipe.seed);
  for (std::size_t i = 1; i <= recipe.frame; ++i) {
    people.push_back(make_person(recipe, seed, level.value(), group_shares, wave, scale, i));
  }
  return people;
}

std::string frame_csv(const std::vector<FictionalPerson>& people, const Plan& plan) {
  std::set<std::string> drawn;
  for (const FictionalPerson& person : people) {
    for (const auto& [column, value] : person.columns) drawn.insert(column);
  }
  const char sign = plan.frame_form.separator == 0 ? ',' : plan.frame_form.separator;
  std::string csv = plan.frame_form.windows_1252 ? "\xEF\xBB\xBF" : "";  // UTF-8 all the same
  csv += csv_field(plan.unit_key) + sign + csv_field(plan.group);
  if (!plan.language.empty()) csv += sign + csv_field(plan.language);
  for (const std::string& column : plan.contact) csv += sign + csv_field(column);
  for (const std::string& column : drawn) csv += sign + csv_field(column);
  csv += sign + std::string("fictional\n");
  for (const FictionalPerson& person : people) {
    csv += csv_field(person.key) + sign + csv_field(person.group);
    if (!plan.language.empty()) csv += sign + csv_field(person.language);
    for (const std::string& column : plan.contact) csv += sign + contact(column, person.key);
    for (const std::string& column : drawn) {
      const auto found = person.columns.find(column);
      csv += sign + (found == person.columns.end() ? std::string() : csv_field(found->second));
    }
    csv += sign + std::string("yes\n");
  }
  return csv;
}

WaveTruth truth_of(const std::vector<FictionalPerson>& people, const Study& study,
                   const Plan& plan) {
  WaveTruth truth;
  for (const FictionalPerson& person : people) {
    const CustomerGroup* group = study.customer_group(person.group);
    expects(group != nullptr, "truth_of: groups of the study");
    count(truth.customer_groups[person.group], person.mark);
    count(truth.reporting_groups[group->reporting_group], person.mark);
    if (!left_out(person, plan)) {
      count(truth.after_exclusions[group->reporting_group], person.mark);
    }
  }
  finish(truth.customer_groups);
  finish(truth.reporting_groups);
  finish(truth.after_exclusions);
  return truth;
}

std::string truth_json(const Study& study, const Recipe& recipe,
                       const std::map<std::string, WaveTruth>& waves) {
  nlohmann::json all{{"fictional", true},
                     {"study", study.name},
                     {"seed", recipe.seed},
                     {"measure", study.overall},
                     {"waves", nlohmann::json::object()}};
  for (const auto& [wave, truth] : waves) {
    all["waves"][wave] = {{"reporting_groups", json_of(truth.reporting_groups)},
                          {"customer_groups", json_of(truth.customer_groups)},
                          {"after_exclusions", json_of(truth.after_exclusions)}};
  }
  return all.dump(2) + "\n";
}

}  // namespace peil::simulation
