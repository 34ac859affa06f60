#include "peil/analysis/run/contrast.h"

#include <algorithm>
#include <map>

#include "peil/estimate/contrast.h"
#include "peil/table/level_names.h"

namespace peil::analysis {
namespace {

using Outcome = estimate::Contrasted::Outcome;

// One contrast of one item.
struct Pair {
  const DomainAsked& one;
  const DomainAsked& other;
  DomainAsked printed;  // level "one-other"
};

std::string why_not(const Pair& pair, const std::string& item, const estimate::Contrasted& found) {
  const std::string& level = (found.of_first ? pair.one : pair.other).level;
  if (found.outcome == Outcome::NobodyAnswered)
    return "Nobody of '" + level + "' has an answer to '" + item +
           "', so there is nothing to compare.";
  if (found.outcome == Outcome::SharedAnswers)
    return "Some people are of both '" + pair.one.level + "' and '" + pair.other.level +
           "', and the errors for few clusters compare only people who are not.";
  return "All answers of '" + level + "' to '" + item +
         "' come from one PSU, which shows nothing of their spread, so a difference with "
         "them has no error.";
}

bool holds_shares(const estimate::Tallies& counted) {
  return std::ranges::all_of(
      counted, [](const estimate::Tally& t) { return t.value == 0.0 || t.value == 1.0; });
}

// Of shares, one of which is 0 or 1.
std::optional<estimate::AlikeDifference> alike_difference(const Comparison& asked, const Pair& pair,
                                                          const estimate::Tallies& counted) {
  const estimate::Options how = options(asked.design, asked.common);
  const auto share = [&](const DomainAsked& domain) {
    return estimate::Scaled{*estimate::mean(asked.parts.classes, counted, domain.domain, how),
                            {0.0, 1.0}};
  };
  return estimate::alike_difference(share(pair.one), share(pair.other), asked.common.confidence);
}

Cell compared(const Comparison& asked, const Pair& pair, const std::string& item,
              const estimate::Tallies& counted, const estimate::Contrasted& found) {
  const estimate::Classes& classes = asked.parts.classes;
  const estimate::Options how = options(asked.design, asked.common);
  if (!found.difference.standard_error) throw lonely_refusal(classes, item);
  Cell cell = estimate_cell(asked.common, item, pair.printed, found.difference, Form::Contrast);
  cell.basis = on_answers(found.fewest_answers);
  if (asked.error_without_covariance)
    cell.add("se_if_covariance_ignored",
             estimate::error_without_covariance(classes, counted, pair.one.domain,
                                                pair.other.domain, how));
  if (found.test) cell.test = {found.test->t, found.test->p};
  if (found.difference.alike > 0.0 && holds_shares(counted))
    put_alike(cell, alike_difference(asked, pair, counted));
  return cell;
}

}  // namespace

std::vector<Contrast> all_pairs(const Split& parts) {
  std::vector<Contrast> pairs;
  for (std::size_t a = 0; a < parts.domains.size(); ++a) {
    for (std::size_t b = a + 1; b < parts.domains.size(); ++b) pairs.push_back({a, b});
  }
  return pairs;
}

std::vector<std::string> contrast_names(const Split& parts, std::span<const Contrast> contrasts) {
  std::map<std::string, int> times;
  const auto name = [&](const Contrast& contrast, bool apart) {
    return table::contrast_name(parts.domains[contrast.one].level,
                                parts.domains[contrast.other].level, apart);
  };
  for (const Contrast& contrast : contrasts) ++times[name(contrast, false)];
  std::vector<std::string> names;
  for (const Contrast& contrast : contrasts)
    names.push_back(name(contrast, times[name(contrast, false)] > 1));
  return names;
}

ItemContrasts contrasts_of(const Comparison& asked, const std::string& item,
                           const estimate::Tallies& counted) {
  const std::vector<std::string> by_level = asked.called.empty()
                                                ? contrast_names(asked.parts, asked.contrasts)
                                                : std::vector<std::string>();
  const std::vector<std::string>& names = asked.called.empty() ? by_level : asked.called;
  const estimate::Classes& classes = asked.parts.classes;
  const estimate::Options how = options(asked.design, asked.common);
  std::vector<estimate::DomainMean> means;
  means.reserve(asked.parts.domains.size());
  for (const DomainAsked& domain : asked.parts.domains)
    means.push_back(estimate::domain_mean(classes, counted, domain.domain));
  ItemContrasts result;
  result.found.reserve(asked.contrasts.size());
  for (std::size_t i = 0; i < asked.contrasts.size(); ++i) {
    const auto [a, b] = asked.contrasts[i];
    const DomainAsked& one = asked.parts.domains[a];
    const DomainAsked& other = asked.parts.domains[b];
    const Pair pair{one, other, {one.name, names[i], {}}};
    const estimate::Contrasted found = estimate::contrast(classes, means[a], means[b], how);
    if (found.outcome == Outcome::Found)
      result.found.push_back({asked.contrasts[i], compared(asked, pair, item, counted, found)});
    else
      result.refused.push_back({pair.printed, why_not(pair, item, found)});
  }
  return result;
}

void refuse_pairs(Run& run, const std::string& item, const std::vector<RefusedPair>& pairs) {
  for (const RefusedPair& pair : pairs) refuse(run, item, pair.printed, pair.sentence);
}

void add_comparison(Run& run, const Comparison& asked, const Item& item) {
  std::vector<Cell> tested;
  std::vector<double> p;
  const estimate::Tallies counted = tallies(asked.design, asked.parts.classes, item);
  ItemContrasts made = contrasts_of(asked, item.name, counted);
  refuse_pairs(run, item.name, made.refused);
  for (ComparedPair& pair : made.found) {
    if (pair.cell.test) {
      tested.push_back(
          cell_of(item.name, {pair.cell.domain, pair.cell.level, {}}, pair.cell.basis));
      p.push_back(*pair.cell.test->p);
    }
    run.add(std::move(pair.cell));
  }
  for (const estimate::NamedAdjustment& method : asked.methods) {
    const std::vector<double> values = estimate::adjusted(p, method.method);
    for (std::size_t i = 0; i < tested.size(); ++i) {
      Cell cell = tested[i];
      cell.add(std::string(method.name), values[i]);
      run.add(std::move(cell));
    }
  }
}

}  // namespace peil::analysis
