#include "peil/app/list_findings.h"

#include <algorithm>
#include <utility>

#include "peil/app/answered_study.h"
#include "peil/app/find_drivers.h"
#include "peil/language/texts.h"

namespace peil::app {
namespace {

constexpr int threads_of_findings = 2;

}  // namespace

Result<FindingsList> list_findings(const FindingsRequest& request, const Outside& outside) {
  Result<AnsweredStudy> read = answered_study(request.study, request.data, outside);
  if (!read.ok()) return read.problems();
  AnsweredStudy answered = std::move(read).value();
  const Study& study = answered.study;
  const std::vector<WaveResults>& waves = answered.waves;
  FindingsList list;
  list.study = study.name;
  list.wave = waves.back().wave;
  list.fictional = study.fictional || std::ranges::any_of(waves, &WaveResults::fictional);
  list.confidence = study.rules.confidence;
  list.correction = study.rules.correction;
  AnalysesOut out(request.data, "peil findings", outside);
  const auto drivers =
      drivers_of_last(answered, threads_of_findings, outside, out, list.no_drivers);
  list.findings =
      report::told_findings(study, waves, language::written(), drivers ? &*drivers : nullptr);
  list.unheard = answered.unheard();
  return list;
}

}  // namespace peil::app
