#include "peil/simulation/recipe.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "peil/base/text.h"
#include "peil/study/name_list.h"
#include "peil/study/toml_table.h"

namespace peil::simulation {
namespace {

using study::Need;
using study::Place;
using study::TomlNode;
using study::TomlTable;

constexpr const char* file_name = "simulation.toml";
constexpr double share_slack = 0.001;  // three thirds may be written as 0.333

// Columns of a plan that are drawn from shares: all but key, group, language and contact.
std::set<std::string> drawn_columns(const Plan& plan) {
  std::set<std::string> all(plan.design.begin(), plan.design.end());
  all.insert(plan.strata.begin(), plan.strata.end());
  for (const Exclusion& rule : plan.exclusions) all.insert(rule.column);
  all.erase(plan.group);
  all.erase(plan.language);
  return all;
}

class Reader {
 public:
  Reader(const TomlNode& root, study::FileProblems& problems, const Study& study)
      : problems_(problems),
        study_(study),
        file_(root, problems, file_name,
              {"seed", "frame", "group", "column", "effect", "response", "opinions", "answer"}) {
    for (const CustomerGroup& g : study.customer_groups) groups_.push_back(g.name);
    for (const Language& l : study.languages) languages_.push_back(l.code);
  }

  Recipe run(const std::vector<std::string>& waves) {
    recipe_.seed = file_.text("seed", Need::Must).value_or("");
    recipe_.frame =
        static_cast<std::size_t>(file_.whole("frame", Need::Must, 1, 50'000'000).value_or(1));
    for (const TomlNode* node : file_.tables("group", Need::Must)) read_group(*node);
    for (const TomlNode* node : file_.tables("column", Need::May)) read_column(*node);
    check_groups();
    for (const TomlNode* node : file_.tables("effect", Need::May)) read_effect(*node);
    if (const TomlNode* node = file_.table("response", Need::May)) {
      const TomlTable table(*node, problems_, "[response]", {"odds_per_mark"});
      recipe_.odds_per_mark =
          table.number("odds_per_mark", Need::May, least_odds, most_odds).value_or(1.0);
    }
    if (const TomlNode* node = file_.table("opinions", Need::May)) read_opinions(*node);
    for (const TomlNode* node : file_.tables("answer", Need::May)) read_answer(*node);
    choose_waves(waves);
    for (const std::string& wave : recipe_.waves) check_columns(wave);
    return std::move(recipe_);
  }

 private:
  void add(const char* code, Place at, std::string message, std::string mend) {
    problems_.add(code, at, std::move(message), std::move(mend));
  }

  std::map<std::string, double> numbers(const TomlTable& of, std::string_view key, Need need,
                                        double least, double most) {
    std::map<std::string, double> all;
    const TomlNode* node = of.table(key, need);
    if (node == nullptr) return all;
    const TomlTable table(*node, problems_, std::string(key) + " of " + of.what(), {}, true);
    for (const study::Entry& entry : table.entries()) {
      if (const auto x = table.number(entry.key, Need::Must, least, most)) all[entry.key] = *x;
    }
    return all;
  }

  Shares shares(const TomlTable& of, std::string_view key, Need need) {
    Shares all = numbers(of, key, need, 0.0, 1.0);
    if (of.has(key)) check_whole(all, of.at(key), std::string(key) + " of " + of.what());
    return all;
  }

  void check_whole(const Shares& all, Place at, const std::string& what) {
    double sum = 0.0;
    for (const auto& [name, share] : all) sum += share;
    if (std::abs(sum - 1.0) <= share_slack) return;
    add("simulation.shares", at, "The " + what + " add up to " + number_text(sum, 3) + ".",
        "Make them add up to 1.");
  }

  // By wave, each on the scale that its form has for the overall mark.
  std::map<std::string, double> means(const TomlTable& of) {
    std::map<std::string, double> all;
    const TomlNode* node = of.table("mean", Need::Must);
    if (node == nullptr) return all;
    const TomlTable table(*node, problems_, "mean of " + of.what(), {}, true);
    for (const study::Entry& entry : table.entries()) {
      const Scale scale = scale_of(study_.form(entry.key), study_.overall).value_or(Scale{});
      if (const auto x = table.number(entry.key, Need::Must, scale.from, scale.to))
        all[entry.key] = *x;
    }
    return all;
  }

