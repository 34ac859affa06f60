#include "peil/app/verify_file.h"

#include <algorithm>
#include <array>
#include <map>

#include "peil/app/draft_comparison.h"
#include "peil/app/file_comparison.h"
#include "peil/app/judge_letter.h"
#include "peil/app/report_source.h"
#include "peil/app/unit_reports.h"
#include "peil/base/text.h"
#include "peil/model/numbers_of.h"
#include "peil/ports/held_piece.h"
#include "peil/report/material.h"
#include "peil/report/pen.h"

namespace peil::app {
namespace {

constexpr double least_shared = 0.3;  // of the pieces of a report; a letter has next to none

std::size_t numbers_in(const Pieces& pieces) {
  std::size_t all = 0;
  for (const PublishedPiece& p : pieces)
    if (!is_held(p)) all += p.numbers.size();
  return all;
}

// Kinds of letters in which peil writes no reports.
bool is_letter(const std::string& file) {
  return std::ranges::any_of(
      std::array{".md", ".markdown", ".txt", ".odt", ".htm", ".xhtml", ".docm"},
      [&](const char* ending) { return file.ends_with(ending); });
}

/// A file against a study. Without a format it is a letter.
class Verifying {
 public:
  Verifying(const VerifyRequest& request, std::optional<ReportFormat> format, std::string bytes,
            const ReportSource& source, const Outside& outside)
      : request_(request),
        format_(format),
        bytes_(std::move(bytes)),
        source_(source),
        outside_(outside) {}

  Result<FileVerified> verify() {
    if (!format_) return verify_letter();
    const Result<bool> written = is_as_written();
    if (!written.ok()) return written.problems();
    if (written.value()) return as_written(fresh_.back().document);
    const auto file = read(bytes_);
    if (!file.ok()) return file.problems();
    double best = least_shared;
    std::optional<FileComparison> nearest;
    FileVerified found;
    for (const Fresh& one : fresh_) {
      const auto pieces = read(one.bytes);
      if (!pieces.ok()) return pieces.problems();
      // Programs of another machine print a PDF of other bytes.
      const bool by_words = format_ == ReportFormat::Pdf;
      FileComparison comparison(file.value(), pieces.value(), by_words);
      if (comparison.shared() <= best) continue;
      best = comparison.shared();
      found.language = one.document.language;
      found.numbers = numbers_in(pieces.value());
      nearest = std::move(comparison);
    }
    if (!nearest && of_figures())
      return Problems{{"verify.other-figures", request_.file, 0, 0,
                       "The file holds no figures of this study.",
                       "Name the study, and with --data the folder with its answers."}};
    if (!nearest) return as_letter(file.value());
    found.differences = nearest->differences();
    found.saved_again = nearest->is_saved_again();
    return with_own(std::move(found), nearest->own());
  }

 private:
  /// A document of the study as it is now.
  struct Fresh {
    Document document;
    std::string bytes;
  };

  bool of_figures() const { return format_ == ReportFormat::Csv || format_ == ReportFormat::Json; }

  bool is(const Document& document) {
    fresh_.push_back({document, file_bytes(document, *format_, outside_, source_.made_from())});
    return fresh_.back().bytes == bytes_;
  }

  // Byte by byte one of the documents that peil writes: the last of those that are fresh then.
  Result<bool> is_as_written() {
    for (const std::string& language : language::written()) {
      for (const bool alone : {false, true})
        if (is(source_.document(language, alone))) return true;
    }
    if (format_ != ReportFormat::Html) return false;
    for (const std::string& language : source_.summary_languages())
      if (is(source_.summary(language))) return true;
    const auto unit = page_of_unit();
    if (!unit.ok()) return unit.problems();
    return unit.value() && is(*unit.value());
  }

  Result<Pieces> read(const std::string& bytes) const {
    if (!of_figures()) return outside_.published->pieces(bytes, request_.file);
    Pieces lines;
    for (const std::string_view line : split(bytes, '\n'))
      if (!trim(line).empty()) lines.push_back({std::string(trim(line))});
    return lines;
  }

