#include "peil/app/size_next_wave.h"

#include <algorithm>
#include <utility>

#include "peil/app/answered_study.h"

namespace peil::app {

Result<NextWaveSized> size_next_wave(const NextWaveRequest& request, const Outside& outside) {
  Result<AnsweredStudy> answered = answered_study(request.study, request.data, outside);
  if (!answered.ok()) return answered.problems();
  AnsweredStudy of = std::move(answered).value();
  const WaveResults& last = of.waves.back();
  if (!last.weighting.converged) return Problems{not_converged(last)};
  const findings::Sources sources(of.study, of.waves);
  findings::NextWave next = findings::next_wave(sources, request.wish);
  const bool fictional = of.study.fictional || last.fictional;
  return NextWaveSized{std::move(of.study), std::move(next), fictional};
}

}  // namespace peil::app
