#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/web/respondent/document.h"
#include "peil/web/respondent/pages.h"

/// What several pages of the respondent are made of.
namespace peil::web::respondent {

Html heading(const Html& text);
Html hidden(const std::string& name, const std::string& value);
/// The button that goes on.
Html button(const Html& text);
/// A way off the page that sends it: what is valid on it is kept.
Html leaving(const char* value, const Html& text);
Html form(const std::string& action, const Html& inside, const std::string& id = "");
Html code_field(const Words& words, const std::string& name, const Html& error,
                std::string_view typed);

struct Mistake {
  std::string field;  ///< id
  Html text;
};
/// Announced as soon as the page is there, with a link to each field in trouble. Nothing without
/// mistakes.
Html summary(const Words& words, const std::vector<Mistake>& mistakes,
             std::string_view title);
/// A sentence that is announced; nothing when there is none.
Html notice(const Words& words, const Said& said);
/// From which day until which.
Html open_days(const Words& words, const app::Interview::Fieldwork& fieldwork);

}  // namespace peil::web::respondent
