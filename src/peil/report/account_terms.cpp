#include "peil/report/account_terms.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "peil/base/contract.h"
#include "peil/language/fill.h"
#include "peil/language/numbers.h"
#include "peil/language/texts.h"
#include "peil/report/labels.h"

namespace peil::report {
namespace {

constexpr int few_decimals = 2;

Words labels_of(const Pen& pen, const std::string& wave, const std::vector<std::string>& columns) {
  std::vector<Words> all;
  for (const std::string& column : columns) all.push_back(labels::variable(pen, wave, column));
  return pen.list(all);
}

// By which columns of the register, or of the imported file.
Words strata_words(const Pen& pen, const std::string& wave, const Plan* plan,
                   const estimate::DesignAccount* design) {
  std::vector<std::string> columns;
  if (plan != nullptr && plan->import && !plan->import->stratum.empty())
    columns = {plan->import->stratum};
  if (plan != nullptr && !plan->import) columns = plan->strata;
  if (columns.empty()) {
    if (design != nullptr && design->strata > 1)
      return console_words(pen, "view.design.strata-count", {{"n", pen.count(design->strata)}});
    const bool is_drawn = plan != nullptr && !plan->import;
    return console_words(pen, is_drawn ? "view.design.strata-none" : "view.design.strata-unknown");
  }
  if (design == nullptr)
    return console_words(pen, "view.design.strata-by", {{"by", labels_of(pen, wave, columns)}});
  return console_words(pen, "view.design.strata",
                       {{"n", pen.count(design->strata)}, {"by", labels_of(pen, wave, columns)}});
}

// Strata of the draw of which nobody answered.
std::size_t unheard_strata(const WaveResults& results) {
  return static_cast<std::size_t>(std::ranges::count_if(
      results.weighting.unheard, [](const Unheard& one) { return one.margin.empty(); }));
}

// What so few clusters do to the errors.
Words errors_words(const Pen& pen, const ClustersOfWave& clusters) {
  if (clusters.few_errors) return console_words(pen, "view.design.few-clusters");
  return clusters.untold() ? console_words(pen, "view.design.clusters-few") : Words{};
}

Words clusters_words(const Pen& pen, const Plan* plan, const estimate::DesignAccount* design) {
  if (design == nullptr) return console_words(pen, "view.design.not-known");
  if (design->clusters == 0) return console_words(pen, "view.design.clusters-none");
  const bool is_named = plan != nullptr && plan->import && !plan->import->psu.empty();
  const Words words =
      is_named
          ? console_words(pen, "view.design.clusters-by",
                          {{"n", pen.count(design->clusters)}, {"by", code(plan->import->psu)}})
          : console_words(pen, "view.design.clusters", {{"n", pen.count(design->clusters)}});
  if (!design->second_stage) return words;
  return words + console_words(pen, "view.design.second-stage");
}

Words correction_words(const Pen& pen, const estimate::DesignAccount* design) {
  if (design == nullptr) return console_words(pen, "view.design.not-known");
  if (design->corrected == 0) return console_words(pen, "view.design.fpc-none");
  return console_words(pen, "view.design.fpc",
                       {{"n", pen.count(design->corrected)}, {"all", pen.count(design->strata)}});
}

std::vector<std::string> totals_of(const Plan* plan) {
  std::vector<std::string> names;
  if (plan == nullptr) return names;
  for (const StepOfWave& step : plan->weighting) {
    for (const auto& [column, total] : step.totals) names.push_back(column);
  }
  return names;
}

Words weights_words(const Pen& pen, const WaveResults& results, const Plan* plan) {
  const WeightingAccount& account = results.weighting;
  if (account.margins.empty()) return console_words(pen, "view.weights-none");
  const std::vector<std::string> of_totals = totals_of(plan);
  std::vector<Words> margins, totals;
  for (const std::string& name : account.margins)
    (std::ranges::find(of_totals, name) == of_totals.end() ? margins : totals)
        .push_back(code(name));
  if (!totals.empty())
    margins.push_back(console_words(pen, "view.weights-totals", {{"totals", pen.list(totals)}}));
  Words words = console_words(pen, "view.weights",
                              {{"margins", pen.list(margins)},
                               {"kish", digits(pen, account.kish_design_effect, few_decimals)},
                               {"effective", digits(pen, account.effective_answers, 0)}});
  if (account.trimmed == 0) return words;
  return std::move(words) +
         console_words(pen, "view.weights-trimmed", {{"n", pen.count(account.trimmed)}});
}

}  // namespace

const estimate::DesignAccount* Grounds::design(const std::string& wave) const {
  if (designs == nullptr) return nullptr;
  const auto found = designs->find(wave);
  return found == designs->end() ? nullptr : &found->second;
}

Words console_words(const Pen& pen, std::string_view key, Pen::Blanks blanks) {
  return language::fill<Words>(language::texts(pen.language()).form("console", key), blanks, plain);
}

Words digits(const Pen& pen, double value, int decimals) {
  return plain(language::number(value, decimals, pen.language()));
}

void AccountTerms::add(std::string_view key, Words words) {
  terms_.items.emplace_back(console_words(pen_, key), std::move(words));
}

void AccountTerms::add_estimate(const Estimate& estimate, const std::optional<Interval>& interval) {
  add("view.interval", interval ? digits(pen_, interval->low, account_decimals) + plain(" – ") +
                                      digits(pen_, interval->high, account_decimals)
                                : console_words(pen_, "view.none"));
  add("view.confidence", pen_.percent(pen_.study().rules.confidence));
  add("view.error", estimate.standard_error
                        ? digits(pen_, *estimate.standard_error, account_decimals)
                        : console_words(pen_, "view.none"));
  add("view.freedom", digits(pen_, estimate.degrees_of_freedom, 1));
}

void AccountTerms::add_base(const estimate::WeightedBase& base, std::size_t answers) {
  add("view.base", pen_.count(static_cast<std::size_t>(std::llround(base.persons))));
  add("view.effective",
      console_words(pen_, "view.effective-of",
                    {{"n", digits(pen_, base.effective, 1)},
                     {"kish", digits(pen_, base.design_effect(answers), few_decimals)}}));
}

void AccountTerms::add_grounds(const std::string& wave, const Grounds& grounds) {
  const WaveResults* results = pen_.material().results(wave);
  expects(results != nullptr, "AccountTerms: a wave with results");
  const Plan* plan = pen_.study().plan(wave);
  const estimate::DesignAccount* design = grounds.design(wave);
  Words strata = strata_words(pen_, wave, plan, design);
  if (const std::size_t silent = unheard_strata(*results); silent > 0)
    strata = std::move(strata) +
             console_words(pen_, "view.design.strata-silent", {{"n", pen_.count(silent)}});
  add("view.design.of-strata", std::move(strata));
  add("view.design.of-clusters",
      clusters_words(pen_, plan, design) + errors_words(pen_, results->clusters));
  add("view.design.of-fpc", correction_words(pen_, design));
  add("view.weighting", weights_words(pen_, *results, plan));
  add("view.digest", code(results->digest));
  add("view.program", code(grounds.program));
}

Section AccountTerms::section(Words title) && {
  Section section{"account", flat(title), {}};
  section.blocks.push_back(std::move(terms_));
  return section;
}

}  // namespace peil::report
