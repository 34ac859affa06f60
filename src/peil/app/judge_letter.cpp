#include "peil/app/judge_letter.h"

#include "peil/findings/judge_letter.h"
#include "peil/findings/letter.h"

namespace peil::app {

Result<JudgedLetter> judge_letter(const Files& files, const std::string& path, const Study& study,
                                  const std::optional<std::string>& language) {
  const Result<Letter> letter = findings::read_letter(files.read(path), path, study, language);
  if (!letter.ok()) return letter.problems();
  return findings::judge_letter(letter.value(), study, {});
}

}  // namespace peil::app
