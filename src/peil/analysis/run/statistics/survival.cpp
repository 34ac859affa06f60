#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "peil/analysis/run/durations.h"
#include "peil/analysis/run/models.h"
#include "peil/base/text.h"

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

// Error by linearisation of what each case adds; nothing with a lonely PSU.
std::optional<double> design_error(const Prepared& design, const Split& parts,
                                   const SurvivalCurve& curve, std::vector<double> influence) {
  estimate::Tallies rows;
  for (const estimate::Duration& c : curve.in_order())
    rows.push_back({parts.classes.of_row[c.row], 1, c.time});
  const estimate::Influence of{std::move(influence), std::vector<std::uint8_t>(rows.size(), 1)};
  const auto v = estimate::variance(parts.classes, rows, of, design.lonely);
  if (!v) throw lonely_refusal(parts.classes, "");
  return std::sqrt(*v);
}

// Writes the rows of one curve.
class Writer {
 public:
  Writer(Run& run, const asked::Survival& asked, const Prepared& design, const Split& parts,
         const DomainAsked& domain, const SurvivalCurve& curve)
      : run_(run), asked_(asked), design_(design), parts_(parts), domain_(domain), curve_(curve) {
    plain_ = curve.equal_weights() && !parts.classes.clustered();
  }

  void at(double t) {
    const std::string level = "t" + exact_text(t);
    if (!curve_.known_at(t)) {
      row(level, "unknown", 1.0);
      return;
    }
    const double share = curve_.survival(t);
    row(level, "survival", share);
    row(level, "within", 1.0 - share);
    if (share <= 0.0) return;
    const double by_design = *design_error(design_, parts_, curve_, curve_.influence(t));
    row(level, "se", by_design);
    row(level, plain_ ? "se_greenwood" : "se_robust",
        plain_ ? *curve_.greenwood_error(t) : *curve_.robust_error(t));
    const double error = plain_ ? *curve_.greenwood_error(t) : by_design;
    for (const auto& [scale, name] : asked_.scales) {
      const auto ends = survival_interval(share, error, scale, asked_.common.confidence);
      if (!ends) continue;
      row(level, ("ci_low_" + name).c_str(), ends->low);
      row(level, ("ci_high_" + name).c_str(), ends->high);
    }
  }

  void quantile(double p) {
    const std::string level = "p" + exact_text(p);
    if (const auto t = curve_.quantile(p)) row(level, "quantile", *t);
    if (!plain_) return;
    const auto ends =
        quantile_interval(curve_, p, asked_.scales.front().first, asked_.common.confidence);
    if (ends.low) row(level, "q_ci_low", *ends.low);
    if (ends.high) row(level, "q_ci_high", *ends.high);
  }

  void counts() {
    row("all", "n", static_cast<double>(curve_.cases()));
    row("all", "events", static_cast<double>(curve_.closed()));
    row("all", "open", static_cast<double>(curve_.cases() - curve_.closed()));
  }

 private:
  void row(const std::string& level, const char* quantity, double value) {
    put(run_, asked_.common.id, asked_.keys.variable(), domain_.name,
        domain_.level.empty() ? level : domain_.level + "|" + level, quantity, value);
  }

  Run& run_;
  const asked::Survival& asked_;
  const Prepared& design_;
  const Split& parts_;
  const DomainAsked& domain_;
  const SurvivalCurve& curve_;
  bool plain_ = false;  // Greenwood's error holds: weights alike, rows drawn one by one
};

void survive(Run& run, const asked::Survival& asked) {
  const Prepared& design = run.design(asked.common.design);
  const Split parts = split(design, asked.common);
  const auto all = durations(run, design, asked.keys);
  for (const DomainAsked& domain : parts.domains) {
    auto cases = cases_in(all, parts, domain);
    if (cases.empty()) {
      put(run, asked.common.id, asked.keys.variable(), domain.name,
          domain.level.empty() ? "all" : domain.level + "|all", "n", 0.0);
      continue;
    }
    const SurvivalCurve curve(std::move(cases));
    Writer writer(run, asked, design, parts, domain, curve);
    for (const double t : asked.at) writer.at(t);
    for (const double p : asked.quantiles) writer.quantile(p);
    writer.counts();
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
  put(run, common.id, "", "", "", "chisq", test->chi_square);
  put(run, common.id, "", "", "", "df", test->degrees_of_freedom);
  put(run, common.id, "", "", "", "p", test->p);
  for (std::size_t g = 0; g < parts.domains.size(); ++g) {
    const DomainAsked& domain = parts.domains[g];
    put(run, common.id, keys.variable(), domain.name, domain.level, "observed", test->observed[g]);
    put(run, common.id, keys.variable(), domain.name, domain.level, "expected", test->expected[g]);
  }
}

void restrict_mean(Run& run, const Common& common, const DurationKeys& keys, double horizon) {
  const Prepared& design = run.design(common.design);
  const Split parts = split(design, common);
  const auto all = durations(run, design, keys);
  for (const DomainAsked& domain : parts.domains) {
    auto cases = cases_in(all, parts, domain);
    const auto row = [&](const char* quantity, double value) {
      put(run, common.id, keys.variable(), domain.name, domain.level, quantity, value);
    };
    if (cases.empty()) {
      row("n", 0.0);
      continue;
    }
    const SurvivalCurve curve(std::move(cases));
    const auto mean = curve.restricted_mean(horizon);
    if (!mean) {
      refuse(run, common.id, keys.variable(), domain,
             "No case was followed for " + exact_text(horizon) + " days; the longest is " +
                 number_text(curve.longest(), 1) +
                 " and some are still open. Choose a nearer "
                 "horizon.");
      continue;
    }
    const bool plain = curve.equal_weights() && !parts.classes.clustered();
    row("rmst", *mean);
    row("se", *design_error(design, parts, curve, curve.restricted_mean_influence(horizon)));
    if (plain) row("se_greenwood", *curve.restricted_mean_error(horizon));
    row("n", static_cast<double>(curve.cases()));
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
