#include "peil/report/aspect_order.h"

#include <algorithm>

namespace peil::report {

std::map<AspectScale, std::vector<Aspect>> aspects_by_scale(const Pen& pen) {
  std::map<AspectScale, std::vector<Aspect>> found;
  for (const Question& q : pen.study().form(pen.material().last().name).questions) {
    const Words low = pen.label(q.low), high = pen.label(q.high);
    const auto ends = scale_of(q);
    if (!ends) continue;
    const AspectScale scale{ends->from, ends->to, flat(low), flat(high),
                            low.empty() ? "" : low.front().language};
    if (q.aspect) found[scale].push_back({q.name, &q.label});
    for (const MatrixRow& row : q.rows) {
      if (row.aspect) found[scale].push_back({row.name, &row.label});
    }
  }
  return found;
}

FigureName mean_of(const Material& m, std::string_view group, const std::string& item) {
  return {m.last().name, std::string(group), item, "mean"};
}

std::vector<ShownAspect> by_mean(const Material& m, std::string_view group,
                                 const std::vector<Aspect>& aspects) {
  std::vector<ShownAspect> shown;
  for (const Aspect& a : aspects) {
    if (const Figure* f = m.released().figure(mean_of(m, group, a.item))) shown.push_back({&a, f});
  }
  std::ranges::stable_sort(shown, std::greater{},
                           [](const ShownAspect& s) { return s.figure->estimate().value; });
  return shown;
}

bool rests_on_late(const Material& m, const std::vector<ShownAspect>& all) {
  return m.sources().afterwards.aspects(m.last().name) ||
         std::ranges::any_of(all,
                             [](const ShownAspect& one) { return one.figure->added_afterwards(); });
}

bool lie_apart(const ShownAspect& lower, const ShownAspect& higher) {
  return lower.figure->interval().high < higher.figure->interval().low;
}

AspectEnds aspect_ends(const std::vector<ShownAspect>& ordered) {
  constexpr std::size_t most_named = 3;
  AspectEnds ends;
  for (const ShownAspect& one : ordered) {
    const bool best = !lie_apart(one, ordered.front()), worst = !lie_apart(ordered.back(), one);
    if (best && worst) return {};
    if (best) ends.best.push_back(one);
    if (worst) ends.worst.push_back(one);
  }
  if (ends.best.size() > most_named) ends.best.clear();
  if (ends.worst.size() > most_named) ends.worst.clear();
  return ends;
}

bool ends_apart(const std::vector<ShownAspect>& ordered) {
  return ordered.size() > 1 && lie_apart(ordered.back(), ordered.front());
}

}  // namespace peil::report
