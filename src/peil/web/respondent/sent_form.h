#pragma once

#include <string>
#include <string_view>

#include "peil/app/interview.h"
#include "peil/model/questionnaire.h"
#include "peil/web/http.h"

/// The fields of a form of ours, as they come back.
namespace peil::web::respondent {

/// The first value of that name, or "".
std::string value_of(const Fields& fields, std::string_view name);

/// By the button that sent the form.
app::Interview::Way way_of(const Fields& fields);

/// Fields that a page of the form has, or had before it was changed, within their limits, as text
/// that a page can carry; the login code stays out.
Fields carried(const Fields& fields, const Questionnaire& form, const std::string& page);

}  // namespace peil::web::respondent
