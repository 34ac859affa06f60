#include <ostream>

#include "peil/app/verify_file.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/base/visible.h"
#include "peil/cli/commands.h"
#include "peil/cli/figure_changes.h"
#include "peil/cli/letter_json.h"
#include "peil/findings/letter.h"
#include "peil/language/texts.h"

namespace peil::cli {
namespace {

using nlohmann::ordered_json;
using Kind = app::FileVerified::Kind;

std::string as_json(const app::FileVerified& found, const std::string& file) {
  ordered_json differences = nlohmann::ordered_json::array();
  for (const app::FileDifference& d : found.differences)
    differences.push_back({{"says", d.says}, {"should_say", d.should_say}, {"key", d.key}});
  const ordered_json own = found.own ? json_of(*found.own) : ordered_json();
  ordered_json all{{"file", file},
                   {"kind", found.kind == Kind::Report ? "report" : "letter"},
                   {"language", found.language},
                   {"holds", found.holds()},
                   {"untouched", found.untouched},
                   {"saved_again", found.saved_again},
                   {"numbers", found.numbers},
                   {"differences", differences},
                   {"own", own}};
  if (found.changes) all["changes"] = json_of(*found.changes);
  return text_of(all);
}

void print_difference(const app::FileDifference& d, std::ostream& out) {
  const auto quoted = [](const std::string& text) { return "\"" + visible(text) + "\""; };
  out << (d.says.empty()
              ? "  Missing: " + quoted(d.should_say)
              : "  It says " + quoted(d.says) +
                    (d.should_say.empty() ? ", which the figures do not give"
                                          : "; the figures give " + quoted(d.should_say)));
  if (!d.key.empty()) out << " (" << d.key << ")";
  out << ".\n";
}

void print_own(const JudgedLetter& letter, std::ostream& out) {
  for (const JudgedClaim& c : letter.claims) {
    if (c.verdict == Verdict::Supported) continue;
    out << "  " << findings::verdict_name(c.verdict) << ": \""
        << visible(c.quote.empty() ? c.text : c.quote) << "\" " << flat(c.reason) << '\n';
  }
  for (const NotRead& n : letter.not_read) out << "  not read: \"" << visible(n.text) << "\"\n";
}

// What cannot be held of it any more, in a sentence.
const char* said_of_saved_again(const app::FileVerified& found) {
  return found.kind == Kind::Report
             ? "Another program has saved it: every word and number that is seen was held, by its "
               "place, and alternative texts that are left; layout, styles, drawings, pictures "
               "(charts of a Word file are pictures) and keys of numbers were not.\n"
             : "Another program has saved it and left out the keys of its numbers: they were held "
               "by where they stand, and by what its sentences say.\n";
}

void print_page(const app::FileVerified& found, const app::VerifyRequest& request,
                std::ostream& out) {
  const std::string& file = request.file;
  if (found.kind == Kind::Report) {
    out << file << ": a report in language " << found.language << ", "
        << counted(found.numbers, "number") << " bound to figures.\n";
  } else {
    out << file << ": a letter, " << counted(found.numbers, "number") << " bound to figures.\n";
  }
  if (found.untouched) out << "It is byte by byte what peil writes of these answers now.\n";
  if (found.saved_again) out << said_of_saved_again(found);
  for (const app::FileDifference& d : found.differences) print_difference(d, out);
  if (found.own) {
    out << "Of its own words " << counted(found.own->claims.size(), "claim")
        << (found.own->claims.size() == 1 ? " was judged.\n" : " were judged.\n");
    print_own(*found.own, out);
  }
  if (found.holds())
    out << "All of it is what the figures give.\n";
  else if (found.words_hold())
    out << "All words and numbers that were held are what the figures give.\n";
  else
    out << "Not all of it is what the figures give.\n";
  if (found.changes) out << changes_text(*found.changes, *request.against, request.language);
}

int run_verify(const Arguments& arguments, Outside& outside, Streams streams) {
  app::VerifyRequest request;
  request.language = arguments.text("--language", request.language);
  if (!language::is_written(request.language)) {
    streams.err << "--language is one of " << join(language::written(), ", ")
                << ".\nSee peil verify --help.\n";
    return WrongUse;
  }
  if (arguments.has("--against")) request.against = arguments.text("--against");
  request.file = arguments.text("FILE");
  request.study = arguments.text("--study");
  request.data = arguments.text("--data", request.study + "/data");
  if (arguments.has("--letter")) request.letter = arguments.text("--letter");
  const auto verified = app::verify_file(request, outside);
  if (!verified.ok()) {
    if (arguments.has("--json"))
      streams.out << problems_json(verified.problems());
    else
      print(verified.problems(), streams.err);
    return ProblemsInInput;
  }
  if (arguments.has("--json"))
    streams.out << as_json(verified.value(), request.file);
  else
    print_page(verified.value(), request, streams.out);
  return verified.value().holds() ? Done : ProblemsInInput;
}

}  // namespace

const Command verify{
    {"verify",
     "Works out again what a published report or letter says, and tells what differs.",
     {{"FILE",
       "the file: .html, .pdf, .docx, .pptx, .xlsx, .csv or .json; a letter also .odt, .md or .txt",
       true, false},
      {"--study", "the study's folder", true, false},
      {"--data", "the folder with the answers; STUDY/data when not given", false, false},
      {"--letter", "the letter whose claims stand in the report, where it has them", false, false},
      {"--against",
       "of figures (.csv, .json): an earlier file of them; which figures are others, and why",
       false, false},
      {"--language", "in which is said why they are others; en when not given", false, false},
      {"--json", "an object with what differs", false, true}}},
    run_verify};

}  // namespace peil::cli
