#pragma once

#include <map>
#include <string>

#include "peil/study/draft.h"

namespace peil::study {

/// Reads the earlier forms of a study into the draft, after study.toml and questionnaire.toml:
/// questionnaires/WAVE.toml served up to and including that wave, from the wave after the file
/// before it; questionnaires/WAVE.N.toml is an edition of the form of that wave that differs in
/// words only. Texts keep the key of the later form where it has the same text; others are called
/// "form/WAVE/..." (local_texts.h).
///
/// Problems  those of read_questionnaire_file, and
///           "form.file-name"     neither WAVE.toml nor WAVE.N.toml
///           "form.unknown-wave"  no such wave
///           "form.newest-wave"   the form of the newest wave is questionnaire.toml
///           "form.edition"       an edition that differs in more than words
void read_forms(const std::map<std::string, std::string>& texts, Draft& draft, Problems& problems);

}  // namespace peil::study
