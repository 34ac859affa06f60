#pragma once

#include <span>
#include <string>
#include <vector>

#include "peil/model/confirmed_reading.h"
#include "peil/model/document.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/report/compose.h"

namespace peil::report {

/// A letter about the last wave, and what each of its sentences about figures says.
struct LetterDraft {
  Document document;
  std::vector<ConfirmedReading> readings;
};

/// Tells the findings in plain sentences: the mark of every reporting group with its change and
/// benchmark, what else moved, what matters to people, who took part; what was not demonstrated is
/// not told as if it were. Every number is bound to its figure, and stands in the table behind the
/// letter. What people have to write themselves is left open between brackets.
///
/// Contract  as of compose()
LetterDraft draft_letter(const Study& study, std::span<const WaveResults> waves,
                         const Edition& edition);

/// A letter as Markdown; its table of figures is left out.
std::string markdown_of(const Document& letter, const std::string& study);

}  // namespace peil::report
