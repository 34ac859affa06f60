#pragma once

#include <string>
#include <utility>

#include "peil/web/http.h"

/// Replies that every site gives.
namespace peil::web {

inline HttpResponse page(int status, std::string html) {
  return {status, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(html)};
}

/// 303: the browser fetches the new page with GET, whatever it did before.
inline HttpResponse go_to(std::string path) { return {303, {{"Location", std::move(path)}}, ""}; }

}  // namespace peil::web
