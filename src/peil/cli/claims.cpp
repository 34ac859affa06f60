#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/app/judge_letter.h"
#include "peil/app/read_study.h"
#include "peil/base/outside_error.h"
#include "peil/cli/commands.h"
#include "peil/findings/letter.h"
#include "peil/findings/wording.h"

namespace peil::cli {
namespace {

using findings::Wording;

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  });
  return text;
}

std::string as_json(const JudgedLetter& letter) {
  nlohmann::ordered_json claims = nlohmann::ordered_json::array();
  for (const JudgedClaim& c : letter.claims) {
    nlohmann::ordered_json one{{"line", c.line},
                               {"text", c.text},
                               {"claim", findings::kind_name(c.kind)},
                               {"verdict", findings::verdict_name(c.verdict)},
                               {"reason", c.reason},
                               {"would_be_true", nullptr}};
    if (c.would_be_true) one["would_be_true"] = *c.would_be_true;
    if (c.interviews_needed) one["interviews_needed"] = *c.interviews_needed;
    claims.push_back(std::move(one));
  }
  nlohmann::ordered_json unbound = nlohmann::ordered_json::array();
  for (const UnboundNumber& n : letter.unbound) {
    unbound.push_back({{"line", n.line}, {"text", n.text}});
  }
  const nlohmann::ordered_json all{{"study", letter.study},
                                   {"language", letter.language},
                                   {"fictional", letter.fictional},
                                   {"notes", letter.notes},
                                   {"claims", claims},
                                   {"unbound", unbound}};
  return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void print_claim(const JudgedClaim& c, const Wording& words, std::ostream& out) {
  out << '\n'
      << words.say("page.line", {{"line", std::to_string(c.line)}}) << "  "
      << findings::kind_name(c.kind) << "  " << upper(findings::verdict_name(c.verdict)) << " ("
      << words.verdict(c.verdict) << ")\n"
      << "  \"" << c.text << "\"\n"
      << "  " << words.say("page.reason") << ": " << c.reason << '\n';
  if (c.would_be_true) out << "  " << words.say("page.would") << ": " << *c.would_be_true << ".\n";
  if (c.interviews_needed) {
    out << "  " << words.say("page.needed") << ": " << words.count(*c.interviews_needed) << '\n';
  }
}

std::string closing(const JudgedLetter& letter, const Wording& words) {
  const auto count = [&](Verdict v) {
    return std::to_string(std::ranges::count(letter.claims, v, &JudgedClaim::verdict));
  };
  return words.say("page.close", {{"supported", count(Verdict::Supported)},
                                  {"partly", count(Verdict::Partly)},
                                  {"open", count(Verdict::NotDemonstrable)},
                                  {"wrong", count(Verdict::Contradicted)},
                                  {"untestable", count(Verdict::NotTestable)},
                                  {"unbound", std::to_string(letter.unbound.size())}});
}

void print_page(const JudgedLetter& letter, const std::string& name, bool print_only,
                std::ostream& out) {
  const Wording words(letter.language);
  out << words.say("page.head",
                   {{"letter", name},
                    {"count", std::to_string(letter.claims.size())},
                    {"ground", words.say(print_only ? "page.ground.print" : "page.ground.answers")},
                    {"study", letter.study}})
      << '\n';
  for (const std::string& note : letter.notes) out << note << '\n';
  for (const JudgedClaim& c : letter.claims) print_claim(c, words, out);
  out << '\n' << words.say(letter.unbound.empty() ? "page.unbound.none" : "page.unbound") << '\n';
  for (const UnboundNumber& n : letter.unbound) {
    out << "  " << words.say("page.line", {{"line", std::to_string(n.line)}}) << ": " << n.text
        << '\n';
  }
  out << '\n' << closing(letter, words) << '\n';
}

int refuse(const Problems& problems, const Arguments& arguments, Streams streams,
           const std::string& what) {
  if (arguments.has("--json")) {
    streams.out << problems_json(problems);
  } else {
    print(problems, streams.err);
    streams.err << problems.size() << " mistakes in " << what << ".\n";
  }
  return ProblemsInInput;
}

// Where the answers are: the folder that was named, which must be there, or the study's own.
std::optional<std::string> data_folder(const Arguments& arguments, const Outside& outside) {
  if (arguments.has("--printed-only")) return {};
  const std::string usual = arguments.text("--study") + "/data";
  const std::string folder = arguments.text("--data", usual);
  if (outside.files.exists(folder)) return folder;
  if (arguments.has("--data")) throw OutsideError(folder + ": there is no such folder.");
  return {};
}

int run_claims(const Arguments& arguments, Outside& outside, Streams streams) {
  const std::string path = arguments.text("LETTER"), folder = arguments.text("--study");
  const Result<Study> study = app::read_study(outside.files, folder);
  if (!study.ok()) return refuse(study.problems(), arguments, streams, folder);
  const std::optional<std::string> data = data_folder(arguments, outside);
  std::unique_ptr<const ResponseStore> answers;
  if (data) answers = outside.read_answers(*data);
  app::LetterRequest request{path, {}, answers.get(), outside.program()};
  if (arguments.has("--language")) request.language = arguments.text("--language");
  const Result<JudgedLetter> letter = app::judge_letter(outside.files, study.value(), request);
  if (!letter.ok()) return refuse(letter.problems(), arguments, streams, path);
  if (arguments.has("--json")) {
    streams.out << as_json(letter.value());
  } else {
    print_page(letter.value(), path, !data, streams.out);
  }
  const bool all_supported = std::ranges::all_of(
      letter.value().claims, [](const JudgedClaim& c) { return c.verdict == Verdict::Supported; });
  return all_supported ? Done : ProblemsInInput;
}

}  // namespace

const Command claims{
    {"claims",
     "Holds every claim of a letter against the figures.",
     {{"LETTER", "the letter, in Markdown with its claims marked", true, false},
      {"--study", "the study's folder", true, false},
      {"--json", "an object with the claims, their verdicts, and the numbers unbound", false, true},
      {"--data", "the folder with the answers (STUDY/data when it is there)", false, false},
      {"--language", "nl or en, instead of what the letter says", false, false},
      {"--printed-only", "judge on published marks, even where answers are stored", false, true}}},
    run_claims};

}  // namespace peil::cli
