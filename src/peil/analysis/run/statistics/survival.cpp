#include "peil/analysis/run/statistics/survival.h"

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

struct Asked {
  Common common;
  DurationKeys keys;
  std::vector<double> at, quantiles;
  std::vector<std::pair<SurvivalScale, std::string>> scales;
};

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
  Writer(Run& run, const Asked& asked, const Prepared& design, const Split& parts,
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
  const Asked& asked_;
  const Prepared& design_;
  const Split& parts_;
  const DomainAsked& domain_;
  const SurvivalCurve& curve_;
  bool plain_ = false;  // Greenwood's error holds: weights alike, rows drawn one by one
};

void survive(Run& run, const Asked& asked) {
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

std::function<void(Run&)> read_survival(PlanKeys& keys, const std::string& id) {
  Asked asked;
  asked.common = read_common(keys, id, false);
  asked.keys = read_durations(keys, asked.common.design);
  asked.at = keys.numbers("at");
  asked.quantiles = keys.numbers("quantiles");
  for (const double t : asked.at) {
    if (t < 0.0) keys.wrong("at", "plan.bad-value", "A time is 0 or more.", "");
  }
  for (const double p : asked.quantiles) {
    if (p <= 0.0 || p >= 1.0)
      keys.wrong("quantiles", "plan.bad-value", "A quantile lies between 0 and 1.",
                 "Write 0.9 for the time within which 90 percent are closed.");
  }
  std::vector<std::string> names = keys.texts("ci");
  if (names.empty()) names.emplace_back("log");
  for (const std::string& name : names) {
    if (name == "log")
      asked.scales.emplace_back(SurvivalScale::Log, name);
    else if (name == "plain")
      asked.scales.emplace_back(SurvivalScale::Plain, name);
    else if (name == "loglog")
      asked.scales.emplace_back(SurvivalScale::LogLog, name);
    else
      keys.wrong("ci", "plan.bad-value", "'ci' cannot be '" + name + "'.",
                 "It is log, plain or loglog.");
  }
  return [=](Run& run) { survive(run, asked); };
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

std::function<void(Run&)> read_logrank(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id, false);
  const DurationKeys durations_keys = read_durations(keys, common.design);
  if (common.by.empty())
    keys.wrong("by", "plan.missing-key", "The log-rank test compares groups.",
               "Add \"by\": [\"...\"].");
  return [=](Run& run) { compare_groups(run, common, durations_keys); };
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
                 number_text(curve.longest(), 1, "en") +
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

std::function<void(Run&)> read_restricted_mean(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id, false);
  const DurationKeys durations_keys = read_durations(keys, common.design);
  const double horizon = keys.required_number("horizon");
  if (keys.has("horizon") && horizon <= 0.0)
    keys.wrong("horizon", "plan.bad-value", "'horizon' must be above 0.", "");
  return [=](Run& run) { restrict_mean(run, common, durations_keys, horizon); };
}

}  // namespace

const Statistic survival_statistic{"survival", read_survival};
const Statistic logrank_statistic{"logrank", read_logrank};
const Statistic restricted_mean_statistic{"restricted_mean", read_restricted_mean};

}  // namespace peil::analysis
