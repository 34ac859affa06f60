#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"
#include "peil/language/texts.h"
#include "peil/model/document.h"
#include "peil/ports/outside.h"
#include "peil/report/figure_files.h"

namespace peil::app {

/// Kinds of files that a report is written as.
enum class ReportFormat : std::uint8_t { Html, Pdf, Docx, Pptx, Xlsx, Csv, Json };

/// "html", as options name it and files end in it.
std::string_view ending_of(ReportFormat format);
std::optional<ReportFormat> format_of(std::string_view ending);

/// Of what a report is written, and where to. `out` is a folder, made when it is not there, or a
/// file that ends as its one format does, for one language.
struct ReportRequest {
  std::string study, data, out;       ///< folders
  std::optional<std::string> letter;  ///< path of a letter whose claims are judged in it
  std::vector<std::string> languages = language::written();
  std::vector<ReportFormat> formats{ReportFormat::Html};
  /// Also the summary in plain language, in every language of the study into which it was
  /// translated: summary.LL.html.
  bool summaries = false;
  /// A .docx or .pptx of an earlier wave with which people went on: its chapters or slides are
  /// written anew into it.
  std::optional<std::string> earlier{};
};

/// It asks for one kind of file that people go on with.
bool can_be_renewed(const ReportRequest& request);

/// What was written, and what whoever publishes it has to know.
struct ReportWritten {
  /// Claims of the letter, and how many of them the figures carry.
  struct LetterCount {
    std::size_t claims = 0, supported = 0;
  };
  std::vector<std::string> paths;
  std::vector<std::string> unheard;      ///< a sentence per wave with people nobody answered for
  std::vector<std::string> no_drivers;   ///< why the chapter about drivers is not there
  std::vector<std::string> unconverged;  ///< waves of which no figure is in the report
  std::vector<std::string> no_summary;   ///< sentences: where and why there is none
  std::vector<std::string> open_items;   ///< sentences: what the method account does not tell
  std::optional<LetterCount> letter;     ///< when there was one
};

/// Writes a file for each language and format, of every wave that has answers; figures.csv and
/// figures.json have no language. What is said of a letter is in the language of the report.
///
/// Problems  those of ReportSource and DocumentWriter::renewed
/// Contract  peil writes in the languages; several languages or formats, and summaries, only into a
///           folder; an earlier file with one language, and can_be_renewed.
/// Throws    OutsideError, also when a file cannot be written.
Result<ReportWritten> write_report(const ReportRequest& request, const Outside& outside);

/// The format of the file that `out` names; nothing where it names a folder.
std::optional<ReportFormat> one_file(const std::string& out);

/// The bytes of a document in a format; figures in JSON say what they are made from.
///
/// Throws    OutsideError where a PDF cannot be printed.
std::string file_bytes(const Document& document, ReportFormat format, const Outside& outside,
                       const report::MadeFrom& made_from = {});

}  // namespace peil::app
