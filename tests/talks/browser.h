#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "peil/base/text.h"
#include "peil/web/respondent/routes.h"
#include "shown_form.h"
#include "talk.h"

namespace peil::talks {

using web::Fields;
using web::HttpRequest;
using web::HttpResponse;

inline std::string encoded(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    const std::string digits = hex(std::string(1, c));
    safe += '%';
    safe += digits;
  }
  return safe;
}

inline std::string body_of(const Fields& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += (body.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  }
  return body;
}

inline int count(const std::string& text, const std::string& part) {
  int n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// A browser with a site behind it.
class Browser {
 public:
  explicit Browser(Study study = interview::testing::small_interview(),
                   web::respondent::RouteOptions options = {})
      : house(std::make_unique<House>(std::move(study))) {
    options.server_key = house->stores.server_key;
    if (options.behind_tls) cookie_name = "__Host-peil";
    routes = std::make_unique<web::respondent::Routes>(house->interview, house->clock, options);
    id = house->enrol("lawyers", "0123-4567-89AB");
  }

  HttpResponse ask(const std::string& method, const std::string& target,
                   const std::string& body = "") {
    HttpRequest request;
    request.method = method;
    request.path = target.substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = target.substr(target.find('?') + 1);
    request.headers = headers;
    if (method == "POST")
      request.headers.try_emplace("content-type", "application/x-www-form-urlencoded");
    if (!ticket.empty()) request.headers["cookie"] = cookie_name + "=" + ticket;
    request.body = body.substr(0, cut_at);
    request.too_large = body.size() > cut_at;
    request.address = address;
    std::optional<HttpResponse> got;
    routes->handle(
        request, [](std::function<void()> work) { work(); },
        [&](HttpResponse response) { got = std::move(response); });
    EXPECT_TRUE(got) << target;
    if (got && got->header("Set-Cookie").starts_with(cookie_name + "=")) {
      const std::string cookie(got->header("Set-Cookie"));
      const auto from = cookie_name.size() + 1;
      ticket = cookie.substr(from, cookie.find(';') - from);
    }
    return got.value_or(HttpResponse{});
  }
  HttpResponse get(const std::string& target) { return ask("GET", target); }
  HttpResponse post(const std::string& target, const Fields& fields) {
    return ask("POST", target, body_of(fields));
  }
  HttpResponse log_in() { return post("/nl/start", {{"code", "0123-4567-89AB"}}); }

  /// The fields of a page as it shows them, with the given ones filled in instead.
  static Fields fields_of(const HttpResponse& page, const Fields& filled) {
    Fields fields = shown_fields(page.body);
    std::erase_if(fields, [&](const auto& shown) {
      return std::ranges::any_of(filled, [&](const auto& f) { return f.first == shown.first; });
    });
    fields.insert(fields.end(), filled.begin(), filled.end());
    return fields;
  }
  std::size_t events() { return house->responses().events(id).size(); }

  std::unique_ptr<House> house;
  std::unique_ptr<web::respondent::Routes> routes;
  std::string id;
  std::string cookie_name = "peil";
  std::string ticket;
  std::size_t cut_at = std::string::npos;  ///< where the server cuts a body
  std::string address = "192.0.2.1";
  std::map<std::string, std::string, std::less<>> headers;
};

}  // namespace peil::talks
