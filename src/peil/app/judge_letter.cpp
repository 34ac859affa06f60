#include "peil/app/judge_letter.h"

#include <algorithm>

#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"
#include "peil/base/outside_error.h"
#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"
#include "peil/findings/wording.h"

namespace peil::app {
namespace {

// Where the answers are: the folder that was named, which must be there, or the study's own.
std::optional<std::string> data_folder(const ClaimsRequest& request, const Files& files) {
  if (request.printed_only) return {};
  const std::string folder = request.data.value_or(request.study + "/data");
  if (files.exists(folder)) return folder;
  if (request.data) throw OutsideError(folder + ": there is no such folder.");
  return {};
}

// The verdict, why, and what would be true, in the language of the letter.
std::vector<Remark> remarks_of(const JudgedLetter& letter) {
  const findings::Wording words(letter.words);
  std::vector<std::pair<std::size_t, Remark>> all;
  for (const JudgedClaim& c : letter.claims) {
    Remark remark{c.quote.empty() ? c.text : c.quote, words.verdict(c.verdict), flat(c.reason)};
    if (c.would_be_true)
      remark.text += "\n" + words.text("page.would") + ": " + flat(*c.would_be_true) + ".";
    all.emplace_back(c.line, std::move(remark));
  }
  for (const NotRead& n : letter.not_read)
    all.emplace_back(n.line, Remark{n.text, words.text("page.not-read"), words.text(n.why)});
  std::ranges::stable_sort(all, {}, &std::pair<std::size_t, Remark>::first);
  std::vector<Remark> remarks;
  for (auto& [line, remark] : all) remarks.push_back(std::move(remark));
  return remarks;
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

Result<JudgedLetter> judge_letter(const Study& study, const LetterRequest& request) {
  const std::vector<std::string> held =
      request.responses ? request.responses->waves() : std::vector<std::string>{};
  const Result<Letter> letter =
      findings::read_letter(request.text, request.path, study, request.language, held);
  if (!letter.ok()) return letter.problems();
  if (request.responses == nullptr) return findings::judge_letter(letter.value(), study, {});
  const Result<std::vector<WaveResults>> waves =
      stored_waves(study, *request.responses, request.program, request.out);
  if (!waves.ok()) return waves.problems();
  return findings::judge_letter(letter.value(), study, waves.value());
}

Result<std::vector<JudgedLetter>> judge_letter_in(std::span<const std::string> languages,
                                                  const std::string& path, const std::string& text,
                                                  const Study& study,
                                                  std::span<const WaveResults> waves,
                                                  const std::optional<std::string>& own) {
  std::vector<std::string> held;
  for (const WaveResults& wave : waves) held.push_back(wave.wave);
  const Result<Letter> letter = findings::read_letter(text, path, study, own, held);
  if (!letter.ok()) return letter.problems();
  std::vector<JudgedLetter> judged;
  for (const std::string& language : languages) {
    judged.push_back(findings::judge_letter(letter.value(), study, waves, language));
  }
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
  const Result<std::string> text = letter_text(request.letter, outside);
  if (!text.ok()) return text.problems();
  Result<JudgedLetter> letter =
      judge_letter(study.value(), {request.letter, text.value(), request.language, answers.get(),
                                   outside.program(), std::move(before)});
  if (!letter.ok()) return letter.problems();
  if (request.remarks) {
    const Result<std::string> copy = outside.letters->with_remarks(
        outside.files.read(request.letter), request.letter, remarks_of(letter.value()));
    if (!copy.ok()) return copy.problems();
    outside.files.write(*request.remarks, copy.value());
  }
  return ClaimsJudged{std::move(letter).value()};
}

}  // namespace peil::app
