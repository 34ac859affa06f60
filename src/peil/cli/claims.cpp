#include <algorithm>
#include <ostream>

#include "peil/app/judge_letter.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/base/visible.h"
#include "peil/cli/commands.h"
#include "peil/cli/letter_json.h"
#include "peil/findings/letter.h"
#include "peil/findings/wording.h"

namespace peil::cli {
namespace {

using findings::Wording;
using nlohmann::ordered_json;

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  });
  return text;
}

// "read as: rise, overall, vr, 2011 2013"
std::string taken_for(const JudgedClaim& c, const Wording& words) {
  std::vector<std::string> parts{findings::direction_name(c)};
  for (const auto* names : {&c.measures, &c.groups, &c.waves})
    if (!names->empty()) parts.push_back(join(*names, " "));
  if (!c.benchmark.empty()) parts.push_back(c.benchmark);
  return words.text("page.read-as", {{"what", join(parts, ", ")}});
}

void print_claim(const JudgedClaim& c, const Wording& words, std::ostream& out) {
  out << '\n'
      << words.text("page.line", {{"line", std::to_string(c.line)}}) << "  "
      << findings::kind_name(c.kind) << "  " << upper(findings::verdict_name(c.verdict)) << " ("
      << words.verdict(c.verdict) << ")\n"
      << "  \"" << visible(c.quote.empty() ? c.text : c.quote) << "\"\n";
  if (!c.quote.empty())
    out << "  " << taken_for(c, words) << (c.confirmed ? words.text("page.confirmed") : "") << '\n';
  out << "  " << words.text("page.reason") << ": " << flat(c.reason) << '\n';
  if (c.would_be_true)
    out << "  " << words.text("page.would") << ": " << flat(*c.would_be_true) << ".\n";
  if (c.interviews_needed) {
    out << "  " << words.text("page.needed") << ": " << words.count(*c.interviews_needed) << '\n';
  }
}

void print_not_read(const JudgedLetter& letter, const Wording& words, std::ostream& out) {
  if (letter.not_read.empty()) return;
  out << '\n' << words.text("page.not-read") << '\n';
  for (const NotRead& n : letter.not_read) {
    out << "  " << words.text("page.line", {{"line", std::to_string(n.line)}}) << ": \""
        << visible(n.text) << "\" (" << words.text(n.why) << ")\n";
  }
}

std::string closing(const JudgedLetter& letter, const Wording& words) {
  const auto count = [&](Verdict v) {
    return std::to_string(std::ranges::count(letter.claims, v, &JudgedClaim::verdict));
  };
  return words.text("page.close", {{"supported", count(Verdict::Supported)},
                                   {"partly", count(Verdict::Partly)},
                                   {"open", count(Verdict::NotDemonstrable)},
                                   {"wrong", count(Verdict::Contradicted)},
                                   {"untestable", count(Verdict::NotTestable)},
                                   {"unbound", std::to_string(letter.unbound.size())}});
}

void print_page(const JudgedLetter& letter, const std::string& name, std::ostream& out) {
  const Wording words(letter.language);
  out << words.text("page.head", {{"letter", name},
                                  {"count", std::to_string(letter.claims.size())},
                                  {"ground", words.text(findings::ground_key(letter))},
                                  {"study", letter.study}})
      << '\n';
  for (const Words& note : letter.notes) out << flat(note) << '\n';
  for (const JudgedClaim& c : letter.claims) print_claim(c, words, out);
  print_not_read(letter, words, out);
  out << '\n' << words.text(letter.unbound.empty() ? "page.unbound.none" : "page.unbound") << '\n';
  for (const UnboundNumber& n : letter.unbound) {
    out << "  " << words.text("page.line", {{"line", std::to_string(n.line)}}) << ": "
        << visible(n.text) << '\n';
  }
  out << '\n' << closing(letter, words) << '\n';
}

std::string told(const std::optional<app::DraftSaid>& said, const Wording& words) {
  return said ? '"' + visible(said->words) + "\" (" + said->verdict + ")" : words.text("page.none");
}

void print_changes(const std::vector<app::DraftChange>& changes, const std::string& earlier,
                   const Wording& words, std::ostream& out) {
  out << '\n'
      << words.text(changes.empty() ? "page.unchanged" : "page.changed", {{"earlier", earlier}})
      << '\n';
  for (const app::DraftChange& change : changes)
    out << "  - " << told(change.before, words) << "\n  + " << told(change.after, words) << '\n';
}

ordered_json json_of(const std::optional<app::DraftSaid>& said) {
  if (!said) return nullptr;
  return {{"words", said->words}, {"verdict", said->verdict}};
}

ordered_json json_of(const app::ClaimsJudged& judged) {
  ordered_json all = cli::json_of(judged.letter);
  if (!judged.changes) return all;
  ordered_json changes = ordered_json::array();
  for (const app::DraftChange& change : *judged.changes)
    changes.push_back({{"before", json_of(change.before)}, {"after", json_of(change.after)}});
  all["changes"] = std::move(changes);
  return all;
}

int refuse(const Problems& problems, const Arguments& arguments, Streams streams) {
  if (arguments.has("--json")) {
    streams.out << problems_json(problems);
    return ProblemsInInput;
  }
  print(problems, streams.err);
  const bool of_letter = problems.front().where == arguments.text("LETTER");
  streams.err << counted(problems.size(), "mistake") << " in "
              << arguments.text(of_letter ? "LETTER" : "--study") << ".\n";
  return ProblemsInInput;
}

int run_claims(const Arguments& arguments, Outside& outside, Streams streams) {
  app::ClaimsRequest request;
  request.letter = arguments.text("LETTER");
  request.study = arguments.text("--study");
  request.printed_only = arguments.has("--printed-only");
  if (arguments.has("--data")) request.data = arguments.text("--data");
  if (arguments.has("--language")) request.language = arguments.text("--language");
  if (arguments.has("--remarks")) request.remarks = arguments.text("--remarks");
  if (arguments.has("--against")) request.against = arguments.text("--against");
  request.confirm = arguments.has("--confirm");
  const auto judged = app::judge_claims(request, outside);
  if (!judged.ok()) return refuse(judged.problems(), arguments, streams);
  if (request.remarks) streams.err << "Written: " << *request.remarks << '\n';
  if (request.confirm) streams.err << "Written: " << app::readings_path(request.letter) << '\n';
  if (arguments.has("--json")) {
    streams.out << text_of(json_of(judged.value()));
  } else {
    print_page(judged.value().letter, request.letter, streams.out);
    if (judged.value().changes)
      print_changes(*judged.value().changes, *request.against,
                    Wording(judged.value().letter.language), streams.out);
  }
  return judged.value().all_supported() ? Done : ProblemsInInput;
}

}  // namespace

const Command claims{
    {"claims",
     "Holds every claim of a letter against the figures.",
     {{"LETTER", "the letter: .docx, .odt, .pdf, .html, Markdown or text", true, false},
      {"--study", "the study's folder", true, false},
      {"--json", "an object with the claims, their verdicts, and the numbers unbound", false, true},
      {"--data", "the folder with the answers (STUDY/data when it is there)", false, false},
      {"--language", "a language of reports, instead of what the letter says", false, false},
      {"--remarks",
       "a copy of the letter with the verdicts in its margin: .html, or .docx or .odt as the "
       "letter",
       false, false},
      {"--against", "an earlier draft: what the two say differently", false, false},
      {"--confirm", "writes what words were taken to say to LETTER.readings.toml, to be corrected",
       false, true},
      {"--printed-only", "judge on published marks, even where answers are stored", false, true}}},
    run_claims};

}  // namespace peil::cli
