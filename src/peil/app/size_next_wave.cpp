#include "peil/app/size_next_wave.h"

#include <algorithm>
#include <utility>

#include "peil/app/answered_study.h"

namespace peil::app {

Result<findings::NextWave> next_wave_of(const findings::Sources& sources, const WaveResults& last,
                                        const findings::Wish& wish) {
  if (!last.weighting.converged) return Problems{not_converged(last)};
  return findings::next_wave(sources, wish);
}

std::vector<StratumCount> drawn_strata(const ResponseStore& answers, const std::string& wave) {
  std::optional<DrawRecord> record = answers.draw_record(wave);
  return record ? std::move(record->strata) : std::vector<StratumCount>{};
}

Result<NextWaveSized> size_next_wave(const NextWaveRequest& request, const Outside& outside) {
  Result<AnsweredStudy> answered = answered_study(request.study, request.data, outside);
  if (!answered.ok()) return answered.problems();
  AnsweredStudy of = std::move(answered).value();
  const WaveResults& last = of.waves.back();
  const findings::Sources sources(of.study, of.waves);
  Result<findings::NextWave> next = next_wave_of(sources, last, request.wish);
  if (!next.ok()) return next.problems();
  const bool fictional = of.study.fictional || last.fictional;
  const std::vector<StratumCount> drawn = drawn_strata(*of.answers, last.wave);
  std::vector<findings::GroupAllocation> allocations =
      findings::next_allocations(sources, next.value(), request.prices, request.allocation, drawn);
  return NextWaveSized{std::move(of.study), std::move(next).value(), std::move(allocations),
                       fictional};
}

}  // namespace peil::app
