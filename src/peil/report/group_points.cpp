#include "peil/report/group_points.h"

#include <algorithm>

#include "peil/report/aspect_order.h"
#include "peil/report/finding_words.h"

namespace peil::report {
namespace {

using findings::Finding;
using findings::FindingKind;

bool is_of_mark(const Finding& finding, const FigureName& mark) {
  const bool told = finding.kind == FindingKind::Change || finding.kind == FindingKind::Level;
  return told && finding.step().after.name() == mark;
}

// What is concluded of a mark since the wave before; its level where it has no wave before.
Words conclusion(Pen& pen, const FigureName& mark) {
  const Finding* found = nullptr;
  for (const Finding& f : pen.material().findings()) {
    if (is_of_mark(f, mark) && (found == nullptr || f.kind == FindingKind::Change)) found = &f;
  }
  if (found == nullptr || found->stands_out > 0) return {};
  return finding_sentence(pen, *found);
}

Words how_sure(const Pen& pen, const std::vector<ShownAspect>& ordered) {
  if (pen.material().has_no_margin(*ordered.front().figure)) return {};
  const bool best =
      std::ranges::all_of(ordered.begin() + 1, ordered.end(),
                          [&](const ShownAspect& s) { return lie_apart(s, ordered.front()); });
  const bool worst =
      std::ranges::all_of(ordered.begin(), ordered.end() - 1,
                          [&](const ShownAspect& s) { return lie_apart(ordered.back(), s); });
  return pen.say(best && worst         ? "summary.sure.both"
                 : best                ? "summary.sure.best"
                 : worst               ? "summary.sure.worst"
                 : ends_apart(ordered) ? "summary.sure.apart"
                                       : "summary.sure.none");
}

Words best_and_worst(Pen& pen, const AspectScale& scale, const std::vector<ShownAspect>& ordered) {
  const ShownAspect &best = ordered.front(), &worst = ordered.back();
  return pen.say("summary.best-worst", {{"n", pen.count(ordered.size())},
                                        {"best", pen.label(*best.aspect->label)},
                                        {"best_mean", pen.number(*best.figure)},
                                        {"best_between", pen.between(*best.figure)},
                                        {"worst", pen.label(*worst.aspect->label)},
                                        {"worst_mean", pen.number(*worst.figure)},
                                        {"worst_between", pen.between(*worst.figure)},
                                        {"from", plain(std::to_string(scale.from))},
                                        {"to", plain(std::to_string(scale.to))}}) +
         how_sure(pen, ordered);
}

}  // namespace

std::vector<Block> points_of_groups(Pen& pen) {
  BulletList list;
  const Material& m = pen.material();
  for (const ReportingGroup& group : pen.study().reporting_groups) {
    if (Words told = conclusion(pen, m.mark(m.last().name, group.name)); !told.empty())
      list.items.push_back(std::move(told));
    for (const auto& [scale, aspects] : aspects_by_scale(pen)) {
      const std::vector<ShownAspect> ordered = by_mean(m, group.name, aspects);
      if (ordered.size() > 1)
        list.items.push_back(pen.say(
            "summary.of-group",
            {{"group", pen.label(group.label)}, {"words", best_and_worst(pen, scale, ordered)}}));
    }
  }
  if (list.items.empty()) return {};
  return {Paragraph{pen.say("summary.points")}, std::move(list)};
}

}  // namespace peil::report
