#include <algorithm>
#include <ostream>

#include "peil/app/draft_letter.h"
#include "peil/app/judge_letter.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/base/visible.h"
#include "peil/cli/commands.h"
#include "peil/findings/letter.h"
#include "peil/language/texts.h"

namespace peil::cli {
namespace {

int wrong(Streams streams, const std::string& what) {
  streams.err << what << "\nSee peil letter --help.\n";
  return WrongUse;
}

// By the ending of its name; nothing of a kind that letters are not written in.
struct Kind {
  std::optional<app::ReportFormat> format;  ///< none: Markdown
};
std::optional<Kind> kind_of(const std::string& out) {
  using Format = app::ReportFormat;
  if (out.ends_with(".md")) return Kind{};
  const auto format = app::one_file(out);
  if (format == Format::Html || format == Format::Pdf || format == Format::Docx)
    return Kind{format};
  return {};
}

// What its own judge does not carry is told: it has to be mended before anybody sends it.
int tell(const app::LetterWritten& letter, Streams streams) {
  for (const std::string& why : letter.no_drivers)
    streams.err << "Nothing is said of what matters to people: " << why << '\n';
  const JudgedLetter& judged = letter.judged;
  for (const JudgedClaim& c : judged.claims) {
    if (c.verdict == Verdict::Supported) continue;
    streams.err << findings::verdict_name(c.verdict) << ": \"" << visible(c.text) << "\" "
                << flat(c.reason) << '\n';
  }
  for (const NotRead& n : judged.not_read)
    streams.err << "not read: \"" << visible(n.text) << "\"\n";
  const auto supported =
      std::ranges::count(judged.claims, Verdict::Supported, &JudgedClaim::verdict);
  streams.err << "Judged: the figures carry " << supported << " of "
              << counted(judged.claims.size(), "claim") << ".\n";
  return app::ClaimsJudged{judged}.all_supported() ? Done : ProblemsInInput;
}

int run_letter(const Arguments& arguments, Outside& outside, Streams streams) {
  app::DraftRequest request{arguments.text("STUDY"), "", "", {}};
  request.data = arguments.text("--data", request.study + "/data");
  request.language = arguments.text("--language", language::written().front());
  if (!language::is_written(request.language))
    return wrong(streams, "--language is one of " + join(language::written(), ", ") + ".");
  const std::string out = arguments.text("--out");
  const auto kind = kind_of(out);
  if (!kind) return wrong(streams, "--out is a file that ends in .docx, .html, .pdf or .md.");
  request.format = kind->format;
  const auto letter = app::draft_letter(request, outside);
  if (!letter.ok()) return print(letter.problems(), streams.err), ProblemsInInput;
  const std::string readings = app::readings_path(out);
  outside.files.write(out, letter.value().bytes);
  outside.files.write(readings, letter.value().readings);
  streams.out << "Written: " << out << "\nWritten: " << readings << '\n';
  return tell(letter.value(), streams);
}

}  // namespace

const Command letter{
    {"letter",
     "Drafts the letter about the last wave from its findings, every number bound.",
     {{"STUDY", "the study's folder", true, false},
      {"--out", "the letter: a file that ends in .docx, .html, .pdf or .md", true, false},
      {"--language", "one of the languages of reports; the first of them when not given", false,
       false},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_letter};

}  // namespace peil::cli
