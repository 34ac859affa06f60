#include "peil/findings/finding_order.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace peil::findings {
namespace {

constexpr std::size_t most_that_stand_out = 3;

bool is_demonstrated(const Step& s) {
  return s.outcome == Outcome::Rose || s.outcome == Outcome::Fell;
}

// What is shown before what is not; by kind, a line behind the step that it goes along with; the
// surest large one first.
std::tuple<int, int, double> place_of(const Finding& f, const Study& study) {
  const bool of_change = f.kind == FindingKind::Tails || f.kind == FindingKind::Mix;
  const int what =
      2 * static_cast<int>(of_change ? FindingKind::Change : f.kind) + (f.line ? 1 : 0);
  double size = 0.0;
  for (const Step& s : f.steps) size = std::max(size, certain_size(s));
  if (f.response) size = std::abs(f.response->difference());
  if (f.line) size = certain_size(*f.line);
  if (is_shown(f)) return {0, what, -size};
  if (f.drivers) return {1, what, 1.0};
  const Evidence& e = f.step().after;
  const bool headline = e.measure == study.overall && e.statistic == "mean" &&
                        study.reporting_group(e.group) != nullptr;
  const bool last = f.kind == FindingKind::Level || f.kind == FindingKind::Response;
  return {last ? 2 : 1, what, headline ? 0.0 : 1.0};
}

// Over time, of the same people and the same measure.
bool tells_again(const Finding& one, const Finding& other) {
  if (one.kind >= FindingKind::Benchmark || other.kind >= FindingKind::Benchmark) return false;
  const Evidence &now = one.step().after, &then = other.step().after;
  return now.group == then.group && now.measure == then.measure;
}

Outcome outcome_of(const Finding& f) { return f.line ? f.line->outcome : f.step().outcome; }

// The change, or the line, of a whole is told in place of that of a part, which went the same way.
bool is_told_of_whole(const Finding& f, const std::vector<Finding>& found, const Study& study) {
  const CustomerGroup* part = study.customer_group(f.step().after.group);
  return part != nullptr && (f.kind == FindingKind::Change || f.line) &&
         std::ranges::any_of(found, [&](const Finding& whole) {
           return whole.kind == f.kind && whole.line.has_value() == f.line.has_value() &&
                  is_shown(whole) && whole.step().after.group == part->reporting_group &&
                  whole.step().after.measure == f.step().after.measure &&
                  whole.step().after.statistic == f.step().after.statistic &&
                  outcome_of(whole) == outcome_of(f);
         });
}

void mark_what_stands_out(std::vector<Finding>& found, const Study& study) {
  std::vector<const Finding*> out;
  for (Finding& f : found) {
    if (out.size() == most_that_stand_out || !is_shown(f)) break;
    if (f.kind == FindingKind::Important || f.kind == FindingKind::Valued) continue;
    if (is_told_of_whole(f, found, study) ||
        std::ranges::any_of(out, [&](const Finding* o) { return tells_again(f, *o); }))
      continue;
    out.push_back(&f);
    f.stands_out = out.size();
  }
}

}  // namespace

bool is_shown(const Finding& finding) {
  if (finding.response)
    return finding.response->outcome == Outcome::Rose || finding.response->outcome == Outcome::Fell;
  if (finding.drivers) return !finding.drivers->lines.empty();
  if (finding.line)
    return finding.line->outcome == Outcome::Rose || finding.line->outcome == Outcome::Fell;
  return std::ranges::any_of(finding.steps, is_demonstrated);
}

double certain_size(const Step& step) {
  if (!is_demonstrated(step) || !step.interval) return 0.0;
  const double sd = std::max(step.before.sd.value_or(0.0), step.after.sd.value_or(0.0));
  const double nearest = std::min(std::abs(step.interval->low), std::abs(step.interval->high));
  return sd > 0.0 ? nearest / sd : 0.0;
}

void put_in_order(std::vector<Finding>& found, const Study& study) {
  std::ranges::stable_sort(found, {}, [&](const Finding& f) { return place_of(f, study); });
  mark_what_stands_out(found, study);
  std::ranges::stable_partition(found, [](const Finding& f) { return f.stands_out > 0; });
}

}  // namespace peil::findings
