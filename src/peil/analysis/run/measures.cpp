#include "peil/analysis/run/measures.h"

#include <algorithm>

namespace peil::analysis {

Item answers_of(const Run& run, const Prepared& design, const Measure& measure) {
  Item item = measure.box ? scores(run, design, measure.column, *measure.box)
                          : numbers(run.numeric_column(design, measure.column));
  return without_weightless(design, std::move(item));
}

std::optional<Interval> scale_of(const Run& run, const Prepared& design, const Measure& measure) {
  if (measure.box) return scale_of(*measure.box);
  return scale_of(run.numeric_column(design, measure.column));
}

WaveSide wave_side(Run& run, const Common& common, const std::string& design) {
  const Prepared& prepared = run.design_of_means(design);
  return {prepared, by_domain(run, prepared, common)};
}

std::vector<DomainAsked> levels_of(const std::vector<WaveSide>& sides) {
  std::vector<DomainAsked> levels;
  for (const WaveSide& side : sides) {
    for (DomainAsked& domain : domains_of(side.by_domain)) {
      if (std::ranges::find(levels, domain.level, &DomainAsked::level) == levels.end())
        levels.push_back(std::move(domain));
    }
  }
  return levels;
}

std::vector<WaveMeans> wave_means(const Run& run, WaveSide& side,
                                  const std::vector<Measure>& measures) {
  std::vector<estimate::Answers> items;
  for (const Measure& measure : measures) {
    items.push_back(measure.box ? scored(run, side.design, measure.column, *measure.box)
                                : answers(run.numeric_column(side.design, measure.column)));
  }
  const auto found = side.by_domain.of(items);
  std::vector<WaveMeans> result(measures.size());
  for (std::size_t m = 0; m < measures.size(); ++m) {
    side.by_domain.each(found[m], [&](const std::string&, const std::string& level,
                                      const std::optional<estimate::DomainEstimate>& e) {
      if (!e) return;
      const bool few = side.design.design.few_clusters;
      if (!e->mean.standard_error && !few)
        throw lonely_refusal(side.by_domain.classes(), measures[m].name);
      WaveMean& mean = result[m][level];
      mean.mean = e->mean;
      if (const auto sd = estimate::standard_deviation(*e)) mean.sd = sd->value;
    });
  }
  return result;
}

}  // namespace peil::analysis
