#include "peil/app/write_report.h"

#include <algorithm>
#include <array>
#include <utility>

#include "peil/app/report_source.h"
#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/base/text.h"
#include "peil/report/compose.h"
#include "peil/report/figure_files.h"
#include "peil/report/open_items.h"
#include "peil/report/plain_summary.h"

namespace peil::app {
namespace {

constexpr int threads_of_reports = 2;

constexpr std::array<std::pair<ReportFormat, std::string_view>, 7> endings{
    {{ReportFormat::Html, "html"},
     {ReportFormat::Pdf, "pdf"},
     {ReportFormat::Docx, "docx"},
     {ReportFormat::Pptx, "pptx"},
     {ReportFormat::Xlsx, "xlsx"},
     {ReportFormat::Csv, "csv"},
     {ReportFormat::Json, "json"}}};

// Figures are the same in every language.
bool has_a_language(ReportFormat format) {
  return format != ReportFormat::Csv && format != ReportFormat::Json;
}

std::string path_of(const ReportRequest& request, ReportFormat format,
                    const std::string& language) {
  if (one_file(request.out)) return request.out;
  const std::string ending(ending_of(format));
  const std::string name = has_a_language(format) ? "report." + language : "figures";
  return request.out + "/" + name + "." + ending;
}

ReportWritten::LetterCount count_of(const JudgedLetter& letter) {
  return {letter.claims.size(), static_cast<std::size_t>(std::ranges::count(
                                    letter.claims, Verdict::Supported, &JudgedClaim::verdict))};
}

Result<std::string> bytes_of(const Document& document, ReportFormat format,
                             const ReportRequest& request, const ReportSource& source,
                             const Outside& outside) {
  if (!request.earlier) return file_bytes(document, format, outside, source.made_from());
  const DocumentFormat kind =
      format == ReportFormat::Pptx ? DocumentFormat::Slides : DocumentFormat::Word;
  return outside.documents->renewed(document, kind, outside.files.read(*request.earlier),
                                    *request.earlier);
}

using NamedFiles = std::vector<std::pair<std::string, std::string>>;

// Every language in every format, several at a time.
Result<NamedFiles> reports_of(const ReportRequest& request, const ReportSource& source,
                              const Outside& outside) {
  struct Job {
    const Document* document;
    ReportFormat format;
  };
  std::vector<Document> documents;
  documents.reserve(request.languages.size());
  std::vector<Job> jobs;
  NamedFiles files;
  for (const std::string& language : request.languages) {
    documents.push_back(source.document(language));
    for (const ReportFormat format : request.formats) {
      if (!has_a_language(format) && language != request.languages.front()) continue;
      jobs.push_back({&documents.back(), format});
      files.emplace_back(path_of(request, format, language), "");
    }
  }
  std::vector<Problems> problems(jobs.size());
  for_each_of(jobs.size(), threads_of_reports, [&](std::size_t j, std::size_t) {
    Result<std::string> bytes =
        bytes_of(*jobs[j].document, jobs[j].format, request, source, outside);
    if (bytes.ok())
      files[j].second = std::move(bytes).value();
    else
      problems[j] = bytes.problems();
  });
  for (const Problems& found : problems) {
    if (!found.empty()) return found;
  }
  return files;
}

void add_summaries(const ReportRequest& request, const ReportSource& source, const Outside& outside,
                   NamedFiles& files, ReportWritten& written) {
  const Study& study = source.answered().study;
  if (!report::summary_can_be_sure(study)) {
    written.no_summary.push_back(
        "There is no summary: it says \"very probably\" of intervals and tests, which takes a "
        "confidence of " +
        exact_text(report::least_confidence_of_summary) + " or more; the study has " +
        exact_text(study.rules.confidence) + ".");
    return;
  }
  const std::vector<std::string> known = source.summary_languages();
  std::vector<std::string> untranslated;
  for (const Language& language : study.languages) {
    if (std::ranges::find(known, language.code) == known.end()) {
      untranslated.push_back(language.code);
      continue;
    }
    files.emplace_back(request.out + "/" + report::summary_file(language.code),
                       file_bytes(source.summary(language.code), ReportFormat::Html, outside));
  }
  if (!untranslated.empty())
    written.no_summary.push_back("There is no summary in " + join(untranslated, ", ") +
                                 ": its texts are not translated. peil translate adds them to the "
                                 "files.");
}

// Where the last wave's account is not whole, and how it becomes so.
std::vector<std::string> open_items_of(const ReportSource& source, const std::string& folder) {
  const std::string& wave = source.answered().waves.back().wave;
  std::vector<std::string> aapor, standard, sentences;
  for (const report::OpenItem& one : report::open_items(source.answered().study, wave))
    (one.of_aapor ? aapor : standard).push_back(one.name());
  const auto add = [&](const char* list, const std::vector<std::string>& items) {
    if (!items.empty())
      sentences.push_back("Open in the method account of wave " + wave + ", of what " + list +
                          " asks: " + join(items, ", ") + ".");
  };
  add("AAPOR", aapor);
  add("ISO 20252", standard);
  if (!sentences.empty())
    sentences.push_back("Fill them in by these keys under [report.account] of " + folder +
                        "/study.toml; of what is not known, write that and why.");
  return sentences;
}

}  // namespace

bool can_be_renewed(const ReportRequest& request) {
  return !request.summaries && (request.formats == std::vector{ReportFormat::Docx} ||
                                request.formats == std::vector{ReportFormat::Pptx});
}

std::string_view ending_of(ReportFormat format) {
  return std::ranges::find(endings, format, &std::pair<ReportFormat, std::string_view>::first)
      ->second;
}

std::optional<ReportFormat> format_of(std::string_view ending) {
  const auto found =
      std::ranges::find(endings, ending, &std::pair<ReportFormat, std::string_view>::second);
  return found == endings.end() ? std::nullopt : std::optional(found->first);
}

std::optional<ReportFormat> one_file(const std::string& out) {
  const auto point = out.rfind('.');
  return point == std::string::npos ? std::nullopt
                                    : format_of(std::string_view(out).substr(point + 1));
}

std::string file_bytes(const Document& document, ReportFormat format, const Outside& outside,
                       const report::MadeFrom& made_from) {
  switch (format) {
    case ReportFormat::Html:
      return outside.documents->write(document, DocumentFormat::Html);
    case ReportFormat::Pdf:
      return outside.printer->pdf(outside.documents->write(document, DocumentFormat::Paper));
    case ReportFormat::Docx:
      return outside.documents->write(document, DocumentFormat::Word);
    case ReportFormat::Pptx:
      return outside.documents->write(document, DocumentFormat::Slides);
    case ReportFormat::Xlsx:
      return outside.documents->write(document, DocumentFormat::Workbook);
    case ReportFormat::Csv:
      return report::figures_csv(document);
    case ReportFormat::Json:
      return report::figures_json(document, made_from);
  }
  expects(false, "file_bytes: a format of reports");
  return {};
}

Result<ReportWritten> write_report(const ReportRequest& request, const Outside& outside) {
  const bool one = one_file(request.out).has_value();
  expects(!request.languages.empty() && (!request.formats.empty() || request.summaries),
          "write_report: at least one language and format");
  expects(!one || !request.summaries, "write_report: summaries into a folder");
  expects(!one || (request.languages.size() == 1 && request.formats.size() == 1),
          "write_report: one language in one format into one file");
  expects(!request.earlier || (request.languages.size() == 1 && can_be_renewed(request)),
          "write_report: one .docx or .pptx is written anew");
  const auto made =
      ReportSource::of({request.study, request.data, request.letter, request.languages}, outside);
  if (!made.ok()) return made.problems();
  const ReportSource& source = made.value();
  ReportWritten written;
  if (source.letter() != nullptr) written.letter = count_of(*source.letter());
  written.unheard = source.answered().unheard();
  written.unconverged = source.answered().unconverged();
  written.no_drivers = source.no_drivers();
  written.open_items = open_items_of(source, request.study);
  const Result<NamedFiles> reports = reports_of(request, source, outside);
  if (!reports.ok()) return reports.problems();
  NamedFiles files = reports.value();  // all of them, before any is written
  if (request.summaries) add_summaries(request, source, outside, files, written);
  if (!one) outside.files.make_folder(request.out);
  for (const auto& [path, bytes] : files) {
    outside.files.write(path, bytes);
    written.paths.push_back(path);
  }
  return written;
}

}  // namespace peil::app
