#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/app/compare_figures.h"
#include "peil/app/file_comparison.h"
#include "peil/app/write_report.h"
#include "peil/base/result.h"
#include "peil/language/texts.h"
#include "peil/model/claim.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct VerifyRequest {
  std::string file, study, data;
  std::optional<std::string> letter;  ///< that stood in the report, where one did
  /// Figures of an earlier draft, beside which those of the file are laid.
  std::optional<std::string> against{};
  std::string language = std::string(language::of_messages());  ///< of why a figure is hidden
};

/// What became of a published file, held against the figures as they are worked out now.
struct FileVerified {
  enum class Kind : std::uint8_t {
    Report,  ///< peil wrote it
    Letter   ///< people did, or went on with a draft
  };
  Kind kind = Kind::Report;
  std::string language;    ///< of the report
  bool untouched = false;  ///< byte by byte what peil writes now
  /// Another program has saved the file, and numbers are bound to figures by where they stand; of a
  /// report nothing but what is seen in it was held.
  bool saved_again = false;
  std::size_t numbers = 0;  ///< bound to figures that were compared
  std::vector<FileDifference> differences;
  /// What people wrote of their own, or the letter, judged sentence by sentence.
  std::optional<JudgedLetter> own;

  std::optional<FigureChanges> changes{};  ///< since the earlier draft, where there is one

  /// Every number that is seen is what the figures give, and every sentence of its own is carried
  /// by them.
  bool words_hold() const;
  /// That, and all of the file was held.
  bool holds() const { return words_hold() && !(saved_again && kind == Kind::Report); }
};

/// Composes the report anew, in each language, and holds the file against it: every number, every
/// word, and what stands in it besides words (docs/commands/verify.md). A file that shares little
/// with the report is a letter, as is any file of a kind that peil writes no reports in (.odt, .md,
/// .txt): its numbers that are bound to figures are held against them, its sentences judged.
///
/// Problems  those of ReportSource, PublishedReader, judge_letter and read_figures;
///           "verify.unknown-format", "verify.no-figures" an earlier draft of another kind of file
/// Throws    OutsideError
Result<FileVerified> verify_file(const VerifyRequest& request, const Outside& outside);

}  // namespace peil::app
