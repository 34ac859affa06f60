#include "peil/analysis/run/statistics/sample_size.h"

#include <cmath>

#include "peil/analysis/plan/planning_keys.h"
#include "peil/analysis/plan/whole_keys.h"
#include "peil/analysis/run/put.h"
#include "peil/base/text.h"
#include "peil/estimate/student.h"
#include "peil/sampling/sample_size.h"

namespace peil::analysis {
namespace {

// How sure a mean or a share is to be.
struct Wanted {
  const char* quantity = "";
  double variance = 0.0;  // of one answer
  double margin = 0.0;
};

struct Asked {
  std::string id;
  std::vector<Wanted> wanted;
  std::vector<std::pair<std::string, double>> populations;  // name, persons
  double confidence = 0.95;
  double deff = 1.0;
};

void put_sizes(Run& run, const Asked& asked) {
  const double z = estimate::normal_quantile(0.5 + asked.confidence / 2.0);
  const auto row = [&](const Wanted& one, const char* domain, const std::string& level,
                       std::optional<double> population) {
    const double n = sampling::interviews_for_variance(asked.deff * one.variance,
                                                       std::pow(one.margin / z, 2.0), population);
    if (!(n < 1e15))
      throw Refusal{one.quantity, "The margin " + exact_text(one.margin) +
                                      " takes more interviews than there are people."};
    put(run, asked.id, "", domain, level, one.quantity,
        static_cast<double>(sampling::whole_interviews(n)));
  };
  for (const Wanted& one : asked.wanted) {
    for (const auto& [name, population] : asked.populations) row(one, "N", name, population);
    if (asked.populations.empty()) row(one, "", "", {});
  }
}

// A list of persons, named after their number, or names of their own.
std::vector<std::pair<std::string, double>> read_populations(PlanKeys& keys) {
  std::vector<std::pair<std::string, double>> populations;
  const Node* node = keys.any("populations");
  if (node == nullptr || node->kind != Node::Kind::Object) {
    for (const double n : counts_of(keys, "populations"))
      populations.emplace_back(exact_text(n), n);
    return populations;
  }
  Keys named(*node, keys.file(), keys.problems());
  for (const auto& [name, value] : node->members)
    populations.emplace_back(name, static_cast<double>(required_whole(named, name)));
  return populations;
}

// "mean": { "sd": 1.6, "margin": 0.1 } and "share": { "p": 0.5, "margin": 0.03 }.
std::vector<Wanted> read_wanted(PlanKeys& keys) {
  std::vector<Wanted> wanted;
  const auto read = [&](const char* key, const char* spread, const char* quantity, auto variance) {
    const Node* node = keys.any(key);
    if (node == nullptr) return;
    Keys of(*node, keys.file(), keys.problems());
    const double given = spread[0] == 'p' ? probability(of, spread) : above_zero(of, spread);
    wanted.push_back({quantity, variance(given), above_zero(of, "margin")});
    of.done();
  };
  read("mean", "sd", "n_mean", [](double sd) { return sd * sd; });
  read("share", "p", "n_prop", [](double p) { return p * (1.0 - p); });
  if (wanted.empty())
    keys.wrong(
        "mean", "plan.missing-key", "Neither 'mean' nor 'share' is there.",
        R"(Add "mean": { "sd": 1.6, "margin": 0.1 } or "share": { "p": 0.5, "margin": 0.03 }.)");
  return wanted;
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked;
  asked.id = id;
  asked.wanted = read_wanted(keys);
  asked.populations = read_populations(keys);
  asked.confidence = read_confidence(keys);
  asked.deff = keys.has("deff") ? above_zero(keys, "deff") : 1.0;
  return [asked](Run& run) { put_sizes(run, asked); };
}

}  // namespace

const Statistic sample_size_statistic{"sample_size", read};

}  // namespace peil::analysis
