#include "peil/analysis/plan/asked/sample_size.h"

#include "peil/analysis/plan/plan_keys.h"

#include "peil/analysis/plan/planning_keys.h"
#include "peil/analysis/plan/whole_keys.h"
#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

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

// "mean": { "sd": 1.6, "margin": 0.1 } and "share": { "p": 0.5, "margin": 0.03 }, each with a
// confidence of its own where it says so.
std::vector<Wanted> read_wanted(PlanKeys& keys) {
  std::vector<Wanted> wanted;
  const double usual = read_confidence(keys);
  const auto read = [&](const char* key, const char* spread, const char* quantity, auto variance) {
    const Node* node = keys.any(key);
    if (node == nullptr) return;
    Keys of(*node, keys.file(), keys.problems());
    const double given = spread[0] == 'p' ? probability(of, spread) : above_zero(of, spread);
    wanted.push_back({quantity, variance(given), above_zero(of, "margin"),
                      of.has("confidence") ? read_confidence(of) : usual});
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

}  // namespace

SampleSize SampleSize::read(PlanKeys& keys, const std::string& id) {
  SampleSize asked;
  asked.id = id;
  asked.wanted = read_wanted(keys);
  asked.populations = read_populations(keys);
  asked.deff = keys.has("deff") ? above_zero(keys, "deff") : 1.0;
  return asked;
}

}  // namespace peil::analysis::asked