  void read_group(const TomlNode& node) {
    const TomlTable table(node, problems_, "a [[group]]",
                          {"name", "share", "mean", "sd", "response", "languages"});
    const auto name = table.text("name", Need::Must);
    if (!name) return;
    if (std::ranges::find(groups_, *name) == groups_.end()) {
      add("simulation.group-unknown", table.at("name"),
          "There is no customer group '" + *name + "'.", study::did_you_mean(*name, groups_));
    }
    GroupRecipe& group = recipe_.groups[*name];
    group.share = table.number("share", Need::Must, 0.0, 1.0).value_or(0.0);
    group.mean = means(table);
    group.sd = table.number("sd", Need::Must, 0.01, 10.0).value_or(1.5);
    group.response = table.number("response", Need::Must, 0.0, 1.0).value_or(0.0);
    group.languages = shares(table, "languages", Need::Must);
    for (const auto& [code, share] : group.languages) {
      if (study_.language(code) != nullptr) continue;
      add("simulation.language-unknown", table.at("languages"),
          "'" + code + "' is not a language of the study.", study::did_you_mean(code, languages_));
    }
  }

  void read_column(const TomlNode& node) {
    const TomlTable table(node, problems_, "a [[column]]", {"name", "groups", "shares"});
    const auto name = table.text("name", Need::Must);
    const Shares values = shares(table, "shares", Need::Must);
    if (!name) return;
    if (!table.has("groups")) {
      for (auto& [group, recipe] : recipe_.groups) recipe.columns[*name] = values;
    }
    for (const auto& [group, at] : table.texts("groups", Need::May)) {
      if (const auto found = recipe_.groups.find(group); found != recipe_.groups.end()) {
        found->second.columns[*name] = values;
      } else {
        add("simulation.group-unknown", at, "There is no [[group]] '" + group + "'.",
            study::did_you_mean(group, groups_));
      }
    }
  }

  void check_groups() {
    Shares all;
    for (const auto& [name, group] : recipe_.groups) all[name] = group.share;
    check_whole(all, file_.at("group"), "shares of the groups");
    for (const std::string& name : groups_) {
      if (recipe_.groups.contains(name)) continue;
      add("simulation.group-missing", file_.at("group"),
          "There is no [[group]] for customer group '" + name + "'.",
          "Add one; share = 0 leaves the group out of the frame.");
    }
  }

  // True when some group has people with this value.
  bool occurs(const std::string& column, const std::string& value) const {
    return std::ranges::any_of(recipe_.groups, [&](const auto& entry) {
      const GroupRecipe& group = entry.second;
      if (column == "language") return group.languages.contains(value);
      const auto found = group.columns.find(column);
      return found != group.columns.end() && found->second.contains(value);
    });
  }

  void read_effect(const TomlNode& node) {
    const TomlTable table(node, problems_, "an [[effect]]",
                          {"column", "value", "mark", "opinions", "response"});
    Effect effect;
    effect.column = table.text("column", Need::Must).value_or("");
    effect.value = table.text("value", Need::Must).value_or("");
    effect.mark = table.number("mark", Need::May, -9.0, 9.0).value_or(0.0);
    effect.opinions = table.number("opinions", Need::May, -5.0, 5.0).value_or(0.0);
    effect.response = table.number("response", Need::May, 0.0, 1.0).value_or(1.0);
    if (!effect.column.empty() && !effect.value.empty() && !occurs(effect.column, effect.value)) {
      add("simulation.value-unknown", table.at("value"),
          "Nobody has '" + effect.value + "' in column '" + effect.column + "'.",
          "Name a value to which a [[column]] gives a share.");
    }
    recipe_.effects.push_back(std::move(effect));
  }

  void read_opinions(const TomlNode& node) {
    const TomlTable table(node, problems_, "[opinions]",
                          {"loading", "dont_know", "not_applicable", "skipped", "break_off"});
    const auto take = [&](const char* key, double& into) {
      into = table.number(key, Need::May, 0.0, 1.0).value_or(into);
    };
    take("loading", recipe_.loading);
    take("dont_know", recipe_.dont_know);
    take("not_applicable", recipe_.not_applicable);
    take("skipped", recipe_.skipped);
    take("break_off", recipe_.break_off);
  }

