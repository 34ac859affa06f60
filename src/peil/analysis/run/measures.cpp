#include "peil/analysis/run/measures.h"

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

WaveSide wave_side(Run& run, const Common& common, const std::string& design) {
  const Prepared& prepared = run.design(design);
  return {prepared, DomainTables(run, prepared, common)};
}

std::vector<DomainAsked> levels_of(const std::vector<WaveSide>& sides) {
  std::vector<DomainAsked> levels;
  for (const WaveSide& side : sides) {
    for (DomainAsked& domain : side.tables.domains()) {
      if (std::ranges::find(levels, domain.level, &DomainAsked::level) == levels.end())
        levels.push_back(std::move(domain));
    }
  }
  return levels;
}

std::vector<WaveMeans> wave_means(const Run& run, WaveSide& side,
                                  const std::vector<Measure>& measures) {
  std::vector<DomainTables::Answers> items;
  for (const Measure& measure : measures) {
    items.push_back(measure.box
                        ? scored(run, side.design, measure.column, *measure.box)
                        : DomainTables::answers(run.numeric_column(side.design, measure.column)));
  }
  const auto found = side.tables.of(std::move(items));
  std::vector<WaveMeans> result(measures.size());
  for (std::size_t m = 0; m < measures.size(); ++m) {
    side.tables.each(found[m], [&](const std::string&, const std::string& level,
                                   const std::optional<estimate::DomainEstimate>& e) {
      if (!e) return;
      if (!e->mean.standard_error) throw lonely_refusal(side.tables.classes(), measures[m].name);
      WaveMean& mean = result[m][level];
      mean.mean = e->mean;
      if (const auto sd = estimate::standard_deviation(*e)) mean.sd = sd->value;
    });
  }
  return result;
}

}  // namespace peil::analysis
