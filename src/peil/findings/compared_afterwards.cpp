#include "peil/findings/compared_afterwards.h"

#include <algorithm>

#include "peil/findings/step.h"
#include "peil/study/comparison_entries.h"
#include "peil/study/wave_entries.h"

namespace peil::findings {

ComparedAfterwards::ComparedAfterwards(const Study& study) : study_(study) {
  for (const PlanLock& lock : study.locks)
    changed_.emplace(lock.wave, study::deviations(study, lock));
}

const std::vector<study::Deviation>& ComparedAfterwards::of(std::string_view wave) const {
  static const std::vector<study::Deviation> none;
  const auto found = changed_.find(wave);
  return found == changed_.end() ? none : found->second;
}

bool ComparedAfterwards::change(std::string_view measure, std::string_view before,
                                std::string_view after) const {
  return !study::of_change(measure, before, after, of(after), study_).empty();
}

bool ComparedAfterwards::change(const Step& step) const {
  return change(step.after.measure, step.before.wave, step.after.wave);
}

bool ComparedAfterwards::trend(std::string_view measure, std::span<const std::string> line) const {
  return !study::of_trend(measure, line, of(line.back()), study_).empty();
}

bool ComparedAfterwards::benchmark(const BenchmarkRow& row, std::string_view wave) const {
  return !study::of_benchmark(row, wave, of(wave)).empty();
}

bool ComparedAfterwards::target(const Target& target, std::string_view wave) const {
  return !study::of_target(target, of(wave)).empty();
}

bool ComparedAfterwards::aspects(std::string_view wave) const {
  return std::ranges::any_of(of(wave), study::changes_aspects);
}

}  // namespace peil::findings
