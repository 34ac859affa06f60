#include "peil/app/list_findings.h"

#include <algorithm>

#include "peil/app/answered_study.h"
#include "peil/app/find_drivers.h"
#include "peil/language/texts.h"

namespace peil::app {
namespace {

constexpr int threads_of_findings = 2;

}  // namespace

Result<FindingsList> list_findings(const FindingsRequest& request, const Outside& outside) {
  const Result<AnsweredStudy> answered = answered_study(request.study, request.data, outside);
  if (!answered.ok()) return answered.problems();
  const Study& study = answered.value().study;
  const std::vector<WaveResults>& waves = answered.value().waves;
  FindingsList list;
  list.study = study.name;
  list.wave = waves.back().wave;
  list.fictional = study.fictional || std::ranges::any_of(waves, &WaveResults::fictional);
  list.confidence = study.rules.confidence;
  list.correction = study.rules.correction;
  const auto drivers =
      drivers_of_last(answered.value(), threads_of_findings, outside, list.no_drivers);
  list.findings =
      report::told_findings(study, waves, language::written(), drivers ? &*drivers : nullptr);
  list.unheard = answered.value().unheard();
  return list;
}

}  // namespace peil::app
