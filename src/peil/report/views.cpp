#include "peil/report/views.h"

#include <algorithm>
#include <set>
#include <vector>

#include "peil/disclosure/precision.h"
#include "peil/language/fill.h"
#include "peil/language/numbers.h"
#include "peil/language/texts.h"
#include "peil/report/labels.h"

namespace peil::report {
namespace {

constexpr int few_decimals = 2, more_decimals = 4;

Words told(const Pen& pen, std::string_view key, Pen::Blanks blanks = {}) {
  return language::fill<Words>(language::texts(pen.language()).form("console", key), blanks, plain);
}

// Means first, then the ends, then the shares in the order of their names.
int rank_of(const std::string& statistic) {
  constexpr std::array first{"mean", "nps", "low", "high"};
  const auto found = std::ranges::find(first, statistic);
  return static_cast<int>(found - first.begin());
}

/// Every figure of the gate, shown or held, that fits.
template <class Fits>
std::vector<FigureName> known(const Material& material, const Fits& fits) {
  std::vector<FigureName> names;
  for (const auto& [name, figure] : material.released().figures()) {
    if (fits(name)) names.push_back(name);
  }
  for (const auto& [name, why] : material.released().held()) {
    if (fits(name) && disclosure::is_shown_statistic(name.statistic)) names.push_back(name);
  }
  std::ranges::sort(names, {}, [](const FigureName& n) {
    return std::tuple(n.measure, rank_of(n.statistic), n.statistic, n.domain);
  });
  return names;
}

Words statistic_label(const Pen& pen, const FigureName& name) {
  if (name.statistic.starts_with("share:")) {
    return told(pen, "view.share", {{"of", labels::choice(pen, name)}});
  }
  return labels::statistic(pen, name.statistic,
                           scale_of(pen.study().form(name.wave), name.measure));
}

PrintedRow row(Pen& pen, Words label, const FigureName& name) {
  if (pen.material().released().figure(name) == nullptr) return {{std::move(label), pen.why(name)}};
  return {{std::move(label), pen.number_or_why(name), pen.between_or_dash(name),
           pen.answers_or_dash(name)}};
}

PrintedTable table_of(Pen& pen, Words caption, const char* first) {
  PrintedTable table;
  table.caption = std::move(caption);
  table.columns = {{pen.say(first)},
                   {told(pen, "view.value"), true},
                   {pen.say("column.between"), true},
                   {pen.say("column.answers"), true}};
  return table;
}

std::vector<std::string> groups_in_order(const Study& study) {
  std::vector<std::string> all{"all"};
  for (const ReportingGroup& whole : study.reporting_groups) {
    all.push_back(whole.name);
    for (const CustomerGroup& g : study.customer_groups) {
      if (g.reporting_group == whole.name) all.push_back(g.name);
    }
  }
  return all;
}

Words group_label(const Pen& pen, std::string_view group) {
  return group == "all" ? told(pen, "view.everybody") : pen.group(group);
}

bool is_group(const Study& study, std::string_view group) {
  return group == "all" || study.reporting_group(group) || study.customer_group(group);
}

Words digits(const Pen& pen, double value, int decimals) {
  return plain(language::number(value, decimals, pen.language()));
}

Words weights_words(Pen& pen, const WaveResults& results) {
  const WeightingAccount& account = results.weighting;
  std::vector<Words> margins;
  for (const std::string& margin : account.margins) margins.push_back(code(margin));
  if (margins.empty()) return told(pen, "view.weights-none");
  return told(pen, "view.weights",
              {{"margins", pen.list(margins)},
               {"kish", digits(pen, account.kish_design_effect, few_decimals)},
               {"effective", digits(pen, account.effective_answers, 0)}});
}

void add_numbers(Pen& pen, TermList& terms, const Figure& figure) {
  const Estimate& e = figure.estimate();
  const auto add = [&](const char* key, Words words) {
    terms.items.emplace_back(told(pen, key), std::move(words));
  };
  add("view.value", pen.number(figure));
  add("view.unrounded", pen.exact_value(figure));
  add("view.interval", digits(pen, figure.interval().low, more_decimals) + plain(" – ") +
                           digits(pen, figure.interval().high, more_decimals));
  add("view.confidence", pen.percent(pen.study().rules.confidence));
  add("view.error",
      e.standard_error ? digits(pen, *e.standard_error, more_decimals) : told(pen, "view.none"));
  add("view.freedom", digits(pen, e.degrees_of_freedom, 1));
  add("view.answers", pen.answers(figure));
  add("view.key", code(figure.key()));
  if (pen.study().rules.precision.is_asked())
    add("view.precision", code(std::string(disclosure::word_of(figure.precision()))));
  if (pen.study().lock(figure.name().wave) != nullptr)
    add("view.locked", told(pen, figure.added_afterwards() ? "view.afterwards" : "view.as-locked"));
}

}  // namespace

std::vector<std::string> items_of(const Material& material, std::string_view wave) {
  std::set<std::string> there;
  for (const FigureName& name :
       known(material, [&](const FigureName& n) { return n.wave == wave; }))
    there.insert(name.measure);
  std::vector<std::string> items;
  const auto take = [&](const std::string& item) {
    if (there.erase(item) > 0) items.push_back(item);
  };
  for (const Question& question : material.study().form(wave).questions) {
    take(question.name);
    for (const MatrixRow& matrix_row : question.rows) take(matrix_row.name);
  }
  items.insert(items.end(), there.begin(), there.end());
  return items;
}

std::optional<Section> group_view(Pen& pen, std::string_view wave, std::string_view group) {
  const Material& material = pen.material();
  if (!is_group(pen.study(), group) || !material.results(wave)) return {};
  Section section{"group", flat(group_label(pen, group)), {}};
  PrintedTable table = table_of(
      pen, told(pen, "view.of-group", {{"wave", plain(std::string(wave))}}), "column.item");
  for (const std::string& item : items_of(material, wave)) {
    const auto names = known(material, [&](const FigureName& n) {
      return n.wave == wave && n.domain == group && n.measure == item;
    });
    if (names.empty()) continue;
    table.rows.push_back({{labels::item(pen, std::string(wave), item)}, true});
    for (const FigureName& name : names)
      table.rows.push_back(row(pen, statistic_label(pen, name), name));
  }
  if (table.rows.empty()) {
    section.blocks.push_back(Paragraph{told(pen, "view.nothing")});
  } else {
    section.blocks.push_back(std::move(table));
  }
  return section;
}

std::optional<Section> item_view(Pen& pen, std::string_view wave, std::string_view item) {
  const Material& material = pen.material();
  const auto names =
      known(material, [&](const FigureName& n) { return n.wave == wave && n.measure == item; });
  if (names.empty()) return {};
  Section section{"item", flat(labels::item(pen, std::string(wave), std::string(item))), {}};
  PrintedTable table = table_of(
      pen, told(pen, "view.of-item", {{"wave", plain(std::string(wave))}}), "column.group");
  std::vector<std::string> statistics;
  for (const FigureName& name : names) {
    if (std::ranges::find(statistics, name.statistic) == statistics.end())
      statistics.push_back(name.statistic);
  }
  for (const std::string& statistic : statistics) {
    FigureName name{std::string(wave), "", std::string(item), statistic};
    table.rows.push_back({{statistic_label(pen, name)}, true});
    for (const std::string& group : groups_in_order(pen.study())) {
      name.domain = group;
      if (std::ranges::find(names, name) != names.end())
        table.rows.push_back(row(pen, group_label(pen, group), name));
    }
  }
  section.blocks.push_back(std::move(table));
  return section;
}

std::optional<Section> account_view(Pen& pen, const FigureName& name, const std::string& program) {
  const Material& material = pen.material();
  const WaveResults* results = material.results(name.wave);
  const Figure* figure = material.released().figure(name);
  const bool is_held =
      material.released().held().contains(name) && disclosure::is_shown_statistic(name.statistic);
  if (results == nullptr || (figure == nullptr && !is_held)) return {};
  Section section{"account", pen.text("figures.title"), {}};
  section.title = flat(told(pen, "view.account"));
  TermList terms;
  const auto add = [&](const char* key, Words words) {
    terms.items.emplace_back(told(pen, key), std::move(words));
  };
  add("view.item", labels::item(pen, name.wave, name.measure));
  add("view.group", group_label(pen, name.domain));
  add("view.wave", plain(name.wave));
  add("view.statistic", statistic_label(pen, name));
  add("view.gate", figure ? told(pen, "view.released") : pen.why(name));
  if (figure != nullptr) add_numbers(pen, terms, *figure);
  add("view.weighting", weights_words(pen, *results));
  add("view.digest", code(results->digest));
  add("view.program", code(program));
  section.blocks.push_back(std::move(terms));
  return section;
}

}  // namespace peil::report