  // The page by unit that the file says it is, made again; nothing where it says none.
  Result<std::optional<Document>> page_of_unit() const {
    const Result<Pieces> pieces = outside_.published->pieces(bytes_, request_.file);
    if (!pieces.ok()) return pieces.problems();
    std::optional<report::UnitsMade> made;
    for (const PublishedPiece& piece : pieces.value()) {
      if (is_held(piece)) continue;
      if (auto found = report::units_made(piece.text)) made = std::move(found);
    }
    if (!made || !std::ranges::all_of(made->languages, language::is_written))
      return std::optional<Document>();
    const auto all = unit_documents(request_of(*made, request_.study, request_.data), outside_,
                                    TablesOut::Made::ToCompare);
    if (!all.ok()) return all.problems();
    const auto page = std::ranges::find(all.value().pages, made->file, &UnitPage::file);
    if (page == all.value().pages.end()) return std::optional<Document>();
    return std::optional(page->document);
  }

  FileVerified as_written(const Document& document) const {
    FileVerified found;
    found.language = document.language;
    found.untouched = true;
    found.numbers = numbers_of(document).size();
    return found;
  }

  Result<FileVerified> with_own(FileVerified found, const std::vector<std::string>& own) const {
    if (own.empty()) return found;
    // Nobody writes sentences into a list of figures: a line too much is one that peil did not
    // write.
    if (of_figures() || !language::is_written(found.language)) {
      for (const std::string& text : own) found.differences.push_back({text, "", ""});
      return found;
    }
    auto judged = judged_letter(join(own, "\n\n"), found.language);
    if (!judged.ok()) return judged.problems();
    found.own = std::move(judged).value();
    return found;
  }

  Result<JudgedLetter> judged_letter(const std::string& text,
                                     const std::optional<std::string>& language) const {
    const std::vector<std::string> in{language.value_or("")};  // "": the letter's own
    const Result<ConfirmedReadings> confirmed = readings_beside(request_.file, outside_);
    if (!confirmed.ok()) return confirmed.problems();
    auto judged =
        judge_letter_in(in, request_.file, text, source_.answered().study, source_.answered().waves,
                        {language, confirmed.value(), source_.drivers()});
    if (!judged.ok()) return judged.problems();
    return std::move(std::move(judged).value().front());
  }

  Result<FileVerified> verify_letter() {
    for (const std::string& language : language::written())
      for (const bool alone : {false, true})
        fresh_.push_back({source_.document(language, alone), ""});
    if (!request_.file.ends_with(".odt")) return as_letter({});  // text binds no numbers
    const auto file = read(bytes_);
    return file.ok() ? as_letter(file.value()) : file.problems();
  }

  using Printed = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;

  // What each figure may read as, in one of the languages.
  Printed printed(const std::vector<Pieces>& drafts) const {
    Printed all;
    for (const Fresh& one : fresh_)
      for (const Number& n : numbers_of(one.document)) all[{n.key, n.part}].push_back(n.text);
    for (const Pieces& draft : drafts)  // the table behind a draft has them unrounded
      for (const auto& piece : draft)
        for (const auto& n : piece.numbers) all[{n.key, n.part}].push_back(n.text);
    return all;
  }

  // The letter that peil drafts, as a file of this kind, in each language.
  Result<std::vector<Pieces>> drafts() const {
    std::vector<Pieces> all;
    if (format_ == ReportFormat::Pdf) return all;
    for (const std::string& language : language::written()) {
      const ReportFormat as = format_.value_or(ReportFormat::Docx);
      auto draft = outside_.published->pieces(
          file_bytes(source_.letter_draft(language).document, as, outside_),
          format_ ? request_.file : "draft.docx");
      if (!draft.ok()) return draft.problems();
      all.push_back(std::move(draft).value());
    }
    return all;
  }

  // Numbers that carry no key are held by where they stand in the draft, where the letter is one;
  // then the language of it comes back.
  static std::optional<std::string> trace(const Pieces& letter, const std::vector<Pieces>& drafts,
                                          FileVerified& found) {
    TracedDraft nearest;
    std::string language;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      TracedDraft traced = traced_draft(letter, drafts[i]);
      if (traced.shared <= nearest.shared) continue;
      nearest = std::move(traced);
      language = language::written()[i];
    }
    if (nearest.shared <= least_shared) return {};
    std::ranges::move(nearest.differences, std::back_inserter(found.differences));
    found.saved_again = found.numbers == 0;
    if (found.saved_again) found.numbers = nearest.numbers;
    return language;
  }

