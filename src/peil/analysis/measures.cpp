#include "peil/analysis/measures.h"

#include <algorithm>
#include <set>

namespace peil::analysis {
namespace {

std::vector<Box> read_boxes(PlanKeys& keys, const Common& common,
                            const std::vector<std::string>& designs) {
  std::vector<Box> boxes;
  for (const auto& [name, node] : keys.object("boxes"))
    boxes.push_back(read_box(keys, common, name, *node));
  for (const auto& [name, node] : keys.object("net"))
    boxes.push_back(read_net(keys, common, name, *node));
  std::set<std::string> seen;
  for (const Box& box : boxes) {
    if (!seen.insert(box.name).second)
      keys.wrong("net", "plan.bad-value", "Two boxes have the name '" + box.name + "'.",
                 "Rename one.");
    for (const std::string& design : designs) {
      if (!box.column.empty() && keys.plan().designs.contains(design))
        keys.note("boxes", keys.plan().designs.at(design).data, box.column);
    }
  }
  return boxes;
}

}  // namespace

std::vector<Measure> read_measures(PlanKeys& keys, const Common& common,
                                   const std::vector<std::string>& designs) {
  std::vector<Measure> measures;
  const std::vector<Box> boxes = read_boxes(keys, common, designs);
  for (const Box& box : boxes) {
    if (!box.column.empty()) {
      measures.push_back({box.name, box.column, box});
      continue;
    }
    for (const std::string& column : common.variables) {
      const bool only = common.variables.size() == 1;
      measures.push_back({only ? box.name : column + "|" + box.name, column, box});
    }
  }
  if (boxes.empty()) {
    for (const std::string& column : common.variables) measures.push_back({column, column, {}});
  }
  if (measures.empty()) (void)keys.required_texts("variables");
  return measures;
}

Item answers_of(const Run& run, const Prepared& design, const Measure& measure) {
  Item item = measure.box ? scores(run, design, measure.column, *measure.box)
                          : numbers(run.numeric_column(design, measure.column));
  return without_weightless(design, std::move(item));
}

const estimate::Domain* WaveSide::domain(const std::string& level) const {
  const auto found = std::ranges::find(parts.domains, level, &DomainAsked::level);
  return found == parts.domains.end() ? nullptr : &found->domain;
}

WaveSide wave_side(Run& run, const Common& common, const std::string& design) {
  const Prepared& prepared = run.design(design);
  return {prepared, split(prepared, common)};
}

std::vector<DomainAsked> levels_of(const std::vector<WaveSide>& sides) {
  std::vector<DomainAsked> levels;
  for (const WaveSide& side : sides) {
    for (const DomainAsked& domain : side.parts.domains) {
      if (std::ranges::find(levels, domain.level, &DomainAsked::level) == levels.end())
        levels.push_back({domain.name, domain.level, {}});
    }
  }
  return levels;
}

std::optional<WaveMean> mean_in(const WaveSide& side, const estimate::Tallies& counted,
                                const Common& common, const std::string& level,
                                const std::string& variable) {
  const estimate::Domain* domain = side.domain(level);
  if (domain == nullptr) return {};
  const auto mean =
      estimate::mean(side.parts.classes, counted, *domain, options(side.design, common));
  if (!mean) return {};
  if (!mean->standard_error) throw lonely_refusal(side.parts.classes, variable);
  WaveMean result{*mean, {}};
  if (const auto sd = estimate::standard_deviation(side.parts.classes, counted, *domain))
    result.sd = sd->value;
  return result;
}

}  // namespace peil::analysis
