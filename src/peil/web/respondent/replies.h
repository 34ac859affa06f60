#pragma once

#include <string>
#include <utility>

#include "peil/web/http.h"

/// Replies as the files of Routes give them.
namespace peil::web::respondent {

inline HttpResponse page(int status, std::string html) {
  return {status, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(html)};
}

/// 303: the browser fetches the new page with GET, whatever it did before.
inline HttpResponse go_to(std::string path) { return {303, {{"Location", std::move(path)}}, ""}; }

inline std::string path_of(const std::string& language, const std::string& page) {
  return "/" + language + (page.empty() ? "/thanks" : "/q/" + page);
}

}  // namespace peil::web::respondent
