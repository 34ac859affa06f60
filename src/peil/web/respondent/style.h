#pragma once

#include <string>

#include "peil/web/http.h"

namespace peil::web::respondent {

/// The address of the style sheet, with the hash of its bytes.
std::string style_url();

/// The style sheet, which under that address may be kept for a year.
HttpResponse style(const HttpRequest& request);

}  // namespace peil::web::respondent
