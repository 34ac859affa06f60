#include "peil/fieldwork/r_indicator.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "peil/fieldwork/response_lines.h"
#include "peil/fieldwork/symmetric.h"

namespace peil::fieldwork {
namespace {

constexpr int most_steps = 100;
constexpr double close_enough = 1e-10;  // of a propensity
constexpr double farthest = 30.0;       // of a logit: beyond it a propensity is 0 or 1

// What is known of a cell, by variable.
std::map<std::string, std::string> known_of(const DrawnCell& cell) {
  std::map<std::string, std::string> known = cell.design;
  known["customer_group"] = cell.group;
  known["stratum"] = cell.stratum;
  return known;
}

struct Model {
  std::vector<std::string> variables;
  std::vector<Vector> x;                        // per cell
  std::vector<std::vector<std::size_t>> level;  // per variable, per cell
};

Model model_of(std::span<const DrawnCell> cells) {
  std::map<std::string, std::set<std::string>> levels;
  for (const DrawnCell& cell : cells) {
    for (const auto& [variable, level] : known_of(cell)) levels[variable].insert(level);
  }
  Model model;
  model.x.assign(cells.size(), Vector{1.0});
  for (const auto& [variable, names] : levels) {
    if (names.size() < 2 || (names.size() > most_levels && variable != "stratum")) continue;
    model.variables.push_back(variable);
    std::vector<std::size_t>& place = model.level.emplace_back();
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const auto known = known_of(cells[c]);
      const auto own = known.find(variable);
      const std::string level = own == known.end() ? "" : own->second;
      place.push_back(
          static_cast<std::size_t>(std::distance(names.begin(), names.lower_bound(level))));
      for (std::size_t k = 1; k < names.size(); ++k)
        model.x[c].push_back(place.back() == k ? 1.0 : 0.0);
    }
  }
  return model;
}

double persons_each(const DrawnCell& cell) {
  return cell.persons / static_cast<double>(cell.drawn);
}

double logistic(double eta) {
  return 1.0 / (1.0 + std::exp(-std::clamp(eta, -farthest, farthest)));
}

// The propensity of every cell, and the covariance of the effects.
struct Fitted {
  Vector propensity;
  Symmetric covariance;
};

Fitted fit(std::span<const DrawnCell> cells, const Model& model) {
  const std::size_t effects = model.x.front().size();
  Vector beta(effects, 0.0);
  Fitted fitted{Vector(cells.size(), 0.5), Symmetric(effects)};
  for (int step = 0; step < most_steps; ++step) {
    Symmetric information(effects), middle(effects);
    Vector score(effects, 0.0);
    double moved = 0.0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const double p = logistic(product(beta, model.x[c])), d = persons_each(cells[c]);
      moved = std::max(moved, std::abs(p - fitted.propensity[c]));
      fitted.propensity[c] = p;
      const auto n = static_cast<double>(cells[c].drawn);
      information.add(model.x[c], d * n * p * (1.0 - p));
      middle.add(model.x[c], d * d * n * p * (1.0 - p));
      const double gap = d * (static_cast<double>(cells[c].complete) - n * p);
      for (std::size_t e = 0; e < effects; ++e) score[e] += gap * model.x[c][e];
    }
    const Symmetric bread = inverse(information);
    if (step > 0 && moved < close_enough) {
      for (std::size_t j = 0; j < effects; ++j) {
        Vector column(effects);
        for (std::size_t i = 0; i < effects; ++i) column[i] = bread.at(i, j);
        const Vector out = bread.times(middle.times(column));
        for (std::size_t i = 0; i < effects; ++i) fitted.covariance.at(i, j) = out[i];
      }
      break;
    }
    const Vector forward = bread.times(score);
    for (std::size_t e = 0; e < effects; ++e) beta[e] += forward[e];
  }
  return fitted;
}

double weighted_mean(std::span<const DrawnCell> cells, const Vector& value) {
  double sum = 0.0, persons = 0.0;
  for (std::size_t c = 0; c < cells.size(); ++c)
    sum += cells[c].persons * value[c], persons += cells[c].persons;
  return sum / persons;
}

// Variance of the mean of a value that every cell has, over samples drawn by stratum.
double variance_of_mean(std::span<const DrawnCell> cells, const Vector& value) {
  struct Stratum {
    double persons = 0.0, people = 0.0, sum = 0.0, squares = 0.0;
  };
  std::map<std::pair<std::string, std::string>, Stratum> strata;
  double persons = 0.0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    Stratum& h = strata[{cells[c].group, cells[c].stratum}];
    const auto n = static_cast<double>(cells[c].drawn);
    h.persons += cells[c].persons, h.people += n;
    h.sum += n * value[c], h.squares += n * value[c] * value[c];
    persons += cells[c].persons;
  }
  double variance = 0.0;
  for (const auto& [name, h] : strata) {
    if (h.people < 2.0) continue;
    const double spread = std::max(0.0, h.squares - h.sum * h.sum / h.people) / (h.people - 1.0);
    const double left = std::max(0.0, 1.0 - h.people / h.persons), part = h.persons / persons;
    variance += part * part * left * spread / h.people;
  }
  return variance;
}

