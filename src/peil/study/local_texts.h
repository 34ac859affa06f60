#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/study.h"

namespace peil::study {

/// Every text of a study that people read, in the order of the study, those of the interface last.
/// Texts that are not there (a question without a hint) are left out.
std::vector<LocalText*> texts_of(Study& study);
std::vector<const LocalText*> texts_of(const Study& study);

/// The key of a text of an earlier form that later forms do not have so: "form/2009/question/...",
/// and the key that it had while its form was the newest.
std::string earlier_key(std::string_view wave, std::string_view key);
std::string_view later_key(std::string_view key);

/// Gives the texts of earlier forms their keys: that of the later form where it has the same text,
/// else one of its own. `renamed` hears of every one of them.
void name_earlier_texts(Study& study, const std::function<void(const LocalText&)>& renamed);

/// Texts that forms share get the translations of the newest of them.
void share_translations(Study& study);

/// Gives calculations their name as label, and texts at choices the label of the choice, in all
/// languages: they have no text of their own.
void label_what_has_no_text(Study& study);

/// Puts the texts of the respondent's pages and of the summary in plain language in the study:
/// peil's own in the languages in which it writes, others to be translated.
void add_interface_texts(Study& study);
void add_summary_texts(Study& study);

/// True when the text of `key` must be in the translation file of `language`: what respondents read
/// and peil does not know itself; of what stands in reports alone, in the languages of reports.
bool must_be_translated(std::string_view key, std::string_view language);
/// False for words of a message (plans/WAVE.toml) that does not go out in that language.
bool is_sent_in(const Study& study, std::string_view key, std::string_view language);
/// True when it may be: without the texts of the summary there is none in that language.
bool may_be_translated(std::string_view key, std::string_view language);

}  // namespace peil::study
