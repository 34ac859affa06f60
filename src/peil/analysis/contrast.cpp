#include "peil/analysis/contrast.h"

#include <cmath>

#include "peil/analysis/models.h"
#include "peil/estimate/student.h"

namespace peil::analysis {
namespace {

// One contrast of one item.
struct Pair {
  const DomainAsked& one;
  const DomainAsked& other;
  DomainAsked printed;  // level "one-other"
};

void refuse_empty(Run& run, const Comparison& asked, const Pair& pair, const Item& item,
                  const estimate::Tallies& counted) {
  const bool first = !estimate::mean(asked.parts.classes, counted, pair.one.domain);
  refuse(run, asked.common.id, item.name, pair.printed,
         "Nobody of '" + (first ? pair.one : pair.other).level + "' has an answer to '" +
             item.name + "', so there is nothing to compare.");
}

void put_error_without_covariance(Run& run, const Comparison& asked, const Pair& pair,
                                  const Item& item, const estimate::Tallies& counted) {
  const estimate::Options how = options(asked.design, asked.common);
  const auto a = estimate::mean(asked.parts.classes, counted, pair.one.domain, how);
  const auto b = estimate::mean(asked.parts.classes, counted, pair.other.domain, how);
  put(run, asked.common.id, item.name, pair.printed.name, pair.printed.level,
      "se_if_covariance_ignored", std::hypot(*a->standard_error, *b->standard_error));
}

// The p-value of the pair; nothing when there is no test.
std::optional<double> put_pair(Run& run, const Comparison& asked, const Pair& pair,
                               const Item& item, const estimate::Tallies& counted) {
  const auto e = estimate::difference(asked.parts.classes, counted, pair.one.domain,
                                      pair.other.domain, options(asked.design, asked.common));
  if (!e) {
    refuse_empty(run, asked, pair, item, counted);
    return {};
  }
  if (!e->standard_error) throw lonely_refusal(asked.parts.classes, item.name);
  put_estimate(run, asked.common, item.name, pair.printed, *e);
  if (asked.error_without_covariance) put_error_without_covariance(run, asked, pair, item, counted);
  if (*e->standard_error <= 0.0 || e->degrees_of_freedom <= 0.0) return {};
  const double t = e->value / *e->standard_error;
  const double p = estimate::t_p_value(t, e->degrees_of_freedom);
  const auto row = [&](const char* quantity, double value) {
    put(run, asked.common.id, item.name, pair.printed.name, pair.printed.level, quantity, value);
  };
  row("t", t);
  row("p", p);
  return p;
}

}  // namespace

std::vector<Contrast> all_pairs(const Split& parts) {
  std::vector<Contrast> pairs;
  for (std::size_t a = 0; a < parts.domains.size(); ++a) {
    for (std::size_t b = a + 1; b < parts.domains.size(); ++b) pairs.push_back({a, b});
  }
  return pairs;
}

void put_comparison(Run& run, const Comparison& asked, const Item& item) {
  const estimate::Tallies counted = tallies(asked.design, asked.parts.classes, item);
  std::vector<DomainAsked> tested;
  std::vector<double> p;
  for (const Contrast& contrast : asked.contrasts) {
    const DomainAsked& one = asked.parts.domains[contrast.one];
    const DomainAsked& other = asked.parts.domains[contrast.other];
    const Pair pair{one, other, {one.name, one.level + "-" + other.level, {}}};
    if (const auto value = put_pair(run, asked, pair, item, counted)) {
      tested.push_back(pair.printed);
      p.push_back(*value);
    }
  }
  for (const estimate::NamedAdjustment& method : asked.methods) {
    const std::vector<double> values = estimate::adjusted(p, method.method);
    for (std::size_t i = 0; i < tested.size(); ++i) {
      put(run, asked.common.id, item.name, tested[i].name, tested[i].level,
          std::string(method.name).c_str(), values[i]);
    }
  }
}

}  // namespace peil::analysis
