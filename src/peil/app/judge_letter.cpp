#include "peil/app/judge_letter.h"

#include <algorithm>
#include <filesystem>

#include "peil/app/find_drivers.h"
#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"
#include "peil/base/outside_error.h"
#include "peil/findings/confirmed_spans.h"
#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"
#include "peil/findings/printed_letter.h"
#include "peil/findings/wording.h"
#include "peil/study/readings_file.h"

namespace peil::app {
namespace {

constexpr int threads_of_drivers = 2;

// Where the answers are: the folder that was named, which must be there, or the study's own.
std::optional<std::string> data_folder(const ClaimsRequest& request, const Files& files) {
  if (request.printed_only) return {};
  const std::string folder = request.data.value_or(request.study + "/data");
  if (files.exists(folder)) return folder;
  if (request.data) throw OutsideError(folder + ": there is no such folder.");
  return {};
}

std::string without_colon(std::string text) {
  if (text.ends_with(':')) text.pop_back();
  return text;
}

// The verdict, why, and what would be true, in the language of the letter.
std::vector<LetterRemark> remarks_of(const JudgedLetter& letter) {
  const findings::Wording words(letter.words);
  std::vector<std::pair<std::size_t, LetterRemark>> all;
  for (const JudgedClaim& c : letter.claims) {
    LetterRemark remark{c.quote.empty() ? c.text : c.quote, words.verdict(c.verdict),
                        flat(c.reason)};
    if (c.would_be_true)
      remark.text += "\n" + words.text("page.would") + ": " + flat(*c.would_be_true) + ".";
    all.emplace_back(c.line, std::move(remark));
  }
  for (const NotRead& n : letter.not_read)
    all.emplace_back(n.line, LetterRemark{n.text, without_colon(words.text("page.not-read")),
                                          words.text(n.why)});
  std::ranges::stable_sort(all, {}, &std::pair<std::size_t, LetterRemark>::first);
  std::vector<LetterRemark> remarks;
  for (auto& [line, remark] : all) {
    const std::string number = std::to_string(remarks.size() + 1);
    remark.label = words.text("page.remark", {{"n", number}, {"verdict", remark.title}});
    remark.back = words.text("page.remark-back", {{"n", number}});
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

RemarkedCopy copy_of(const ClaimsRequest& request, const JudgedLetter& letter,
                     const std::string& text) {
  const std::string name = std::filesystem::path(request.letter).filename().string();
  return {*request.remarks, letter.words, letter.language,
          findings::Wording(letter.words).text("page.remark-title", {{"letter", name}}),
          findings::printed_letter(text, request.letter)};
}

Result<Letter> read(const Study& study, const LetterRequest& request) {
  const std::vector<std::string> held =
      request.responses ? request.responses->waves() : std::vector<std::string>{};
  return findings::read_letter(request.text, request.path, study, request.language, held,
                               request.confirmed);
}

// Drivers take seconds: they are worked out for a letter that speaks of them. Where they cannot be,
// what matters to people stays untested, and `why_not` says why.
std::optional<findings::DriversFound> drivers_for(const Letter& letter, const Study& study,
                                                  const LetterRequest& request,
                                                  std::span<const WaveResults> waves,
                                                  std::vector<Words>& why_not) {
  const bool asks = std::ranges::any_of(letter.claims, [](const Claim& claim) {
    return claim.kind == ClaimKind::Valued || claim.kind == ClaimKind::Important ||
           claim.kind == ClaimKind::Priority;
  });
  if (!asks || waves.empty() || !waves.back().weighting.converged) return {};
  std::vector<WeighedWave> weighed;
  auto found = drivers_of({study, *request.responses, request.program, request.out},
                          waves.back().wave, threads_of_drivers, weighed, request.out_by);
  if (found.ok()) return std::move(found).value();
  for (const Problem& problem : found.problems())
    why_not.push_back(plain(problem.message + " " + problem.mend));
  return {};
}

// What the sentence says when nothing stands before it.
bool says_it_alone(const Claim& claim, const std::string& language, const Study& study,
                   const LetterRequest& request) {
  LetterRequest alone = request;
  alone.text = claim.text, alone.language = language, alone.confirmed = {};
  const Result<Letter> letter = read(study, alone);
  return letter.ok() && std::ranges::any_of(letter.value().claims, [&](const Claim& other) {
           return other.quote == claim.quote &&
                  findings::braces_of(other) == findings::braces_of(claim);
         });
}

// What was confirmed before as it was, and behind it what the other words were taken to say. Words
// that speak of what was spoken of before are confirmed behind those words alone.
std::vector<ConfirmedReading> readings_of(const Study& study, const LetterRequest& request) {
  std::vector<ConfirmedReading> all = request.confirmed.all;
  const Result<Letter> letter = read(study, request);
  for (const Claim& claim : letter.value().claims) {
    if (claim.confirmed || claim.quote.empty()) continue;
    ConfirmedReading one{claim.quote, findings::braces_of(claim), 0};
    if (!says_it_alone(claim, letter.value().language, study, request))
      one.after = findings::words_before(request.text, claim.line, claim.quote);
    all.push_back(std::move(one));
  }
  return all;
}

// A letter that says itself what its words claim needs nobody to confirm it; and what would be
// written beside it is used by nobody.
Problems marked_already(const Study& study, const LetterRequest& request) {
  const Result<Letter> letter = read(study, request);
  if (!letter.ok()) return letter.problems();
  if (!letter.value().marked || letter.value().claims.empty()) return {};
  return {{"letter.marked", request.path, 0, 0,
           "The letter marks its claims itself: what its words say stands in its braces.",
           "Correct the braces in the letter; --confirm is for letters without marks."}};
}

}  // namespace

Result<std::string> letter_text(const std::string& path, const Outside& outside) {
  std::string bytes = outside.files.read(path);
  if (outside.letters == nullptr) return bytes;
  return outside.letters->text(bytes, path);
}

bool ClaimsJudged::all_supported() const {
  return letter.not_read.empty() &&
         std::ranges::all_of(letter.claims, [](const JudgedClaim& claim) {
           return claim.verdict == Verdict::Supported;
         });
}

std::string readings_path(const std::string& letter) { return letter + ".readings.toml"; }

Result<ConfirmedReadings> readings_beside(const std::string& letter, const Outside& outside) {
  const std::string path = readings_path(letter);
  if (!outside.files.exists(path)) return ConfirmedReadings{path, {}};
  return study::read_readings(outside.files.read(path), path);
}

Result<JudgedLetter> judge_letter(const Study& study, const LetterRequest& request) {
  const Result<Letter> letter = read(study, request);
  if (!letter.ok()) return letter.problems();
  if (request.responses == nullptr) return findings::judge_letter(letter.value(), study, {});
  const Result<std::vector<WaveResults>> waves =
      stored_waves(study, *request.responses, request.program, request.out);
  if (!waves.ok()) return waves.problems();
  std::vector<Words> why_not;
  const auto drivers = drivers_for(letter.value(), study, request, waves.value(), why_not);
  JudgedLetter judged = findings::judge_letter(letter.value(), study, waves.value(), "",
                                               drivers ? &*drivers : nullptr);
  judged.notes.insert(judged.notes.end(), why_not.begin(), why_not.end());
  return judged;
}

Result<std::vector<JudgedLetter>> judge_letter_in(std::span<const std::string> languages,
                                                  const std::string& path, const std::string& text,
                                                  const Study& study,
                                                  std::span<const WaveResults> waves,
                                                  const LetterAids& aids) {
  std::vector<std::string> held;
  for (const WaveResults& wave : waves) held.push_back(wave.wave);
  const Result<Letter> letter =
      findings::read_letter(text, path, study, aids.language, held, aids.confirmed);
  if (!letter.ok()) return letter.problems();
  std::vector<JudgedLetter> judged;
  for (const std::string& language : languages)
    judged.push_back(findings::judge_letter(letter.value(), study, waves, language, aids.drivers));
  return judged;
}

Result<ClaimsJudged> judge_claims(const ClaimsRequest& request, const Outside& outside) {
  const Result<Study> study = read_study(outside.files, request.study);
  if (!study.ok()) return study.problems();
  const std::optional<std::string> data = data_folder(request, outside.files);
  std::unique_ptr<const ResponseStore> answers;
  WentOutByWave before;
  if (data) {
    answers = outside.read_answers(*data);
    Result<WentOutByWave> out = went_out(study.value(), *data, outside);
    if (!out.ok()) return out.problems();
    before = std::move(out).value();
  }
  AnalysesOut out(data.value_or(""), "peil claims", outside);
  const auto asked = [&](const std::string& path) -> Result<LetterRequest> {
    const Result<std::string> text = letter_text(path, outside);
    if (!text.ok()) return text.problems();
    const Result<ConfirmedReadings> confirmed = readings_beside(path, outside);
    if (!confirmed.ok()) return confirmed.problems();
    return LetterRequest{path,
                         text.value(),
                         request.language,
                         answers.get(),
                         outside.program(),
                         before,
                         confirmed.value(),
                         &out};
  };
  const Result<LetterRequest> of = asked(request.letter);
  if (!of.ok()) return of.problems();
  if (request.confirm)
    if (Problems marked = marked_already(study.value(), of.value()); !marked.empty()) return marked;
  Result<JudgedLetter> letter = judge_letter(study.value(), of.value());
  if (!letter.ok()) return letter.problems();
  ClaimsJudged judged{std::move(letter).value()};
  if (request.against) {
    const Result<LetterRequest> earlier = asked(*request.against);
    if (!earlier.ok()) return earlier.problems();
    const Result<JudgedLetter> was = judge_letter(study.value(), earlier.value());
    if (!was.ok()) return was.problems();
    judged.changes = compare_drafts(was.value(), judged.letter);
  }
  if (request.remarks) {
    const Result<std::string> copy = outside.letters->with_remarks(
        outside.files.read(request.letter), request.letter, remarks_of(judged.letter),
        copy_of(request, judged.letter, of.value().text));
    if (!copy.ok()) return copy.problems();
    outside.files.write(*request.remarks, copy.value());
  }
  if (request.confirm)
    outside.files.write(readings_path(request.letter),
                        study::readings_text(readings_of(study.value(), of.value())));
  return judged;
}

}  // namespace peil::app
