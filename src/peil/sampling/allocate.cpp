#include "peil/sampling/allocate.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "peil/base/text.h"

namespace peil::sampling {
namespace {

__extension__ using Wide = unsigned __int128;

// One interview has no variance.
constexpr std::size_t least_for_variance = 2;

std::size_t least(const StratumCount& s) { return std::min(least_for_variance, s.frame); }

Result<std::vector<StratumCount>> given(const Plan& plan, std::vector<StratumCount> strata) {
  const std::string where = "plans/" + plan.wave + ".toml";
  Problems problems;
  const auto problem = [&](const char* code, std::string message, const char* mend) {
    problems.push_back({code, where, 0, 0, std::move(message), mend});
  };
  std::vector<std::string> names;
  for (StratumCount& s : strata) {
    names.push_back(s.name);
    const std::string units = std::to_string(s.frame) + (s.frame == 1 ? " unit" : " units");
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
            "The plan asks for " + std::to_string(size) + " units of stratum '" + name +
                "', which no unit of the frame is in" +
                (near ? "; there is one '" + *near + "'." : "."),
            "Take the size out of [sample.sizes], or mend its name.");
  }
  if (!problems.empty()) return problems;
  return strata;
}

// Shares `total` over the strata of `open` by largest remainders, in proportion to their units.
void share_out(std::vector<StratumCount>& strata, const std::vector<std::size_t>& open,
               std::size_t total) {
  Wide units = 0;
  for (const std::size_t i : open) units += strata[i].frame;
  std::vector<std::pair<std::size_t, std::size_t>> rest;  // remainder, stratum
  std::size_t given_out = 0;
  for (const std::size_t i : open) {
    const Wide product = Wide{total} * strata[i].frame;
    strata[i].sample = static_cast<std::size_t>(product / units);
    given_out += strata[i].sample;
    rest.emplace_back(static_cast<std::size_t>(product % units), i);
  }
  std::ranges::sort(rest, [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    const StratumCount &x = strata[a.second], &y = strata[b.second];
    return x.frame != y.frame ? x.frame > y.frame : x.name < y.name;
  });
  for (std::size_t k = 0; given_out < total; ++k, ++given_out) ++strata[rest[k].second].sample;
}

Result<std::vector<StratumCount>> proportional(const Plan& plan, std::vector<StratumCount> strata) {
  const std::string where = "plans/" + plan.wave + ".toml";
  std::size_t units = 0, leasts = 0;
  for (const StratumCount& s : strata) units += s.frame, leasts += least(s);
  if (plan.total > units) {
    return Problems{{"sample.total-too-large", where, 0, 0,
                     "The plan asks for " + std::to_string(plan.total) + " units; the frame has " +
                         std::to_string(units) + ".",
                     "Ask for fewer."}};
  }
  if (plan.total < leasts) {
    return Problems{{"sample.total-too-small", where, 0, 0,
                     "The plan asks for " + std::to_string(plan.total) + " units; " +
                         std::to_string(strata.size()) + " strata with at least two each take " +
                         std::to_string(leasts) + ".",
                     "Ask for more, or take fewer strata."}};
  }
  std::vector<std::size_t> open(strata.size());
  std::iota(open.begin(), open.end(), std::size_t{0});
  std::size_t total = plan.total;
  for (;;) {
    Wide open_units = 0;
    for (const std::size_t i : open) open_units += strata[i].frame;
    std::vector<std::size_t> still;
    std::size_t left = total;
    for (const std::size_t i : open) {
      if (Wide{total} * strata[i].frame < Wide{least(strata[i])} * open_units) {
        strata[i].sample = least(strata[i]);
        left -= strata[i].sample;
      } else {
        still.push_back(i);
      }
    }
    if (still.size() == open.size()) break;
    open = std::move(still);
    total = left;
  }
  share_out(strata, open, total);
  return strata;
}

}  // namespace

Result<std::vector<StratumCount>> allocate(const Plan& plan, std::vector<StratumCount> strata) {
  return plan.allocation == Allocation::Given ? given(plan, std::move(strata))
                                              : proportional(plan, std::move(strata));
}

}  // namespace peil::sampling
