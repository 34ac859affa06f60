#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/app/analyses_out.h"
#include "peil/app/answered_study.h"
#include "peil/base/result.h"
#include "peil/disclosure/response.h"
#include "peil/findings/driver_tables.h"
#include "peil/model/claim.h"
#include "peil/model/document.h"
#include "peil/ports/outside.h"
#include "peil/report/draft_letter.h"
#include "peil/report/figure_files.h"

namespace peil::app {

/// What the reports of a study are composed of, read and worked out once for every language and
/// format.
class ReportSource {
 public:
  struct Request {
    std::string study, data;            ///< folders
    std::optional<std::string> letter;  ///< path of one whose claims stand in the report
    std::vector<std::string> languages;
    /// The door in the release log, and whether what drivers tell goes out by it.
    std::string door = "peil report";
    AnalysesOut::Made made = AnalysesOut::Made::ToGoOut;
  };
  /// Problems  those of answered_study and judge_letter
  /// Throws    OutsideError
  static Result<ReportSource> of(const Request& request, const Outside& outside);

  /// The report in one of the languages; others of them are named in it as lying beside it, unless
  /// it lies `alone`.
  Document document(const std::string& language, bool alone = false) const;
  /// Languages in which there is a summary in plain language, and that summary.
  std::vector<std::string> summary_languages() const;
  Document summary(const std::string& language) const;
  /// What the figures of every wave are made from.
  const report::MadeFrom& made_from() const { return made_from_; }
  /// A letter about the last wave.
  report::LetterDraft letter_draft(const std::string& language) const;

  const AnsweredStudy& answered() const { return answered_; }
  /// The letter as judged in the first language, or nullptr.
  const JudgedLetter* letter() const { return letters_.empty() ? nullptr : &letters_.front(); }
  /// Of the latest wave; nullptr: there are none, and no_drivers() says why.
  const findings::DriversFound* drivers() const { return drivers_ ? &*drivers_ : nullptr; }
  /// Why the chapter about drivers is not there.
  const std::vector<std::string>& no_drivers() const { return no_drivers_; }

 private:
  explicit ReportSource(AnsweredStudy answered) : answered_(std::move(answered)) {}

  AnsweredStudy answered_;
  report::MadeFrom made_from_;
  std::vector<std::string> languages_;
  std::vector<JudgedLetter> letters_;  // one a language, with the same verdicts
  std::optional<findings::DriversFound> drivers_;
  std::vector<std::string> no_drivers_;
  disclosure::ReleasedResponse response_;
  std::string version_, commit_;
};

}  // namespace peil::app
