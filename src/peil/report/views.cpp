#include "peil/report/views.h"

#include <algorithm>
#include <set>
#include <vector>

#include "peil/disclosure/precision.h"
#include "peil/report/labels.h"
#include "peil/report/rounded_sum.h"

namespace peil::report {
namespace {

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
    return console_words(pen, "view.share", {{"of", labels::choice(pen, name)}});
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
                   {console_words(pen, "view.value"), true},
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
  return group == "all" ? console_words(pen, "view.everybody") : pen.group(group);
}

bool is_group(const Study& study, std::string_view group) {
  return group == "all" || study.reporting_group(group) || study.customer_group(group);
}

void add_numbers(Pen& pen, AccountTerms& terms, const Figure& figure, const Grounds& grounds) {
  const FigureName& name = figure.name();
  terms.add("view.value", pen.number(figure));
  terms.add("view.unrounded", pen.exact_value(figure));
  terms.add_estimate(figure.estimate(), figure.interval());
  terms.add("view.answers", pen.answers(figure));
  if (const auto* design = grounds.design(name.wave)) {
    const auto base = design->bases.find({name.domain, name.measure});
    if (base != design->bases.end()) terms.add_base(base->second, figure.estimate().answers);
  }
  terms.add("view.key", code(figure.key()));
  if (pen.study().rules.precision.is_asked())
    terms.add("view.precision", code(std::string(disclosure::word_of(figure.precision()))));
  if (pen.study().lock(name.wave) != nullptr)
    terms.add("view.locked",
              console_words(pen, figure.added_afterwards() ? "view.afterwards" : "view.as-locked"));
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
  PrintedTable table =
      table_of(pen, console_words(pen, "view.of-group", {{"wave", plain(std::string(wave))}}),
               "column.item");
  bool apart = false;
  for (const std::string& item : items_of(material, wave)) {
    const auto names = known(material, [&](const FigureName& n) {
      return n.wave == wave && n.domain == group && n.measure == item;
    });
    if (names.empty()) continue;
    apart = apart || is_rounded_apart(pen, names);
    table.rows.push_back({{labels::item(pen, std::string(wave), item)}, true});
    for (const FigureName& name : names)
      table.rows.push_back(row(pen, statistic_label(pen, name), name));
  }
  if (apart) table.note = pen.say("rounding.not-100");
  if (table.rows.empty()) {
    section.blocks.push_back(Paragraph{console_words(pen, "view.nothing")});
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
  PrintedTable table =
      table_of(pen, console_words(pen, "view.of-item", {{"wave", plain(std::string(wave))}}),
               "column.group");
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
  if (is_rounded_apart(pen, names)) table.note = pen.say("rounding.not-100");
  section.blocks.push_back(std::move(table));
  return section;
}

std::optional<Section> account_view(Pen& pen, const FigureName& name, const Grounds& grounds) {
  const Material& material = pen.material();
  const Figure* figure = material.released().figure(name);
  const bool is_held =
      material.released().held().contains(name) && disclosure::is_shown_statistic(name.statistic);
  if (material.results(name.wave) == nullptr || (figure == nullptr && !is_held)) return {};
  AccountTerms terms(pen);
  terms.add("view.item", labels::item(pen, name.wave, name.measure));
  terms.add("view.group", group_label(pen, name.domain));
  terms.add("view.wave", plain(name.wave));
  terms.add("view.statistic", statistic_label(pen, name));
  terms.add("view.gate", figure ? console_words(pen, "view.released") : pen.why(name));
  if (figure != nullptr) add_numbers(pen, terms, *figure, grounds);
  terms.add_grounds(name.wave, grounds);
  return std::move(terms).section(console_words(pen, "view.account"));
}

}  // namespace peil::report
