#include "peil/app/draft_letter.h"

#include <utility>

#include "peil/app/judge_letter.h"
#include "peil/app/report_source.h"
#include "peil/report/draft_letter.h"
#include "peil/study/readings_file.h"

namespace peil::app {

Result<LetterWritten> draft_letter(const DraftRequest& request, const Outside& outside) {
  const auto made = ReportSource::of(
      {request.study, request.data, {}, {request.language}, "peil letter"}, outside);
  if (!made.ok()) return made.problems();
  const ReportSource& source = made.value();
  const Study& study = source.answered().study;
  const report::LetterDraft draft = source.letter_draft(request.language);
  const std::string text = report::markdown_of(draft.document, study.name);
  auto judged = judge_letter_in(std::vector{request.language}, "draft.md", text, study,
                                source.answered().waves,
                                {{}, {"draft.md", draft.readings}, source.drivers()});
  if (!judged.ok()) return judged.problems();
  return LetterWritten{request.format ? file_bytes(draft.document, *request.format, outside) : text,
                       study::readings_text(draft.readings), std::move(judged.value().front()),
                       source.no_drivers()};
}

}  // namespace peil::app
