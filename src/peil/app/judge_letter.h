#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/app/compare_drafts.h"
#include "peil/app/went_out.h"
#include "peil/base/result.h"
#include "peil/findings/driver_tables.h"
#include "peil/model/claim.h"
#include "peil/model/confirmed_reading.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/ports/outside.h"

namespace peil::app {

class AnalysesOut;

struct LetterRequest {
  std::string path, text;                    ///< as the person named it; what it says
  std::optional<std::string> language;       ///< instead of the letter's own
  const ResponseStore* responses = nullptr;  ///< absent: judge on printed marks only
  std::string program;                       ///< version, for the digest of the figures
  WentOutByWave out{};                       ///< what the gate has to know of earlier releases
  ConfirmedReadings confirmed{};
  AnalysesOut* out_by = nullptr;  ///< the door for what drivers tell; nullptr: nobody sees it
};

/// What somebody confirmed of a letter's words, kept beside it: "letter.docx.readings.toml".
std::string readings_path(const std::string& letter);

/// None where the file is not there.
///
/// Problems  those of study::read_readings
/// Throws    OutsideError
Result<ConfirmedReadings> readings_beside(const std::string& letter, const Outside& outside);

/// What a letter says, of whatever kind of document it is.
///
/// Problems  those of LetterReader::text
/// Throws    OutsideError when the file cannot be read.
Result<std::string> letter_text(const std::string& path, const Outside& outside);

/// Judges a letter: on the answers of the study's waves, where the store has them, and on the
/// printed marks of the study for the rest. All waves count, also those that the letter does not
/// name: what is tested together follows from the study.
///
/// Where the letter speaks of what matters to people, the drivers of the latest wave are worked out
/// for it.
///
/// Problems  those of findings::read_letter and of stored_waves.
/// Throws    OutsideError when the store cannot be read.
Result<JudgedLetter> judge_letter(const Study& study, const LetterRequest& request);

/// What judging a letter goes by beside its text and the figures.
struct LetterAids {
  std::optional<std::string> language{};  ///< of the letter, where it does not say it itself
  ConfirmedReadings confirmed{};
  const findings::DriversFound* drivers = nullptr;  ///< of the latest wave
};

/// The same on waves that were worked out before, once for each language, in which its reasons are
/// written.
///
/// Problems  those of findings::read_letter.
///
/// Contract  peil writes in the languages; "" is the letter's own.
Result<std::vector<JudgedLetter>> judge_letter_in(std::span<const std::string> languages,
                                                  const std::string& path, const std::string& text,
                                                  const Study& study,
                                                  std::span<const WaveResults> waves,
                                                  const LetterAids& aids = {});

/// A letter and a study by their paths.
struct ClaimsRequest {
  std::string letter, study;
  std::optional<std::string> data;  ///< absent: the study's own folder "data", if it is there
  bool printed_only = false;        ///< on printed marks, even where answers are stored
  std::optional<std::string> language;
  std::optional<std::string> remarks{};  ///< path of a copy with the verdicts in its margin
  std::optional<std::string> against{};  ///< path of an earlier draft
  bool confirm = false;  ///< what words were taken to say is written beside the letter
};

struct ClaimsJudged {
  JudgedLetter letter;
  std::optional<std::vector<DraftChange>> changes{};  ///< since the earlier draft

  bool all_supported() const;
};

/// judge_letter, for a study's folder.
///
/// Problems  those of read_study, judge_letter and LetterReader::with_remarks;
///           "letter.marked" to be confirmed, and its author marked the claims: nothing is written
/// Throws    OutsideError, also when the data folder that was named is not there.
Result<ClaimsJudged> judge_claims(const ClaimsRequest& request, const Outside& outside);

}  // namespace peil::app