  // Numbers that are bound to a figure have to read as it does, in one of the languages.
  Result<FileVerified> as_letter(const Pieces& pieces) {
    FileVerified found;
    found.kind = FileVerified::Kind::Letter;
    const auto drafted = pieces.empty() ? Result(std::vector<Pieces>{}) : drafts();
    if (!drafted.ok()) return drafted.problems();
    const Printed right = printed(drafted.value());
    for (const PublishedPiece& piece : pieces) {
      if (is_held(piece)) continue;
      for (const BoundNumber& n : piece.numbers) {
        ++found.numbers;
        const auto known = right.find({n.key, n.part});
        if (known != right.end() && std::ranges::find(known->second, n.text) != known->second.end())
          continue;
        found.differences.push_back(
            {n.text, known == right.end() ? "" : known->second.front(), n.key});
      }
    }
    const auto language = trace(pieces, drafted.value(), found);
    const Result<std::string> text = outside_.letters->text(bytes_, request_.file);
    if (!text.ok()) return text.problems();
    auto judged = judged_letter(text.value(), language);
    if (!judged.ok()) return judged.problems();
    found.own = std::move(judged).value();
    return found;
  }

  const VerifyRequest& request_;
  std::optional<ReportFormat> format_;
  std::string bytes_;
  const ReportSource& source_;
  const Outside& outside_;
  std::vector<Fresh> fresh_;
};

}  // namespace

namespace {

// Why a figure is hidden now is known of a file that is what the study gives now.
Result<FigureChanges> figure_changes(const VerifyRequest& request, const std::string& bytes,
                                     bool is_now, const ReportSource& source,
                                     const Outside& outside) {
  const auto after = read_figures(bytes, request.file);
  const auto before = read_figures(outside.files.read(*request.against), *request.against);
  Problems problems;
  for (const auto* file : {&before, &after})
    if (!file->ok())
      problems.insert(problems.end(), file->problems().begin(), file->problems().end());
  if (!problems.empty()) return problems;
  if (!is_now) return compare_figures(before.value(), after.value(), {});
  const report::Material material(source.answered().study, source.answered().waves);
  const report::Pen pen(material, request.language);
  return compare_figures(before.value(), after.value(), [&](const FigureName& name) {
    const bool held = material.study().wave(name.wave) != nullptr &&
                      material.results(name.wave) != nullptr &&
                      material.released().held().contains(name);
    return held ? flat(pen.why(name)) : std::string();
  });
}

}  // namespace

bool FileVerified::words_hold() const {
  if (!differences.empty()) return false;
  return !own || ClaimsJudged{*own}.all_supported();
}

Result<FileVerified> verify_file(const VerifyRequest& request, const Outside& outside) {
  const auto format = one_file(request.file);
  if (request.against && format != ReportFormat::Json && format != ReportFormat::Csv)
    return Problems{{"verify.no-figures", request.file, 0, 0,
                     "Only files of figures are held against an earlier one.",
                     "Give figures.json or figures.csv, and the earlier one with --against."}};
  if (!format && !is_letter(request.file)) {
    return Problems{{"verify.unknown-format", request.file, 0, 0,
                     "The file has none of the endings of published reports and letters.",
                     "Give a .html, .pdf, .docx, .pptx, .xlsx, .csv or .json file, or a letter "
                     "as .odt, .md or .txt; `peil claims` judges any other letter."}};
  }
  const auto source =
      ReportSource::of({request.study, request.data, request.letter, language::written(),
                        "peil verify", AnalysesOut::Made::ToCompare},
                       outside);
  if (!source.ok()) return source.problems();
  const std::string bytes = outside.files.read(request.file);
  auto verified = Verifying(request, format, bytes, source.value(), outside).verify();
  if (!verified.ok() || !request.against) return verified;
  FileVerified found = std::move(verified).value();
  auto changes = figure_changes(request, bytes, found.untouched, source.value(), outside);
  if (!changes.ok()) return changes.problems();
  found.changes = std::move(changes).value();
  return found;
}

}  // namespace peil::app
