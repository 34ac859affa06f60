#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <iterator>

#include "peil/analysis/run/durations.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/estimate/survival_error.h"
#include "peil/table/level_names.h"

namespace peil::analysis {
namespace {

using estimate::SurvivalCurve;

using estimate::SurvivalScale;

// The cases of one domain.
std::vector<estimate::Duration> cases_in(const std::vector<estimate::Duration>& all,
                                         const Split& parts, const DomainAsked& domain) {
  std::vector<estimate::Duration> result;
  std::ranges::copy_if(all, std::back_inserter(result), [&](const estimate::Duration& c) {
    return domain.domain[parts.classes.of_row[c.row]] != 0;
  });
  return result;
}

// Throws Refusal with a lonely PSU.
double design_error(const Prepared& design, const Split& parts, const SurvivalCurve& curve,
                    const std::vector<double>& influence) {
  const auto error = estimate::design_error(curve, influence, parts.classes, design.lonely);
  if (!error) throw lonely_refusal(parts.classes, "");
  return *error;
}

// Results of one curve.
class Curve {
 public:
  Curve(Run& run, const asked::Survival& asked, const Prepared& design, const Split& parts,
        const DomainAsked& domain, const SurvivalCurve& curve)
      : run_(run), asked_(asked), design_(design), parts_(parts), domain_(domain), curve_(curve) {
    plain_ = estimate::greenwood_holds(curve, parts.classes);
  }

  void at(double t) {
    Cell cell = cell_at("t" + exact_text(t));
    if (curve_.known_at(t))
      add_share(cell, t);
    else
      cell.add("unknown", 1.0);
    run_.add(std::move(cell));
  }

  void quantile(double p) {
    Cell cell = cell_at("p" + exact_text(p));
    cell.add("quantile", curve_.quantile(p));
    if (plain_) {
      const auto ends =
          quantile_interval(curve_, p, asked_.scales.front().first, asked_.common.confidence);
      cell.add("q_ci_low", ends.low);
      cell.add("q_ci_high", ends.high);
    }
    run_.add(std::move(cell));
  }

  void counts() {
    Cell cell = cell_at("all");
    cell.add("n", static_cast<double>(curve_.cases()));
    cell.add("events", static_cast<double>(curve_.closed()));
    cell.add("open", static_cast<double>(curve_.cases() - curve_.closed()));
    run_.add(std::move(cell));
  }

 private:
  Cell cell_at(const std::string& level) const {
    return {.variable = asked_.keys.variable(),
            .domain = domain_.name,
            .level = table::within_level(domain_.level, asked_.common.by.size(), level),
            .basis = on_answers(curve_.cases())};
  }

  // The share still open at t, and its error while any is.
  void add_share(Cell& cell, double t) const {
    const double share = curve_.survival(t);
    cell.form = Form::Survival;
    cell.estimate = Estimate{share, {}, curve_.cases()};
    if (share <= 0.0) return;
    const double by_design = design_error(design_, parts_, curve_, curve_.influence(t));
    cell.estimate->standard_error = by_design;
    cell.add(plain_ ? "se_greenwood" : "se_robust",
             plain_ ? curve_.greenwood_error(t) : curve_.robust_error(t));
    const double error = plain_ ? *curve_.greenwood_error(t) : by_design;
    for (const auto& [scale, name] : asked_.scales) {
      const auto ends = survival_interval(share, error, scale, asked_.common.confidence);
      if (!ends) continue;
      if (!cell.interval) cell.interval = ends;
      cell.add("ci_low_" + name, ends->low);
      cell.add("ci_high_" + name, ends->high);
    }
  }

