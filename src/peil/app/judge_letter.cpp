#include "peil/app/judge_letter.h"

#include <algorithm>
#include <set>

#include "peil/app/wave_results.h"
#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"

namespace peil::app {
namespace {

// The stored waves that the letter speaks of; a claim of coverage without a wave is about the last.
std::set<std::string> waves_of(const Letter& letter, const Study& study,
                               const std::vector<std::string>& stored) {
  const auto is_stored = [&](const std::string& wave) {
    return std::ranges::find(stored, wave) != stored.end();
  };
  std::set<std::string> wanted;
  for (const Claim& claim : letter.claims) {
    std::ranges::copy_if(claim.waves, std::inserter(wanted, wanted.end()), is_stored);
    if (claim.kind != ClaimKind::Coverage || !claim.waves.empty()) continue;
    const auto last = std::find_if(study.waves.rbegin(), study.waves.rend(),
                                   [&](const Wave& wave) { return is_stored(wave.name); });
    if (last != study.waves.rend()) wanted.insert(last->name);
  }
  return wanted;
}

// Only trial interviews so far: the letter then rests on print for this wave.
bool nobody_answered(const Problems& problems) {
  return problems.size() == 1 && problems[0].code == "wave.no-answers";
}

}  // namespace

Result<JudgedLetter> judge_letter(const Files& files, const Study& study,
                                  const LetterRequest& request) {
  const Result<Letter> letter =
      findings::read_letter(files.read(request.path), request.path, study, request.language);
  if (!letter.ok()) return letter.problems();
  std::vector<WaveResults> waves;
  Problems problems;
  if (request.responses != nullptr) {
    for (const std::string& wave : waves_of(letter.value(), study, request.responses->waves())) {
      Result<WaveResults> results = wave_results(study, *request.responses, wave, request.program);
      if (results.ok()) {
        waves.push_back(std::move(results).value());
      } else if (!nobody_answered(results.problems())) {
        problems.insert(problems.end(), results.problems().begin(), results.problems().end());
      }
    }
  }
  if (!problems.empty()) return problems;
  return findings::judge_letter(letter.value(), study, waves);
}

}  // namespace peil::app
