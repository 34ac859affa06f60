#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/report/compose.h"

namespace peil::report {

/// Its words for intervals and tests are "very probably": a study that is content with less
/// confidence than this has no summary.
inline constexpr double least_confidence_of_summary = 0.9;
bool summary_can_be_sure(const Study& study);

/// Languages of the study in which its summary can be written: those in which peil writes, and
/// those into which every text of the summary was translated, but for the sentences that nothing
/// stands out as best or worst: without them nothing is said there. In the order of the study;
/// none where it cannot be sure.
std::vector<std::string> summary_languages(const Study& study);

/// The name of a summary that lies beside others: "summary.ar.html".
std::string summary_file(std::string_view language);

/// The last wave in plain language (B1) on one page, for the people who were asked: the mark of
/// every reporting group, how sure it is, whether it changed, what they are most and least content
/// with, and how many took part.
///
/// Shapes    as compose(); `edition.others` are the other languages of summaries.
/// Promise   as compose(): every estimate in it passed the disclosure gate.
/// Contract  one of summary_languages().
Document plain_summary(const Study& study, std::span<const WaveResults> waves,
                       const Edition& edition);

}  // namespace peil::report