struct Chance {
  double bias = 0.0;      // that estimating the effects gives S^2
  double variance = 0.0;  // of S^2
};

// With z the derivative of a propensity to the effects.
Chance chance_of(std::span<const DrawnCell> cells, const Model& model, const Fitted& fitted,
                 double mean, double persons) {
  const std::size_t effects = model.x.front().size();
  std::vector<Vector> z(cells.size());
  Vector centre(effects, 0.0), slope(effects, 0.0), square(cells.size());
  Chance chance;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const double p = fitted.propensity[c];
    for (const double x : model.x[c]) z[c].push_back(p * (1.0 - p) * x);
    const double share = cells[c].persons / persons;
    for (std::size_t e = 0; e < effects; ++e) centre[e] += share * z[c][e];
    chance.bias += share * product(z[c], fitted.covariance.times(z[c]));
    square[c] = (p - mean) * (p - mean);
  }
  Symmetric spread(effects);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const double share = cells[c].persons / persons;
    for (std::size_t e = 0; e < effects; ++e) {
      z[c][e] -= centre[e];
      slope[e] += share * (fitted.propensity[c] - mean) * z[c][e];
    }
    spread.add(z[c], share);
  }
  double trace = 0.0;
  for (std::size_t j = 0; j < effects; ++j) {
    Vector unit(effects, 0.0);
    unit[j] = 1.0;
    const Vector once = spread.times(fitted.covariance.times(unit));
    trace += spread.times(fitted.covariance.times(once))[j];
  }
  chance.variance = 4.0 * product(slope, fitted.covariance.times(slope)) + 2.0 * trace +
                    variance_of_mean(cells, square);
  return chance;
}

double partial_of(std::span<const DrawnCell> cells, const std::vector<std::size_t>& level,
                  const Vector& propensity, double mean, double persons) {
  std::map<std::size_t, std::pair<double, double>> by_level;  // persons, of those who answer
  for (std::size_t c = 0; c < cells.size(); ++c) {
    by_level[level[c]].first += cells[c].persons;
    by_level[level[c]].second += cells[c].persons * propensity[c];
  }
  double sum = 0.0;
  for (const auto& [place, of] : by_level)
    sum += of.first / persons * std::pow(of.second / of.first - mean, 2.0);
  return std::sqrt(sum);
}

bool tells_nothing(std::span<const DrawnCell> cells) {
  std::size_t drawn = 0, complete = 0;
  for (const DrawnCell& cell : cells) drawn += cell.drawn, complete += cell.complete;
  return cells.size() < 2 || complete == 0 || complete == drawn;
}

}  // namespace

std::optional<RIndicator> r_indicator(std::span<const DrawnCell> cells) {
  if (tells_nothing(cells)) return {};
  const Model model = model_of(cells);
  if (model.variables.empty()) return {};
  const Fitted fitted = fit(cells, model);
  double persons = 0.0;
  for (const DrawnCell& cell : cells) persons += cell.persons;
  RIndicator r;
  r.variables = model.variables;
  r.mean_propensity = weighted_mean(cells, fitted.propensity);
  Vector square;
  for (const double p : fitted.propensity)
    square.push_back((p - r.mean_propensity) * (p - r.mean_propensity));
  r.deviation_squared = weighted_mean(cells, square) * persons / (persons - 1.0);
  const Chance chance = chance_of(cells, model, fitted, r.mean_propensity, persons);
  r.adjusted_squared =
      std::max(0.0, r.deviation_squared + variance_of_mean(cells, fitted.propensity) - chance.bias);
  r.unadjusted = 1.0 - 2.0 * std::sqrt(r.deviation_squared);
  r.value = 1.0 - 2.0 * std::sqrt(r.adjusted_squared);
  if (r.adjusted_squared > 0.0) r.standard_error = std::sqrt(chance.variance / r.adjusted_squared);
  r.most_bias = std::sqrt(r.adjusted_squared) / r.mean_propensity;
  for (std::size_t v = 0; v < model.variables.size(); ++v)
    r.partial.push_back({model.variables[v], partial_of(cells, model.level[v], fitted.propensity,
                                                        r.mean_propensity, persons)});
  return r;
}

}  // namespace peil::fieldwork