  void read_answer(const TomlNode& node) {
    const TomlTable table(node, problems_, "an [[answer]]",
                          {"item", "shift", "loading", "dont_know", "not_applicable", "skipped",
                           "column", "values", "also", "shares", "mean", "answered", "texts"});
    const auto name = table.text("item", Need::Must);
    if (!name) return;
    ItemRecipe item;
    item.shift = table.number("shift", Need::May, -5.0, 5.0).value_or(0.0);
    item.loading = table.number("loading", Need::May, 0.0, 1.0);
    item.dont_know = table.number("dont_know", Need::May, 0.0, 1.0);
    item.not_applicable = table.number("not_applicable", Need::May, 0.0, 1.0);
    item.skipped = table.number("skipped", Need::May, 0.0, 1.0);
    item.column = table.text("column", Need::May).value_or("");
    item.also = table.number("also", Need::May, 0.0, 1.0).value_or(item.also);
    item.shares = shares(table, "shares", Need::May);
    item.mean = table.number("mean", Need::May, 0.0, 90.0).value_or(item.mean);
    item.answered = table.number("answered", Need::May, 0.0, 1.0).value_or(0.0);
    for (const auto& [text, at] : table.texts("texts", Need::May)) item.texts.push_back(text);
    if (const TomlNode* values = table.table("values", Need::May)) {
      const TomlTable inner(*values, problems_, "values of an [[answer]]", {}, true);
      for (const study::Entry& entry : inner.entries()) {
        item.values[entry.key] = inner.text(entry.key, Need::Must).value_or("");
      }
    }
    check_item(*name, item, table);
    recipe_.items[*name] = std::move(item);
  }

  void check_item(const std::string& name, const ItemRecipe& item, const TomlTable& table) {
    const Question* question = nullptr;  // of the newest form that has it
    for (const Questionnaire* form : study_.forms()) {
      const auto place = form->find(name);
      if (place && question == nullptr) question = &form->questions[*place];
    }
    const auto items = question ? items_of(*question) : std::vector<std::string>{};
    if (std::ranges::find(items, name) == items.end()) {
      add("simulation.item-unknown", table.at("item"),
          "The questionnaire has no item '" + name + "'.",
          "Name a question, or a row of a matrix.");
      return;
    }
    std::vector<std::string> choices;
    for (const Choice& choice : question->choices) choices.push_back(choice.name);
    const auto check = [&](const std::string& choice, const char* key) {
      if (std::ranges::find(choices, choice) != choices.end()) return;
      add("simulation.choice-unknown", table.at(key),
          "Question '" + name + "' has no choice '" + choice + "'.",
          study::did_you_mean(choice, choices));
    };
    for (const auto& [choice, share] : item.shares) check(choice, "shares");
    for (const auto& [value, choice] : item.values) check(choice, "values");
  }

  bool has_means(const std::string& wave) const {
    return std::ranges::all_of(recipe_.groups, [&](const auto& entry) {
      return entry.second.mean.contains(wave) || entry.second.share == 0.0;
    });
  }

  void choose_waves(const std::vector<std::string>& wanted) {
    for (const Wave& wave : study_.waves) {
      const bool asked = std::ranges::find(wanted, wave.name) != wanted.end();
      if (wanted.empty() ? has_means(wave.name) : asked) recipe_.waves.push_back(wave.name);
    }
    for (const std::string& wave : wanted) {
      if (study_.wave(wave) == nullptr || !has_means(wave)) {
        add("simulation.wave-missing", file_.at("group"),
            "There is no mean of wave '" + wave + "' for every group.",
            "Give every [[group]] a mean of that wave, or ask for another.");
      }
    }
    if (wanted.empty() && recipe_.waves.empty()) {
      add("simulation.wave-missing", file_.at("group"),
          "No wave of the study has a mean everywhere.",
          "Give every [[group]] a mean of one wave at least.");
    }
  }

  void check_columns(const std::string& wave) {
    const Plan* plan = study_.plan(wave);
    if (plan == nullptr || plan->import) return;  // the draw will say so
    for (const std::string& column : drawn_columns(*plan)) {
      for (const auto& [name, group] : recipe_.groups) {
        if (group.columns.contains(column) || !told_.insert(column + "/" + name).second) continue;
        add("simulation.column-missing", file_.at("column"),
            "Column '" + column + "' of plans/" + wave + ".toml has no [[column]] for group '" +
                name + "'.",
            "Add one with the shares of its values.");
      }
    }
  }

  study::FileProblems& problems_;
  const Study& study_;
  TomlTable file_;
  Recipe recipe_;
  std::vector<std::string> groups_, languages_;
  std::set<std::string> told_;
};

}  // namespace

Result<Recipe> read_recipe(std::string_view text, const Study& study,
                           const std::vector<std::string>& waves) {
  Problems all;
  study::FileProblems problems(file_name, text, all);
  const auto root = study::read_toml(problems);
  if (!root) return all;
  Recipe recipe = Reader(*root, problems, study).run(waves);
  if (!all.empty()) return all;
  return recipe;
}

}  // namespace peil::simulation
