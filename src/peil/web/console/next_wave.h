#pragma once

#include <string>

#include "peil/app/kept_results.h"
#include "peil/app/next_wave_asked.h"
#include "peil/ports/document_writer.h"
#include "peil/web/console/results.h"
#include "peil/web/console/words.h"

namespace peil::web::console {

/// How large the next wave has to be for what somebody wants to know: `peil plan size` as a page.
/// Wish and prices stand in the address; what they take is worked out from the figures that the
/// gate let out of the last wave.
class NextWave {
 public:
  /// All outlive this.
  NextWave(app::KeptResults& kept, const DocumentWriter& documents)
      : kept_(kept), documents_(documents) {}

  /// The form; below it what the wish takes of each group and how to share it out, or above it all
  /// that is wrong (422).
  Shown page(const Words& words, const std::string& query);

 private:
  Html needs(const Words& words, const app::ResultsBook& book,
             const app::NextWaveAsked& asked) const;

  app::KeptResults& kept_;
  const DocumentWriter& documents_;
};

}  // namespace peil::web::console
