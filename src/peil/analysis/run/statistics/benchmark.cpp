#include "peil/findings/benchmark.h"

#include "peil/analysis/run/measures.h"
#include "peil/analysis/run/models.h"
#include "peil/analysis/run/statistics/benchmark.h"
#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

struct Against {
  std::string name;
  double mean = 0.0;
  double error = 0.0;
};

struct Asked {
  Common common;
  std::vector<Measure> measures;
  std::vector<Against> against;
};

Against read_against(PlanKeys& keys, const std::string& name, const Node& node) {
  Against result{name, 0.0, 0.0};
  if (node.kind == Node::Kind::Number) {
    result.mean = node.number;
    return result;
  }
  Keys in(node, keys.file(), keys.problems());
  if (in.has("fixed")) {
    result.mean = in.required_number("fixed");
  } else {
    result.mean = in.required_number("mean");
    result.error = in.required_number("se");
  }
  if (result.error < 0.0)
    in.wrong("se", "plan.bad-value", "An error is 0 or more.", "Look at the benchmark's error.");
  in.done();
  return result;
}

// { "fixed": 4 } is one fixed benchmark of that name; other names hold what they are.
std::vector<Against> read_all(PlanKeys& keys) {
  std::vector<Against> all;
  for (const auto& [name, node] : keys.object("against"))
    all.push_back(read_against(keys, name, *node));
  if (all.empty()) {
    keys.wrong("against", "plan.missing-key", "The analysis has nothing to compare with.",
               "Add \"against\": { \"fixed\": 4 }.");
  }
  return all;
}

void print(Run& run, const Asked& asked, const std::string& variable, const DomainAsked& domain,
           const Estimate& mean) {
  for (const Against& one : asked.against) {
    const std::string level = domain.level.empty() ? one.name : domain.level + "|" + one.name;
    const auto row = [&](const char* quantity, double value) {
      put(run, asked.common.id, variable, domain.name, level, quantity, value);
    };
    const Estimate difference = findings::against_benchmark(mean, one.mean, one.error);
    row("difference", difference.value);
    row("se", *difference.standard_error);
    row("df", difference.degrees_of_freedom);
    row("n", static_cast<double>(mean.answers));
    if (const auto interval = estimate::interval(difference, asked.common.confidence)) {
      row("ci_low", interval->low);
      row("ci_high", interval->high);
    }
    if (const auto test = estimate::t_test(difference)) {
      row("t", test->t);
      row("p", test->p);
    }
  }
}

void compare(Run& run, const Asked& asked) {
  WaveSide side = wave_side(run, asked.common, asked.common.design);
  const std::vector<WaveMeans> means = wave_means(run, side, asked.measures);
  for (std::size_t m = 0; m < asked.measures.size(); ++m) {
    const Measure& measure = asked.measures[m];
    for (const DomainAsked& domain : side.tables.domains()) {
      const auto found = means[m].find(domain.level);
      if (found != means[m].end()) {
        print(run, asked, measure.name, domain, found->second.mean);
      } else {
        refuse(run, asked.common.id, measure.name, domain,
               "Nobody has an answer to '" + measure.column + "', so nothing compares.");
      }
    }
  }
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked{read_common(keys, id, false), {}, {}};
  asked.measures = read_measures(keys, asked.common, {asked.common.design});
  asked.against = read_all(keys);
  return [asked](Run& run) { compare(run, asked); };
}

}  // namespace

const Statistic benchmark_statistic{"benchmark", read};

}  // namespace peil::analysis