  Run& run_;
  const asked::Survival& asked_;
  const Prepared& design_;
  const Split& parts_;
  const DomainAsked& domain_;
  const SurvivalCurve& curve_;
  bool plain_ = false;  // Greenwood's error holds
};

void survive(Run& run, const asked::Survival& asked) {
  const Prepared& design = run.design(asked.common.design);
  const Split parts = split(design, asked.common);
  const auto all = durations(run, design, asked.keys);
  for (const DomainAsked& domain : parts.domains) {
    auto cases = cases_in(all, parts, domain);
    if (cases.empty()) {
      run.add(nobody_cell(asked.keys.variable(),
                          {domain.name, domain.level.empty() ? "all" : domain.level + "|all", {}}));
      continue;
    }
    const SurvivalCurve curve(std::move(cases));
    Curve results(run, asked, design, parts, domain, curve);
    for (const double t : asked.at) results.at(t);
    for (const double p : asked.quantiles) results.quantile(p);
    results.counts();
  }
}

void compare_groups(Run& run, const Common& common, const DurationKeys& keys) {
  const Prepared& design = run.design(common.design);
  const Split parts = split(design, common);
  std::vector<estimate::Duration> cases;
  std::vector<std::uint32_t> group;
  const auto all = durations(run, design, keys);
  for (std::uint32_t g = 0; g < parts.domains.size(); ++g) {
    const auto own = cases_in(all, parts, parts.domains[g]);
    cases.insert(cases.end(), own.begin(), own.end());
    group.resize(cases.size(), g);
  }
  const bool alike = std::ranges::all_of(
      cases, [&](const estimate::Duration& c) { return c.weight == cases.front().weight; });
  if (!alike)
    throw Refusal{"",
                  "The log-rank test takes no weights. Name a design without them, or compare "
                  "the shares that are closed within some days."};
  const auto test = estimate::log_rank(cases, group, parts.domains.size());
  if (!test)
    throw Refusal{"", "The test needs two groups or more with cases under way when one is closed."};
  Cell whole{.basis = on_answers(cases.size())};
  whole.add("chisq", test->chi_square);
  whole.add("df", test->degrees_of_freedom);
  whole.add("p", test->p);
  run.add(std::move(whole));
  for (std::uint32_t g = 0; g < parts.domains.size(); ++g) {
    const auto own = static_cast<std::size_t>(std::ranges::count(group, g));
    Cell cell = cell_of(keys.variable(), parts.domains[g], on_answers(own));
    cell.add("observed", test->observed[g]);
    cell.add("expected", test->expected[g]);
    run.add(std::move(cell));
  }
}

void restrict_mean(Run& run, const Common& common, const DurationKeys& keys, double horizon) {
  const Prepared& design = run.design(common.design);
  const Split parts = split(design, common);
  const auto all = durations(run, design, keys);
  for (const DomainAsked& domain : parts.domains) {
    auto cases = cases_in(all, parts, domain);
    if (cases.empty()) {
      run.add(nobody_cell(keys.variable(), domain));
      continue;
    }
    const SurvivalCurve curve(std::move(cases));
    const auto mean = curve.restricted_mean(horizon);
    if (!mean) {
      refuse(run, keys.variable(), domain,
             "No case was followed for " + counted(exact_text(horizon), "day") +
                 "; the longest is " + number_text(curve.longest(), 1) +
                 " and some are still open. Choose a nearer "
                 "horizon.");
      continue;
    }
    const bool plain = estimate::greenwood_holds(curve, parts.classes);
    Cell cell = cell_of(keys.variable(), domain, on_answers(curve.cases()), Form::RestrictedMean);
    cell.estimate = Estimate{
        *mean, design_error(design, parts, curve, curve.restricted_mean_influence(horizon)),
        curve.cases()};
    if (plain) cell.add("se_greenwood", curve.restricted_mean_error(horizon));
    run.add(std::move(cell));
  }
}

}  // namespace

void compute(Run& run, const asked::Survival& asked) { survive(run, asked); }

void compute(Run& run, const asked::LogRank& asked) {
  compare_groups(run, asked.common, asked.keys);
}

void compute(Run& run, const asked::RestrictedMean& asked) {
  restrict_mean(run, asked.common, asked.keys, asked.horizon);
}

}  // namespace peil::analysis
