#include "peil/app/judge_letter.h"

#include "peil/app/wave_results.h"
#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"

namespace peil::app {

Result<JudgedLetter> judge_letter(const Files& files, const Study& study,
                                  const LetterRequest& request) {
  const Result<Letter> letter =
      findings::read_letter(files.read(request.path), request.path, study, request.language);
  if (!letter.ok()) return letter.problems();
  if (request.responses == nullptr) return findings::judge_letter(letter.value(), study, {});
  const Result<std::vector<WaveResults>> waves =
      stored_waves(study, *request.responses, request.program);
  if (!waves.ok()) return waves.problems();
  return findings::judge_letter(letter.value(), study, waves.value());
}

}  // namespace peil::app
