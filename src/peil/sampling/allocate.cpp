#include "peil/sampling/allocate.h"

#include <algorithm>
#include <numeric>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/sampling/allocation.h"

namespace peil::sampling {
namespace {

Result<std::vector<StratumCount>> given(const Plan& plan, std::vector<StratumCount> strata) {
  const std::string where = "plans/" + plan.wave + ".toml";
  Problems problems;
  const auto problem = [&](const char* code, std::string message, const char* mend) {
    problems.push_back({code, where, 0, 0, std::move(message), mend});
  };
  std::vector<std::string> names;
  for (StratumCount& s : strata) {
    names.push_back(s.name);
    const std::string units = counted(s.frame, "unit");
    const auto size = plan.sizes.find(s.name);
    if (size == plan.sizes.end()) {
      problem("sample.stratum-without-size",
              "Stratum '" + s.name + "' has " + units + " on the frame and no size in the plan.",
              "Give it a size in [sample.sizes], or leave these units out by a rule.");
      continue;
    }
    s.sample = size->second;
    if (s.sample == 0) {
      problem("sample.size-zero", "Stratum '" + s.name + "' has size 0 and " + units + ".",
              "Leave these units out by an [[exclude]] rule, so that they are counted.");
    } else if (s.sample > s.frame) {
      problem("sample.stratum-too-small",
              "Stratum '" + s.name + "' has " + units + " on the frame; the plan asks for " +
                  std::to_string(s.sample) + ".",
              "Ask for fewer, or merge the stratum with another.");
    }
  }
  for (const auto& [name, size] : plan.sizes) {
    if (std::ranges::find(names, name) != names.end()) continue;
    const auto near = nearest(name, names);
    problem("sample.stratum-not-on-frame",
            "The plan asks for " + counted(size, "unit") + " of stratum '" + name +
                "', which no unit of the frame is in" +
                (near ? "; there is one '" + *near + "'." : "."),
            "Take the size out of [sample.sizes], or mend its name.");
  }
  if (!problems.empty()) return problems;
  return strata;
}

// The standard deviation that the plan gives for every stratum of the frame.
Problems give_sd(const Plan& plan, std::vector<KnownStratum>& strata) {
  Problems problems;
  const auto problem = [&](const char* code, std::string message, const char* mend) {
    problems.push_back({code, "plans/" + plan.wave + ".toml", 0, 0, std::move(message), mend});
  };
  std::vector<std::string> names;
  for (KnownStratum& s : strata) {
    names.push_back(s.name);
    if (const auto sd = plan.sd.find(s.name); sd != plan.sd.end()) {
      s.sd = sd->second;
    } else {
      problem("sample.stratum-without-sd",
              "Stratum '" + s.name + "' is on the frame and has no standard deviation in the plan.",
              "Give it one in [sample.sd], or leave these units out by a rule.");
    }
  }
  for (const auto& [name, sd] : plan.sd) {
    if (std::ranges::find(names, name) != names.end()) continue;
    const auto near = nearest(name, names);
    problem("sample.stratum-not-on-frame",
            "The plan has a standard deviation of stratum '" + name +
                "', which no unit of the frame is in" +
                (near ? "; there is one '" + *near + "'." : "."),
            "Take it out of [sample.sd], or mend its name.");
  }
  return problems;
}

// Equal remainders go to the larger stratum, then by name: that is the order they are given in.
Result<std::vector<StratumCount>> by_rule(const Plan& plan, std::vector<StratumCount> strata) {
  std::vector<std::size_t> order(strata.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const StratumCount &x = strata[a], &y = strata[b];
    return x.frame != y.frame ? x.frame > y.frame : x.name < y.name;
  });
  std::vector<KnownStratum> known;
  for (const std::size_t i : order) {
    known.push_back({strata[i].name, strata[i].frame, static_cast<double>(strata[i].frame)});
  }
  if (plan.allocation == Allocation::Neyman) {
    if (Problems problems = give_sd(plan, known); !problems.empty()) return problems;
  }
  const auto sizes = allocated({plan.allocation, plan.total, plan.least, plan.most, plan.power},
                               known, "plans/" + plan.wave + ".toml");
  if (!sizes.ok()) return sizes.problems();
  for (std::size_t k = 0; k < order.size(); ++k) strata[order[k]].sample = sizes.value()[k];
  return strata;
}

}  // namespace

Result<std::vector<StratumCount>> allocate(const Plan& plan, std::vector<StratumCount> strata) {
  return plan.allocation == Allocation::Given ? given(plan, std::move(strata))
                                              : by_rule(plan, std::move(strata));
}

}  // namespace peil::sampling
