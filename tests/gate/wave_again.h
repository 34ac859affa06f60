#pragma once

#include <span>
#include <string>

#include "peil/disclosure/release_entry.h"
#include "peil/disclosure/release_log.h"
#include "peil/disclosure/released.h"
#include "peil/report/sample_study.h"

/// A wave that is computed, goes out and is computed again, by the sizes of its customer groups.
namespace peil::disclosure {

namespace sample = report::sample;

struct Sizes {
  std::size_t vreemdelingen = 400, referenten = 200, bedrijven = 400, onderwijs = 260,
              advocaten = 240, ketenpartners = 60;
};

inline WaveResults wave(const Sizes& n) {
  sample::Maker m("2013");
  m.mark("vreemdelingen", 7.3, 0.1, 0.4, n.vreemdelingen, 0.05);
  m.mark("referenten", 7.2, 0.1, 0.4, n.referenten, 0.05);
  m.mark("bedrijven", 7.1, 0.1, 0.4, n.bedrijven, 0.05);
  m.mark("onderwijs", 7.0, 0.1, 0.4, n.onderwijs, 0.05);
  m.mark("advocaten", 6.8, 0.1, 0.4, n.advocaten, 0.05);
  m.mark("ketenpartners", 6.9, 0.1, 0.4, n.ketenpartners, 0.05);
  m.mark("vr", 7.2, 0.1, 0.4, n.vreemdelingen + n.referenten, 0.04);
  m.mark("boak", 7.1, 0.1, 0.4, n.bedrijven + n.onderwijs + n.advocaten + n.ketenpartners, 0.04);
  m.mark("all", 7.2, 0.1, 0.4,
         n.vreemdelingen + n.referenten + n.bedrijven + n.onderwijs + n.advocaten + n.ketenpartners,
         0.03);
  m.results.digest = "d" + std::to_string(n.vreemdelingen) + std::to_string(n.ketenpartners);
  return m.results;
}

inline Released released(const WaveResults& results, const Study& study = sample::study()) {
  return release(study, std::span(&results, 1));
}

// The wave goes out as the gate lets it.
inline void goes_out(WentOut& out, WaveResults results, const Study& study = sample::study()) {
  results.went_out = out;
  LoggedRelease entry = release_entry(study, results, released(results, study));
  entry.number = out.releases.size() + 1;
  const auto more = went_out(std::span(&entry, 1));
  out.releases.push_back(more.at("2013").releases.front());
}

}  // namespace peil::disclosure
